/** Figures: a picture in line with the text, centred in whole lines of the grid, and its caption below. */
import {
  AlignmentType,
  ImageRun,
  LineRuleType,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from "docx";
import { readPicture, type Orientation } from "../../../shared/bulletin/picture.ts";
import type { Block, Figure } from "../../../shared/bulletin/schema.ts";
import { figureSize } from "../../../shared/layout/objects.ts";
import type { Pictures } from "../pictures.ts";
import { paragraphMarks } from "./paragraph-marks.ts";
import { bulletinRuns, type Review } from "./runs.ts";
import { missingPicture } from "./style-names.ts";
import { paragraphStyles } from "./styles.ts";
import type { WordMarks } from "./tracked.ts";
import { twips, type WordPage } from "./units.ts";

/** Pixels of 96 to an inch, in which the library takes sizes. */
const pixels = (millimetres: number): number => (millimetres / 25.4) * 96;

/** How a picture is turned and mirrored; Word does not heed what a camera says. */
const turns: Record<Orientation, { rotation?: number; flip?: { horizontal?: boolean; vertical?: boolean } }> =
  {
    1: {},
    2: { flip: { horizontal: true } },
    3: { rotation: 180 },
    4: { flip: { vertical: true } },
    5: { rotation: 90, flip: { vertical: true } },
    6: { rotation: 90 },
    7: { rotation: 90, flip: { horizontal: true } },
    8: { rotation: 270 },
  };

/** @param keepNext its last paragraph stays with what follows. */
export function figure(
  block: Block,
  data: Figure,
  word: WordPage,
  pictures: Pictures,
  { keepNext, review }: { keepNext: boolean; review: Review },
): Paragraph[] {
  const { runs } = block;
  const { marks, comments } = review;
  const hasCaption = runs.length > 0;
  const caption = runs.map(({ text }) => text).join("");
  const marked = paragraphMarks(block, marks);
  const former = marks.revision(block.formatted)?.before?.figure as Figure | undefined;
  const old = former ? pictureRun(former, caption, word, pictures, marks) : [];
  const now = pictureRun(data, caption, word, pictures, marks);
  const paragraph = new Paragraph({
    style: paragraphStyles.picture,
    ...marked,
    ...spacingOf(data, word, pictures),
    keepNext: hasCaption || keepNext,
    children: former
      ? [
          ...comments.orphans(),
          ...marks.around(old, { deleted: block.formatted }),
          ...marks.around(now, { inserted: block.formatted }),
        ]
      : [...comments.orphans(), ...marks.around(now, block)],
  });
  if (!hasCaption) return [paragraph];
  return [
    paragraph,
    new Paragraph({
      style: paragraphStyles.figure,
      ...marked,
      alignment: AlignmentType.CENTER,
      ...(keepNext && { keepNext }),
      children: bulletinRuns(runs, review),
    }),
  ];
}

/** The room above and below a picture makes whole lines of the grid; what stands in the place of a missing one is a line as high. */
function spacingOf(
  data: Figure,
  { page, pitch }: WordPage,
  pictures: Pictures,
): Pick<IParagraphOptions, "spacing"> {
  const { height, lines } = figureSize(data, page);
  if (!pictures.has(data.asset)) return { spacing: { line: lines * pitch, lineRule: LineRuleType.EXACT } };
  const room = lines * pitch - twips(height);
  return {
    spacing: {
      line: 240,
      lineRule: LineRuleType.AUTO,
      before: Math.floor(room / 2),
      after: Math.ceil(room / 2),
    },
  };
}

function pictureRun(
  data: Figure,
  caption: string,
  { page }: WordPage,
  pictures: Pictures,
  marks: WordMarks,
): ParagraphChild[] {
  const picture = pictures.get(data.asset);
  if (!picture)
    return [new TextRun({ text: missingPicture, border: { style: "single", size: 4, space: 4 } })];
  return [
    image(picture.bytes, data, figureSize(data, page), {
      id: marks.nextId(),
      alternative: data.alternative ?? caption,
    }),
  ];
}

function image(
  bytes: Uint8Array,
  { type }: Figure,
  { width, height }: { width: number; height: number },
  { id, alternative }: { id: number; alternative: string },
): ImageRun {
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
