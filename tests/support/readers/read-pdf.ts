/** Reads a printed PDF with pdf.js: lines with their positions in mm, fonts, title and outline. */
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PrintedLine {
  text: string;
  /** From the left and top edge of the paper, mm; `y` is the baseline. */
  x: number;
  right: number;
  y: number;
  /** Type size of its first characters, pt. */
  size: number;
  /** The pieces of text in the line, from left to right. */
  parts: { x: number; text: string }[];
}

export interface ReadPdf {
  /** `width` and `height` in mm; `images` is the number of pictures. */
  pages: { width: number; height: number; lines: PrintedLine[]; images: number }[];
  fonts: { name: string; isType3: boolean; isEmbedded: boolean }[];
  title: string;
  isTagged: boolean;
  outline: string[];
}

const toMillimetres = (points: number) => (points / 72) * 25.4;

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: ReadPdf["pages"] = [];
  const fonts = new Map<string, ReadPdf["fonts"][number]>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(await readPage(page));
    for (const [id, font] of await readFonts(page)) fonts.set(id, font);
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string } };
  const isTagged = ((await pdf.getMarkInfo()) as Map<string, boolean> | null)?.get("Marked") === true;
  const content = {
    pages,
    fonts: [...fonts.values()],
    title: info.Title ?? "",
    isTagged,
    outline: await readOutline(pdf),
  };
  await task.destroy();
  return content;
}

interface Item {
  str: string;
  transform: number[];
  width: number;
}

async function readPage(page: PDFPageProxy): Promise<ReadPdf["pages"][number]> {
  const [, , width, height] = page.view as [number, number, number, number];
  const { items } = await page.getTextContent({ disableNormalization: true });
  const lines: PrintedLine[] = [];
  for (const item of items as Item[]) {
    if (item.str === "") continue;
    const [, , , size = 0, left = 0, up = 0] = item.transform;
    const [x, y, right] = [toMillimetres(left), toMillimetres(height - up), toMillimetres(left + item.width)];
    // All fonts of one line share a baseline.
    let line = lines.find((other) => Math.abs(other.y - y) < 0.7);
    if (!line) {
      line = { text: "", x, right, y, size, parts: [] };
      lines.push(line);
    }
    line.x = Math.min(line.x, x);
    line.right = Math.max(line.right, right);
    line.parts.push({ x, text: item.str });
  }
  const joinedLines = lines.map((line) => {
    const parts = line.parts.toSorted((a, b) => a.x - b.x);
    return { ...line, parts, text: parts.map(({ text }) => text).join("") };
  });
  const { fnArray } = await page.getOperatorList();
  const images = fnArray.filter((operation) => operation === OPS.paintImageXObject).length;
  return {
    width: toMillimetres(width),
    height: toMillimetres(height),
    images,
    lines: joinedLines.toSorted((a, b) => a.y - b.y),
  };
}

async function readFonts(page: PDFPageProxy): Promise<[id: string, font: ReadPdf["fonts"][number]][]> {
  await page.getOperatorList();
  const { items } = await page.getTextContent();
  const names = new Set(
    (items as { fontName?: string }[]).flatMap(({ fontName }) => (fontName ? [fontName] : [])),
  );
  return [...names].map((id) => {
    const font = page.commonObjs.get(id) as { name: string; isType3Font?: boolean; missingFile?: boolean };
    return [
      id,
      { name: font.name, isType3: font.isType3Font === true, isEmbedded: font.missingFile !== true },
    ];
  });
}

async function readOutline(pdf: PDFDocumentProxy): Promise<string[]> {
  type Node = { title: string; items: Node[] };
  const flat = (nodes: Node[]): string[] => nodes.flatMap((node) => [node.title, ...flat(node.items)]);
  return flat(((await pdf.getOutline()) as Node[] | null) ?? []);
}
