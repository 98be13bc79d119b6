/** Long calls that the person may cancel, by the id that the caller gave them. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();

  async run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      // The same id may have been given again meanwhile: that job can still be cancelled.
      if (this.#running.get(job) === controller) this.#running.delete(job);
    }
  }

  /** A job that has ended is no error: cancel and end may cross. */
  cancel(job: string): Record<string, never> {
    this.#running.get(job)?.abort();
    return {};
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
