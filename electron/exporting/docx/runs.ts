/** Runs of the document model → runs of Word (ECMA-376 part 1, 17.3.2). */
import { TextRun, UnderlineType } from "docx";
import type { IRunOptions } from "docx";
import type { Run } from "../../../shared/bulletin/schema.ts";
import { characterStyles } from "./styles.ts";

/**
 * Text as runs. The hint keeps “ ” ‘ ’ …… —— in the Chinese face: Word counts them as Western where no hint says
 * otherwise (17.3.2.26). A `\n` is a line break within the paragraph.
 */
export function textRuns(text: string, options: IRunOptions = {}): TextRun[] {
  const hinted = { ...options, font: { hint: "eastAsia" } };
  return text.split("\n").map((line, index) => new TextRun(index === 0 ? { ...hinted, text: line } : { ...hinted, text: line, break: 1 }));
}

/** One run with its meaning as a character style; looks without a meaning stand beside it. */
export function bulletinRuns(run: Run): TextRun[] {
  const meaning = (["title", "tag", "point"] as const).find((flag) => run[flag]);
  return textRuns(run.text, {
    ...(meaning && { style: characterStyles[meaning] }),
    ...(run.bold && { bold: true, boldComplexScript: true }),
    ...(run.underline && { underline: { type: UnderlineType.SINGLE } }),
  });
}
