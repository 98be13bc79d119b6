/**
 * Writes a bulletin as a Word file (ECMA-376 transitional), on the page and grid of `shared/layout/page.ts`.
 */
import { Document, DocumentGridType, Packer } from "docx";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { issueTitle } from "../../../../shared/layout/html.ts";
import { standardPage, type PageProfile } from "../../../../shared/layout/page.ts";
import type { ExportMarkup } from "../../../../shared/contract/exporting.ts";
import { printedDocument } from "../content/markup.ts";
import type { Pictures } from "../content/pictures.ts";
import { writeBody } from "./body.ts";
import { WordComments } from "./comments.ts";
import { writeContents } from "./contents.ts";
import { footerMargin, writeFooters } from "./footers.ts";
import { Frame } from "./frame.ts";
import { writeImprint } from "./imprint.ts";
import { findKeptBlocks } from "./keeping.ts";
import { writeMasthead } from "./masthead.ts";
import { finishFile } from "./postprocess.ts";
import { writeCommentParts } from "./comment-parts.ts";
import { createStyles } from "./styles.ts";
import { WordMarks } from "./tracked.ts";
import { pointsToTwips, toWordPage } from "./units.ts";

/**
 * Lowest pitch of the grid, as a multiple of the type size, for which the file has a grid. Below it,
 * LibreOffice gives two grid lines to type whose face is higher than one line. Lines have exact heights
 * anyway.
 */
const minGridPitch = 1.5;

/**
 * Writes the final text, the original, or the text with all marks, according to `markup`. The same document,
 * page and pictures give the same bytes.
 * @param pictures by digest; text stands in place of a missing one
 */
export async function writeWord(
  document: BulletinDocument,
  profile: PageProfile = standardPage,
  pictures: Pictures = new Map(),
  markup: ExportMarkup = "none",
): Promise<Uint8Array> {
  const page = toWordPage(profile);
  const { pitch, sheet } = page;
  const final = printedDocument(document, markup);
  const { blocks, revisions, comments } =
    markup === "all" ? document : { blocks: final.blocks, revisions: {}, comments: {} };
  const marks = new WordMarks(revisions);
  const annotations = { marks, comments: new WordComments(blocks, comments) };
  const { issuer, date } = final.masthead;

  const frame = new Frame(final, marks);
  const masthead = writeMasthead(frame, page);
  const imprint = writeImprint(frame, page);
  const contents = writeContents(final, page);

  // Pages end where they do in the final text, so that deleted text does not count.
  const keptInFinal = findKeptBlocks(final.blocks, masthead.lines + contents.lines, imprint.lines, page);
  const keptIds = new Set([...keptInFinal].map((index) => final.blocks[index]?.id));
  const keptIndexes = new Set(blocks.flatMap(({ id }, index) => (keptIds.has(id) ? [index] : [])));

  const file = new Document({
    title: issueTitle(final.masthead),
    creator: issuer,
    lastModifiedBy: issuer,
    styles: createStyles(page),
    evenAndOddHeaderAndFooters: true,
    // A line break must not stretch the justified line before it.
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
              footer: footerMargin(page),
              gutter: 0,
            },
          },
          grid: {
            type:
              pitch < minGridPitch * pointsToTwips(profile.bodySize)
                ? DocumentGridType.DEFAULT
                : DocumentGridType.LINES,
            linePitch: pitch,
          },
        },
        footers: writeFooters(page),
        children: [
          ...masthead.paragraphs,
          ...contents.paragraphs,
          ...writeBody(blocks, keptIndexes, page, pictures, annotations),
          ...imprint.paragraphs,
        ],
      },
    ],
  });

  return finishFile(
    await Packer.toBuffer(file),
    date,
    writeCommentParts(
      annotations.comments.remarks,
      Object.values(revisions).map(({ author }) => author),
    ),
  );
}
