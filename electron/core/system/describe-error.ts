/**
 * Describes errors for the program's log, without anything that people wrote: no text of issues and manuscripts,
 * no names of people and of their files. So a description has only what the program, Node and SQLite wrote
 * themselves: kinds, codes, places in the program, and those sentences of which the form is in the list below.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isRecord } from "../../../shared/basics/lookup.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { findAbove } from "./resources.ts";

/** An error as the log has it. */
export interface ErrorDescription {
  name: string;
  /** The code of a `BulletinError`, of Node or of SQLite. */
  code?: string;
  /** The call of the system that failed. */
  call?: string;
  message?: string;
  /** What zod found: the code of each finding and where, as far as the place has names of the program. */
  findings?: string[];
  /** Functions with their files, lines and columns; the innermost is first. */
  stack?: string[];
  cause?: ErrorDescription;
}

/** What is read of something thrown. The window sends such values too. */
interface Thrown {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  code?: unknown;
  syscall?: unknown;
  issues?: unknown;
  cause?: unknown;
}

const maximumFrames = 20;
const maximumCauses = 4;
const maximumFindings = 5;

/**
 * The sentences of V8, Chromium, SQLite, React and Lexical that contain nothing but names of the program's code.
 * What follows the form is left out: a value may follow there.
 */
const messageForms: readonly RegExp[] = [
  /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[\w$]{1,40}'\)/u,
  /^(?:[\w$]+\.)*[\w$]{1,40} is not (?:a function|a constructor|iterable|defined)$/u,
  /^Cannot access '[\w$]{1,40}' before initialization/u,
  /^Cannot convert undefined or null to object/u,
  /^Maximum call stack size exceeded/u,
  /^Invalid (?:time value|array length|string length|count value)/u,
  /^Failed to execute '\w{1,40}' on '\w{1,40}'/u,
  /^Minified (?:React|Lexical) error #\d+/u,
  /^Failed to fetch/u,
  /^SQLITE_[A-Z]+: [A-Z ]+ constraint failed: [\w.]+(?:, [\w.]+)*$/u,
  /^SQLITE_[A-Z]+/u,
];

/** Describes anything thrown, with its causes. Never throws. */
export function describeError(thrown: unknown, causes = maximumCauses): ErrorDescription {
  try {
    return typeof thrown === "object" && thrown !== null
      ? describeObject(thrown, causes)
      : { name: `thrown ${typeof thrown}` };
  } catch {
    // An object whose properties throw when they are read.
    return { name: "unreadable" };
  }
}

function describeObject(thrown: Thrown, causes: number): ErrorDescription {
  const { name, message, stack, code, syscall, issues, cause } = thrown;
  const isOfProgram = thrown instanceof BulletinError;
  return {
    name: matchOf(name, /^\$?(?:[A-Z][A-Za-z]{0,40})?(?:Error|Exception)$/u) ?? "Error",
    ...ifAny("code", isOfProgram ? thrown.code : matchOf(code, /^[A-Z][A-Z0-9_]{1,40}$/u)),
    ...ifAny("call", matchOf(syscall, /^\w{1,20}$/u)),
    ...ifAny("message", isOfProgram ? undefined : describeMessage(message)),
    ...ifAny("findings", Array.isArray(issues) ? describeFindings(issues) : undefined),
    ...ifAny("stack", describeStack(stack, message)),
    ...ifAny("cause", cause === undefined || causes === 0 ? undefined : describeError(cause, causes - 1)),
  };
}

const ifAny = <Key extends keyof ErrorDescription>(key: Key, value: ErrorDescription[Key]) =>
  value === undefined ? {} : { [key]: value };

const matchOf = (value: unknown, form: RegExp): string | undefined =>
  typeof value === "string" ? form.exec(value)?.[0] : undefined;

function describeMessage(message: unknown): string | undefined {
  for (const form of messageForms) {
    const match = matchOf(message, form);
    if (match !== undefined) return match;
  }
  return undefined;
}

/** The findings of zod. Keys of records are values, so that a place has only words of the program's own form. */
const describeFindings = (issues: readonly unknown[]): string[] =>
  issues.slice(0, maximumFindings).map((issue) => {
    const { code, path } = isRecord(issue) ? issue : {};
    const place = (Array.isArray(path) ? path : []).map((step) =>
      typeof step === "number" ? String(step) : (matchOf(step, /^[a-z][A-Za-z]{0,30}$/u) ?? "*"),
    );
    return `${matchOf(code, /^\w{1,40}$/u) ?? "?"} ${place.join(".")}`.trim();
  });

/** `at function (file:line:column)` of V8, and `function@file:line:column` of other engines. */
const frameForm =
  /^\s*(?:at )?(?:(?<name>(?:async |new )*[\w$.<>#[\] ]{1,80}?) ?[(@])?(?<file>\S+?):(?<line>\d+):(?<column>\d+)\)?$/u;

function describeStack(stack: unknown, message: unknown): string[] | undefined {
  if (typeof stack !== "string") return undefined;
  // The message is a part of the stack, and may have lines that look like frames.
  const frames = (typeof message === "string" ? stack.replace(message, "") : stack)
    .split("\n")
    .slice(0, 2 * maximumFrames)
    .flatMap((line) => {
      const { name, file = "", line: row, column } = frameForm.exec(line)?.groups ?? {};
      return row === undefined ? [] : [`${name ?? ""} ${shortenPath(file)}:${row}:${column}`.trim()];
    });
  return frames.length > 0 ? frames.slice(0, maximumFrames) : undefined;
}

/** The folder of the program: that of `package.json`; null if it is not there. */
const programFolder = ((path: string) => (existsSync(path) ? dirname(path) : null))(
  findAbove("package.json"),
);

/**
 * Shortens the path of a file of the program: relative to the program, else below `~`, the person's home, which has
 * their name; of a page without its address, which has a port. Any other file has its name alone.
 */
export function shortenPath(file: string): string {
  if (file.startsWith("node:")) return file;
  const page = /^(?:https?|bulletin):\/\/[^/]*(?<path>\/[\w./-]*)$/u.exec(file)?.groups?.path;
  if (page !== undefined) return page;
  const path = file.startsWith(pathToFileURL("/").href) ? toPath(file) : file;
  const inProgram = programFolder === null ? ".." : relative(programFolder, path);
  if (/^[\w.@/\\-]+$/u.test(inProgram) && !inProgram.startsWith("..")) return inProgram.replaceAll(sep, "/");
  const home = `${homedir()}${sep}`;
  const name = path.split(/[\\/]/u).at(-1) ?? "";
  const plainName = /^[\w.-]+\.[cm]?[jt]sx?$/u.test(name) ? name : "?";
  return path.startsWith(home) ? `~/…/${plainName}` : plainName;
}

function toPath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return url;
  }
}
