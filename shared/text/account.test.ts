/**
 * No character is lost: the document has exactly the characters of the text, apart from the listed changes.
 */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletinText, hostileText } from "../../tests/support/generators/arbitrary-text.ts";
import { applyChanges, printedText, findUnaccounted } from "../../tests/support/readers/text-account.ts";
import { changeKinds } from "./change.ts";
import { readText } from "./read.ts";
import type { Recognised } from "./recognise.ts";

const sample = readFileSync(new URL("../../resources/samples/sample-issue.txt", import.meta.url), "utf8");
const sortCharacters = (text: string) => Array.from(text.replaceAll(/[\s*]/gu, "")).sort().join("");

/**
 * Expects the paragraphs of the body unchanged in the text with its changes applied, the masthead before them
 * and the imprint after them.
 */
function expectAccount(text: string, { document, changes }: Recognised): void {
  const expectedText = applyChanges(text, changes);
  const paragraphs = printedText(document);
  const body = document.blocks.some(({ runs }) => runs.length > 0)
    ? paragraphs.body.map((paragraph) => paragraph.replaceAll("*", ""))
    : [];
  const starts = expectedText
    .map((_, index) => index)
    .filter((index) => body.every((paragraph, at) => expectedText[index + at] === paragraph));
  const edges = starts.map((start) => [
    sortCharacters(expectedText.slice(0, start).join("")),
    sortCharacters(expectedText.slice(start + body.length).join("")),
  ]);
  if (body.length === 0)
    expect(sortCharacters(expectedText.join(""))).toBe(
      sortCharacters(paragraphs.masthead + paragraphs.imprint),
    );
  else
    expect(edges, JSON.stringify({ expected: expectedText, body })).toContainEqual([
      sortCharacters(paragraphs.masthead),
      sortCharacters(paragraphs.imprint),
    ]);
}

test("no character is lost in generated bulletins", () => {
  const seenKinds = new Set<string>();
  fc.assert(
    fc.property(arbitraryBulletinText, (text) => {
      const result = readText(text);
      for (const { kind } of result.changes) seenKinds.add(kind);
      expectAccount(text, result);
      expect(findUnaccounted(text, result.changes, result.document)).toEqual({});
    }),
    { numRuns: 1500 },
  );
  expect([...seenKinds].sort(), "every kind of change was met").toEqual(changeKinds.toSorted());
});

test("no character is lost in generated bulletins with some changes declined", () => {
  fc.assert(
    fc.property(arbitraryBulletinText, fc.infiniteStream(fc.boolean()), (text, coins) => {
      const declinedIds = readText(text)
        .changes.filter(() => coins.next().value === true)
        .map(({ id }) => id);
      const result = readText(text, declinedIds);
      expect(result.changes.filter(({ id }) => declinedIds.includes(id))).toEqual([]);
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
      expect(findUnaccounted(text, changes, document)).toEqual({});
    }),
    { numRuns: 5000 },
  );
});
