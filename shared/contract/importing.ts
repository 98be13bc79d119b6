/** The calls that read files and import them. */
import { z } from "zod";
import { call } from "./call.ts";
import { checkedDocument } from "../document/checked.ts";
import { masthead } from "../document/schema.ts";
import { importChange } from "../text/change.ts";
import { importNote } from "../basics/import-note.ts";

/** Maximum size of an imported file, in bytes. A typical bulletin is about 1 % of this. */
export const maximumFileSize = 20 * 1024 * 1024;

const base64 = z.base64();
/** Names a file that a window has open for import. The window makes it up, as it does the id of a job. */
const handle = z.string().min(8).max(64);
/** The ids of changes that are not made. */
const declined = z.array(z.string());

/** What was read from a file, for a person to check before it is imported. */
export const importPreview = z.object({
  masthead,
  /** The sections with their numbers of articles. The title is empty for articles before the first section. */
  sections: z.array(z.object({ title: z.string(), articles: z.int().nonnegative() })),
  /** 字数 of the body. */
  characters: z.int().nonnegative(),
  /** The changes that were made. */
  changes: z.array(importChange),
  notes: z.array(importNote),
  encoding: z.string(),
  /** The number of earlier versions in a `.bulletin` file. */
  versions: z.int().nonnegative(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importingCalls = {
  /**
   * Reads a Word, text, markdown or `.bulletin` file into a document, for another purpose than an import. It
   * stores nothing but pictures. `keepsMarks` keeps the revisions of a Word file, and the comments of one that
   * this program wrote; otherwise all revisions are accepted.
   */
  "importing.read": call({
    input: z.object({ name: z.string(), bytes: base64, keepsMarks: z.boolean().optional() }),
    output: z.object({ document: checkedDocument, notes: z.array(importNote) }),
    // It stores pictures, each once under its digest.
    effect: "idempotent",
  }),
  /**
   * Opens a file for import. It stores nothing: the core keeps the file in its memory until it is closed, or
   * until windows have opened several others.
   */
  "importing.open": call({
    input: z.object({ handle, name: z.string(), bytes: base64 }),
    output: importPreview,
    effect: "idempotent",
  }),
  /** Reads an open file without the declined changes. Fails with `file-closed` if the core does not have it. */
  "importing.decline": call({
    input: z.object({ handle, declined }),
    output: importPreview,
    effect: "idempotent",
  }),
  /**
   * Creates an issue from an open file, with the versions of a `.bulletin` file under new ids. It is assigned to
   * the publication with the same name, if there is one. Sent again, it answers with the same issue. Fails with
   * `file-closed` if the core does not have the file.
   */
  "importing.accept": call({
    input: z.object({ handle, declined }),
    output: z.object({ id: z.int().positive() }),
    effect: "idempotent",
  }),
  /** Forgets an open file. */
  "importing.close": call({ input: z.object({ handle }), output: z.object({}), effect: "idempotent" }),
  /** The sample issue that is part of the program. */
  "importing.sample": call({
    input: z.object({}),
    output: z.object({ document: checkedDocument }),
    effect: "none",
  }),
};
