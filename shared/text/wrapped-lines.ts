/**
 * Joins paragraphs of a text that was cut by hand, or by an old program, into lines of one length. Nothing is
 * joined unless nearly all lines within paragraphs are as long as each other.
 */
import { head, tail, type ChangeList } from "./change.ts";
import { joinRuns, makeRun } from "./inline.ts";
import { isDateLine, isRule, isSubtitle, markOf, numberOf } from "./line-forms.ts";
import type { Line } from "./lines.ts";
import { isImprintText } from "./imprint-lines.ts";
import { isSourceText } from "./source-forms.ts";

/** The narrowest and the widest lines, in columns: a Chinese character takes two. */
const narrowest = 50;
const widest = 110;
/** How many columns a line may be shorter than the longest, as people cut by eye. */
const slack = 18;
/** The fewest cut lines. */
const fewest = 3;

const columnsOf = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum + (/[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60“”‘’—…·\u3000]/u.test(character) ? 2 : 1),
    0,
  );
const widthOf = ({ before, text }: Line): number => columnsOf(before) + columnsOf(text);

/** Whether a line begins a paragraph, whatever stands before it. */
const starts = (line: Line): boolean =>
  line.isAfterBlank === true ||
  /^(?:\u3000|[ \t]{2})/u.test(line.before) ||
  line.isListed === true ||
  line.style !== undefined ||
  numberOf(line.text) !== null ||
  markOf(line.text) !== "" ||
  /^[#>|【］]/u.test(line.text) ||
  isSubtitle(line.text) ||
  isDateLine(line.text) ||
  isRule(line.text) ||
  isImprintText(line.text) ||
  isSourceText(line.text) ||
  /[\t|]/u.test(line.text);

/** The lines with the paragraphs that were cut as one line each. Each join is a change of its own. */
export function joinWrapped(lines: readonly Line[], changes: ChangeList): Line[] {
  const width = findWidth(lines);
  if (width === null) return [...lines];
  const isIndented = lines.some((line) => /^(?:\u3000|[ \t]{2})/u.test(line.before));
  const joinedLines: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const target = joinedLines.at(-1);
    if (target && last && continues(last, line, width, isIndented)) {
      const before = tail(last.text, 12) + last.after;
      const after = line.before + head(line.text, 12);
      const gap =
        /[\p{Script=Latin}\d,.;]$/u.test(last.text) && /^\p{Script=Latin}/u.test(line.text) ? " " : "";
      if (
        changes.apply(
          "joined-paragraph",
          line.number,
          `${before}¶${after}`,
          tail(last.text, 12) + gap + head(line.text, 12),
        )
      ) {
        joinedLines[joinedLines.length - 1] = {
          ...target,
          text: target.text + gap + line.text,
          runs: joinRuns([...target.runs, makeRun(gap), ...line.runs]),
          after: line.after,
        };
        last = line;
        continue;
      }
    }
    joinedLines.push(line);
    last = line;
  }
  return joinedLines;
}

function continues(line: Line, next: Line, width: number, isIndented: boolean): boolean {
  if (line.style !== undefined || starts(next) || widthOf(line) < width - slack) return false;
  return isIndented || !/[。！？：]["”’）)]*$/u.test(line.text);
}

/** The length of the lines of a text that was cut by hand, in columns; null if it was not. */
function findWidth(lines: readonly Line[]): number | null {
  if (lines.some(({ look }) => look)) return null;
  const followed = lines.filter((_, index) => {
    const next = lines[index + 1];
    return next !== undefined && !starts(next);
  });
  const cut = followed
    .filter(({ text }) => !/[。！？：；”）)]$/u.test(text) && /[，。、；]/u.test(text))
    .map(widthOf);
  const width = Math.max(0, ...cut);
  if (cut.length < fewest || width < narrowest || width > widest) return null;
  const even = cut.filter((each) => each >= width - slack).length;
  const isLonger = lines.some((line) => widthOf(line) > width + slack);
  return even * 10 >= cut.length * 8 && !isLonger ? width : null;
}
