/** Reads and writes the masthead (报头) as lines of text: secrecy and urgency, name, 第N期, issuer, date. */
import { findDate, printedDate } from "../basics/dates.ts";
import { emptyMasthead } from "../document/empty.ts";
import { masthead as mastheadSchema, type Masthead } from "../document/schema.ts";
import { ChangeList } from "./change.ts";
import { isUsual, mastheadKeys, readField, writeField, type MastheadKey } from "./fields.ts";
import { splitLines, type Line } from "./lines.ts";
import { styleOf } from "./paragraph.ts";

const numberForm = /^第\s*([1-9]\d{0,8})\s*期(?:\s*[（(]\s*总第?\s*([1-9]\d{0,8})\s*期\s*[）)])?$/u;
const secrecyForm = /^(?:绝密|机密|秘密|内部|内部资料|注意保存)(?:★.{0,8})?$/u;
const urgencyForm = /^(?:特急|加急|平急|特提)$/u;
/** The number of a masthead is within this many lines from the top. */
const reach = 8;

const printNumber = (number: number, running: number | undefined): string =>
  `第${number}期${running === undefined ? "" : `（总第${running}期）`}`;

/**
 * Reads the masthead at the top of a file; `lineCount` is the number of its lines. Without a line 第N期 near
 * the top there is no masthead.
 */
export function readMasthead(
  lines: readonly Line[],
  changes: ChangeList,
): { masthead: Masthead; lineCount: number } {
  const explicit = readFields(lines);
  if (explicit.lineCount > 0) return explicit;
  const masthead = emptyMasthead();
  const at = lines.slice(0, reach).findIndex(({ text }) => numberForm.test(text));
  const opening = lines[at];
  if (!opening) return { masthead, lineCount: 0 };
  const [, number, running] = numberForm.exec(opening.text) ?? [];
  masthead.number = Number(number);
  if (running) masthead.runningNumber = Number(running);
  const printedNumber = printNumber(masthead.number, masthead.runningNumber);
  if (
    opening.text !== printedNumber &&
    !changes.apply("number-form", opening.number, opening.text, printedNumber)
  ) {
    return { masthead: emptyMasthead(), lineCount: 0 };
  }
  const name: string[] = [];
  for (const { text } of lines.slice(0, at)) {
    if (masthead.secrecy === undefined && secrecyForm.test(text)) masthead.secrecy = text;
    else if (masthead.urgency === undefined && urgencyForm.test(text)) masthead.urgency = text;
    else name.push(text);
  }
  masthead.name = toNameLines(name);
  return { masthead, lineCount: at + 1 + readIssuerAndDate(lines.slice(at + 1), masthead, changes) };
}

/**
 * Cuts a name into its printed lines, at most four: at white space, or else as the lines are, or else with
 * the first lines joined.
 */
function toNameLines(lines: string[]): string[] {
  const words = lines.flatMap((line) => line.split(/\s+/u, 5));
  if (words.length === 0) return [""];
  if (words.length <= 4) return words;
  return lines.length <= 4 ? lines : [lines.slice(0, -3).join(" "), ...lines.slice(-3)];
}

/**
 * Reads issuer and date, in either order, from the first one or two lines into `masthead`. Returns the number
 * of lines that they take.
 */
function readIssuerAndDate(lines: readonly Line[], masthead: Masthead, changes: ChangeList): number {
  let lineCount = 0;
  for (const line of lines.slice(0, 2)) {
    const { text, number } = line;
    const dateMatch = findDate(text);
    const before = text.slice(0, dateMatch?.index).trim();
    const after = dateMatch ? text.slice(dateMatch.index + dateMatch.text.length).trim() : "";
    const rest = dateMatch ? before || after : text;
    const fits =
      rest.length <= 40 && !/[，。；：！？【】（）]/u.test(rest) && !(dateMatch && before && after);
    if (
      !fits ||
      line.style !== undefined ||
      styleOf(line) !== "body" ||
      (dateMatch && masthead.date) ||
      (rest && masthead.issuer)
    )
      break;
    lineCount += 1;
    masthead.issuer ||= rest;
    if (!dateMatch) continue;
    masthead.date = dateMatch.date;
    const printedForm = printedDate(dateMatch.date);
    if (dateMatch.text !== printedForm && !changes.apply("date-form", number, dateMatch.text, printedForm))
      masthead.dateText = dateMatch.text;
  }
  return lineCount;
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
    usual.every(isUsual) && result.lineCount === usual.length && changes.appliedChanges.length === 0;
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
