/**
 * Faults: errors that no part of the program expected. The program goes on after one, because what people did is
 * stored by transactions and by files that are written whole, so that no fault leaves a part of it. It ends after
 * many faults in a short time, because then it may be too busy with them to save.
 */
import type { Core } from "../../core/core.ts";
import { describeError } from "../../core/system/describe-error.ts";
import { writeLog } from "../../core/system/program-log.ts";

/** This many faults within `period` end the program. */
export const maximumFaults = 10;
const period = 60_000;
/** Time in ms that the windows get to save before the library closes. */
const savingTime = 2000;
/** Time in ms after which the program ends although the library has not closed. */
const closingTime = 10_000;

/** The part of `process` that is used here. */
type Source = Pick<NodeJS.Process, "on" | "off">;

export interface FaultOptions {
  libraryFolder: string;
  core: Pick<Core, "emit" | "close">;
  /** Ends the program, after everything that can be saved is saved. */
  end: () => void;
  source?: Source;
}

/** Receives a fault that was caught where it happened, such as in a request. */
export type Report = (error: unknown) => void;

/**
 * Logs each fault, tells the windows, which save at once, and ends the program if there are too many.
 * @returns `report` for faults that were caught, and `stop`, which leaves faults to the system again
 */
export function watchFaults({ libraryFolder, core, end, source = process }: FaultOptions): {
  report: Report;
  stop: () => void;
} {
  let moments: number[] = [];
  let isEnding = false;

  const note = (event: string, error: unknown): void => {
    writeLog(libraryFolder, "error", event, { error: describeError(error) });
    // oxlint-disable-next-line no-console -- for whoever started the program in a terminal
    console.error(error);
  };
  const report: Report = (error) => {
    note("fault", error);
    const now = Date.now();
    // A clock that was set back must not keep old faults for ever.
    moments = [...moments.filter((moment) => Math.abs(now - moment) < period), now];
    if (isEnding) return;
    isEnding = moments.length >= maximumFaults;
    tell(isEnding);
    if (isEnding) void saveAndEnd();
  };
  const tell = (isLast: boolean): void => {
    try {
      core.emit("program.fault", { isEnding: isLast });
    } catch (error) {
      note("fault.not-told", error);
    }
  };
  const saveAndEnd = async (): Promise<void> => {
    await wait(savingTime);
    await Promise.race([core.close(), wait(closingTime)]).catch((error: unknown) =>
      note("fault.not-closed", error),
    );
    end();
  };

  source.on("uncaughtException", report);
  source.on("unhandledRejection", report);
  return {
    report,
    stop: () => {
      source.off("uncaughtException", report);
      source.off("unhandledRejection", report);
    },
  };
}

const wait = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
