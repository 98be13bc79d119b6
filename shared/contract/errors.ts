/**
 * The errors that people see. A code, and the details that its sentence needs; the sentence itself comes from
 * `shared/messages`, so that both languages have it and nothing is put together twice.
 */
import { z } from "zod";

export const errorCodes = [
  /** The caller's data does not fit the contract or the document schema. details: problem */
  "invalid-input",
  /** A wrong command line. details: problem */
  "usage",
  /** No such file or folder. details: what. Or no such issue. details: issue, its number, or empty. Or publication. details: publication, empty. Or template. details: template, empty. Or picture. details: asset, empty. Or version. details: version, empty */
  "not-found",
  /** A file is none of the encodings or formats read here, or binary. details: file, reason?, found? */
  "unreadable",
  /** A file is larger than what is read here. details: file, limit, measure? */
  "too-large",
  /** The document or library was written by a newer program. details: found, known */
  "newer-version",
  /** Another window saved this issue in between. details: holder. Or this publication. details: publication, empty. Or the tables of names. details: names, empty */
  "conflict",
  /** Another window has this issue open for writing. details: holder */
  "taken-over",
  /** A final issue is not changed. */
  "locked",
  /** An issue cannot go from where it stands to there. details: state, where it stands */
  "wrong-step",
  /** Who is to be recorded has not said their name. */
  "no-person",
  /** No space left. details: path */
  "disk-full",
  /** The disk itself answered with an error: it fails, or was pulled out. details: path */
  "disk-failed",
  /** No permission, or a read-only folder. details: path */
  "not-writable",
  /** Another program has the file open. details: path */
  "file-busy",
  /** The library database is damaged. details: path, problem */
  "library-damaged",
  /** No browser engine could be found to print with. */
  "no-printer",
  /** The system has no program for a file, or it did not start. details: path */
  "no-program",
  /** The person cancelled. */
  "cancelled",
  /** This shell cannot do that. details: what; or port, where that is taken */
  "unavailable",
  /** The core does not answer (it was stopped, or its session ended). */
  "disconnected",
  /** A fault of the program. details: problem */
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
/** Why a file is `unreadable`, where more can be said than that it is no text. */
export type UnreadableReason =
  /** Word's format before 2007. */
  | "word-97"
  /** Protected by a password. */
  | "word-encrypted"
  /** A Word file whose archive or XML is damaged. */
  | "word-damaged"
  /** An archive that holds no Word document. */
  | "not-word"
  /** Rich text, which people rename to .doc. */
  | "rtf"
  /** HTML, alone or with its pictures (MHTML), which office systems hand out as .doc. */
  | "web-page"
  | "pdf"
  /** Packed as rar or 7z. */
  | "other-archive"
  /** A zip archive that is damaged or incomplete, or one of its files is. */
  | "archive-damaged"
  /** A file in a zip archive is protected by a password. */
  | "archive-encrypted"
  /** A zip archive without files. */
  | "archive-empty"
  /** No bytes at all. */
  | "empty"
  | "folder"
  /** No file of templates. */
  | "not-templates"
  /** A file of templates that is incomplete or was changed by hand. */
  | "templates-damaged"
  /** No table of Excel or WPS, or a damaged one. */
  | "not-sheet"
  /** No picture. */
  | "not-picture"
  /** A picture of another type than PNG and JPEG. details: found, its name */
  | "picture-type"
  /** A picture that is incomplete or does not keep to its format. */
  | "picture-damaged"
  /** A `.bulletin` file that is incomplete or was changed. */
  | "package-damaged";

/** What of a file is `too-large`. */
export type Measure =
  | "file"
  | "entries"
  | "expanded"
  | "ratio"
  | "depth"
  | "paragraphs"
  | "characters"
  | "rows"
  | "time"
  | "memory"
  | "picture"
  | "pixels";

export type ErrorDetails = Record<string, string>;

export const answerError = z.object({
  code: z.enum(errorCodes),
  /** A sentence in Chinese for logs and the command line; screens make their own from code and details. */
  message: z.string(),
  details: z.record(z.string(), z.string()),
  /** True where the same call may succeed if tried again. */
  retry: z.boolean().optional(),
});
export type AnswerError = z.infer<typeof answerError>;

/** An error that a person is to see, thrown anywhere in the core. `cause` keeps the technical reason. */
export class BulletinError extends Error {
  override name = "BulletinError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly retry: boolean;

  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    options: { cause?: unknown; retry?: boolean } = {},
  ) {
    super(
      `${code} ${JSON.stringify(details)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.details = details;
    this.retry = options.retry ?? false;
  }
}
