/** Writes the marks of revisions on paragraphs. */
import type { IParagraphOptions } from "docx";
import { formerContent } from "../../../../shared/document/former.ts";
import { isObjectStyle, type Block } from "../../../../shared/document/schema.ts";
import { paragraphStyles } from "./styles.ts";
import type { WordMarks } from "./tracked.ts";

/**
 * The marks of a paragraph: insertion or deletion of its end, and the change of its style. Objects have no
 * change of style.
 */
export function markParagraph(block: Block, marks: WordMarks): Pick<IParagraphOptions, "run" | "revision"> {
  const run = marks.toUnitMarks(block);
  const before = formerContent(marks.revision(block.formatted)).style;
  const formatMark =
    before === undefined || isObjectStyle(before) || isObjectStyle(block.style)
      ? undefined
      : marks.toMark(block.formatted);
  return {
    ...(Object.keys(run).length > 0 && { run }),
    ...(formatMark && before && { revision: { ...formatMark, style: paragraphStyles[before] } }),
  };
}
