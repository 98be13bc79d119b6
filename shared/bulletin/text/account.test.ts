/**
 * No character is lost: the document has exactly the characters of the text, apart from the listed changes.
 */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletinText, hostileText } from "../../../tests/support/arbitrary-text.ts";
import { applyChanges, printedText, unaccounted } from "../../../tests/support/text-account.ts";
import { changeKinds } from "./change.ts";
import { readText, type ReadText } from "./read.ts";

const sample = readFileSync(new URL("../../../resources/samples/sample-issue.txt", import.meta.url), "utf8");
const sorted = (text: string) => Array.from(text.replaceAll(/[\s*]/gu, "")).sort().join("");

/**
 * Expects the paragraphs of the body unchanged in the text with its changes applied, the masthead before them
 * and the imprint after them.
 */
function expectAccount(text: string, { document, changes }: ReadText): void {
  const expected = applyChanges(text, changes);
  const printed = printedText(document);
  const body = document.blocks.some(({ runs }) => runs.length > 0)
    ? printed.body.map((paragraph) => paragraph.replaceAll("*", ""))
    : [];
  const starts = expected
    .map((_, index) => index)
    .filter((index) => body.every((paragraph, at) => expected[index + at] === paragraph));
  const edges = starts.map((start) => [
    sorted(expected.slice(0, start).join("")),
    sorted(expected.slice(start + body.length).join("")),
  ]);
  if (body.length === 0) expect(sorted(expected.join(""))).toBe(sorted(printed.masthead + printed.imprint));
  else
    expect(edges, JSON.stringify({ expected, body })).toContainEqual([
      sorted(printed.masthead),
      sorted(printed.imprint),
    ]);
}

test("no character is lost in generated bulletins", () => {
  const seenKinds = new Set<string>();
  fc.assert(
    fc.property(arbitraryBulletinText, (text) => {
      const result = readText(text);
      for (const { kind } of result.changes) seenKinds.add(kind);
      expectAccount(text, result);
      expect(unaccounted(text, result.changes, result.document)).toEqual({});
    }),
    { numRuns: 1500 },
  );
  expect([...seenKinds].sort(), "every kind of change was met").toEqual(changeKinds.toSorted());
});

test("no character is lost in generated bulletins with some changes declined", () => {
  fc.assert(
    fc.property(arbitraryBulletinText, fc.infiniteStream(fc.boolean()), (text, coins) => {
      const declined = readText(text)
        .changes.filter(() => coins.next().value === true)
        .map(({ id }) => id);
      const result = readText(text, declined);
      expect(result.changes.filter(({ id }) => declined.includes(id))).toEqual([]);
      expectAccount(text, result);
    }),
    { numRuns: 1000 },
  );
});

test("no character is lost in the sample issue, with all or no changes declined", () => {
  const result = readText(sample);
  expectAccount(sample, result);
  expectAccount(
    sample,
    readText(
      sample,
      result.changes.map(({ id }) => id),
    ),
  );
});

test("no character is lost in any text", () => {
  // Leave out lines with an explicit style or field: in the program's own notation a backslash is not text.
  const foreign = hostileText.filter((text) => !/\\(?:body|name|other)/u.test(text));
  fc.assert(
    fc.property(foreign, (text) => {
      const { document, changes } = readText(text);
      expect(unaccounted(text, changes, document)).toEqual({});
    }),
    { numRuns: 5000 },
  );
});
