/** Writes the table of contents (本期要目) below the masthead. Each entry takes one or more lines of the grid. */
import { Paragraph } from "docx";
import { contentsLines, contentsName } from "../../../../shared/document/contents.ts";
import { deriveOutline } from "../../../../shared/document/outline.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { countLines } from "./count-lines.ts";
import { toTextRuns } from "./runs.ts";
import { paragraphStyles } from "../../ooxml/style-names.ts";
import type { WordPage } from "./units.ts";

const styles = { section: paragraphStyles.contentsSection, article: paragraphStyles.contentsArticle };

/**
 * The paragraphs of the table of contents and the grid lines they take; none if the issue has no table of
 * contents.
 */
export function writeContents(
  document: BulletinDocument,
  { profile }: WordPage,
): { paragraphs: Paragraph[]; lines: number } {
  if (!document.masthead.contents) return { paragraphs: [], lines: 0 };
  // Characters on a line. The entry of an article is indented two characters.
  const room = { section: profile.grid.characters, article: profile.grid.characters - 2 };
  const entries = contentsLines(deriveOutline(document));
  const emptyLine = new Paragraph({ style: paragraphStyles.contentsArticle });
  const name = new Paragraph({ style: paragraphStyles.contents, children: toTextRuns(contentsName) });
  return {
    paragraphs: [
      name,
      ...entries.map(({ kind, text }) => new Paragraph({ style: styles[kind], children: toTextRuns(text) })),
      emptyLine,
    ],
    lines: entries.reduce((sum, { kind, text }) => sum + countLines(text, room[kind]), 2),
  };
}
