/** Long calls that the person can cancel, by the id that the caller has chosen. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();

  /** Runs a job. Its `signal` aborts when the job is cancelled. */
  async run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      // Another job may have started with the same id meanwhile, and must remain cancellable.
      if (this.#running.get(job) === controller) this.#running.delete(job);
    }
  }

  /** Cancels a job. An unknown id is no error, because the job may have just ended. */
  cancel(job: string): Record<string, never> {
    this.#running.get(job)?.abort();
    return {};
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
