/** Chooses the text of an issue to export: final, original, or with marks. */
import { finalDocument } from "../../../../shared/document/final.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import type { ExportFormat, ExportMarkup } from "../../../../shared/contract/exporting.ts";
import { settleAll } from "../../../../shared/revisions/settle.ts";

/**
 * The markup that a format supports: only Word and PDF can show marks in the text, and a `.bulletin` file
 * always contains them.
 */
export const markupOf = (format: ExportFormat, markup: ExportMarkup): ExportMarkup =>
  format === "bulletin" || (markup === "all" && format !== "docx" && format !== "pdf") ? "none" : markup;

/** The document that is printed, without marks: its final text, or its original text. */
export const printedDocument = (document: BulletinDocument, markup: ExportMarkup): BulletinDocument =>
  markup === "original" ? settleAll(document, "reject") : finalDocument(document);
