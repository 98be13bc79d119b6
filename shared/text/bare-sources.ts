/** Sources that neither brackets nor a label show: a unit or a person on a line by itself. */
import { isDateLine, isPerson, isRunning, isUnit } from "./line-forms.ts";
import type { Line, Role } from "./lines.ts";
import { namesContributors } from "./source-forms.ts";

interface Seen {
  line: Line;
  text: string;
}

const namesSomebody = (text: string): boolean =>
  namesContributors(text) || text.split(/[\s、]+/u).every(isPerson);

/** Whether a line below a title names who wrote the article. */
export function isBareSource(forms: readonly Seen[], at: number): boolean {
  const form = forms[at];
  if (!form || form.line.style !== undefined || form.line.content) return false;
  const { line, text } = form;
  if (line.look)
    return (line.look.isRight || (line.look.isCentred && !line.look.isBold)) && namesSomebody(text);
  return namesContributors(text) && /\s/u.test(text) && text.split(/\s+/u).some(isPerson);
}

/** Whether a line at the end of an article names who wrote it: set to the right, or in emphasis. */
export function isTrailingSource(
  forms: readonly Seen[],
  roles: readonly (Role | undefined)[],
  at: number,
): boolean {
  const form = forms[at];
  const previous = forms[at - 1];
  const next = forms[at + 1];
  if (!form || !previous || form.line.style !== undefined || form.line.content) return false;
  const { line, text } = form;
  const ends = next === undefined || ["title", "section"].includes(roles[at + 1] ?? "");
  const isSigned = next !== undefined && isDateLine(next.text);
  if (isSigned || (roles[at - 1] !== undefined && roles[at - 1] !== "body" && !previous.line.content))
    return false;
  if (line.isEmphasised) return namesSomebody(text) || isUnit(text);
  if (line.look) return line.look.isRight && ends && namesSomebody(text);
  return (
    ends &&
    line.isAfterBlank !== true &&
    isRunning(previous.text) &&
    namesContributors(text) &&
    text.length <= 20
  );
}
