/**
 * Writes documents as print-ready files (Word, PDF, HTML, text) and as `.bulletin` files, which contain
 * everything.
 */
import { join } from "node:path";
import { blockText } from "../../../shared/document/block-text.ts";
import { finalDocument } from "../../../shared/document/final.ts";
import type { BulletinDocument, Masthead } from "../../../shared/document/schema.ts";
import { writeText } from "../../../shared/text/write.ts";
import type { ExportFormat, ExportMarkup, PlacedHint } from "../../../shared/contract/exporting.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import type { KeptVersion } from "../../../shared/contract/workflow.ts";
import type { PageProfile } from "../../../shared/layout/page.ts";
import { galleyHtml } from "../../../shared/galley/html.ts";
import { printHtml } from "../../../shared/layout/print-html.ts";
import { hasMarks } from "../../../shared/revisions/open-items.ts";
import { webHtml } from "../../../shared/layout/web-html.ts";
import type { PageHint } from "../../../shared/print-page/page-hints.ts";
import { markupOf, printedDocument } from "./content/markup.ts";
import { fontBase } from "./pdf/print-page.ts";
import { dataAddresses, readPictures, type ReadAsset } from "./content/pictures.ts";
import type { PrintedPages, Printer } from "./pdf/printer.ts";
import { writeFileWhole } from "../system/whole-files.ts";

/** A file that was written. */
export interface ExportedFile {
  format: ExportFormat;
  path: string;
  /** Number of pages of a PDF. */
  pages?: number;
}

/** The step of an export. */
type Step = "word" | "print" | "text" | "write";

/** Reports the progress of an export: `done` of `total` steps, and the current step. */
export type OnProgress = (done: number, total: number, step: Step) => void;

/** What is needed besides the document to make a file. */
interface FileOptions {
  /** The page of the issue's publication on the date of the issue. */
  page: PageProfile;
  printer: Printer;
  /** Reads pictures; without it all pictures are missing. */
  readAsset?: ReadAsset;
  /** Which text is exported, if the format supports it (`markup.ts`); the final text by default. */
  markup?: ExportMarkup;
  /** Reads the versions to include in a `.bulletin` file; none by default. */
  readVersions?: () => Promise<KeptVersion[]>;
  signal?: AbortSignal | undefined;
}

export interface ExportOptions extends FileOptions {
  folder: string;
  formats: readonly ExportFormat[];
  /** Title for the file names; by default they are made from the masthead. */
  title?: string;
  onProgress?: OnProgress;
}

/** Used without a library: every picture is missing. */
const noAssets: ReadAsset = async () => undefined;

/**
 * Writes an issue into a folder, one file for each format: 工作快报第765期.docx, …. All files are made before the
 * first is written, so that existing files stay as they are after a failure or when cancelled.
 * @throws BulletinError `cancelled`, `no-printer`, and the errors of `writeFileWhole`
 */
export async function exportIssue(
  document: BulletinDocument,
  { folder, formats, title, signal, onProgress, ...options }: ExportOptions,
): Promise<ExportedFile[]> {
  const uniqueFormats = [...new Set(formats)];
  const total = uniqueFormats.length + 1;

  const contents: { format: ExportFormat; bytes: Uint8Array; pages?: number }[] = [];
  for (const [index, format] of uniqueFormats.entries()) {
    stopIf(signal);
    onProgress?.(index, total, stepOf(format));
    contents.push({
      format,
      ...(await makeFile(document, format, { ...options, ...(signal && { signal }) })),
    });
  }

  stopIf(signal);
  onProgress?.(uniqueFormats.length, total, "write");
  const files: ExportedFile[] = [];
  for (const { format, bytes, pages } of contents) {
    const path = join(
      folder,
      fileName(title ?? document.masthead, format, options.markup && markupOf(format, options.markup)),
    );
    await writeFileWhole(path, bytes);
    files.push({ format, path, ...(pages === undefined ? {} : { pages }) });
  }
  onProgress?.(total, total, "write");
  return files;
}

function stepOf(format: ExportFormat): Step {
  if (format === "docx") return "word";
  return format === "pdf" ? "print" : "text";
}

/** Prints a document as PDF for the preview: the same pages as in the exported file. */
export async function previewIssue(
  document: BulletinDocument,
  { page, printer, readAsset = noAssets, signal }: FileOptions,
): Promise<PrintedPages> {
  const images = dataAddresses(await readPictures(document, readAsset));
  return printer.print(printHtml(document, { fontBase, page, images }), signal ? { signal } : {});
}

/** Prints a document as a galley (清样): marks in the text, and notes on them beside it. */
async function printGalley(
  document: BulletinDocument,
  { page, printer, readAsset = noAssets, signal }: FileOptions,
): Promise<PrintedPages> {
  const images = dataAddresses(await readPictures(document, readAsset));
  return printer.print(galleyHtml(document, { fontBase, page, images }), signal ? { signal } : {});
}

/**
 * Adds to each hint the block that it is about and the start of its text. Hints about blocks that do not
 * exist are left out.
 */
export function placeHints(document: BulletinDocument, hints: readonly PageHint[]): PlacedHint[] {
  const { blocks } = finalDocument(document);
  return hints.flatMap(({ kind, page, lines, paragraph }) => {
    const block = blocks[paragraph];
    return block
      ? [{ kind, page, lines, block: block.id, text: [...blockText(block)].slice(0, 24).join("") }]
      : [];
  });
}

/** Makes the bytes of one file. @throws BulletinError `cancelled`, `no-printer` */
export async function makeFile(
  document: BulletinDocument,
  format: ExportFormat,
  options: FileOptions,
): Promise<{ bytes: Uint8Array; pages?: number }> {
  const { page, readAsset = noAssets, readVersions, markup = "none" } = options;
  const bulletin = printedDocument(document, markupOf(format, markup));
  if (format === "pdf") {
    const { pdf, pages } = await (markup === "all" && hasMarks(document)
      ? printGalley(document, options)
      : previewIssue(bulletin, options));
    return { bytes: pdf, pages };
  }
  if (format === "docx") {
    // Loaded on first use: the library is large, and the program must start quickly.
    const { writeWord } = await import("./docx/index.ts");
    return { bytes: await writeWord(document, page, await readPictures(document, readAsset), markup) };
  }
  if (format === "bulletin") {
    const { writePackage } = await import("./package/index.ts");
    return {
      bytes: await writePackage(document, {
        creationDate: new Date(),
        readAsset: async (asset) => (await readAsset(asset))?.bytes ?? null,
        versions: (await readVersions?.()) ?? [],
      }),
    };
  }

  // A compiler error here means that a new format has no branch above.
  const textFormat: "html" | "txt" = format;
  return {
    bytes: new TextEncoder().encode(
      textFormat === "html"
        ? webHtml(bulletin, dataAddresses(await readPictures(bulletin, readAsset)), page)
        : writeText(bulletin),
    ),
  };
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BulletinError("cancelled");
}

/** Suffixes of file names, so that no markup overwrites the file of another. */
const suffixes: Record<ExportMarkup, string> = { none: "", all: "（修订稿）", original: "（原稿）" };

/**
 * The file name for a title or a masthead, without characters that Windows does not allow. The title has at
 * most 200 bytes: Linux allows 255 for the whole name, and most Chinese characters take 3.
 */
export function fileName(
  source: Masthead | string,
  format: ExportFormat,
  markup: ExportMarkup = "none",
): string {
  const safe = [
    ...(typeof source === "string" ? source : source.name.join(""))
      .replaceAll(/[<>:"/\\|?*\u0000-\u001F\u007F]/gu, "")
      .trim(),
  ];
  while (Buffer.byteLength(safe.join("")) > 200) safe.pop();
  const title = safe.join("").replaceAll(/^\.+|[.\s]+$/gu, "") || "工作快报";
  const issue = typeof source === "string" ? "" : issueName(source);
  return `${title}${issue}${suffixes[markup]}.${format}`;
}

/** 第765期, or the date if there is no number. */
const issueName = ({ number, date }: Masthead): string => (number === null ? (date ?? "") : `第${number}期`);
