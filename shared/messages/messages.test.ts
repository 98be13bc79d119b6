import { describe, expect, test } from "vitest";
import { errorCodes, errorData, measures, unreadableReasons, type ErrorData } from "../basics/errors.ts";
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
    // Errors have samples of their own.
    if (name === "errors" && path.length === 0) return [];
    if (typeof value === "object" && value !== null) return leaves(value, here);
    return [
      [
        here.join("."),
        typeof value === "function"
          ? call(value as (...values: unknown[]) => string, here[0] === "doctor" ? [details] : samples)
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

/** One error of each kind. Their sentences contain what looks like `D1D`. */
const errors: ErrorData[] = [
  { code: "invalid-input", details: { problem: "D1D" } },
  { code: "usage", details: { problem: "D1D" } },
  { code: "not-found", details: { what: "path", path: "D1D" } },
  { code: "not-found", details: { what: "issue" } },
  { code: "not-found", details: { what: "issue", number: "D1D" } },
  { code: "not-found", details: { what: "publication" } },
  { code: "not-found", details: { what: "publication", name: "D1D" } },
  { code: "not-found", details: { what: "template" } },
  { code: "not-found", details: { what: "asset" } },
  { code: "not-found", details: { what: "version" } },
  { code: "not-found", details: { what: "manuscript" } },
  { code: "not-found", details: { what: "article" } },
  { code: "ambiguous", details: { issue: "D1D", candidates: "D2D" } },
  { code: "unreadable", details: { file: "D1D" } },
  { code: "unreadable", details: { file: "D1D", reason: "picture-type", found: "D2D" } },
  ...unreadableReasons.map((reason) => ({ code: "unreadable" as const, details: { file: "D1D", reason } })),
  { code: "too-large", details: { file: "D1D", limit: "D2D" } },
  ...measures.map((measure) => ({
    code: "too-large" as const,
    details: { file: "D1D", limit: "D2D", measure },
  })),
  { code: "newer-version", details: { found: "D1D", known: "D2D" } },
  { code: "conflict", details: { what: "issue", holder: "D1D" } },
  { code: "conflict", details: { what: "publication" } },
  { code: "conflict", details: { what: "names" } },
  { code: "taken-over", details: { holder: "D1D", refused: "write" } },
  { code: "taken-over", details: { holder: "D1D", refused: "take-back" } },
  { code: "restoring", details: { path: "/library" } },
  { code: "restored", details: {} },
  { code: "locked", details: { refused: "write" } },
  { code: "locked", details: { refused: "take-back" } },
  { code: "wrong-step", details: { state: "D1D" } },
  { code: "no-person", details: {} },
  { code: "disk-full", details: { path: "D1D" } },
  { code: "disk-failed", details: { path: "D1D" } },
  { code: "not-writable", details: { path: "D1D" } },
  { code: "file-busy", details: { what: "file", path: "D1D" } },
  {
    code: "file-busy",
    details: { what: "library", path: "D1D", host: "D2D", pid: "D3D", since: "2026-03-09T08:00:00.000Z" },
  },
  { code: "no-copy", details: { path: "D1D", problem: "absent" } },
  { code: "no-copy", details: { path: "D1D", problem: "damaged" } },
  { code: "library-damaged", details: { what: "library", path: "D1D", problem: "D2D" } },
  { code: "library-damaged", details: { what: "foreign", path: "D1D", problem: "foreign" } },
  { code: "library-damaged", details: { what: "issue", path: "/library", problem: "issue 1" } },
  { code: "library-damaged", details: { what: "manuscript", path: "/library", problem: "manuscript 1" } },
  { code: "library-gone", details: { path: "D1D" } },
  { code: "library-missing", details: { path: "D1D" } },
  { code: "no-printer", details: {} },
  { code: "no-program", details: { path: "D1D" } },
  { code: "cancelled", details: {} },
  { code: "unavailable", details: { what: "operation", operation: "D1D" } },
  { code: "unavailable", details: { what: "port", port: "D1D" } },
  { code: "file-closed", details: {} },
  { code: "disconnected", details: {} },
  { code: "internal", details: { problem: "D1D" } },
];

describe("every error has a sentence of its own with its details, in both languages", () => {
  test("each code has a sample", () => {
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(errorCodes);
  });

  test.each(errors.map((error) => [JSON.stringify(error), error] as const))("%s", (_, error) => {
    // Its data crosses the border as it is.
    expect(errorData.parse(error)).toEqual(error);
    const values = JSON.stringify(error).match(/D\dD/gu) ?? [];
    for (const locale of locales) {
      const sentence = errorSentence(error, locale);
      expect(sentence).not.toMatch(unsound);
      expect(sentence).not.toBe("");
      for (const value of values) expect(sentence).toContain(value);
    }
    expect(errorSentence(error, "en")).not.toMatch(/\p{Script=Han}/u);
  });

  test.each(locales)("no two are the same in %s", (locale) => {
    const sentences = errors.map((error) => errorSentence(error, locale));
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
  });
});
