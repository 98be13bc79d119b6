/** Finds the list of contents (目录, 要目, 本期导读) that an office typed below its masthead. */
import { elementAt } from "../basics/elements.ts";
import { markSigns, seenText } from "./line-forms.ts";
import type { Line } from "./lines.ts";
import { headingOf } from "./markdown.ts";
import { framedName } from "./section-frames.ts";

const nameForm =
  /^[【［[（(]?\s*(?:目\s*录|要\s*目|导\s*读|本期(?:要目|导读|目录|内容|看点|提要|主要内容)|内容(?:导读|提要|目录))\s*[】］\]）)]?[：:]?$/u;
/** The longest entry with its leaders, in UTF-16 units. */
const longest = 120;
/** The most lines of a list. */
const most = 80;
const leaders =
  /[\s.．…·—-]*(?:[.．…·]{2,}|\t)[\s.．…·]*[（(]?\d{0,4}[）)]?$|\s{2,}[（(]?\d{1,4}[）)]?$|[（(]\d{1,4}[）)]$/u;
const marks = new RegExp(`^(?:[${markSigns}]|\\d{1,2}[.．、]|[-*+]|[一二三四五六七八九十]{1,3}、)\\s*`, "u");

/** The text of a line as it may be repeated: without sign, number, leaders and page. */
const entryOf = (line: Line): string => {
  const text = headingOf(seenText(line))?.text ?? seenText(line);
  const name = framedName(text)?.name ?? text;
  return name
    .replace(leaders, "")
    .replace(marks, "")
    .replaceAll(/[\s\u3000【】]/gu, "");
};

/** Whether a text begins with an entry, or is the first line of a title that is longer. */
const repeats = (text: string, entry: string): boolean =>
  (entry.length >= 2 && text.startsWith(entry)) || (text.length >= 6 && entry.startsWith(text));

/** A list of contents: its lines with its name, and the entries without signs and pages. */
export interface ContentsList {
  lineCount: number;
  entries: string[];
}

/** Finds the contents at the top of the lines; null if there is none. */
export function findContentsList(lines: readonly Line[]): ContentsList | null {
  const [first] = lines;
  if (!first || first.style !== undefined || !nameForm.test(seenText(first))) return null;
  const entries: string[] = [];
  let end = 1;
  for (; end < Math.min(lines.length, most); end += 1) {
    const line = elementAt(lines, end);
    if (line.style !== undefined || line.text.length > longest || /。/u.test(line.text)) break;
    const entry = entryOf(line);
    if (entries.some((each) => repeats(entry, each))) break;
    entries.push(entry);
  }
  // The name of a section just above the first repeated title belongs to the body.
  while (end > 2 && framedName(seenText(elementAt(lines, end - 1))) !== null) {
    end -= 1;
    entries.pop();
  }
  const rest = lines.slice(end).flatMap((line) => (line.text.length > longest ? [] : [entryOf(line)]));
  const isRepeated =
    entries.filter((entry) => rest.some((each) => repeats(each, entry))).length * 2 >= entries.length;
  return entries.length > 0 && isRepeated ? { lineCount: end, entries } : null;
}
