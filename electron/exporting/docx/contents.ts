/** 本期要目 below the masthead, a line of the grid or more for each entry. */
import { Paragraph } from "docx";
import { contentsLines, contentsName } from "../../../shared/bulletin/contents.ts";
import { outline } from "../../../shared/bulletin/outline.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { countLines } from "./count-lines.ts";
import { textRuns } from "./runs.ts";
import { paragraphStyles } from "./style-names.ts";
import type { WordPage } from "./units.ts";

const styles = { section: paragraphStyles.contentsSection, article: paragraphStyles.contentsArticle };

/** Its paragraphs and the grid lines they take; none where the issue has none. */
export function contents(
  document: BulletinDocument,
  { page }: WordPage,
): { paragraphs: Paragraph[]; lines: number } {
  if (!document.masthead.contents) return { paragraphs: [], lines: 0 };
  // An article's entry stands two characters in.
  const room = { section: page.grid.characters, article: page.grid.characters - 2 };
  const entries = contentsLines(outline(document));
  const emptyLine = new Paragraph({ style: paragraphStyles.contentsArticle });
  const name = new Paragraph({ style: paragraphStyles.contents, children: textRuns(contentsName) });
  return {
    paragraphs: [
      name,
      ...entries.map(({ kind, text }) => new Paragraph({ style: styles[kind], children: textRuns(text) })),
      emptyLine,
    ],
    lines: entries.reduce((sum, { kind, text }) => sum + countLines(text, room[kind]), 2),
  };
}
