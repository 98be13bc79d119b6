/** 报头 as lines of text: name, 第N期, issuer, date; secrecy and urgency above the name. */
import { findDate, printedDate } from "../dates.ts";
import { emptyMasthead } from "../empty.ts";
import { masthead as mastheadSchema, type Masthead } from "../schema.ts";
import { ChangeList } from "./change.ts";
import { isUsual, mastheadKeys, readField, writeField, type MastheadKey } from "./fields.ts";
import { splitLines, type Line } from "./lines.ts";
import { isExplicit, styleOf } from "./paragraph.ts";

const numberForm = /^第\s*([1-9]\d{0,8})\s*期(?:\s*[（(]\s*总第?\s*([1-9]\d{0,8})\s*期\s*[）)])?$/u;
const secrecyForm = /^(?:绝密|机密|秘密|内部|内部资料|注意保存)(?:★.{0,8})?$/u;
const urgencyForm = /^(?:特急|加急|平急|特提)$/u;
/** A masthead has its number within this many lines of the top. */
const reach = 8;

const printedNumber = (number: number, running: number | undefined): string =>
  `第${number}期${running === undefined ? "" : `（总第${running}期）`}`;

/** Reads the masthead from the top of a file; `taken` lines belong to it. No line 第N期 near the top: no masthead. */
export function readMasthead(
  lines: readonly Line[],
  changes: ChangeList,
): { masthead: Masthead; taken: number } {
  const written = readFields(lines);
  if (written.taken > 0) return written;
  const masthead = emptyMasthead();
  const at = lines.slice(0, reach).findIndex(({ text }) => numberForm.test(text));
  const opening = lines[at];
  if (!opening) return { masthead, taken: 0 };
  const [, number, running] = numberForm.exec(opening.text) ?? [];
  masthead.number = Number(number);
  if (running) masthead.runningNumber = Number(running);
  const printed = printedNumber(masthead.number, masthead.runningNumber);
  if (opening.text !== printed && !changes.apply("number-form", opening.number, opening.text, printed)) {
    return { masthead: emptyMasthead(), taken: 0 };
  }
  const name: string[] = [];
  for (const { text } of lines.slice(0, at)) {
    if (masthead.secrecy === undefined && secrecyForm.test(text)) masthead.secrecy = text;
    else if (masthead.urgency === undefined && urgencyForm.test(text)) masthead.urgency = text;
    else name.push(text);
  }
  masthead.name = nameLines(name);
  return { masthead, taken: at + 1 + readIssuerAndDate(lines.slice(at + 1), masthead, changes) };
}

/** White space within a name is a line end of the printed name. A name has four lines at most: else the first stay together. */
function nameLines(lines: string[]): string[] {
  const words = lines.flatMap((line) => line.split(/\s+/u, 5));
  const name =
    words.length <= 4
      ? words
      : lines.length <= 4
        ? lines
        : [lines.slice(0, -3).join(" "), ...lines.slice(-3)];
  return name.length > 0 ? name : [""];
}

/** Fills issuer and date from one line or two, in either order. Returns how many lines they took. */
function readIssuerAndDate(lines: readonly Line[], masthead: Masthead, changes: ChangeList): number {
  let taken = 0;
  for (const { text, number } of lines.slice(0, 2)) {
    const found = findDate(text);
    const before = text.slice(0, found?.index).trim();
    const after = found ? text.slice(found.index + found.written.length).trim() : "";
    const rest = found ? before || after : text;
    const fits = rest.length <= 40 && !/[，。；：！？【】（）]/u.test(rest) && !(found && before && after);
    if (
      !fits ||
      isExplicit(text) ||
      styleOf(text) !== "body" ||
      (found && masthead.date) ||
      (rest && masthead.issuer)
    )
      break;
    taken += 1;
    masthead.issuer ||= rest;
    if (!found) continue;
    masthead.date = found.date;
    const printed = printedDate(found.date);
    if (found.written !== printed && !changes.apply("date-form", number, found.written, printed))
      masthead.dateText = found.written;
  }
  return taken;
}

/** A masthead whose fields are written out: the lines from the top that are such fields. One that does not fit ends it. */
function readFields(lines: readonly Line[]): { masthead: Masthead; taken: number } {
  const given: Partial<Record<MastheadKey, unknown>> = {};
  const name: string[] = [];
  let masthead = emptyMasthead();
  let taken = 0;
  for (const { text } of lines) {
    const field = readField(text, mastheadKeys);
    if (!field || given[field.key] !== undefined) break;
    if (field.key === "name") name.push(field.value);
    else
      given[field.key] = /number$/iu.test(field.key)
        ? Number(field.value)
        : field.key === "contents"
          ? true
          : field.value;
    const next = mastheadSchema.safeParse({ ...emptyMasthead(), ...given, ...(name.length > 0 && { name }) });
    if (!next.success) break;
    masthead = next.data;
    taken += 1;
  }
  return { masthead, taken };
}

/** The masthead's lines of text, from the top; empty fields give none. `following`: the lines that come after it. */
export function writeMasthead(masthead: Masthead, following: readonly string[] = []): string[] {
  const { secrecy, urgency, name, number, runningNumber, issuer, date, dateText } = masthead;
  const printed = number === null ? null : printedNumber(number, runningNumber);
  const lines = [secrecy, urgency, name.join(" "), printed, issuer, dateText ?? (date && printedDate(date))];
  const usual = lines.filter((line) => typeof line === "string" && line !== "") as string[];
  // The test is the reader itself, with what comes after.
  const changes = new ChangeList();
  const read = readMasthead(splitLines([...usual, ...following.slice(0, reach)].join("\n")), changes);
  const isSame = fieldsOf(read.masthead).join("\n") === fieldsOf(masthead).join("\n");
  const isWhole = usual.every(isUsual) && read.taken === usual.length && changes.made.length === 0;
  return isSame && isWhole ? usual : fieldsOf(masthead);
}

/** Every field written out; the name always, so that it tells that a masthead begins. */
export function fieldsOf(masthead: Masthead): string[] {
  return mastheadKeys.flatMap((key) => {
    const value = masthead[key];
    if (value === null || value === undefined || (key === "issuer" && value === "")) return [];
    return [value].flat().map((each) => writeField(key, each === true ? "" : each));
  });
}
