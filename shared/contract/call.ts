/** A row of the contract: what a call takes and answers, what it changes, and whether it is a job. */
import { z } from "zod";

/**
 * What a call changes, and so whether it may be sent a second time, for example by a transport whose connection
 * broke before the answer came:
 * - `none`: it changes nothing, and only answers.
 * - `idempotent`: sent twice, it leaves and answers the same as sent once.
 * - `once`: sent twice, it does something twice, or fails the second time although the first was carried out.
 *
 * `tests/contract/effects.test.ts` proves the calls `none` and `idempotent` on a real library.
 */
export type Effect = "none" | "idempotent" | "once";

/** The id of a job. The caller makes it up; progress events contain it, and `jobs.cancel` cancels the job. */
export const jobId = z.string().min(1).max(64);

interface Row {
  output: z.ZodType;
  effect: Effect;
}
/** A call that is answered at once, or a job: a long call that tells its progress and can be cancelled. */
export type CallRow =
  (Row & { input: z.ZodType; isJob?: never }) | (Row & { input: z.ZodType<{ job: string }>; isJob: true });

/** Makes a row of the contract. The input of a job must contain its id (`job`). */
export const call = <const Given extends CallRow>(row: Given): Given => row;
