/** 报头 as lines of text: name, 第N期, issuer, date; secrecy and urgency above the name. */
import { findDate, printedDate } from "../dates.ts";
import { emptyMasthead } from "../empty.ts";
import type { Masthead } from "../schema.ts";
import type { ChangeList } from "./change.ts";
import type { Line } from "./lines.ts";

const numberForm = /^第\s*([1-9]\d{0,8})\s*期(?:\s*[（(]\s*总第?\s*([1-9]\d{0,8})\s*期\s*[）)])?$/u;
const secrecyForm = /^(?:绝密|机密|秘密|内部|内部资料|注意保存)(?:★.{0,8})?$/u;
const urgencyForm = /^(?:特急|加急|平急|特提)$/u;
/** A masthead has its number within this many lines of the top. */
const reach = 8;

/** Reads the masthead from the top of a file; `taken` lines belong to it. No line 第N期 near the top: no masthead. */
export function readMasthead(lines: readonly Line[], changes: ChangeList): { masthead: Masthead; taken: number } {
  const at = lines.slice(0, reach).findIndex(({ text }) => numberForm.test(text));
  const opening = lines[at];
  if (!opening) return { masthead: emptyMasthead(), taken: 0 };
  const masthead = emptyMasthead();
  const [, number, running] = numberForm.exec(opening.text) ?? [];
  masthead.number = Number(number);
  if (running) masthead.runningNumber = Number(running);
  const name: string[] = [];
  for (const { text } of lines.slice(0, at)) {
    if (masthead.secrecy === undefined && secrecyForm.test(text)) masthead.secrecy = text;
    else if (masthead.urgency === undefined && urgencyForm.test(text)) masthead.urgency = text;
    else name.push(...text.split(/\s+/u));
  }
  // More than four lines cannot be a name's: the first ones stay together.
  masthead.name = name.length > 4 ? [name.slice(0, -3).join(" "), ...name.slice(-3)] : name.length > 0 ? name : [""];
  return { masthead, taken: at + 1 + readIssuerAndDate(lines.slice(at + 1), masthead, changes) };
}

/** Fills issuer and date from one line or two, in either order. Returns how many lines they took. */
function readIssuerAndDate(lines: readonly Line[], masthead: Masthead, changes: ChangeList): number {
  let taken = 0;
  for (const { text, number } of lines.slice(0, 2)) {
    const found = findDate(text);
    const rest = found ? (text.slice(0, found.index) + text.slice(found.index + found.written.length)).trim() : text;
    const fits = rest.length <= 40 && !/[，。；：！？【】（）]/u.test(rest);
    if (!fits || (found && masthead.date) || (rest && masthead.issuer)) break;
    taken += 1;
    masthead.issuer ||= rest;
    if (!found) continue;
    masthead.date = found.date;
    const printed = printedDate(found.date);
    if (found.written !== printed && !changes.apply("date-form", number, found.written, printed)) masthead.dateText = found.written;
  }
  return taken;
}

/** The masthead's lines of text, from the top; empty fields give none. */
export function writeMasthead(masthead: Masthead): string[] {
  const { secrecy, urgency, name, number, runningNumber, issuer, date, dateText } = masthead;
  const running = runningNumber === undefined ? "" : `（总第${runningNumber}期）`;
  const lines = [secrecy, urgency, name.join(" "), number === null ? "" : `第${number}期${running}`, issuer, dateText ?? (date && printedDate(date))];
  return lines.filter((line) => typeof line === "string" && line !== "") as string[];
}
