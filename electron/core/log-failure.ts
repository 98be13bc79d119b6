/** Logs the calls of the window that were refused or failed: which call, and why, but not its data. */
import { BulletinError } from "../../shared/basics/errors.ts";
import { isCallName } from "../../shared/contract/calls.ts";
import { describeError } from "./system/describe-error.ts";
import { writeLog } from "./system/program-log.ts";

/** @param name what the caller sent as the name of the call, which may be anything */
export function logFailure(libraryFolder: string, name: string, cause: unknown): void {
  const call = isCallName(name) ? name : null;
  const code = cause instanceof BulletinError ? cause.code : "internal";
  // The person, or the window by itself, changed its mind.
  if (code === "cancelled") return;
  if (code === "internal")
    writeLog(libraryFolder, "error", "call.failed", { call, error: describeError(cause) });
  else writeLog(libraryFolder, "warning", "call.refused", { call, code });
}
