/**
 * All calls and events between renderer and core, by name. Each area has a file; `call.ts` explains a row.
 *
 * Bytes are base64 text, so that every transport (structured clone, JSON over HTTP, in memory) carries the
 * same values.
 */
import type { z } from "zod";
import { assetsCalls } from "./assets.ts";
import { backupsCalls, backupsEvents } from "./backups.ts";
import { bulkCalls } from "./bulk.ts";
import type { CallRow, Effect } from "./call.ts";
import { checkingCalls, checkingEvents } from "./checking.ts";
import { copiesCalls } from "./copies.ts";
import { exportingCalls } from "./exporting.ts";
import { filesCalls } from "./files.ts";
import { foldersCalls } from "./folders.ts";
import { importingCalls } from "./importing.ts";
import { issuesCalls, issuesEvents } from "./issues.ts";
import { manuscriptCalls, manuscriptEvents } from "./manuscripts.ts";
import { namesCalls, namesEvents } from "./names.ts";
import { programCalls, programEvents } from "./program.ts";
import { publicationsCalls, publicationsEvents } from "./publications.ts";
import { searchCalls } from "./search.ts";
import { settingsCalls } from "./settings.ts";
import { sheetsCalls } from "./sheets.ts";
import { similarCalls } from "./similar.ts";
import { statisticsCalls } from "./statistics.ts";
import { tableCopiesCalls } from "./table-copies.ts";
import { templatesCalls, templatesEvents } from "./templates.ts";
import { transferCalls } from "./transfer.ts";
import { watchingCalls, watchingEvents } from "./watching.ts";
import { workflowCalls, workflowEvents } from "./workflow.ts";

export const calls = {
  ...assetsCalls,
  ...backupsCalls,
  ...bulkCalls,
  ...checkingCalls,
  ...copiesCalls,
  ...exportingCalls,
  ...filesCalls,
  ...foldersCalls,
  ...importingCalls,
  ...issuesCalls,
  ...manuscriptCalls,
  ...namesCalls,
  ...programCalls,
  ...publicationsCalls,
  ...searchCalls,
  ...settingsCalls,
  ...sheetsCalls,
  ...similarCalls,
  ...statisticsCalls,
  ...tableCopiesCalls,
  ...templatesCalls,
  ...transferCalls,
  ...watchingCalls,
  ...workflowCalls,
} satisfies Record<string, CallRow>;

/** The events that the core sends to every window. */
export const events = {
  ...backupsEvents,
  ...checkingEvents,
  ...issuesEvents,
  ...manuscriptEvents,
  ...namesEvents,
  ...programEvents,
  ...publicationsEvents,
  ...templatesEvents,
  ...watchingEvents,
  ...workflowEvents,
} satisfies Record<string, z.ZodType>;

type Calls = typeof calls;
export type CallName = keyof Calls;
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);
export type Input<N extends CallName> = z.infer<Calls[N]["input"]>;
export type Output<N extends CallName> = z.infer<Calls[N]["output"]>;
/** `calls` with the name as a parameter of its types, so that code for any call is checked. */
export const rows: { [N in CallName]: { input: z.ZodType<Input<N>>; output: z.ZodType<Output<N>> } } = calls;
/** The names of the calls with one of these effects. */
export type CallsWith<E extends Effect> = {
  [N in CallName]: Calls[N]["effect"] extends E ? N : never;
}[CallName];
/** The names of the calls that are jobs. */
export type JobName = { [N in CallName]: Calls[N] extends { isJob: true } ? N : never }[CallName];

/**
 * The core's side of the contract: one function for each call. It throws `BulletinError` for errors that a
 * person must see.
 */
export type Handlers = { [N in CallName]: (input: Input<N>) => Promise<Output<N>> };
/**
 * The calls of some areas, as a service offers them. The calls of an area begin with its name; `issues.list` is
 * one of `issues`.
 */
export type CallsOf<Area extends string> = Pick<
  Handlers,
  Exclude<Extract<CallName, `${Area}.${string}`>, JobName>
>;
/** What a job gets beside its input. */
export interface JobControl {
  /** Aborts when the person cancels the job. */
  signal: AbortSignal;
  /** Tells the windows how far it is. Without a `step`, it is the usual one of the area. */
  onProgress: (done: number, total: number, step?: EventData<"job.progress">["step"]) => void;
}
/** What a job does. */
export type Job<N extends JobName> = (input: Input<N>, control: JobControl) => Promise<Output<N>>;
/** The jobs of some areas, as a service offers them. */
export type JobsOf<Area extends string> = { [N in Extract<JobName, `${Area}.${string}`>]: Job<N> };

export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
/** `events` with the name as a parameter of its types. */
export const eventSchemas: { [E in EventName]: z.ZodType<EventData<E>> } = events;
