import { createHeadlessEditor } from "@lexical/headless";
import * as fc from "fast-check";
import { $getRoot } from "lexical";
import { expect, test } from "vitest";
import { elementAt } from "../../../shared/basics/elements.ts";
import { canonicalDocument } from "../../../shared/document/canonical.ts";
import { bulletinDocument, type BulletinDocument } from "../../../shared/document/schema.ts";
import { arbitraryBulletin } from "../../../tests/support/generators/arbitrary-bulletin.ts";
import { $documentToState } from "./adapter.ts";
import { bulletinOf, readBulletin } from "../document/read.ts";
import { nodes } from "./nodes.ts";

function open(bulletin: BulletinDocument) {
  const editor = createHeadlessEditor({
    nodes,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $documentToState(bulletin), { discrete: true });
  return editor;
}

test("generated bulletins are valid", () => {
  fc.assert(fc.property(arbitraryBulletin, (bulletin) => bulletinDocument.safeParse(bulletin).success));
});

test("a bulletin converted to an editor state and back is unchanged", () => {
  fc.assert(
    fc.property(arbitraryBulletin, (bulletin) => {
      const before = structuredClone(bulletin);
      const result = readBulletin(open(bulletin));
      expect(result).toEqual(canonicalDocument(bulletin));
      expect(bulletin).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test("an editor state serialised to JSON and parsed again gives the same bulletin", () => {
  fc.assert(
    fc.property(arbitraryBulletin, (bulletin) => {
      const editor = open(bulletin);
      const parsedState = editor.parseEditorState(JSON.stringify(editor.getEditorState()));
      expect(bulletinOf(parsedState)).toEqual(canonicalDocument(bulletin));
    }),
  );
});

test("a line break keeps the properties of its run, and a tab stays a character", () => {
  const runs = [{ text: "一是\n要\t点", point: true as const, bold: true as const }, { text: "。" }];
  const editor = open({
    ...elementAt(fc.sample(arbitraryBulletin, { numRuns: 1, seed: 1 }), 0),
    blocks: [{ id: "b1", style: "body", runs }],
  });
  expect(readBulletin(editor).blocks[0]?.runs).toEqual(runs);
  expect(editor.getEditorState().read(() => $getRoot().getTextContent())).toBe("一是\n要\t点。");
});
