/** Documents → print-ready files: Word, PDF, HTML, text. */
import { join } from "node:path";
import { blockText } from "../../shared/bulletin/block-text.ts";
import { finalDocument } from "../../shared/bulletin/final.ts";
import type { BulletinDocument, Masthead } from "../../shared/bulletin/schema.ts";
import { writeText } from "../../shared/bulletin/text/write.ts";
import type { ExportFormat, PlacedHint } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { printHtml } from "../../shared/layout/print-html.ts";
import { webHtml } from "../../shared/layout/web-html.ts";
import type { PageHint } from "../../shared/layout/page-hints.ts";
import { fontBase } from "./pdf/print-page.ts";
import { dataAddresses, readPictures, type Pictures, type ReadAsset } from "./pictures.ts";
import type { PrintedPages, Printer } from "./printer.ts";
import { writeFileWhole } from "./write-file.ts";

export interface ExportedFile {
  format: ExportFormat;
  path: string;
  /** Of a PDF. */
  pages?: number;
}

/** How far an export is: `done` of `total` steps, and the step under way. */
export type OnProgress = (done: number, total: number, step: "word" | "print" | "text" | "write") => void;

/** What making a file takes beside the document. */
interface Means {
  printer: Printer;
  readAsset: ReadAsset;
  signal?: AbortSignal | undefined;
}

export interface ExportOptions extends Means {
  folder: string;
  formats: readonly ExportFormat[];
  onProgress?: OnProgress;
}

/**
 * Writes an issue into a folder, one file a format: 工作快报第765期.docx, …. Everything is made before anything is
 * written, so that a failure or a cancel leaves old files as they were.
 * @throws BulletinError `cancelled`, `no-printer`, and what `writeFileWhole` throws.
 */
export async function exportIssue(document: BulletinDocument, { folder, formats, printer, readAsset, signal, onProgress }: ExportOptions): Promise<ExportedFile[]> {
  const wanted = [...new Set(formats)];
  const total = wanted.length + 1;
  const pictures = await readPictures(document, readAsset);
  const made: { format: ExportFormat; bytes: Uint8Array; pages?: number }[] = [];
  for (const [index, format] of wanted.entries()) {
    stopIf(signal);
    onProgress?.(index, total, format === "docx" ? "word" : format === "pdf" ? "print" : "text");
    made.push({ format, ...(await make(document, pictures, format, printer, signal)) });
  }
  stopIf(signal);
  onProgress?.(wanted.length, total, "write");
  const files: ExportedFile[] = [];
  for (const { format, bytes, pages } of made) {
    const path = join(folder, fileName(document.masthead, format));
    await writeFileWhole(path, bytes);
    files.push({ format, path, ...(pages === undefined ? {} : { pages }) });
  }
  onProgress?.(total, total, "write");
  return files;
}

/** The PDF of a document, for the preview: the very pages that are printed. */
export async function previewIssue(document: BulletinDocument, { printer, readAsset, signal }: Means): Promise<PrintedPages> {
  return print(document, await readPictures(document, readAsset), printer, signal);
}

const print = (document: BulletinDocument, pictures: Pictures, printer: Printer, signal: AbortSignal | undefined): Promise<PrintedPages> =>
  printer.print(printHtml(document, { fontBase, images: dataAddresses(pictures) }), signal ? { signal } : {});

/** Hints with the paragraph that they speak of, where the document has it. */
export function placeHints(document: BulletinDocument, hints: readonly PageHint[]): PlacedHint[] {
  const { blocks } = finalDocument(document);
  return hints.flatMap(({ kind, page, lines, paragraph }) => {
    const block = blocks[paragraph];
    return block ? [{ kind, page, lines, block: block.id, text: [...blockText(block)].slice(0, 24).join("") }] : [];
  });
}

async function make(document: BulletinDocument, pictures: Pictures, format: ExportFormat, printer: Printer, signal?: AbortSignal): Promise<{ bytes: Uint8Array; pages?: number }> {
  if (format === "pdf") {
    const { pdf, pages } = await print(document, pictures, printer, signal);
    return { bytes: pdf, pages };
  }
  if (format === "docx") {
    // Loaded when first needed: the library is large, and starting must be quick.
    const { writeWord } = await import("./docx/index.ts");
    return { bytes: await writeWord(document, pictures) };
  }
  return { bytes: new TextEncoder().encode(format === "html" ? webHtml(document, dataAddresses(pictures)) : writeText(document)) };
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BulletinError("cancelled");
}

/** What Windows allows in a file name, and at most 200 bytes before the issue number: Linux allows 255, most Chinese take 3. */
export function fileName({ name, number, date }: Masthead, format: ExportFormat): string {
  const safe = [...name.join("").replaceAll(/[<>:"/\\|?*\u0000-\u001F\u007F]/gu, "").trim()];
  while (Buffer.byteLength(safe.join("")) > 200) safe.pop();
  const title = safe.join("").replaceAll(/^\.+|[.\s]+$/gu, "") || "工作快报";
  const which = number === null ? (date ?? "") : `第${number}期`;
  return `${title}${which}.${format}`;
}
