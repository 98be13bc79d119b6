/**
 * Meanings and looks inside a paragraph of text. `**point**` is how offices and markdown write a bold point; the rest
 * is written so that nothing is lost: `__bold__`, `++underline++`, `@@title@@`, `^^tag^^`. A backslash before one of these
 * characters takes it as it stands; `\{a}` is the character with that hexadecimal code, for what a line cannot hold.
 */
import { runFlags, type Run, type RunFlag } from "../schema.ts";

const tokens: Record<RunFlag, string> = { title: "@@", tag: "^^", point: "**", bold: "__", underline: "++" };
const flagOf = new Map(runFlags.map((flag) => [tokens[flag], flag]));
const special = "\\*_+@^";
const escape = /\\(?:([\\*_+@^])|\{([\da-f]{1,6})\})/uy;

/** A run with these flags and nothing else. */
export function makeRun(text: string, flags: Iterable<RunFlag> = []): Run {
  const run: Run = { text };
  for (const flag of flags) run[flag] = true;
  return run;
}

export const flagsOf = (run: Run): RunFlag[] => runFlags.filter((flag) => run[flag]);

/** Runs without empty ones, neighbours of equal flags joined. Only for runs that carry nothing but flags. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === "") continue;
    if (last && flagsOf(last).join() === flagsOf(run).join()) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Reads the notation above. A mark that is never closed stands for itself. */
export function readInline(text: string): Run[] {
  const runs: Run[] = [];
  const open = new Set<RunFlag>();
  let plain = "";
  let at = 0;
  while (at < text.length) {
    escape.lastIndex = at;
    const escaped = escape.exec(text);
    const token = text.slice(at, at + 2);
    const flag = flagOf.get(token);
    if (escaped) {
      plain += escaped[1] ?? String.fromCodePoint(Math.min(parseInt(escaped[2] ?? "", 16), 0x10ffff));
      at += escaped[0].length;
    } else if (flag && (open.has(flag) || isClosed(text, token, at + 2))) {
      runs.push(makeRun(plain, open));
      plain = "";
      if (!open.delete(flag)) open.add(flag);
      at += 2;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return joinRuns([...runs, makeRun(plain, open)]);
}

/** Whether the mark that ends at `from` is closed later in the paragraph, with text between. */
function isClosed(text: string, token: string, from: number): boolean {
  for (let at = from; at < text.length - 1; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(token, at)) return at > from;
  }
  return false;
}

const hexadecimal = (character: string) => `\\{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** A single `+` or `@` means nothing and stays; it is escaped beside another mark's character or at the edge of a run. */
function escapeText(text: string): string {
  const characters = Array.from(text);
  const marks = (at: number) => special.includes(characters[at] ?? "\\");
  return characters
    .map((character, at) => {
      if (/[\n\r\v\f\u0085\u2028\u2029]/u.test(character)) return hexadecimal(character);
      return character === "\\" || (marks(at) && (marks(at - 1) || marks(at + 1))) ? `\\${character}` : character;
    })
    .join("");
}

/** Writes runs so that `readInline` reads the same. White space at the edges of the paragraph is written as codes. */
export function writeInline(runs: readonly Run[]): string {
  let written = "";
  const open: RunFlag[] = [];
  for (const run of runs) {
    const wanted = flagsOf(run);
    while (open.some((flag) => !wanted.includes(flag))) written += tokens[open.pop() as RunFlag];
    for (const flag of wanted.filter((flag) => !open.includes(flag))) {
      written += tokens[flag];
      open.push(flag);
    }
    written += escapeText(run.text);
  }
  while (open.length > 0) written += tokens[open.pop() as RunFlag];
  return written.replaceAll(/^\s+|\s+$/gu, (spaces) => Array.from(spaces, hexadecimal).join(""));
}
