/** No character disappears: what comes out is what went in, but for the changes that are listed. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletinText, hostileText } from "../../../tests/support/arbitrary-text.ts";
import { applyChanges, printedText, unaccounted } from "../../../tests/support/text-account.ts";
import { changeKinds } from "./change.ts";
import { readText, type ReadText } from "./read.ts";

const sample = readFileSync(new URL("../../../resources/samples/sample-issue.txt", import.meta.url), "utf8");
const sorted = (text: string) => Array.from(text.replaceAll(/[\s*]/gu, "")).sort().join("");

/** The paragraphs of the body must stand in the changed text as they are; what stands before and after is masthead and imprint. */
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

test("in generated bulletins", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(arbitraryBulletinText, (text) => {
      const read = readText(text);
      for (const { kind } of read.changes) seen.add(kind);
      expectAccount(text, read);
      expect(unaccounted(text, read.changes, read.document)).toEqual({});
    }),
    { numRuns: 1500 },
  );
  expect([...seen].sort(), "every kind of change was met").toEqual(changeKinds.toSorted());
}, 60_000);

test("in generated bulletins of which some changes were declined", () => {
  fc.assert(
    fc.property(arbitraryBulletinText, fc.infiniteStream(fc.boolean()), (text, coins) => {
      const declined = readText(text)
        .changes.filter(() => coins.next().value === true)
        .map(({ id }) => id);
      const read = readText(text, declined);
      expect(read.changes.filter(({ id }) => declined.includes(id))).toEqual([]);
      expectAccount(text, read);
    }),
    { numRuns: 1000 },
  );
}, 60_000);

test("in the sample issue, as it is and with all declined", () => {
  const read = readText(sample);
  expectAccount(sample, read);
  expectAccount(
    sample,
    readText(
      sample,
      read.changes.map(({ id }) => id),
    ),
  );
});

test("in any text", () => {
  // A line that begins with a written style or field is this program's own notation, where a backslash is no text.
  const foreign = hostileText.filter((text) => !/\\(?:body|name|other)/u.test(text));
  fc.assert(
    fc.property(foreign, (text) => {
      const { document, changes } = readText(text);
      expect(unaccounted(text, changes, document)).toEqual({});
    }),
    { numRuns: 5000 },
  );
}, 60_000);
