import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryTwoChanges } from "../../tests/support/generators/arbitrary-changes.ts";
import "../../tests/support/generators/generated-cases.ts";
import { readable, showMarks } from "../../tests/support/samples/marked-documents.ts";
import { blockText } from "../document/block-text.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import { bulletinDocument, type Block, type BulletinDocument } from "../document/schema.ts";
import { compare } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { findHandedOutState, receive } from "./receive.ts";
import { settle, settleAll } from "./settle.ts";

const by = (author: string): Stamp => ({ author, role: "校对", date: "2026-11-22T09:30:00Z" });
const [lu, gu] = [by("陆文川"), by("顾书宁")];
const body = (id: string, text: string): Block => ({ id, style: "body", runs: [{ text }] });
const documentOf = (...blocks: Block[]): BulletinDocument => ({ ...emptyDocument(sequentialIds()), blocks });
const compareWith = (before: BulletinDocument, after: BulletinDocument, stamp: Stamp, prefix: string) =>
  compare(before, after, stamp, sequentialIds(prefix), sequentialIds(`n${prefix}`));
const textOf = ({ blocks }: BulletinDocument) => blocks.map(blockText).join("");
const ids = () => sequentialIds("m");

test("revisions of a copy are added to the editor's later changes, and later decisions stay decided", () => {
  const first = documentOf(body("a", "督导组查看了市场。"), body("b", "要求抓好落实。"));
  const handedOut = compareWith(
    first,
    documentOf(body("a", "督导组实地查看了市场。"), body("b", "要求抓好落实工作。")),
    gu,
    "g",
  );
  const copy = compareWith(
    settleAll(first, "reject"),
    documentOf(body("a", "督导组查看了商场。"), body("b", "要求抓好落实。")),
    lu,
    "l",
  );
  const settledDocument = settle(settle(handedOut, "accept", ["g1"]), "reject", ["g2"]);
  const present: BulletinDocument = {
    ...settledDocument,
    masthead: { ...settledDocument.masthead, number: 9 },
    blocks: [...settledDocument.blocks, body("c", "编辑又加了一段。")],
  };
  const { document, conflicts } = receive(
    present,
    handedOut,
    [{ document: copy, untrackedStamp: lu }],
    ids(),
  );
  expect(showMarks(document)).toBe("督导组实地查看了-[市场]+[商场]。¶要求抓好落实。¶编辑又加了一段。¶");
  expect(document.masthead.number).toBe(9);
  expect(new Set(Object.values(document.revisions).map(({ author }) => author))).toEqual(new Set(["陆文川"]));
  expect(conflicts).toEqual([]);
});

test("findHandedOutState finds the version from which a copy was made", () => {
  const [first, second, third] = [
    "督导组查看了市场。",
    "督导组查看了市场，要求整改。",
    "督导组查看了市场、商场，要求整改。",
  ].map((text) => documentOf(body("a", text))) as [BulletinDocument, BulletinDocument, BulletinDocument];
  const copy = compareWith(second, documentOf(body("a", "督导组仔细查看了市场，要求立即整改。")), lu, "l");
  expect(findHandedOutState(copy, [third, second, first])).toBe(second);
  expect(
    findHandedOutState(documentOf(body("x", "督导组看了市场，要求整改。")), [third, second, first]),
  ).toBe(second);
});

test("rejecting the revisions of the copies gives exactly the present text of the issue", () => {
  fc.assert(
    fc.property(arbitraryTwoChanges, ([handedOut, present, other]) => {
      const copy = compareWith(handedOut, other, lu, "l");
      const { document } = receive(present, handedOut, [{ document: copy, untrackedStamp: gu }], ids());
      expect(bulletinDocument.safeParse(document).error).toBeUndefined();
      expect(Object.values(document.revisions).every(({ author }) => author === lu.author)).toBe(true);
      // If both joined or split paragraphs in one place, rejecting one of them can change the style of the
      // paragraph.
      const [original, expectedDocument] = [settleAll(document, "reject"), present];
      expect(textOf(original)).toBe(textOf(expectedDocument));
      expect([original.masthead, original.imprint]).toEqual([
        expectedDocument.masthead,
        expectedDocument.imprint,
      ]);
      // An unchanged copy changes nothing.
      expect(
        readable(receive(present, handedOut, [{ document: handedOut, untrackedStamp: gu }], ids()).document),
      ).toEqual(readable(present));
    }),
    { numRuns: 500 },
  );
});
