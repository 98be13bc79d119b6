/**
 * Finds titles that stand at the beginning of their paragraph: 【某事】正文, ◇ 某事。正文, ● 某社区：正文, 1．某事。正文.
 */
import { isHeadingLike, isUnit, markOf, numberOf } from "./line-forms.ts";
import type { Line } from "./lines.ts";
import { endsWithSource } from "./source-forms.ts";

/** The longest title before a full stop, in UTF-16 units. */
const longest = 42;

const bracketForm = /^【([^】]{4,40})】\s*(?=\S)/u;
const isFree = (line: Line): boolean =>
  line.style === undefined && line.role === undefined && line.content === undefined;

/** The lines with the places of their run-in titles. */
export function findRunInTitles(lines: readonly Line[]): Line[] {
  const brackets = findBrackets(lines);
  const marks = findTitledMarks(lines);
  let isBelowItems = true;
  const result: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = result.at(-1);
    const opens = opensItem(previous, lines[index - 1], isBelowItems);
    const placed = isFree(line) ? placeTitle(line, opens, brackets, marks) : line;
    isBelowItems = placed !== line;
    result.push(placed);
  }
  return result;
}

/** Whether an item of its own may begin after a line. */
const opensItem = (previous: Line | undefined, seen: Line | undefined, isBelowItem: boolean): boolean =>
  previous === undefined ||
  (previous.role !== undefined && ["section", "source", "note", "attachment"].includes(previous.role)) ||
  isBelowItem ||
  (seen !== undefined && endsWithSource(seen.text));

function placeTitle(
  line: Line,
  opens: boolean,
  brackets: ReadonlySet<Line>,
  marks: ReadonlySet<string>,
): Line {
  const { text } = line;
  if (brackets.has(line)) return { ...line, role: "body", titleSpan: [0, text.indexOf("】") + 1] };
  if (!opens) return line;
  const mark = markOf(text);
  if (mark !== "") return placeMarked(line, mark, marks.has(mark.trim()));
  if (line.isListed) {
    const bold = /^\*\*([^*]{2,40})\*\*/u.exec(text);
    return bold ? { ...line, role: "body", titleSpan: [0, bold[0].length] } : line;
  }
  const number = numberOf(text);
  const end = number?.level === 3 ? titleEnd(text, number.label.length) : null;
  return number && end !== null ? { ...line, role: "body", titleSpan: [number.label.length, end] } : line;
}

/** A short text with a colon after a sign: ● 某社区：…; empty if there is none. */
const unitOf = (text: string, mark: string): string =>
  /^[^，。；：！？\s*]{2,20}[：:]/u.exec(text.slice(mark.length))?.[0] ?? "";

/** Reads ● 某社区：…, ◇ 某事。… or △ and text. */
function placeMarked(line: Line, mark: string, isTitled: boolean): Line {
  const { text } = line;
  const unit = unitOf(text, mark);
  if (unit !== "") {
    const isBrief = isUnit(unit.slice(0, -1));
    return { ...line, role: isBrief ? "brief" : "body", titleSpan: [mark.length, mark.length + unit.length] };
  }
  const gap = /^([^，。；：！？\s]{6,40})[\u3000\t]|^([^，。；：！？\s]{6,40}) {1,4}(?=\S)/u.exec(
    text.slice(mark.length),
  );
  if (gap)
    return { ...line, role: "body", titleSpan: [mark.length, mark.length + (gap[1] ?? gap[2] ?? "").length] };
  const end = isTitled ? titleEnd(text, mark.length) : null;
  return end === null ? { ...line, role: "brief" } : { ...line, role: "body", titleSpan: [mark.length, end] };
}

/** The place after the full stop of a first sentence that is a title; null if it is none. */
function titleEnd(text: string, start: number): number | null {
  const stop = text.indexOf("。", start);
  const title = text.slice(start, stop);
  const isTitle = stop > start && stop - start <= longest && !/[，；]/u.test(title) && isHeadingLike(title);
  return isTitle && text.slice(stop + 1).trim().length > 10 ? stop + 1 : null;
}

/** The signs whose items mostly begin with a title. */
function findTitledMarks(lines: readonly Line[]): Set<string> {
  const items = lines.filter(
    (line) => isFree(line) && markOf(line.text) !== "" && unitOf(line.text, markOf(line.text)) === "",
  );
  const groups = [...Map.groupBy(items, ({ text }) => markOf(text).trim())];
  return new Set(
    groups
      .filter(([, group]) => {
        const count = group.filter(({ text }) => titleEnd(text, markOf(text).length) !== null).length;
        return count * 5 >= group.length * 3;
      })
      .map(([mark]) => mark),
  );
}

/**
 * Paragraphs that begin with a title in 【】. Labels are shorter, several articles share one, or a unit with a
 * colon follows.
 */
function findBrackets(lines: readonly Line[]): Set<Line> {
  const bracketed = lines.filter((line) => isFree(line) && bracketForm.test(line.text));
  const names = bracketed.map(({ text }) => bracketForm.exec(text)?.[1] ?? "");
  const areLabels =
    bracketed.some(({ text }) => /^【[^】]*】\s*[^，。；：！？\s*]{2,20}[：:]/u.test(text)) ||
    new Set(names).size < names.length ||
    !names.some((name) => name.length > 8);
  return new Set(areLabels ? [] : bracketed);
}
