/**
 * The notation for meanings and formatting inside a line of text.
 *
 * In a usual line the only tokens are `**` around a point: `C++`, `____` and `138****5678` are plain text. In
 * a line with an explicit style (`\body …`) every flag has its token, so that nothing is lost: `@@title@@`,
 * `^^tag^^`, `**point**`, `__bold__`, `++underline++`. There a backslash escapes one of these characters, and
 * `\{a}` is the character with that hexadecimal code, for characters that a line cannot contain.
 */
import { runFlags, type Run, type RunFlag } from "../document/schema.ts";

const tokens: Record<RunFlag, string> = { title: "@@", tag: "^^", point: "**", bold: "__", underline: "++" };
const flagOf = new Map(runFlags.map((flag) => [tokens[flag], flag]));
const special = "\\*_+@^";
const escape = /\\(?:([\\*_+@^])|\{(10[\da-f]{4}|[\da-f]{1,5})\})/uy;

/**
 * The characters that a line of a text file cannot contain: line ends, control characters other than tab,
 * lone surrogates.
 */
export const unwritable = /(?!\t)[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

/** A run with only a text and flags. */
export function makeRun(text: string, flags: Iterable<RunFlag> = []): Run {
  const run: Run = { text };
  for (const flag of flags) run[flag] = true;
  return run;
}

/** The flags that a run has, in the order of `runFlags`. */
export const flagsOf = (run: Run): RunFlag[] => runFlags.filter((flag) => run[flag]);

/** The text of runs without their flags. */
export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join("");

/** The runs between two places, in UTF-16 units. */
export function sliceRuns(runs: readonly Run[], start: number, end = Number.POSITIVE_INFINITY): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += run.text.length;
    return text === "" ? [] : [{ ...run, text }];
  });
}

/** Drops empty runs and joins neighbours with equal flags. Only for runs without other properties. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joinedRuns: Run[] = [];
  for (const run of runs) {
    const last = joinedRuns.at(-1);
    if (run.text === "") continue;
    if (last && flagsOf(last).join() === flagsOf(run).join())
      joinedRuns[joinedRuns.length - 1] = { ...last, text: last.text + run.text };
    else joinedRuns.push(run);
  }
  return joinedRuns;
}

/**
 * Reads the points of a usual line: text between two tokens of exactly two asterisks. A token without a
 * partner is text, and so are asterisks in a line with looks.
 */
export function readPoints(runs: readonly Run[]): Run[] {
  if (runs.some((run) => flagsOf(run).length > 0)) return [...runs];
  const text = textOf(runs);
  const parts = text.split(/(?<!\*)\*\*(?!\*)/u);
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join("**"));
  return joinRuns(parts.map((part, index) => makeRun(part, index % 2 === 1 ? ["point"] : [])));
}

/** Reads all tokens of an explicit line. A token that is never closed is text. */
export function readInline(text: string): Run[] {
  const runs: Run[] = [];
  const open = new Set<RunFlag>();
  let plain = "";
  let at = 0;
  while (at < text.length) {
    escape.lastIndex = at;
    const escapeMatch = escape.exec(text);
    const token = text.slice(at, at + 2);
    const flag = flagOf.get(token);
    if (escapeMatch) {
      plain += escapeMatch[1] ?? String.fromCodePoint(parseInt(escapeMatch[2] ?? "", 16));
      at += escapeMatch[0].length;
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

/** Whether the token that ends at `from` is closed later in the line, with text between. */
function isClosed(text: string, token: string, from: number): boolean {
  for (let at = from; at < text.length - 1; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(token, at)) return at > from;
  }
  return false;
}

const writeCode = (character: string) => `\\{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * Escapes a text. A single `+` or `@` is no token and stays; it is escaped next to a token character or at
 * the edge of a run.
 */
function escapeText(text: string): string {
  const characters = Array.from(text);
  const isSpecial = (at: number) => special.includes(characters[at] ?? "\\");
  return characters
    .map((character, at) => {
      if (unwritable.test(character)) return writeCode(character);
      return character === "\\" || (isSpecial(at) && (isSpecial(at - 1) || isSpecial(at + 1)))
        ? `\\${character}`
        : character;
    })
    .join("");
}

/**
 * Writes runs in the notation that `readInline` reads. White space at the edges of the line is written as
 * codes.
 */
export function writeInline(runs: readonly Run[]): string {
  let inlineText = "";
  const open: RunFlag[] = [];
  const close = () => {
    const flag = open.pop();
    if (flag) inlineText += tokens[flag];
  };
  for (const run of runs) {
    const flags = flagsOf(run);
    while (open.some((flag) => !flags.includes(flag))) close();
    for (const flag of flags.filter((flag) => !open.includes(flag))) {
      inlineText += tokens[flag];
      open.push(flag);
    }
    inlineText += escapeText(run.text);
  }
  while (open.length > 0) close();
  const text = inlineText.trim();
  const start = inlineText.length - inlineText.trimStart().length;
  const codes = (spaces: string) => Array.from(spaces, writeCode).join("");
  return codes(inlineText.slice(0, start)) + text + codes(inlineText.slice(start + text.length));
}
