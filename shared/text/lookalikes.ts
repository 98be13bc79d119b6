/**
 * Puts characters right that only look like the usual ones, as PDFs and input methods leave them: radicals,
 * compatibility forms, full-width letters, invisible marks, middle dots in names.
 */
import { head, tail, type ChangeList } from "./change.ts";
import type { Run } from "../document/schema.ts";
import { flagsOf, joinRuns, makeRun } from "./inline.ts";
import { toLine, type Line } from "./lines.ts";

/** Zero-width marks, soft hyphens and byte order marks within text. A joiner within an emoji has a meaning. */
const invisible = "\\u00ad\\u180e\\u200b\\u200c\\u200e\\u200f\\u2060\\ufeff";
const isInvisible = new RegExp(`^[${invisible}]`, "u");
/** Radicals (2E80–2FDF) and compatibility ideographs (F900–FAD9). */
const radical = "\\u2e80-\\u2fdf\\uf900-\\ufad9";
const fullWidth = "\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a";
const odd = new RegExp(
  `[${invisible}]+|[${radical}]|[${fullWidth}]+(?![.．、])|(?<=\\p{Script=Han}\\S?)\\u00a0(?=\\p{Script=Han})|(?<=\\p{Script=Han})[•・‧∙⋅･](?=\\p{Script=Han})`,
  "gu",
);

/**
 * Radicals that Unicode decomposes to no ideograph (CJK Radicals Supplement has decompositions for two only),
 * with the ideograph that they look like.
 */
const supplement = new Map(
  Object.entries({
    "⺁": "厂",
    "⺇": "几",
    "⺌": "小",
    "⺎": "兀",
    "⺏": "尣",
    "⺐": "尢",
    "⺕": "彐",
    "⺝": "月",
    "⺟": "母",
    "⺠": "民",
    "⺢": "水",
    "⺩": "王",
    "⺫": "目",
    "⺬": "示",
    "⺭": "礻",
    "⺮": "竹",
    "⺯": "糹",
    "⺰": "纟",
    "⺲": "罒",
    "⺳": "罓",
    "⺵": "网",
    "⺷": "羊",
    "⺸": "羊",
    "⺹": "耂",
    "⺻": "聿",
    "⺼": "月",
    "⺾": "艹",
    "⺿": "艹",
    "⻀": "艹",
    "⻁": "虎",
    "⻂": "衤",
    "⻃": "覀",
    "⻄": "西",
    "⻅": "见",
    "⻆": "角",
    "⻈": "讠",
    "⻉": "贝",
    "⻊": "足",
    "⻋": "车",
    "⻌": "辶",
    "⻍": "辶",
    "⻎": "辶",
    "⻐": "钅",
    "⻑": "長",
    "⻒": "長",
    "⻓": "长",
    "⻔": "门",
    "⻕": "阜",
    "⻖": "阝",
    "⻗": "雨",
    "⻘": "青",
    "⻙": "韦",
    "⻚": "页",
    "⻛": "风",
    "⻜": "飞",
    "⻝": "食",
    "⻞": "食",
    "⻟": "飠",
    "⻠": "饣",
    "⻢": "马",
    "⻣": "骨",
    "⻤": "鬼",
    "⻥": "鱼",
    "⻦": "鸟",
    "⻧": "卤",
    "⻨": "麦",
    "⻩": "黄",
    "⻪": "黾",
    "⻫": "斉",
    "⻬": "齐",
    "⻮": "齿",
    "⻯": "竜",
    "⻰": "龙",
    "⻱": "龟",
    "⻲": "亀",
    "⻳": "龟",
    "⺸ ": "羊",
  }),
);

/** The usual form of an odd stretch. */
function usualForm(stretch: string): string {
  if (isInvisible.test(stretch)) return "";
  if (stretch === "\u00a0") return "";
  if (/^[•・‧∙⋅･]$/u.test(stretch)) return "·";
  return supplement.get(stretch) ?? stretch.normalize("NFKC");
}

/** Whether a text has characters that would be put right. */
export const hasLookalikes = (text: string): boolean => text.search(odd) >= 0;

/** The lines with usual characters. Each stretch is a change of its own. */
export const readLookalikes = (lines: readonly Line[], changes: ChangeList): Line[] =>
  lines.flatMap((line) =>
    line.style === undefined && !/^\\[a-z]/iu.test(line.text) && hasLookalikes(line.text)
      ? readLine(line, changes)
      : [line],
  );

function readLine(line: Line, changes: ChangeList): Line[] {
  const { text, number } = line;
  const pieces: { start: number; end: number; after: string }[] = [];
  let done = "";
  let last = 0;
  for (const match of text.matchAll(odd)) {
    const [stretch] = match;
    const end = match.index + stretch.length;
    const after = usualForm(stretch);
    done += text.slice(last, match.index);
    last = end;
    const isChanged =
      after !== stretch &&
      changes.apply(
        "lookalike",
        number,
        tail(done, 6) + stretch + head(text.slice(end), 4),
        tail(done, 6) + after + head(text.slice(end), 4),
      );
    if (isChanged) pieces.push({ start: match.index, end, after });
    done += isChanged ? after : stretch;
  }
  return pieces.length === 0 ? [line] : withPieces(line, pieces);
}

/**
 * Replaces pieces of the text in the runs, which keep their looks. White space that comes to an edge is one of
 * the edge; a line without text is left out.
 */
function withPieces(line: Line, pieces: readonly { start: number; end: number; after: string }[]): Line[] {
  const runs: Run[] = [];
  let at = 0;
  let next = 0;
  for (const run of line.runs) {
    let text = "";
    for (let index = 0; index < run.text.length; index += 1) {
      const place = at + index;
      while (next < pieces.length && (pieces[next]?.end ?? 0) <= place) next += 1;
      const piece = pieces[next];
      if (!piece || place < piece.start) text += run.text[index];
      else if (place === piece.start) text += piece.after;
    }
    runs.push(makeRun(text, flagsOf(run)));
    at += run.text.length;
  }
  const edged = joinRuns([makeRun(line.before), ...runs, makeRun(line.after)]);
  const whole = toLine(line.number, edged);
  return whole ? [{ ...line, ...whole }] : [];
}
