/** The errors of the window, for the log: as many as tell what is wrong, and not one for each turn of a loop. */
import type { CallsOf } from "../../shared/contract/calls.ts";
import type { WindowFault } from "../../shared/contract/program.ts";
import { describeError } from "./system/describe-error.ts";
import { writeLog } from "./system/program-log.ts";

/** Most errors that are logged within `period` ms. */
const maximumLogged = 20;
const period = 60_000;

export class WindowFaults {
  readonly calls: CallsOf<"program"> = {
    "program.report": async (fault) => {
      this.#report(fault);
      return {};
    },
  };
  readonly #libraryFolder: string;
  /** When the last ones were logged, in ms of `performance.now()`. */
  #moments: number[] = [];
  #passedOver = 0;

  constructor(libraryFolder: string) {
    this.#libraryFolder = libraryFolder;
  }

  #report({ kind, ...error }: WindowFault): void {
    const now = performance.now();
    this.#moments = this.#moments.filter((moment) => now - moment < period);
    if (this.#moments.length >= maximumLogged) {
      this.#passedOver += 1;
      return;
    }
    this.#moments.push(now);
    writeLog(this.#libraryFolder, "error", "window.fault", {
      kind,
      passedOver: this.#passedOver,
      error: describeError(error),
    });
    this.#passedOver = 0;
  }
}
