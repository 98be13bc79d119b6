/** Documents → print-ready files (Word, PDF, HTML, text), and the `.bulletin` file that carries all of it. */
import { join } from "node:path";
import { blockText } from "../../shared/bulletin/block-text.ts";
import { finalDocument } from "../../shared/bulletin/final.ts";
import type { BulletinDocument, Masthead } from "../../shared/bulletin/schema.ts";
import { writeText } from "../../shared/bulletin/text/write.ts";
import type { ExportFormat, ExportMarkup, PlacedHint } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import type { KeptVersion } from "../../shared/contract/workflow.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { galleyHtml } from "../../shared/galley/html.ts";
import { printHtml } from "../../shared/layout/print-html.ts";
import { hasMarks } from "../../shared/revisions/open.ts";
import { webHtml } from "../../shared/layout/web-html.ts";
import type { PageHint } from "../../shared/layout/page-hints.ts";
import { markupOf, printedDocument } from "./markup.ts";
import { fontBase } from "./pdf/print-page.ts";
import { dataAddresses, readPictures, type ReadAsset } from "./pictures.ts";
import type { PrintedPages, Printer } from "./printer.ts";
import { writeFileWhole } from "../whole-files.ts";

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
  /** The one of the issue's publication on the issue's day. */
  page: PageProfile;
  printer: Printer;
  /** Where pictures are; without it there are none. */
  readAsset?: ReadAsset;
  /** What is shown of the marks, where the format can (`markup.ts`); without it the final text. */
  markup?: ExportMarkup;
  /** The versions that a `.bulletin` file takes along; without it none. */
  readVersions?: () => Promise<KeptVersion[]>;
  signal?: AbortSignal | undefined;
}

export interface ExportOptions extends Means {
  folder: string;
  formats: readonly ExportFormat[];
  /** What the files are called; without it by the masthead. */
  title?: string;
  onProgress?: OnProgress;
}

/** Where no library is: every picture is missing. */
const noAssets: ReadAsset = async () => undefined;

/**
 * Writes an issue into a folder, one file a format: 工作快报第765期.docx, …. Everything is made before anything is
 * written, so that a failure or a cancel leaves old files as they were.
 * @throws BulletinError `cancelled`, `no-printer`, and what `writeFileWhole` throws.
 */
export async function exportIssue(
  document: BulletinDocument,
  { folder, formats, title, signal, onProgress, ...means }: ExportOptions,
): Promise<ExportedFile[]> {
  const wanted = [...new Set(formats)];
  const total = wanted.length + 1;
  const made: { format: ExportFormat; bytes: Uint8Array; pages?: number }[] = [];
  for (const [index, format] of wanted.entries()) {
    stopIf(signal);
    onProgress?.(index, total, format === "docx" ? "word" : format === "pdf" ? "print" : "text");
    made.push({ format, ...(await makeFile(document, format, { ...means, ...(signal && { signal }) })) });
  }
  stopIf(signal);
  onProgress?.(wanted.length, total, "write");
  const files: ExportedFile[] = [];
  for (const { format, bytes, pages } of made) {
    const path = join(
      folder,
      fileName(title ?? document.masthead, format, means.markup && markupOf(format, means.markup)),
    );
    await writeFileWhole(path, bytes);
    files.push({ format, path, ...(pages === undefined ? {} : { pages }) });
  }
  onProgress?.(total, total, "write");
  return files;
}

/** The PDF of a document, for the preview: the very pages that are printed. */
export async function previewIssue(
  document: BulletinDocument,
  { page, printer, readAsset = noAssets, signal }: Means,
): Promise<PrintedPages> {
  const images = dataAddresses(await readPictures(document, readAsset));
  return printer.print(printHtml(document, { fontBase, page, images }), signal ? { signal } : {});
}

/** The PDF with marks in the text and what they are beside it (清样). */
async function printGalley(
  document: BulletinDocument,
  { page, printer, readAsset = noAssets, signal }: Means,
): Promise<PrintedPages> {
  const images = dataAddresses(await readPictures(document, readAsset));
  return printer.print(galleyHtml(document, { fontBase, page, images }), signal ? { signal } : {});
}

/** Hints with the paragraph that they speak of, where the document has it. */
export function placeHints(document: BulletinDocument, hints: readonly PageHint[]): PlacedHint[] {
  const { blocks } = finalDocument(document);
  return hints.flatMap(({ kind, page, lines, paragraph }) => {
    const block = blocks[paragraph];
    return block
      ? [{ kind, page, lines, block: block.id, text: [...blockText(block)].slice(0, 24).join("") }]
      : [];
  });
}

/** The bytes of one file. @throws BulletinError `cancelled`, `no-printer` */
export async function makeFile(
  document: BulletinDocument,
  format: ExportFormat,
  means: Means,
): Promise<{ bytes: Uint8Array; pages?: number }> {
  const { page, readAsset = noAssets, readVersions, markup = "none" } = means;
  const printed = printedDocument(document, markupOf(format, markup));
  if (format === "pdf") {
    const { pdf, pages } = await (markup === "all" && hasMarks(document)
      ? printGalley(document, means)
      : previewIssue(printed, means));
    return { bytes: pdf, pages };
  }
  if (format === "docx") {
    // Loaded when first needed: the library is large, and starting must be quick.
    const { writeWord } = await import("./docx/index.ts");
    return { bytes: await writeWord(document, page, await readPictures(document, readAsset), markup) };
  }
  if (format === "bulletin") {
    const { writePackage } = await import("./package/index.ts");
    return {
      bytes: await writePackage(document, {
        created: new Date(),
        readAsset: async (asset) => (await readAsset(asset))?.bytes ?? null,
        versions: (await readVersions?.()) ?? [],
      }),
    };
  }
  return {
    bytes: new TextEncoder().encode(
      format === "html"
        ? webHtml(printed, dataAddresses(await readPictures(printed, readAsset)), page)
        : writeText(printed),
    ),
  };
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BulletinError("cancelled");
}

/** So that neither is written over the other. */
const suffixes: Record<ExportMarkup, string> = { none: "", all: "（修订稿）", original: "（原稿）" };

/** What Windows allows in a file name, and at most 200 bytes before the issue number: Linux allows 255, most Chinese take 3. */
export function fileName(
  called: Masthead | string,
  format: ExportFormat,
  markup: ExportMarkup = "none",
): string {
  const safe = [
    ...(typeof called === "string" ? called : called.name.join(""))
      .replaceAll(/[<>:"/\\|?*\u0000-\u001F\u007F]/gu, "")
      .trim(),
  ];
  while (Buffer.byteLength(safe.join("")) > 200) safe.pop();
  const title = safe.join("").replaceAll(/^\.+|[.\s]+$/gu, "") || "工作快报";
  const which =
    typeof called === "string" ? "" : called.number === null ? (called.date ?? "") : `第${called.number}期`;
  return `${title}${which}${suffixes[markup]}.${format}`;
}
