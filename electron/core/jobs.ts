/** Long calls that the person can cancel, by the id that the caller has chosen. */
import type {
  CallsOf,
  EventData,
  Handlers,
  Job,
  Input,
  JobControl,
  JobName,
  Output,
} from "../../shared/contract/calls.ts";
import type { Emit } from "../../shared/port/bridge.ts";

type Step = EventData<"job.progress">["step"];

export class Jobs {
  readonly #emit: Emit;
  readonly #running = new Map<string, AbortController>();
  readonly calls = {
    "jobs.cancel": async ({ job }) => this.cancel(job),
  } satisfies CallsOf<"jobs">;

  /** @param emit sends the progress of the jobs to the windows */
  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** Makes handlers of jobs. @param usualStep the step of their progress, where they name none */
  answer<N extends JobName>(jobs: { [Name in N]: Job<Name> }, usualStep: Step): Pick<Handlers, N> {
    const answerOne =
      <Name extends N>(work: Job<Name>) =>
      (input: Input<Name>): Promise<Output<Name>> =>
        this.run(input.job, (signal) =>
          work(input, { signal, onProgress: this.#announce(input.job, usualStep) }),
        );
    const handlers: Record<string, unknown> = {};
    for (const name in jobs) handlers[name] = answerOne(jobs[name]);
    // oxlint-disable-next-line typescript/consistent-type-assertions -- The loop has made one for each name.
    return handlers as Pick<Handlers, N>;
  }

  #announce(job: string, usualStep: Step): JobControl["onProgress"] {
    return (done, total, step = usualStep) => this.#emit("job.progress", { job, done, total, step });
  }

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
