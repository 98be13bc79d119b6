/**
 * The errors that people see: a code and the details that its sentence needs. The sentence itself is in
 * `shared/messages/errors.ts`, once for each language.
 */
import { z } from "zod";

/** The reasons why a file is `unreadable`, as far as they are known. */
export const unreadableReasons = [
  /** Word's format before 2007. */
  "word-97",
  /** A Word file protected by a password. */
  "word-encrypted",
  /** A Word file whose archive or XML is damaged. */
  "word-damaged",
  /** An archive without a Word document. */
  "not-word",
  /** A Word file whose original text cannot be told from its final text. */
  "revisions",
  /** Rich text, which people rename to .doc. */
  "rtf",
  /** HTML, alone or with its pictures (MHTML), which office systems deliver as .doc. */
  "web-page",
  "pdf",
  /** A rar or 7z archive. */
  "other-archive",
  /** A zip archive that is damaged or incomplete, or contains such a file. */
  "archive-damaged",
  /** A zip archive with a file that is protected by a password. */
  "archive-encrypted",
  /** A zip archive without files. */
  "archive-empty",
  /** A file of zero bytes. */
  "empty",
  "folder",
  /** A link in the watched folder that leads out of it. */
  "link",
  /** Not a template file. */
  "not-templates",
  /** A template file that is incomplete or was edited by hand. */
  "templates-damaged",
  /** Not an Excel or WPS table, or a damaged one. */
  "not-sheet",
  /** Not a picture. */
  "not-picture",
  /** A picture that is incomplete or violates its format. */
  "picture-damaged",
  /** A `.bulletin` file that is incomplete or was changed. */
  "package-damaged",
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** The measures of a file that can exceed their limit (`too-large`). */
export const measures = [
  "file",
  "entries",
  "expanded",
  "ratio",
  "depth",
  "paragraphs",
  "characters",
  "rows",
  "time",
  "memory",
  "picture",
  "pixels",
] as const;
export type Measure = (typeof measures)[number];

/** One kind of error: its code, and what its details are. */
const kind = <Code extends string, Details extends z.ZodType>(code: Code, details: Details) =>
  z.object({
    code: z.literal(code),
    details,
    /** True if the same call may succeed when it is repeated. */
    retry: z.boolean().optional(),
  });

const nothing = z.object({});
const problem = z.object({ problem: z.string() });
/** The path of a file or folder. */
const place = z.object({ path: z.string() });
const unreadableFile = z.object({ file: z.string() });
/** What was refused: to write an issue, or to take it back from a backup. */
const refused = z.enum(["write", "take-back"]);

/**
 * An error as data: this is what crosses the border between core and window, and what reports list. A reason or
 * measure that the reader does not know (of a newer program) is left out.
 */
export const errorData = z.discriminatedUnion("code", [
  /** The caller's data does not fit the contract or the document schema. */
  kind("invalid-input", problem),
  /** The command line is wrong. */
  kind("usage", problem),
  /** Something does not exist. */
  kind(
    "not-found",
    z.discriminatedUnion("what", [
      z.object({ what: z.literal("path"), path: z.string() }),
      /** `number`: the word that a person named the issue by, if it was one. */
      z.object({ what: z.literal("issue"), number: z.string().optional() }),
      /** `name`: the name that a person wrote, if it was one. */
      z.object({ what: z.literal("publication"), name: z.string().optional() }),
      z.object({ what: z.enum(["template", "asset", "version", "manuscript", "article"]) }),
    ]),
  ),
  /**
   * Several issues have the number that the command line names. `candidates`: a line for each issue, with the
   * word that names it.
   */
  kind("ambiguous", z.object({ issue: z.string(), candidates: z.string() })),
  /** A file has none of the supported encodings or formats. */
  kind(
    "unreadable",
    z.union([
      /** A picture that is neither PNG nor JPEG. `found`: the name of its type. */
      unreadableFile.extend({ reason: z.literal("picture-type"), found: z.string() }),
      unreadableFile.extend({ reason: z.enum(unreadableReasons).optional().catch(undefined) }),
    ]),
  ),
  /** A file exceeds a limit, which has its unit where it has one: `20 MB`. */
  kind(
    "too-large",
    unreadableFile.extend({ limit: z.string(), measure: z.enum(measures).optional().catch(undefined) }),
  ),
  /** The document or library was written by a newer program: its version, and the newest that is known here. */
  kind("newer-version", z.object({ found: z.string(), known: z.string() })),
  /** Another window saved in between. `holder`: its session. */
  kind(
    "conflict",
    z.discriminatedUnion("what", [
      z.object({ what: z.literal("issue"), holder: z.string() }),
      z.object({ what: z.enum(["publication", "names"]) }),
    ]),
  ),
  /** Another window has this issue open for writing. */
  kind("taken-over", z.object({ holder: z.string(), refused })),
  /** A backup is being restored, so nothing can be written for the moment. */
  kind("restoring", place),
  /** A backup was restored since the text was opened, which therefore does not continue what is stored. */
  kind("restored", nothing),
  /** A final issue cannot be changed. */
  kind("locked", z.object({ refused })),
  /** An issue cannot go from its present state to the wanted one. */
  kind("wrong-step", z.object({ state: z.string() })),
  /** The action must be recorded with a name, but the person has not entered one. */
  kind("no-person", nothing),
  /** No space is left. */
  kind("disk-full", place),
  /** The disk reports an error: it fails, or was removed. */
  kind("disk-failed", place),
  /** No permission, or a read-only folder. */
  kind("not-writable", place),
  /** Another program has the file open, or recovers the library. `since`: ISO moment. */
  kind(
    "file-busy",
    z.discriminatedUnion("what", [
      place.extend({ what: z.literal("file") }),
      place.extend({ what: z.literal("library"), host: z.string(), pid: z.string(), since: z.string() }),
    ]),
  ),
  /** A backup does not contain what was to be taken back, or only damaged. `path`: of the backup. */
  kind("no-copy", place.extend({ problem: z.enum(["absent", "damaged"]) })),
  /**
   * The database of a library (or backup) is damaged, or one row of a sound one; `foreign`: it is that of another
   * program. `problem`: the words of SQLite, or kind and id of the row.
   */
  kind(
    "library-damaged",
    place.extend({ what: z.enum(["library", "foreign", "issue", "manuscript"]), problem: z.string() }),
  ),
  /**
   * The folder of the open library was deleted, renamed or replaced, or its disk was pulled out, so nothing is
   * stored.
   */
  kind("library-gone", place),
  /** A library was opened in this folder before, and is not there at the start. */
  kind("library-missing", place),
  /** No browser engine for printing was found. */
  kind("no-printer", nothing),
  /** The system has no program for a file, or the program did not start. */
  kind("no-program", place),
  /** The person cancelled the operation. */
  kind("cancelled", nothing),
  /** This shell does not support the operation, or the port is in use. */
  kind(
    "unavailable",
    z.discriminatedUnion("what", [
      z.object({ what: z.literal("operation"), operation: z.string() }),
      z.object({ what: z.literal("port"), port: z.string() }),
    ]),
  ),
  /** The core does not have a file that a window wants to import: it was closed, or the core was restarted. */
  kind("file-closed", nothing),
  /** The core does not answer: it was stopped, or its session ended. */
  kind("disconnected", nothing),
  /** A fault of the program. */
  kind("internal", problem),
]);
export type ErrorData = z.infer<typeof errorData>;
export type ErrorCode = ErrorData["code"];
/** The details of each code. */
export type ErrorDetails = { [Code in ErrorCode]: Extract<ErrorData, { code: Code }>["details"] };

export const errorCodes: readonly ErrorCode[] = errorData.options.map(({ shape }) => shape.code.value);

interface ErrorOptions {
  /** The technical reason. */
  cause?: unknown;
  /** True if the same call may succeed when it is repeated. */
  retry?: boolean;
}
/** Details that fit each of the codes, where a code is one of several. */
type DetailsFor<Code extends ErrorCode> = (
  Code extends ErrorCode ? (details: ErrorDetails[Code]) => void : never
) extends (details: infer Details) => void
  ? Details
  : never;
/** What follows the code of a new error; details may be left out if there are none. */
type Rest<Details> =
  Record<string, never> extends Details
    ? [details?: Details, options?: ErrorOptions]
    : [details: Details, options?: ErrorOptions];

/**
 * An error that a person must see. Any part of the core can throw it; a call of the window rejects with it. The
 * parameter `Code` only ties the details of a new error to its code; `data` says which error it is.
 */
export class BulletinError<Code extends ErrorCode = ErrorCode> extends Error {
  override name = "BulletinError";
  readonly data: ErrorData;

  constructor(code: Code, ...rest: Rest<DetailsFor<Code>>);
  /** @param data as the other side of a border has sent it */
  constructor(data: ErrorData);
  constructor(error: Code | ErrorData, details: object = {}, { cause, retry = false }: ErrorOptions = {}) {
    const data =
      typeof error === "object"
        ? error
        : // oxlint-disable-next-line typescript/consistent-type-assertions -- `Rest` has tied details and code.
          ({ code: error, details, ...(retry && { retry }) } as ErrorData);
    super(`${data.code} ${JSON.stringify(data.details)}`, cause === undefined ? undefined : { cause });
    this.data = data;
  }

  get code(): ErrorCode {
    return this.data.code;
  }

  get details(): ErrorDetails[ErrorCode] {
    return this.data.details;
  }
}

/** Anything thrown as an error for people. Anything but a `BulletinError` is a fault of the program: `internal`. */
export const toBulletinError = (thrown: unknown): BulletinError =>
  thrown instanceof BulletinError
    ? thrown
    : new BulletinError("internal", { problem: String(thrown) }, { cause: thrown });

export const toErrorData = (thrown: unknown): ErrorData => toBulletinError(thrown).data;

/** An error with one of these codes. */
export type ErrorOf<Code extends ErrorCode> = BulletinError & { data: Extract<ErrorData, { code: Code }> };

/** Whether something thrown is an error with one of these codes. */
export const hasCode = <Code extends ErrorCode>(
  thrown: unknown,
  ...codes: readonly Code[]
): thrown is ErrorOf<Code> => thrown instanceof BulletinError && codes.some((code) => code === thrown.code);
