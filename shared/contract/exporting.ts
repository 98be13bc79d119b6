/** Calls that write a document into files, or print it for the preview. */
import { z } from "zod";
import { call, jobId } from "./call.ts";
import { systemPath } from "../basics/system-path.ts";
import { checkedDocument } from "../document/checked.ts";
import { identifier } from "../document/schema.ts";
import { pageHint } from "../print-page/page-hints.ts";
import { publicationId } from "./publications.ts";

/** A hint about the printed pages, with the id and the first words of the paragraph it is about. */
export const placedHint = pageHint.omit({ paragraph: true }).extend({ block: identifier, text: z.string() });
export type PlacedHint = z.infer<typeof placedHint>;

/**
 * The publication whose page settings (as of the document's date) are used; without one, the standard page is
 * used.
 */
const printedAs = publicationId.nullable().optional();

/**
 * `bulletin` includes revisions, comments and pictures (`shared/document/package.ts`); the other formats are
 * for print.
 */
export const exportFormats = ["docx", "pdf", "html", "txt", "bulletin"] as const;
export const exportFormat = z.enum(exportFormats);
export type ExportFormat = (typeof exportFormats)[number];

/**
 * How an export shows revisions: `none` is the final text, `all` has marks and comments, `original` is the
 * original text.
 */
export const exportMarkups = ["none", "all", "original"] as const;
export const exportMarkup = z.enum(exportMarkups);
export type ExportMarkup = (typeof exportMarkups)[number];

export const exportingCalls = {
  /**
   * Writes a document into files. `versionsOf`: the issue whose versions go into a `.bulletin` file. `title`:
   * the name of the files, instead of the masthead's name and number.
   */
  "exporting.export": call({
    input: z.object({
      job: jobId,
      document: checkedDocument,
      publication: printedAs,
      versionsOf: z.int().positive().optional(),
      folder: systemPath.min(1),
      formats: z.array(exportFormat).min(1),
      markup: exportMarkup.optional(),
      title: z.string().min(1).max(100).optional(),
    }),
    output: z.object({
      files: z.array(
        z.object({ format: exportFormat, path: z.string(), pages: z.int().positive().optional() }),
      ),
    }),
    effect: "once",
    isJob: true,
  }),
  /** The PDF for the preview, its number of pages and hints about them. */
  "exporting.preview": call({
    input: z.object({ job: jobId, document: checkedDocument, publication: printedAs }),
    output: z.object({ pdf: z.base64(), pages: z.int().positive(), hints: z.array(placedHint) }),
    effect: "none",
    isJob: true,
  }),
};
