import { expect, test } from "vitest";
import { elementAt } from "../basics/elements.ts";
import { check } from "./check.ts";
import { readExample } from "./example.ts";
import { aroundOf, withoutIgnored } from "./ignored.ts";

const { document } = readExample("市文明办布署了创建工作。\n区创建办布署了检查工作。");
const findings = check(document);
const [first, second] = findings;
const rest = (ignoredList: Parameters<typeof withoutIgnored>[2]) =>
  withoutIgnored(document, findings, ignoredList).map(({ block }) => block);

test("a finding is ignored at one place, for one text, or for a whole rule", () => {
  if (!first || !second) throw new Error("布署 is found twice");
  const { rule, text } = first;
  expect(rest([])).toEqual(["b1", "b2"]);
  expect(rest([{ rule, text, around: aroundOf(document, second) }])).toEqual(["b1"]);
  expect(rest([{ rule, text, around: null }])).toEqual([]);
  expect(rest([{ rule, text: "别的", around: null }])).toEqual(["b1", "b2"]);
  expect(rest([{ rule, text: null, around: null }])).toEqual([]);
  expect(rest([{ rule: "pairs", text: null, around: null }])).toEqual(["b1", "b2"]);
});

test("a place is recognised after edits elsewhere, but not after its surrounding text has changed", () => {
  if (!first) throw new Error("nothing found");
  const ignoredList = [{ rule: first.rule, text: first.text, around: aroundOf(document, first) }];
  const editedDocument = readExample("今天，市文明办布署了创建工作。").document;
  expect(withoutIgnored(editedDocument, check(editedDocument), ignoredList)).toHaveLength(1);
  const longer = readExample("某区的市文明办布署了创建工作。另外开会。").document;
  const ignoredPlace = [
    { rule: first.rule, text: first.text, around: aroundOf(longer, elementAt(check(longer), 0)) },
  ];
  const later = readExample("某区的市文明办布署了创建工作。另外开会，现场发言。").document;
  expect(withoutIgnored(later, check(later), ignoredPlace)).toEqual([]);
});
