import { createHeadlessEditor } from "@lexical/headless";
import * as fc from "fast-check";
import { $getRoot } from "lexical";
import { expect, test } from "vitest";
import { canonicalDocument } from "../../shared/bulletin/canonical.ts";
import { bulletinDocument, type BulletinDocument } from "../../shared/bulletin/schema.ts";
import { arbitraryBulletin } from "../../tests/support/arbitrary-bulletin.ts";
import { $documentToState, stateToDocument } from "./adapter.ts";
import { nodes } from "./nodes.ts";

function open(document: BulletinDocument) {
  const editor = createHeadlessEditor({
    nodes,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $documentToState(document), { discrete: true });
  return editor;
}

test("generated documents are valid", () => {
  fc.assert(fc.property(arbitraryBulletin, (document) => bulletinDocument.safeParse(document).success));
});

test("every document comes back as it was", () => {
  fc.assert(
    fc.property(arbitraryBulletin, (document) => {
      const before = structuredClone(document);
      const read = stateToDocument(open(document).getEditorState());
      expect(read).toEqual(canonicalDocument(document));
      expect(document).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test("the editor's own form survives too: state to JSON and back", () => {
  fc.assert(
    fc.property(arbitraryBulletin, (document) => {
      const editor = open(document);
      const again = editor.parseEditorState(JSON.stringify(editor.getEditorState()));
      expect(stateToDocument(again)).toEqual(canonicalDocument(document));
    }),
  );
});

test("a line break keeps the marks of its run, and a tab stays a character", () => {
  const runs = [{ text: "一是\n要\t点", point: true as const, bold: true as const }, { text: "。" }];
  const editor = open({
    ...fc.sample(arbitraryBulletin, { numRuns: 1, seed: 1 })[0]!,
    blocks: [{ id: "b1", style: "body", runs }],
  });
  expect(stateToDocument(editor.getEditorState()).blocks[0]?.runs).toEqual(runs);
  expect(editor.getEditorState().read(() => $getRoot().getTextContent())).toBe("一是\n要\t点。");
});
