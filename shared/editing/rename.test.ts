import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { arbitraryTextDocument } from "../../tests/support/generators/arbitrary-text.ts";
import { markedDocument, markedText } from "../../tests/support/samples/marked-text.ts";
import { canonicalDocument } from "../document/canonical.ts";
import { deriveOutline } from "../document/outline.ts";
import { nameOf, rename } from "./rename.ts";

const renameAndWrite = (text: string, id: string, name: string) => {
  const document = markedDocument(text);
  const renamedDocument = rename(document, id, name);
  return renamedDocument && markedText(canonicalDocument(renamedDocument));
};

test.each([
  ["@@甲乙@@　丙。", "b1", "甲丁", "@@甲丁@@　丙。"],
  ["@@甲乙@@　丙。", "b1", "  新题\n ", "@@新题@@　丙。"],
  ["@@甲乙@@　丙。", "b1", "甲乙丁", "@@甲乙丁@@　丙。"],
  ["@@甲乙@@　丙。", "b1", "丁甲乙", "@@丁甲乙@@　丙。"],
  ["@@甲{!乙!}丙@@　丁。", "b1", "戊乙丙", "@@戊{!乙!}丙@@　丁。"],
  ["@@甲{-乙-}丙@@　丁。", "b1", "戊己", "@@戊己{-乙-}@@　丁。"],
  ["@@甲__乙__丙@@　丁。", "b1", "甲乙戊", "@@甲__乙__戊@@　丁。"],
  ["@@😀@@　甲。", "b1", "😁", "@@😁@@　甲。"],
  ["简讯|^^【甲】^^@@乙：@@丙。@@丁：@@戊。", "b1", "己", "简讯|^^【甲】^^@@己：@@丙。@@丁：@@戊。"],
  ["简讯|^^【甲】^^@@乙：@@丙。@@丁：@@戊。", "b1#2", "己", "简讯|^^【甲】^^@@乙：@@丙。@@己：@@戊。"],
  ["无题。", "b1", "题", "@@题@@　无题。"],
  ["{-旧-}无题。", "b1", "题", "{-旧-}@@题@@　无题。"],
  ["简讯|^^【甲】^^无题。", "b1", "乙", "简讯|^^【甲】^^@@乙：@@无题。"],
  ["^^【甲】^^", "b1", "乙", "^^【甲】^^@@乙@@　"],
  ["【简　讯】", "b1", "要闻", "【要闻】"],
  ["【简　讯】", "b1", "【要闻】", "【要闻】"],
])("%s, %s named %s", (text, id, name, markup) => {
  expect(renameAndWrite(text, id, name)).toBe(markedText(markedDocument(markup)));
});

test("a section with empty brackets gets its name between them", () =>
  expect(renameAndWrite("【】", "b1", "要闻")).toBe("【要闻】"));

test("the same name, an empty name and an unknown id change nothing", () => {
  for (const [text, id, name] of [
    ["@@甲@@　乙。", "b1", "甲"],
    ["@@甲@@　乙。", "b1", " "],
    ["【甲】", "b1", "【】"],
    ["@@甲@@　乙。", "b2", "丙"],
    ["（本刊）", "b1", "丙"],
  ] as const)
    expect(renameAndWrite(text, id, name)).toBeNull();
});

test("the editable name of a section has no brackets, and that of a brief no colon", () => {
  expect(nameOf(markedDocument("【简　讯】"), "b1")).toBe("简　讯");
  expect(nameOf(markedDocument("简讯|^^【甲】^^@@乙：@@丙。"), "b1")).toBe("乙");
  expect(nameOf(markedDocument("无题。"), "b1")).toBe("");
  expect(nameOf(markedDocument("无题。"), "gone")).toBeNull();
});

test.each([
  ["usual", arbitraryTextDocument],
  ["odd", arbitraryBulletin],
])("in any %s document an entry gets its name, and the rest stays", (kind, arbitrary) => {
  fc.assert(
    fc.property(
      arbitrary,
      fc.nat({ max: 100 }),
      fc.constantFrom("新题", "甲", "区创建办走访"),
      (document, which, name) => {
        // Skip runs that are label and title at once: they have no separate name, and the program never
        // creates them.
        fc.pre(!document.blocks.some(({ runs }) => runs.some((run) => run.title && run.tag)));
        const { sections } = deriveOutline(document);
        const entries = sections.flatMap((section) => [
          ...(section.id === null ? [] : [{ id: section.id, text: null }]),
          ...section.articles.map(({ id, text }) => ({ id, text })),
        ]);
        const entry = entries[which % entries.length];
        const renamedDocument = entry && rename(document, entry.id, name);
        if (!entry || !renamedDocument) return;
        const after = deriveOutline(renamedDocument);
        const names = after.sections.flatMap((section) => [
          ...(section.id === null ? [] : [{ id: section.id, title: section.title, text: null }]),
          ...section.articles,
        ]);
        expect(names.map(({ id, text }) => [id, text])).toEqual(entries.map(({ id, text }) => [id, text]));
        const title = names.find(({ id }) => id === entry.id)?.title ?? "";
        // An odd title may consist of several stretches with a label between them; one of them gets the name.
        if (kind === "usual") expect(title).toBe(name);
        else expect(title).toContain(name);
      },
    ),
    { numRuns: 500 },
  );
});
