/** Finds the notes of editors and of superiors: 编者按, 按语, 批示, with the lines that belong to them. */
import { isDateLine } from "./line-forms.ts";
import type { Line, Role } from "./lines.ts";

interface Seen {
  line: Line;
  text: string;
}

/** The name of a note alone on its line, so that the note is below it. */
const nameForm =
  /^[【［（(]?\s*(?:编\s*者\s*按|编\s*者\s*的\s*话|按\s*语|本刊按|编辑按|内容提要|(?:.{0,12}(?:领导|同志|书记|县长|市长|区长|主任))?\s*批\s*示)\s*[】］）)]?[：:]?$/u;
/** The name of a note is within so many UTF-16 units. */
const reach = 60;
/** The beginning of a note with its name. */
const openingForm =
  /^[【［（(]?\s*(?:编\s*者\s*按|按\s*语|本刊按|编辑按|内容提要|(?:.{0,12}(?:领导|同志|书记|县长|市长|区长|主任))?\s*批\s*示)\s*(?:[】］）)]\s*[：:]?|[：:]|\u3000)\s*\S/u;

export const opensNote = (text: string): boolean => openingForm.test(text.slice(0, reach));

/** Gives notes their role, and so the lines below the name of a note up to a blank line. */
export function findNotes(forms: readonly Seen[], roles: (Role | undefined)[]): void {
  for (const [index, { line, text }] of forms.entries()) {
    if (line.style !== undefined || line.content) continue;
    const isName = text.length <= reach && nameForm.test(text);
    if (!isName && !opensNote(text)) continue;
    roles[index] = "note";
    const isOrder = /批\s*示/u.test(text.slice(0, 20));
    for (let at = index + 1; at < forms.length && belongs(forms, at, index, isName, isOrder); at += 1)
      roles[at] = "note";
  }
}

/** Whether a line belongs to the note that begins at `start`. */
function belongs(
  forms: readonly Seen[],
  at: number,
  start: number,
  isName: boolean,
  isOrder: boolean,
): boolean {
  const form = forms[at];
  if (!form || form.line.style !== undefined || form.line.content || opensNote(form.text)) return false;
  const isFirst = at === start + 1;
  if (isName && isFirst) return true;
  if (form.line.isAfterBlank) return false;
  const isSigned =
    form.line.look?.isRight === true || isDateLine(form.text) || /\d{1,2}月\d{1,2}日$/u.test(form.text);
  return isOrder && form.text.length <= 40 && isSigned;
}
