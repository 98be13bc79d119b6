/**
 * Writes figures: a picture in line with the text, centred in whole lines of the grid, with its caption
 * below.
 */
import {
  AlignmentType,
  ImageRun,
  LineRuleType,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from "docx";
import { formerContent } from "../../../../shared/document/former.ts";
import { readPicture, type Orientation } from "../../../../shared/document/picture.ts";
import type { Block, Figure } from "../../../../shared/document/schema.ts";
import { figureSize } from "../../../../shared/layout/objects.ts";
import type { Pictures } from "../content/pictures.ts";
import { markParagraph } from "./paragraph-revisions.ts";
import { toWordRuns, type Annotations } from "./runs.ts";
import { missingPicture } from "../../ooxml/style-names.ts";
import { paragraphStyles } from "./styles.ts";
import type { WordMarks } from "./tracked.ts";
import { toTwips, type WordPage } from "./units.ts";

/** Millimetres to pixels of 1/96 inch, the unit of sizes in the docx library. */
const pixels = (millimetres: number): number => (millimetres / 25.4) * 96;

/**
 * Rotation in degrees and mirroring for an orientation. Word ignores the orientation that a camera stores in
 * the file (EXIF).
 */
const transforms: Record<
  Orientation,
  { rotation?: number; flip?: { horizontal?: boolean; vertical?: boolean } }
> = {
  1: {},
  2: { flip: { horizontal: true } },
  3: { rotation: 180 },
  4: { flip: { vertical: true } },
  5: { rotation: 90, flip: { vertical: true } },
  6: { rotation: 90 },
  7: { rotation: 90, flip: { horizontal: true } },
  8: { rotation: 270 },
};

/** Writes a figure. @param keepNext its last paragraph stays with what follows */
export function writeFigure(
  block: Block,
  figure: Figure,
  page: WordPage,
  pictures: Pictures,
  { keepNext, annotations }: { keepNext: boolean; annotations: Annotations },
): Paragraph[] {
  const { runs } = block;
  const { marks, comments } = annotations;
  const hasCaption = runs.length > 0;
  const caption = runs.map(({ text }) => text).join("");
  const paragraphMarks = markParagraph(block, marks);

  const former = formerContent(marks.revision(block.formatted)).figure;
  const formerRuns = former ? writePicture(former, caption, page, pictures, marks) : [];
  const presentRuns = writePicture(figure, caption, page, pictures, marks);
  const paragraph = new Paragraph({
    style: paragraphStyles.picture,
    ...paragraphMarks,
    ...spacingOf(figure, page, pictures),
    keepNext: hasCaption || keepNext,
    children: former
      ? [
          ...comments.takeOrphans(),
          ...marks.wrap(formerRuns, { deleted: block.formatted }),
          ...marks.wrap(presentRuns, { inserted: block.formatted }),
        ]
      : [...comments.takeOrphans(), ...marks.wrap(presentRuns, block)],
  });
  if (!hasCaption) return [paragraph];
  return [
    paragraph,
    new Paragraph({
      style: paragraphStyles.figure,
      ...paragraphMarks,
      alignment: AlignmentType.CENTER,
      ...(keepNext && { keepNext }),
      children: toWordRuns(runs, annotations),
    }),
  ];
}

/**
 * Spacing above and below a picture that fills whole lines of the grid. The text for a missing picture is on
 * a line of the same height.
 */
function spacingOf(
  figure: Figure,
  { profile, pitch }: WordPage,
  pictures: Pictures,
): Pick<IParagraphOptions, "spacing"> {
  const { height, lines } = figureSize(figure, profile);
  if (!pictures.has(figure.asset)) return { spacing: { line: lines * pitch, lineRule: LineRuleType.EXACT } };
  const room = lines * pitch - toTwips(height);
  return {
    spacing: {
      line: 240,
      lineRule: LineRuleType.AUTO,
      before: Math.floor(room / 2),
      after: Math.ceil(room / 2),
    },
  };
}

function writePicture(
  figure: Figure,
  caption: string,
  { profile }: WordPage,
  pictures: Pictures,
  marks: WordMarks,
): ParagraphChild[] {
  const picture = pictures.get(figure.asset);
  if (!picture)
    return [new TextRun({ text: missingPicture, border: { style: "single", size: 4, space: 4 } })];
  return [
    createImage(picture.bytes, figure, figureSize(figure, profile), {
      id: marks.nextId(),
      alternative: figure.alternative ?? caption,
    }),
  ];
}

/** @param width visible width and @param height visible height, in mm */
function createImage(
  bytes: Uint8Array,
  { type }: Figure,
  { width, height }: { width: number; height: number },
  { id, alternative }: { id: number; alternative: string },
): ImageRun {
  const picture = readPicture(bytes);
  const orientation = "problem" in picture ? 1 : picture.orientation;
  // Word takes the size before the rotation; orientations from 5 exchange width and height.
  const isSideways = orientation >= 5;
  return new ImageRun({
    type: type === "image/png" ? "png" : "jpg",
    data: bytes,
    transformation: {
      width: pixels(isSideways ? height : width),
      height: pixels(isSideways ? width : height),
      ...transforms[orientation],
    },
    altText: { id: String(id), name: `图片 ${id}`, title: "", description: alternative },
  });
}
