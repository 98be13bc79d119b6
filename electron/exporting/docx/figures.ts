/** Figures: a picture in line with the text, centred in whole lines of the grid, and its caption below. */
import { AlignmentType, ImageRun, LineRuleType, Paragraph, TextRun } from "docx";
import { readPicture, type Orientation } from "../../../shared/bulletin/picture.ts";
import type { Block, Figure } from "../../../shared/bulletin/schema.ts";
import { figureSize } from "../../../shared/layout/objects.ts";
import type { Pictures } from "../pictures.ts";
import { bulletinRuns } from "./runs.ts";
import { missingPicture } from "./style-names.ts";
import { paragraphStyles } from "./styles.ts";
import { twips, type WordPage } from "./units.ts";

/** Pixels of 96 to an inch, in which the library takes sizes. */
const pixels = (millimetres: number): number => (millimetres / 25.4) * 96;

/** How a picture is turned and mirrored; Word does not heed what a camera says. */
const turns: Record<Orientation, { rotation?: number; flip?: { horizontal?: boolean; vertical?: boolean } }> = {
  1: {},
  2: { flip: { horizontal: true } },
  3: { rotation: 180 },
  4: { flip: { vertical: true } },
  5: { rotation: 90, flip: { vertical: true } },
  6: { rotation: 90 },
  7: { rotation: 90, flip: { horizontal: true } },
  8: { rotation: 270 },
};

/** @param keepNext its last paragraph stays with what follows; `id` is its own among the pictures of the file. */
export function figure({ runs }: Block, data: Figure, { page, pitch }: WordPage, pictures: Pictures, { keepNext, id }: { keepNext: boolean; id: number }): Paragraph[] {
  const hasCaption = runs.length > 0;
  const { width, height, lines } = figureSize(data, page);
  const room = lines * pitch - twips(height);
  const spacing = { line: 240, lineRule: LineRuleType.AUTO, before: Math.floor(room / 2), after: Math.ceil(room / 2) };
  const keeps = { keepNext: hasCaption || keepNext };
  const alternative = data.alternative ?? runs.map(({ text }) => text).join("");
  const picture = pictures.get(data.asset);
  const paragraph = picture
    ? new Paragraph({ style: paragraphStyles.picture, spacing, ...keeps, children: [image(picture.bytes, data, { width, height }, { id, alternative })] })
    : new Paragraph({ style: paragraphStyles.picture, spacing: { line: lines * pitch, lineRule: LineRuleType.EXACT }, ...keeps, children: [new TextRun({ text: missingPicture, border: { style: "single", size: 4, space: 4 } })] });
  if (!hasCaption) return [paragraph];
  return [paragraph, new Paragraph({ style: paragraphStyles.figure, alignment: AlignmentType.CENTER, ...(keepNext && { keepNext }), children: runs.flatMap(bulletinRuns) })];
}

function image(bytes: Uint8Array, { type }: Figure, { width, height }: { width: number; height: number }, { id, alternative }: { id: number; alternative: string }): ImageRun {
  const read = readPicture(bytes);
  const orientation = "problem" in read ? 1 : read.orientation;
  // The size is that of the picture before it is turned.
  const [along, down] = orientation >= 5 ? [height, width] : [width, height];
  return new ImageRun({
    type: type === "image/png" ? "png" : "jpg",
    data: bytes,
    transformation: { width: pixels(along), height: pixels(down), ...turns[orientation] },
    altText: { id: String(id), name: `图片 ${id}`, title: "", description: alternative },
  });
}
