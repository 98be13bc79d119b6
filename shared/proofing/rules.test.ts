/** Runs every rule on its own bad examples, and all rules on the good examples of every rule. */
import { describe, expect, test } from "vitest";
import { readSpeller } from "../../electron/core/system/speller.ts";
import { applyEdits } from "../editing/edits.ts";
import { locales } from "../basics/language.ts";
import { check, createCheck } from "./check.ts";
import { readExample } from "./example.ts";
import { editsOf } from "./fix.ts";
import type { Example } from "./subject/rule.ts";
import { rules } from "./rules/index.ts";

const textOf = (example: Example) => (typeof example === "string" ? example : example.text);

test("ids are unique, and every rule has words in both languages", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { words } of rules)
    for (const locale of locales)
      expect(words[locale].title.length * words[locale].why.length).toBeGreaterThan(0);
});

const speller = await readSpeller();

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const run = createCheck([rule]);

  test.each(rule.examples.bad.map((example) => [textOf(example), example] as const))(
    "finds %s",
    (_text, example) => {
      const { document, context, expectedFindings } = readExample(example);
      const findings = run(document, { ...context, speller });
      const inText = findings.filter(({ block }) => block !== null);
      expect(
        inText.map(({ block, start, end, fix }) => ({
          block,
          start,
          end,
          ...(fix !== undefined && { fix }),
        })),
      ).toEqual(expectedFindings.map((each) => each));
      expect(findings.length).toBeGreaterThan(0);
      // After its fixes an example must have no findings.
      if (inText.length > 0 && findings.every(({ fix }) => fix !== undefined))
        expect(run(applyEdits(document, editsOf(document, findings)), { ...context, speller })).toEqual([]);
    },
  );

  test.each(rule.examples.good.map((example) => [textOf(example), example] as const))(
    "leaves %s",
    (_text, example) => {
      const { document, context } = readExample(example);
      expect(check(document, { ...context, speller }).filter(({ level }) => level !== "hint")).toEqual([]);
    },
  );
});
