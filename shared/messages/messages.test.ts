import { describe, expect, test } from "vitest";
import { errorCodes, type ErrorCode } from "../basics/errors.ts";
import { errorSentence, locales, messages } from "./index.ts";

type Leaf = [path: string, text: string];
/** Sample parameters of messages: a number, a word, a list of words. */
const samples: unknown[] = [1, "x", ["x"]];
/** What a message shows in place of a value that it did not get. */
const unsound = /undefined|NaN|\[object/u;
const details = new Proxy({}, { get: (_, name) => String(name) });

function leaves(group: object, path: string[] = []): Leaf[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]): Leaf[] => {
    const here = [...path, name];
    if (typeof value === "object" && value !== null) return leaves(value, here);
    return [
      [
        here.join("."),
        typeof value === "function"
          ? call(
              value as (...values: unknown[]) => string,
              here[0] === "errors" || here[0] === "doctor" ? [details] : samples,
            )
          : String(value),
      ],
    ];
  });
}

/** The first text that a message gives without an undefined value; with one, if no sample avoids it. */
function call(message: (...values: unknown[]) => string, values: unknown[]): string {
  const texts = values.flatMap((value) => {
    try {
      return String(message(value, value, value, value));
    } catch {
      return []; // The message needs another kind of parameter.
    }
  });
  const text = texts.find((each) => !unsound.test(each)) ?? texts[0];
  if (text === undefined) throw new Error(`takes none of the samples: ${message}`);
  return text;
}

/** Exceptions: the name of a language in that language, and the form of a date that people can type. */
const mayHoldChinese = ["window.languages.zh-CN", "commands.language.zh-CN", "editor.notDate"];

test.each(locales)("no message in %s is empty or contains an undefined value", (locale) => {
  expect(leaves(messages[locale]).filter(([, text]) => text.trim() === "" || unsound.test(text))).toEqual([]);
});

test("both languages have the same messages", () => {
  const names = locales.map((locale) =>
    leaves(messages[locale])
      .map(([path]) => path)
      .sort(),
  );
  expect(names[0]?.length).toBeGreaterThan(200);
  expect(names[1]).toEqual(names[0]);
});

test("English messages contain no Chinese", () => {
  expect(
    leaves(messages.en).filter(
      ([path, text]) => /\p{Script=Han}/u.test(text) && !mayHoldChinese.includes(path),
    ),
  ).toEqual([]);
});

/** The details that the sentence of an error contains. */
const detailsOf: Record<ErrorCode, string[]> = {
  "invalid-input": ["problem"],
  usage: ["problem"],
  "not-found": ["what"],
  ambiguous: ["issue", "candidates"],
  unreadable: ["file"],
  "too-large": ["file", "limit"],
  "newer-version": ["found", "known"],
  conflict: ["holder"],
  "taken-over": ["holder"],
  restoring: [],
  restored: [],
  locked: [],
  "wrong-step": ["state"],
  "no-person": [],
  "disk-failed": ["path"],
  "disk-full": ["path"],
  "not-writable": ["path"],
  "file-busy": ["path"],
  "no-copy": ["path"],
  "library-damaged": ["path", "problem"],
  "library-gone": ["path"],
  "library-missing": ["path"],
  "no-printer": [],
  "no-program": ["path"],
  cancelled: [],
  unavailable: ["what"],
  "file-closed": [],
  disconnected: [],
  internal: ["problem"],
};

describe("every error sentence contains its details, in both languages", () => {
  test.each(errorCodes)("%s", (code) => {
    const names = detailsOf[code];
    const values = Object.fromEntries(names.map((name, index) => [name, `D${index}D`]));
    for (const locale of locales)
      for (const value of Object.values(values)) expect(errorSentence(code, values, locale)).toContain(value);
  });
});

test("a library that another program recovers names that program", () => {
  const details = { path: "/library", host: "D1D", pid: "D2D", since: "2026-03-09T08:00:00.000Z" };
  for (const locale of locales)
    expect(errorSentence("file-busy", details, locale)).toMatch(/\/library.*D1D.*D2D/u);
});
