/**
 * The meaning of bold. Part of a paragraph in bold is a point; a whole paragraph is a point if it is a sentence,
 * else it is bold type. In a section, a source, a label or a run-in title bold means nothing, since these are
 * recognised by their form.
 */
import type { Run } from "../document/schema.ts";
import { flagsOf, joinRuns, makeRun, sliceRuns, textOf } from "./inline.ts";
import type { Line } from "./lines.ts";
import { beforeArticles, styleOf } from "./paragraph.ts";

/** The lines of a body with points in place of bold. */
export const readLooks = (lines: readonly Line[]): Line[] =>
  lines.map((line, index) => readLook(line, lines[index - 1]));

function readLook(line: Line, previous: Line | undefined): Line {
  const { text, runs } = line;
  if (line.style !== undefined || runs.every((run) => flagsOf(run).length === 0)) return line;
  const style = styleOf(line);
  if (runs.some(({ underline }) => underline)) return { ...line, style, runs: boldToPoints(runs) };
  const plainLine = { ...line, runs: [makeRun(text)] };
  if (style === "section" || style === "source" || line.role === "title" || line.titleSpan)
    return line.titleSpan ? { ...line, runs: boldToPoints(withoutBold(runs, line.titleSpan[1])) } : plainLine;

  const isWhole = runs.every(({ bold, text }) => bold || text.trim() === "");
  if (isWhole && style === "brief") return plainLine;
  if (isWhole && !isSentence(text)) return { ...line, style: "body", runs };
  if (isWhole) return { ...line, runs: boldToPoints(runs) };
  const opensArticle = previous === undefined || endsArticle(previous);
  let plainLength = 0;
  if (style === "brief") plainLength = text.indexOf("】") + 1;
  else if (opensArticle) plainLength = titleLength(runs);
  return { ...line, runs: boldToPoints(withoutBold(runs, plainLength)) };
}

/**
 * Whether a paragraph that is bold as a whole is a point: it ends like a sentence, or begins like a point
 * (一是……).
 */
const isSentence = (line: string): boolean =>
  /[。；！？”]$/u.test(line) ||
  /^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+[，是])/u.test(line);

/** Whether an article may begin after a line: a section, a source and the like, or one that ends with a source. */
const endsArticle = (line: Line): boolean =>
  beforeArticles.includes(styleOf(line)) || /[（(][^（）()，。；：！？]{2,40}[）)]$/u.test(line.text);

const boldToPoints = (runs: readonly Run[]): Run[] =>
  joinRuns(
    runs.map((run) =>
      makeRun(
        run.text,
        flagsOf(run).map((flag) => (flag === "bold" ? "point" : flag)),
      ),
    ),
  );

/**
 * Length of a bold run-in title including the white space after it, by which it is recognised; 0 if there is
 * none. A bold point may follow directly: the title ends at the last white space that has no punctuation
 * before it.
 */
function titleLength([first, next]: readonly Run[]): number {
  if (!first?.bold) return 0;
  const gap = /^\s*/u.exec(next?.text ?? "")?.[0] ?? "";
  const [beginning = ""] = /^[^，。；：！？]{0,60}/u.exec(first.text + gap) ?? [];
  const last = Array.from(beginning.matchAll(/(?<=[^\s\d])\s+/gu)).findLast(
    ({ index }) => index >= 6 && index <= 50,
  );
  return last ? last.index + last[0].length : 0;
}

/** The runs with the first `length` characters not bold. */
const withoutBold = (runs: readonly Run[], length: number): Run[] => [
  makeRun(textOf(runs).slice(0, length)),
  ...sliceRuns(runs, length),
];
