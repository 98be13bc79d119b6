/**
 * Runs asynchronous tasks one at a time, in the order in which they are added. A task that fails rejects the
 * promise of its own `run`, and the next task runs as if it had succeeded.
 *
 * A task must not wait for a later task of the same queue: neither would ever end.
 */
export class SerialQueue {
  /** Resolves when the task that was added last has settled. It never rejects. */
  #last: Promise<void> = Promise.resolve();

  /**
   * Adds a task. It starts when all tasks that were added before have settled, and never before `run` returns.
   * @returns what the task returns or throws
   */
  run<Result>(task: () => Result | Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  /** Resolves when all tasks that were added before have settled; it does not wait for later ones. */
  settled(): Promise<void> {
    return this.#last;
  }
}
