/** A bulletin as a Word file (ECMA-376 transitional), on the page and grid of `shared/layout/page.ts`. */
import { Document, DocumentGridType, Packer } from "docx";
import { finalDocument } from "../../../shared/bulletin/final.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { issueTitle } from "../../../shared/layout/html.ts";
import type { Pictures } from "../pictures.ts";
import { body } from "./body.ts";
import { contents } from "./contents.ts";
import { footerMargin, footers } from "./footers.ts";
import { imprint } from "./imprint.ts";
import { keptWithNext } from "./keeping.ts";
import { masthead } from "./masthead.ts";
import { finish } from "./postprocess.ts";
import { styles } from "./styles.ts";
import { pitch, sheet } from "./units.ts";

/** Writes the final text, without what revisions delete. @param pictures by their digests; a missing one is told in its place. The same document gives the same bytes. */
export async function writeWord(document: BulletinDocument, pictures: Pictures = new Map()): Promise<Uint8Array> {
  const final = finalDocument(document);
  const { blocks, ...rest } = final;
  const { issuer, date } = rest.masthead;
  const head = masthead(rest.masthead);
  const end = imprint(rest.imprint);
  const list = contents(final);
  const kept = keptWithNext(blocks, head.lines + list.lines, end.lines);
  const file = new Document({
    title: issueTitle(rest.masthead),
    creator: issuer,
    lastModifiedBy: issuer,
    styles,
    evenAndOddHeaderAndFooters: true,
    // A line break does not stretch the justified line before it.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [
      {
        properties: {
          page: {
            size: { width: sheet.width, height: sheet.height },
            margin: { top: sheet.top, right: sheet.right, bottom: sheet.bottom, left: sheet.left, header: sheet.top / 2, footer: footerMargin, gutter: 0 },
          },
          grid: { type: DocumentGridType.LINES, linePitch: pitch },
        },
        footers: footers(),
        children: [...head.paragraphs, ...list.paragraphs, ...body(blocks, kept, pictures), ...end.paragraphs],
      },
    ],
  });
  return finish(await Packer.toBuffer(file), date);
}
