import type { IParagraphOptions } from "docx";
import { isObjectStyle, type Block, type BlockStyle } from "../../../shared/bulletin/schema.ts";
import { paragraphStyles } from "./styles.ts";
import type { WordMarks } from "./tracked.ts";

/** What a paragraph carries of the revisions of its block. */
export function paragraphMarks(block: Block, marks: WordMarks): Pick<IParagraphOptions, "run" | "revision"> {
  const run = marks.ofUnit(block);
  const before = marks.revision(block.formatted)?.before?.style as BlockStyle | undefined;
  const formatted =
    before === undefined || isObjectStyle(before) || isObjectStyle(block.style)
      ? undefined
      : marks.of(block.formatted);
  return {
    ...(Object.keys(run).length > 0 && { run }),
    ...(formatted && before && { revision: { ...formatted, style: paragraphStyles[before] } }),
  };
}
