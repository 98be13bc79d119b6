/**
 * The errors that people see: a code and the details that its sentence needs. The sentence itself is in
 * `shared/messages/errors.ts`, once for each language.
 */
import { z } from "zod";

export const errorCodes = [
  /** The caller's data does not fit the contract or the document schema. Details: problem. */
  "invalid-input",
  /** The command line is wrong. Details: problem. */
  "usage",
  /**
   * Something does not exist. Details, one of: what (path of a file or folder); issue (its number, or empty);
   * publication, template, asset, version (all empty).
   */
  "not-found",
  /**
   * Several issues have the number that the command line names. Details: issue (the number), candidates (a
   * line for each issue, with the word that names it).
   */
  "ambiguous",
  /**
   * A file has none of the supported encodings or formats. Details: file, reason (optional), found
   * (optional).
   */
  "unreadable",
  /** A file exceeds a limit. Details: file, limit, measure (optional). */
  "too-large",
  /** The document or library was written by a newer program. Details: found, known. */
  "newer-version",
  /**
   * Another window saved in between. Details, one of: holder (the window session); publication, names
   * (both empty).
   */
  "conflict",
  /** Another window has this issue open for writing. Details: holder; copy (empty) if it was to be taken back. */
  "taken-over",
  /** A backup is being restored, so nothing can be written for the moment. Details: path. */
  "restoring",
  /** A backup was restored since the text was opened, which therefore does not continue what is stored. */
  "restored",
  /** A final issue cannot be changed. Details: copy (empty) if it was to be taken back from a backup. */
  "locked",
  /** An issue cannot go from its state to the wanted one. Details: state (the present one). */
  "wrong-step",
  /** The action must be recorded with a name, but the person has not entered one. */
  "no-person",
  /** No space is left. Details: path. */
  "disk-full",
  /** The disk reports an error: it fails, or was removed. Details: path. */
  "disk-failed",
  /** No permission, or a read-only folder. Details: path. */
  "not-writable",
  /**
   * Another program has the file open. Details: path; for a library that another program recovers also host,
   * pid and since (ISO moment).
   */
  "file-busy",
  /**
   * A backup does not contain what was to be taken back, or only damaged. Details: path (of the backup); problem
   * `damaged` in the second case.
   */
  "no-copy",
  /** The library database is damaged; problem `foreign`: it is that of another program. Details: path, problem. */
  "library-damaged",
  /**
   * The folder of the open library was deleted, renamed or replaced, or its disk was pulled out, so nothing is
   * stored. Details: path.
   */
  "library-gone",
  /** A library was opened in this folder before, and is not there at the start. Details: path. */
  "library-missing",
  /** No browser engine for printing was found. */
  "no-printer",
  /** The system has no program for a file, or the program did not start. Details: path. */
  "no-program",
  /** The person cancelled the operation. */
  "cancelled",
  /** This shell does not support the operation. Details: what; or port, if the port is in use. */
  "unavailable",
  /** The core does not have a file that a window wants to import: it was closed, or the core was restarted. */
  "file-closed",
  /** The core does not answer: it was stopped, or its session ended. */
  "disconnected",
  /** A fault of the program. Details: problem. */
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The reason why a file is `unreadable`, if it is known. */
export type UnreadableReason =
  /** Word's format before 2007. */
  | "word-97"
  /** A Word file protected by a password. */
  | "word-encrypted"
  /** A Word file whose archive or XML is damaged. */
  | "word-damaged"
  /** An archive without a Word document. */
  | "not-word"
  /** A Word file whose original text cannot be told from its final text. */
  | "revisions"
  /** Rich text, which people rename to .doc. */
  | "rtf"
  /** HTML, alone or with its pictures (MHTML), which office systems deliver as .doc. */
  | "web-page"
  | "pdf"
  /** A rar or 7z archive. */
  | "other-archive"
  /** A zip archive that is damaged or incomplete, or contains such a file. */
  | "archive-damaged"
  /** A zip archive with a file that is protected by a password. */
  | "archive-encrypted"
  /** A zip archive without files. */
  | "archive-empty"
  /** A file of zero bytes. */
  | "empty"
  | "folder"
  /** A link in the watched folder that leads out of it. */
  | "link"
  /** Not a template file. */
  | "not-templates"
  /** A template file that is incomplete or was edited by hand. */
  | "templates-damaged"
  /** Not an Excel or WPS table, or a damaged one. */
  | "not-sheet"
  /** Not a picture. */
  | "not-picture"
  /** A picture that is neither PNG nor JPEG. Details: found (the name of its type). */
  | "picture-type"
  /** A picture that is incomplete or violates its format. */
  | "picture-damaged"
  /** A `.bulletin` file that is incomplete or was changed. */
  | "package-damaged";

/** The measure of a file that exceeds its limit (`too-large`). */
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
  /** A Chinese sentence for logs and the command line; screens make their own from code and details. */
  message: z.string(),
  details: z.record(z.string(), z.string()),
  /** True if the same call may succeed when it is repeated. */
  retry: z.boolean().optional(),
});
export type AnswerError = z.infer<typeof answerError>;

/** An error that a person must see; any part of the core can throw it. `cause` keeps the technical reason. */
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
