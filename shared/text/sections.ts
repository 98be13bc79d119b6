/**
 * Finds the headings of sections: names in frames, names after a sign, headings of markdown or of the outline
 * by their level, and 一、二、三、 where articles are below them.
 */
import { isRunning, isSubtitle, markOf, numberOf } from "./line-forms.ts";
import type { Line, Role } from "./lines.ts";
import { endsWithSource } from "./source-forms.ts";
import { framedName } from "./section-frames.ts";

/** A line with its form, whose role may be found. */
export interface Heading {
  /** Its place among the lines. */
  index: number;
  line: Line;
  text: string;
  level: number | null;
  isHeadingLike: boolean;
  isNumbered: boolean;
  isText: boolean;
  role: Role | undefined;
}

/**
 * Gives the lines that are headings of sections their role.
 * @param isIssue whether a masthead is above them: then numbered headings without a title above are sections
 */
export function findSections(headings: readonly Heading[], isIssue: boolean): void {
  findFrames(headings);
  findMarked(headings);
  findLevels(headings);
  findNumbered(headings, isIssue);
}

const isFree = ({ line, role }: Heading): boolean =>
  role === undefined && line.style === undefined && line.content === undefined;

/** The longest name in 《》, which is the title of a document if it is longer. */
const longestCited = 8;

/** A frame that stands several times with the same name is a heading within articles. */
function findFrames(headings: readonly Heading[]): void {
  const framed = headings.filter((heading) => isFree(heading) && framedName(heading.text) !== null);
  const counts = new Map<string, number>();
  for (const { text } of framed) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const heading of framed) {
    const { name = "", frame = "" } = framedName(heading.text) ?? {};
    const isCited = /[《〈]/u.test(frame) && name.length > longestCited;
    if (isCited) continue;
    heading.role = (counts.get(heading.text) ?? 0) > 1 ? "body" : "section";
  }
}

/** The next line that is no note. */
const nextOf = (headings: readonly Heading[], heading: Heading): Heading | undefined => {
  let at = heading.index + 1;
  while (headings[at]?.role === "note") at += 1;
  return headings[at];
};

/** Whether articles stand below a heading, rather than its own text. */
function opensArticles(headings: readonly Heading[], heading: Heading): boolean {
  const next = nextOf(headings, heading);
  if (!next) return false;
  if (next.line.isListed || next.level !== null) return true;
  if (markOf(next.text) !== "") return true;
  return (
    next.isHeadingLike &&
    !next.isNumbered &&
    next.role === undefined &&
    !isRunning(next.text) &&
    !isSubtitle(next.text)
  );
}

/** The longest name that no title is as short as, in UTF-16 units. */
const shortName = 5;

/** A name after a sign, ▲要闻: a section if most lines with this sign have articles below. */
function findMarked(headings: readonly Heading[]): void {
  const marked = headings.filter(
    (heading) =>
      isFree(heading) && markOf(heading.text) !== "" && heading.isHeadingLike && heading.text.length <= 24,
  );
  for (const [, group] of Map.groupBy(marked, ({ text }) => text[0])) {
    const count = group.filter((heading) => opensArticles(headings, heading)).length;
    const areNames = group.every(({ text }) => text.length - markOf(text).length <= shortName);
    for (const heading of group) {
      const isName = heading.text.length - markOf(heading.text).length <= shortName;
      if (count * 2 > group.length || areNames || (isName && opensArticles(headings, heading)))
        heading.role = "section";
    }
  }
}

/** Headings with levels: those above other headings are sections. */
function findLevels(headings: readonly Heading[]): void {
  const leveled = headings.filter((heading) => isFree(heading) && heading.level !== null);
  const plain = leveled.filter(({ isNumbered }) => !isNumbered);
  const levels = [...new Set(plain.map(({ level }) => level ?? 0))].toSorted((a, b) => a - b);
  const deepest = levels.at(-1) ?? 0;
  const isAbove = (heading: Heading) => (heading.level ?? 0) < deepest;
  for (const heading of leveled) {
    const isFirstTitle =
      heading === leveled[0] &&
      heading.level === 1 &&
      nextOf(headings, heading)?.level === null &&
      levels.length > 1;
    if (
      heading.isNumbered
        ? isAbove(heading) && numberOf(heading.text)?.level === 1
        : levels.length > 1 && isAbove(heading) && !isFirstTitle
    )
      heading.role = "section";
    else if (heading.isNumbered) heading.role = "body";
  }
  if (levels.length === 1) findSingleLevel(headings, plain);
}

/** The longest name of a section without a frame, in UTF-16 units. */
const longestName = 14;

/** Headings of one level are sections if articles are below them, and titles if their text is. */
function findSingleLevel(headings: readonly Heading[], plain: readonly Heading[]): void {
  const isLast = (heading: Heading) => nextOf(headings, heading) === undefined;
  const count = plain.filter((heading) => opensArticles(headings, heading) || isLast(heading)).length;
  const sources = headings.filter(({ role, text }) => role === "source" || endsWithSource(text)).length;
  const areNames = plain.every(({ text }) => text.length <= 8) && sources > 0;
  if (plain.some(({ text }) => text.length > longestName)) return;
  const isLook = plain.every(({ line }) => line.look !== undefined);
  if ((count * 2 > plain.length && !(isLook && count < plain.length)) || (areNames && !isLook))
    for (const heading of plain) heading.role = "section";
}

/** The longest name of a section with its number, in UTF-16 units: 三、存在的主要问题. */
const longestNumbered = 10;

/**
 * 一、二、三、 at the top of the body, with titles or numbered articles below each. In an issue without titles they are
 * sections if they are short names, and else the titles themselves.
 */
function findNumbered(headings: readonly Heading[], isIssue: boolean): void {
  if (headings.some(({ role }) => role === "section")) return;
  const numbered = headings.filter(
    (heading) =>
      (isFree(heading) || heading.level !== null) &&
      heading.line.style === undefined &&
      heading.isHeadingLike &&
      numberOf(heading.text)?.level === 1,
  );
  const first = headings.find(({ role }) => role !== "note");
  if (numbered.length < 2 || first !== numbered[0]) return;
  const count = numbered.filter((heading) => {
    const next = nextOf(headings, heading);
    return opensArticles(headings, heading) || (next !== undefined && numberOf(next.text)?.level === 3);
  }).length;
  const isPlain = isIssue && numbered.every(({ text }) => text.length <= longestNumbered);
  const role = count * 2 > numbered.length || isPlain ? "section" : "title";
  if (role === "section" || isIssue) for (const heading of numbered) heading.role = role;
}
