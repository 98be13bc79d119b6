/**
 * Reads and writes the masthead (报头) as lines of text: secrecy and urgency, name, number, issuer, date.
 */
import { elementAt } from "../basics/elements.ts";
import { printedDate } from "../basics/dates.ts";
import { emptyMasthead } from "../document/empty.ts";
import { masthead as mastheadSchema, type Masthead } from "../document/schema.ts";
import { ChangeList } from "./change.ts";
import { isUsual, mastheadKeys, readField, writeField, type MastheadKey } from "./fields.ts";
import { isRunning, seenText } from "./line-forms.ts";
import { splitLines, type Line } from "./lines.ts";
import { headingOf } from "./markdown.ts";
import { printNumber } from "./masthead-number.ts";
import {
  isNotice,
  isOther,
  isTheme,
  isUrgency,
  issuerOf,
  partMastheadLine,
  type MastheadLine,
} from "./masthead-parts.ts";

/** The number of a masthead is within this many lines from the top. */
const reach = 8;

/** A masthead with the number of its lines, and the lines in it that none of its fields holds. */
export interface MastheadReading {
  masthead: Masthead;
  lineCount: number;
  /** Kept as lines at the top of the body: 编号：000123, （增刊）, a period. */
  remaining: Line[];
}

const none = (): MastheadReading => ({ masthead: emptyMasthead(), lineCount: 0, remaining: [] });

/**
 * Reads the masthead at the top of a file. Without a number near the top there is no masthead, except in a
 * document with a red head (…文件) and its number below.
 */
export function readMasthead(lines: readonly Line[], changes: ChangeList): MastheadReading {
  const explicit = readFields(lines);
  if (explicit.lineCount > 0) return { ...explicit, remaining: [] };
  const top = topLines(lines);
  const parts = top.map((line) => partMastheadLine(seenHeading(line)));
  const at = parts.findIndex(({ number }, index) => number !== null && isNumberLine(parts, index, top));
  if (at === -1) return readRedHead(top) ?? none();
  return new MastheadReader(top, parts, at, changes).read();
}

/** The lines at the top that may be a masthead: those before running text. */
function topLines(lines: readonly Line[]): Line[] {
  const end = lines.findIndex(
    (line, index) =>
      index >= reach + 4 ||
      line.style !== undefined ||
      line.content !== undefined ||
      (isRunning(narrowText(line)) &&
        !/[：:]$/u.test(seenText(line)) &&
        partMastheadLine(seenText(line)).number === null),
  );
  return lines.slice(0, end === -1 ? lines.length : end);
}

/** The text with its white space narrow, so that a line with a wide gap is not a long one. */
const narrowText = (line: Line): string => seenText(line).slice(0, 400).replaceAll(/\s+/gu, " ");

const seenHeading = (line: Line): string => headingOf(seenText(line))?.text ?? seenText(line);

/** Whether the number of a line is that of the issue: nothing in the line is running text. */
function isNumberLine(parts: readonly MastheadLine[], at: number, top: readonly Line[]): boolean {
  const { before = [], rest = [] } = parts[at] ?? {};
  const line = top[at];
  return (
    at < reach &&
    line !== undefined &&
    [...before, ...rest].every((part) => part.length <= 40 && !/[，。；！？]/u.test(part)) &&
    before.length + rest.length <= 4
  );
}

/** Reads 某某办公室文件 with the number of the document below. */
function readRedHead(top: readonly Line[]): MastheadReading | null {
  const [first, second] = top;
  if (!first || !second || !/^[\p{Script=Han}\s]{4,40}文\s*件$/u.test(first.text) || !isOther(second.text))
    return null;
  return {
    masthead: { ...emptyMasthead(), name: toNameLines([first.text]) },
    lineCount: 2,
    remaining: [second],
  };
}

/** Reads the lines around a number into the fields of a masthead. */
class MastheadReader {
  readonly #masthead = emptyMasthead();
  readonly #name: string[] = [];
  readonly #remaining: Line[] = [];
  readonly #lines: readonly Line[];
  readonly #parts: readonly MastheadLine[];
  readonly #at: number;
  readonly #changes: ChangeList;

  constructor(lines: readonly Line[], parts: readonly MastheadLine[], at: number, changes: ChangeList) {
    this.#lines = lines;
    this.#parts = parts;
    this.#at = at;
    this.#changes = changes;
  }

  read(): MastheadReading {
    const opening = this.#lines[this.#at];
    const part = this.#parts[this.#at];
    if (!opening || !part || !this.#readNumber(opening, part)) return none();
    for (const [index, line] of this.#lines.slice(0, this.#at).entries())
      this.#readTop(line, elementAt(this.#parts, index));
    for (const text of part.before) {
      const isIssuer = this.#name.length > 0 && issuerOf(text) !== null;
      if (isIssuer) this.#readIssuer(opening, text);
      else this.#readTopPart(opening, text);
    }
    this.#readDate(opening, part);
    for (const text of part.rest) this.#readBelowPart(opening, text, true);
    let lineCount = this.#at + 1;
    while (lineCount < this.#lines.length && this.#readBelow(lineCount)) lineCount += 1;
    this.#masthead.name = toNameLines(this.#name);
    return { masthead: this.#masthead, lineCount, remaining: this.#remaining };
  }

  /** Reads the number. Returns false if the change of its form is declined. */
  #readNumber({ number: line }: Line, { number: match }: MastheadLine): boolean {
    if (!match) return false;
    const masthead = this.#masthead;
    const printed = printNumber(match.number, match.running ?? undefined);
    const after = match.label === "" ? printed : `${printed}¶${match.label}`;
    if (match.text !== after && !this.#changes.apply("number-form", line, match.text, after)) return false;
    masthead.number = match.number;
    if (match.running !== null) masthead.runningNumber = match.running;
    if (match.label !== "") this.#keep(line, match.label);
    return true;
  }

  #keep(number: number, text: string): void {
    this.#remaining.push({ number, text, before: "", after: "", runs: [{ text }] });
  }

  /** Reads a line above the number. */
  #readTop(line: Line, part: MastheadLine): void {
    const seen = seenHeading(line);
    const texts = isNotice(seen) || isUrgency(seen) ? [seen] : [...part.before, ...part.rest];
    this.#readDate(line, part);
    const isName = !part.date && !texts.some((text) => isNotice(text) || isOther(text) || isUrgency(text));
    if (isName) this.#readTopPart(line, seen);
    else
      for (const text of texts) {
        if (this.#name.length > 0 && issuerOf(text) !== null) this.#readIssuer(line, text);
        else this.#readTopPart(line, text);
      }
  }

  #readTopPart({ number }: Line, text: string): void {
    const masthead = this.#masthead;
    if (isUrgency(text) && masthead.urgency === undefined) masthead.urgency = text;
    else if (isNotice(text))
      masthead.secrecy = masthead.secrecy === undefined ? text : `${masthead.secrecy}\u3000${text}`;
    else if (isOther(text)) this.#keep(number, text);
    else this.#name.push(text);
  }

  /** Reads a line below the number. Returns false if it does not belong to the masthead. */
  #readBelow(index: number): boolean {
    const line = this.#lines[index];
    const part = this.#parts[index];
    if (!line || !part || headingOf(line.text) || index > this.#at + 6) return false;
    const texts = [...part.before, ...part.rest];
    const next = this.#parts[index + 1];
    const isDated = part.date !== null || (next?.date !== null && next?.rest.length === 0);
    const isWhole = texts.length === 1 && isDated && !this.#masthead.date;
    const hasNumber =
      part.number !== null && part.number.number === null && this.#masthead.runningNumber === undefined;
    if (part.number !== null && !hasNumber) return false;
    if (part.date && this.#masthead.date) return false;
    const isName = this.#name.length === 0 && this.#isNameBelow(index);
    if (!isName && !texts.every((text) => this.#isBelowPart(text, isWhole))) return false;
    if (hasNumber && part.number && !this.#readRunning(line, part.number.text, part.number.running))
      return false;
    this.#readDate(line, part);
    for (const text of texts) this.#readBelowPart(line, text, isWhole);
    return true;
  }

  #readRunning({ number }: Line, text: string, running: number | null): boolean {
    const printed = printNumber(null, running ?? undefined);
    if (running === null || (text !== printed && !this.#changes.apply("number-form", number, text, printed)))
      return false;
    this.#masthead.runningNumber = running;
    return true;
  }

  /** Whether a line below the number is the name: one with issuer and date follows. */
  #isNameBelow(index: number): boolean {
    const line = this.#lines[index];
    const part = this.#parts[index];
    const next = this.#parts[index + 1];
    const isPlain =
      line !== undefined && part?.date === null && part.number === null && part.rest.length === 1;
    return (
      isPlain &&
      line.text.length <= 20 &&
      !/[，。；：【】]/u.test(line.text) &&
      next !== undefined &&
      next.date !== null &&
      next.rest.length === 1 &&
      issuerOf(next.rest[0] ?? "") !== null
    );
  }

  #isBelowPart(text: string, isDated: boolean): boolean {
    if (isNotice(text) || isOther(text) || isTheme(text)) return true;
    return (
      (this.#masthead.issuer === "" || issuerOf(text) !== text) &&
      (issuerOf(text) !== null || (isDated && text.length <= 40 && !/[，。；：！？【】（）]/u.test(text)))
    );
  }

  #readBelowPart(line: Line, text: string, isDated: boolean): void {
    if (isNotice(text) || isUrgency(text)) this.#readTopPart(line, text);
    else if (isOther(text) || isTheme(text)) this.#keep(line.number, text);
    else if (this.#name.length === 0 && issuerOf(text) === null) this.#name.push(text);
    else if (issuerOf(text) !== null || isDated) this.#readIssuer(line, text);
    else this.#keep(line.number, text);
  }

  #readIssuer({ number }: Line, text: string): void {
    const name = issuerOf(text) ?? text;
    const isShort = name === text || this.#changes.apply("issuer-form", number, text, name);
    const issuer = isShort ? name : text;
    this.#masthead.issuer = this.#masthead.issuer === "" ? issuer : `${this.#masthead.issuer}\u3000${issuer}`;
  }

  #readDate({ number }: Line, { date }: MastheadLine): void {
    if (!date || this.#masthead.date) return;
    this.#masthead.date = date.date;
    const printed = printedDate(date.date);
    if (date.text !== printed && !this.#changes.apply("date-form", number, date.text, printed))
      this.#masthead.dateText = date.text;
  }
}

/**
 * Cuts a name into its printed lines, at most four: at white space, or else as the lines are, or else with
 * the first lines joined. White space between single letters only spaces them.
 */
function toNameLines(lines: string[]): string[] {
  const words = lines.flatMap((line) => (/^(?:\S\s+){2,}\S$/u.test(line) ? [line] : line.split(/\s+/u, 5)));
  if (words.length === 0) return [""];
  if (words.length <= 4) return words;
  return lines.length <= 4 ? lines : [lines.slice(0, -3).join(" "), ...lines.slice(-3)];
}

/**
 * Reads a masthead of explicit fields: the lines at the top that are such fields, up to the first that is
 * repeated or invalid.
 */
function readFields(lines: readonly Line[]): { masthead: Masthead; lineCount: number } {
  const values: Partial<Record<MastheadKey, unknown>> = {};
  const name: string[] = [];
  let masthead = emptyMasthead();
  let lineCount = 0;
  for (const { text } of lines) {
    const field = readField(text, mastheadKeys);
    if (!field || values[field.key] !== undefined) break;
    if (field.key === "name") name.push(field.value);
    else if (field.key === "contents") values.contents = true;
    else if (field.key === "number" || field.key === "runningNumber") values[field.key] = Number(field.value);
    else values[field.key] = field.value;
    const next = mastheadSchema.safeParse({
      ...emptyMasthead(),
      ...values,
      ...(name.length > 0 && { name }),
    });
    if (!next.success) break;
    masthead = next.data;
    lineCount += 1;
  }
  return { masthead, lineCount };
}

/**
 * Writes the masthead as lines of text, from the top; empty fields give no line. The lines are usual ones if
 * the reader gets the same masthead from them, and explicit fields otherwise.
 * @param following the lines after the masthead, which the reader might take for a part of it
 */
export function writeMasthead(masthead: Masthead, following: readonly string[] = []): string[] {
  const { secrecy, urgency, name, number, runningNumber, issuer, date, dateText } = masthead;
  const printedNumber = number === null ? null : printNumber(number, runningNumber);
  const lines = [
    secrecy,
    urgency,
    name.join(" "),
    printedNumber,
    issuer,
    dateText ?? (date && printedDate(date)),
  ];
  const usual = lines.flatMap((line) => line || []);

  const changes = new ChangeList();
  const result = readMasthead(splitLines([...usual, ...following.slice(0, reach)].join("\n")), changes);
  const isSame = fieldsOf(result.masthead).join("\n") === fieldsOf(masthead).join("\n");
  const isWhole =
    usual.every(isUsual) &&
    result.lineCount === usual.length &&
    result.remaining.length === 0 &&
    changes.appliedChanges.length === 0;
  return isSame && isWhole ? usual : fieldsOf(masthead);
}

/** Writes all fields explicitly. The name is always written, so that the reader recognises the masthead. */
export function fieldsOf(masthead: Masthead): string[] {
  return mastheadKeys.flatMap((key) => {
    const value = masthead[key];
    if (value === null || value === undefined || (key === "issuer" && value === "")) return [];
    return [value].flat().map((each) => writeField(key, each === true ? "" : each));
  });
}
