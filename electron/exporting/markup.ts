/** Which of its texts an issue is exported as. */
import { finalDocument } from "../../shared/bulletin/final.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ExportFormat, ExportMarkup } from "../../shared/contract/calls.ts";
import { settleAll } from "../../shared/revisions/settle.ts";

/** What a format can show of what is asked for: marks in the text only Word and PDF do, and a `.bulletin` file has all of them anyway. */
export const markupOf = (format: ExportFormat, markup: ExportMarkup): ExportMarkup =>
  format === "bulletin" || (markup === "all" && format !== "docx" && format !== "pdf") ? "none" : markup;

/** What is on the page beside marks: the final text, or the original. */
export const printedDocument = (document: BulletinDocument, markup: ExportMarkup): BulletinDocument =>
  markup === "original" ? settleAll(document, "reject") : finalDocument(document);
