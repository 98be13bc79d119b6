/** A bulletin as a Word file (ECMA-376 transitional), on the page and grid of `shared/layout/page.ts`. */
import { Document, DocumentGridType, Packer } from "docx";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { issueTitle } from "../../../shared/layout/html.ts";
import { standardPage, type PageProfile } from "../../../shared/layout/page.ts";
import type { ExportMarkup } from "../../../shared/contract/calls.ts";
import { printedDocument } from "../markup.ts";
import type { Pictures } from "../pictures.ts";
import { body } from "./body.ts";
import { WordComments } from "./comments.ts";
import { contents } from "./contents.ts";
import { footerMargin, footers } from "./footers.ts";
import { Frame } from "./frame.ts";
import { imprint } from "./imprint.ts";
import { keptWithNext } from "./keeping.ts";
import { masthead } from "./masthead.ts";
import { finish } from "./postprocess.ts";
import { reviewParts } from "./comment-parts.ts";
import { wordStyles } from "./styles.ts";
import { WordMarks } from "./tracked.ts";
import { twipsOfPoints, wordPage } from "./units.ts";

/**
 * On a grid of fewer type sizes a line there is no grid for Word to snap to: LibreOffice gives two grid lines to type whose
 * face is higher than one. Lines are of exact height anyway.
 */
const leastGrid = 1.5;

/**
 * Writes the final text, the original or both with the marks (`markup`). The same document, page and pictures give the same
 * bytes.
 * @param pictures by their digests; a missing one is told in its place.
 */
export async function writeWord(
  document: BulletinDocument,
  page: PageProfile = standardPage,
  pictures: Pictures = new Map(),
  markup: ExportMarkup = "none",
): Promise<Uint8Array> {
  const word = wordPage(page);
  const { pitch, sheet } = word;
  const final = printedDocument(document, markup);
  const { blocks, revisions, comments } =
    markup === "all" ? document : { blocks: final.blocks, revisions: {}, comments: {} };
  const marks = new WordMarks(revisions);
  const review = { marks, comments: new WordComments(blocks, comments) };
  const { issuer, date } = final.masthead;
  const frame = new Frame(final, marks);
  const head = masthead(frame, word);
  const end = imprint(frame, word);
  const list = contents(final, word);
  // Pages end where they do in the final text.
  const keptIds = new Set(
    [...keptWithNext(final.blocks, head.lines + list.lines, end.lines, word)].map(
      (index) => final.blocks[index]?.id,
    ),
  );
  const kept = new Set(blocks.flatMap(({ id }, index) => (keptIds.has(id) ? [index] : [])));
  const file = new Document({
    title: issueTitle(final.masthead),
    creator: issuer,
    lastModifiedBy: issuer,
    styles: wordStyles(word),
    evenAndOddHeaderAndFooters: true,
    // A line break does not stretch the justified line before it.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [
      {
        properties: {
          page: {
            size: { width: sheet.width, height: sheet.height },
            margin: {
              top: sheet.top,
              right: sheet.right,
              bottom: sheet.bottom,
              left: sheet.left,
              header: sheet.top / 2,
              footer: footerMargin(word),
              gutter: 0,
            },
          },
          grid: {
            type:
              pitch < leastGrid * twipsOfPoints(page.bodySize)
                ? DocumentGridType.DEFAULT
                : DocumentGridType.LINES,
            linePitch: pitch,
          },
        },
        footers: footers(word),
        children: [
          ...head.paragraphs,
          ...list.paragraphs,
          ...body(blocks, kept, word, pictures, review),
          ...end.paragraphs,
        ],
      },
    ],
  });
  return finish(
    await Packer.toBuffer(file),
    date,
    reviewParts(
      review.comments.remarks,
      Object.values(revisions).map(({ author }) => author),
    ),
  );
}
