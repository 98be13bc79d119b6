/**
 * Finds what each line of a body is by its form and by what stands around it: title on a line of its own,
 * section, source, note, brief. Offices write them in many forms, but each bulletin keeps to its own.
 */
import { elementAt } from "../basics/elements.ts";
import { countLooks, type LookFacts } from "./line-looks.ts";
import {
  isDateLine,
  isHeadingLike,
  isRunning,
  isSubtitle,
  markOf,
  numberOf,
  seenText,
} from "./line-forms.ts";
import type { Line, Role } from "./lines.ts";
import { headingOf } from "./markdown.ts";
import { isDocumentNumber } from "./masthead-parts.ts";
import { styleOf } from "./paragraph.ts";
import { findNotes } from "./notes.ts";
import { findSections, type Heading } from "./sections.ts";
import { isTrailingSource, isBareSource } from "./bare-sources.ts";
import { endsWithSource, isSourceText } from "./source-forms.ts";
import { findRunInTitles } from "./run-in-titles.ts";

/** A line with what its text shows alone. */
export interface Form {
  line: Line;
  /** Without asterisks and without the signs of a markdown heading. */
  text: string;
  /** Its level if it is a heading in markdown. */
  level: number | null;
  isHeadingLike: boolean;
  isNumbered: boolean;
  /** Whether it is text of an article: sentences, a numbered heading, a table, an item of a list. */
  isText: boolean;
}

function formOf(line: Line): Form {
  const heading = headingOf(seenText(line));
  const text = heading?.text ?? seenText(line);
  const isHeading =
    line.style === undefined && !line.content && isHeadingLike(text) && !isDocumentNumber(text);
  const isNumbered = numberOf(text) !== null;
  return {
    line,
    text,
    level: heading?.level ?? line.headingLevel ?? levelOf(line),
    isHeadingLike: isHeading,
    isNumbered,
    isText:
      line.content !== undefined || line.isListed === true || isNumbered || !isHeading || isRunning(text),
  };
}

/** The level of a heading in the outline of Word, from 1. */
const levelOf = ({ look }: Line): number | null =>
  look?.outlineLevel === undefined ? null : look.outlineLevel + 1;

/**
 * The lines of a body with their roles and run-in titles.
 * @param isIssue whether a masthead is above them
 */
export function findRoles(lines: readonly Line[], isIssue: boolean): Line[] {
  const forms = lines.map(formOf);
  const roles = lines.map((line, index) => formRole(line, forms[index]?.text ?? ""));
  findNotes(forms, roles);
  const headings: Heading[] = forms.map((form, index) => ({ ...form, index, role: roles[index] }));
  findSections(headings, isIssue);
  headings.forEach(({ role }, index) => (roles[index] = role));
  new TitleFinder(forms, roles).find();
  const placed = lines.map((line, index) => {
    const role = roles[index];
    return role === undefined ? line : { ...line, role };
  });
  return findRunInTitles(placed);
}

/** The role that the form of a line gives it. */
function formRole(line: Line, text: string): Role | undefined {
  if (line.style !== undefined) return line.style;
  if (line.role !== undefined) return line.role;
  if (line.content) return undefined;
  if (isSourceText(text)) return "source";
  const style = styleOf({ text });
  return style === "section" || style === "body" || style === "source" || style === "brief"
    ? undefined
    : style;
}

/** The most lines of a title with its subtitle. */
const mostLines = 4;

/** The longest heading within an article that only its place could tell from a title, in UTF-16 units. */
const longestHeading = 6;

/** Finds the titles on lines of their own, with their second lines, and the sources without brackets. */
class TitleFinder {
  readonly #forms: readonly Form[];
  readonly #roles: (Role | undefined)[];
  readonly #looks: LookFacts;
  readonly #hasSections: boolean;

  constructor(forms: readonly Form[], roles: (Role | undefined)[]) {
    this.#forms = forms;
    this.#roles = roles;
    this.#hasSections = roles.includes("section");
    this.#looks = countLooks(forms);
  }

  find(): void {
    // Titles at the start of an article show how titles look here; others are titles if they look the same.
    this.#findTitles(false);
    this.#looks.learn(
      this.#forms.filter((_, index) => this.#roles[index] === "title").map(({ line }) => line),
    );
    this.#findTitles(true);
  }

  #findTitles(isElsewhere: boolean): void {
    for (let at = 0; at < this.#forms.length; at += 1) {
      if (this.#roles[at] !== undefined || !this.#mayBeTitle(at)) continue;
      const isFirst = this.#isStart(at);
      if (!isFirst && !(isElsewhere && this.#isSetOff(at))) continue;
      const end = this.#endOfTitle(at);
      if (end !== null) at = Math.max(at, this.#mark(at, end) - 1);
    }
    for (let at = 0; at < this.#forms.length; at += 1)
      if (this.#roles[at] === undefined && isTrailingSource(this.#forms, this.#roles, at))
        this.#roles[at] = "source";
  }

  /** Whether an article may begin at a line. */
  #isStart(at: number): boolean {
    if (at === 0) return true;
    const role = this.#roles[at - 1];
    const previous = this.#forms[at - 1];
    if (role === undefined || role === "body" || role === "brief")
      return previous !== undefined && endsWithSource(previous.text);
    return role !== "title";
  }

  #mayBeTitle(at: number): boolean {
    const form = this.#forms[at];
    if (!form || !form.isHeadingLike || form.line.isListed || form.line.look?.isRight) return false;
    if (form.isNumbered) return this.#isNumberedTitle(at);
    return form.level !== null || this.#looks.isProminent(form.line);
  }

  /** A numbered line is a title where the items of a section are numbered: 1．某事 below a section or a source. */
  #isNumberedTitle(at: number): boolean {
    const form = this.#forms[at];
    const before = this.#roles[at - 1];
    if (this.#forms[at + 1]?.isNumbered) return false;
    return (
      form !== undefined &&
      form.level === null &&
      !form.line.look &&
      (numberOf(form.text)?.level ?? 0) === 3 &&
      (before === "section" ||
        before === "source" ||
        (form.line.isAfterBlank === true &&
          this.#forms[at + 1]?.line.isAfterBlank === true &&
          this.#hasSections))
    );
  }

  /** Whether a line within text stands apart like a title. */
  #isSetOff(at: number): boolean {
    const form = elementAt(this.#forms, at);
    if (form.level !== null) return true;
    if (this.#looks.isKnown) return this.#looks.isTitle(form.line);
    // Without looks, a few letters between paragraphs are a heading within the article.
    return form.line.isAfterBlank === true && form.text.length > longestHeading;
  }

  /** The index after the lines of a title; null if no text follows, so that it is none. */
  #endOfTitle(at: number): number | null {
    let end = at + 1;
    while (end < at + mostLines && this.#continues(end)) end += 1;
    let next = end;
    while (next < end + 2 && (this.#roles[next] === "source" || isBareSource(this.#forms, next))) next += 1;
    const following = this.#forms[next];
    if (!following || isDateLine(following.text)) return null;
    if (this.#roles[next] === "section" || this.#roles[next] === "attachment") return null;
    const isSpeech = next > at && !following.isText && this.#isFollowedByText(next);
    return following.isText ||
      this.#roles[next] === "note" ||
      this.#roles[next] === "title" ||
      following.level !== null ||
      isSpeech
      ? end
      : null;
  }

  #isFollowedByText(at: number): boolean {
    return this.#forms.slice(at + 1, at + 3).some((form) => form.isText && !isDateLine(form.text));
  }

  /** Whether a line is a further line of the title before it. */
  #continues(at: number): boolean {
    const form = this.#forms[at];
    const previous = this.#forms[at - 1];
    if (!form || !previous) return false;
    if (this.#roles[at] !== undefined || form.line.isListed || form.line.look?.isRight) return false;
    if (isSubtitle(form.text)) return true;
    if (
      !form.isHeadingLike ||
      form.isNumbered ||
      form.level !== null ||
      form.line.isAfterBlank ||
      markOf(form.text) !== ""
    )
      return false;
    if (isBareSource(this.#forms, at)) return false;
    if (previous.line.look) return this.#looks.looksAlike(form.line, previous.line);
    // In text, the second line of a title is followed by a blank line or a subtitle.
    const next = this.#forms[at + 1];
    return next?.line.isAfterBlank === true || (next !== undefined && isSubtitle(next.text));
  }

  /** Marks the lines of a title and the source below it. Returns the index after them. */
  #mark(start: number, end: number): number {
    for (let at = start; at < end; at += 1) this.#roles[at] = "title";
    let at = end;
    while (at < end + 2 && this.#roles[at] === undefined && isBareSource(this.#forms, at)) {
      this.#roles[at] = "source";
      at += 1;
    }
    return at;
  }
}
