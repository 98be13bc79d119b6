import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arbitraryChanges,
  arbitraryCleanBulletin,
} from "../../tests/support/generators/arbitrary-changes.ts";
import { readable, showMarks } from "../../tests/support/samples/marked-documents.ts";
import { canonicalDocument } from "../document/canonical.ts";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import {
  bulletinDocument,
  type Block,
  type BulletinDocument,
  type Run,
  type TextBlock,
} from "../document/schema.ts";
import { compare } from "./compare.ts";
import type { Stamp } from "./stamp.ts";
import { settle, settleAll } from "./settle.ts";

const stamp: Stamp = { author: "陆文川", role: "校对", date: "2026-11-22T09:30:00Z" };
const documentOf = (...blocks: Block[]): BulletinDocument => ({ ...emptyDocument(sequentialIds()), blocks });
const body = (id: string, ...runs: (string | Run)[]): TextBlock => ({
  id,
  style: "body",
  runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
});
const compareDocuments = (before: BulletinDocument, after: BulletinDocument) =>
  compare(before, after, stamp, sequentialIds("r"), sequentialIds("n"));

describe("comparing two documents", () => {
  test("finds changes by Chinese words and pairs both halves of a replacement", () => {
    const markedDocument = compareDocuments(
      documentOf(body("a", "抓好落实工作。")),
      documentOf(body("a", "抓好切实工作。")),
    );
    expect(showMarks(markedDocument)).toBe("抓好-[落实]+[切实]工作。¶");
    const { r1, r2 } = markedDocument.revisions;
    expect([r1?.kind, r2?.kind, r1?.pair, r2?.pair]).toEqual(["deletion", "insertion", "r1", "r1"]);
    expect(r1).toMatchObject(stamp);
  });

  test("marks the paragraph end of an inserted or deleted paragraph too", () => {
    const [one, two, three] = [body("a", "甲段在此。"), body("b", "乙镇开展清扫。"), body("c", "丙段在此。")];
    expect(showMarks(compareDocuments(documentOf(one, three), documentOf(one, two, three)))).toBe(
      "甲段在此。¶+[乙镇开展清扫。]+¶丙段在此。¶",
    );
    expect(showMarks(compareDocuments(documentOf(one, two, three), documentOf(one, three)))).toBe(
      "甲段在此。¶-[乙镇开展清扫。]-¶丙段在此。¶",
    );
  });

  test("records changed meanings, styles and fields", () => {
    const before = documentOf(body("a", "一是抓落实。"));
    const after = {
      ...documentOf({ ...body("a", { text: "一是抓落实。", point: true }), style: "brief" }),
      masthead: { ...before.masthead, number: 9 },
    };
    const markedDocument = compareDocuments(before, after);
    expect(
      Object.values(markedDocument.revisions).map(({ kind, before, field }) => [kind, before, field]),
    ).toEqual([
      ["paragraph", { style: "body" }, undefined],
      ["format", {}, undefined],
      ["field", { value: null }, "masthead.number"],
    ]);
    expect(settleAll(markedDocument, "reject")).toEqual(before);
    expect(settleAll(markedDocument, "accept")).toEqual(after);
  });
});

describe("for any two documents", () => {
  test("rejecting gives the first, accepting gives the second, and the result is a valid document", () => {
    fc.assert(
      fc.property(arbitraryChanges, ([before, after]) => {
        const markedDocument = compareDocuments(before, after);
        expect(bulletinDocument.safeParse(markedDocument).error).toBeUndefined();
        expect(readable(settleAll(markedDocument, "reject"))).toEqual(readable(before));
        expect(readable(settleAll(markedDocument, "accept"))).toEqual(readable(after));
      }),
      { numRuns: 1000 },
    );
  });

  test("the same holds for unrelated documents", () => {
    fc.assert(
      fc.property(arbitraryCleanBulletin, arbitraryCleanBulletin, (before, after) => {
        const markedDocument = compareDocuments(before, after);
        expect(readable(settleAll(markedDocument, "reject"))).toEqual(readable(before));
        expect(readable(settleAll(markedDocument, "accept"))).toEqual(readable(after));
      }),
      { numRuns: 500 },
    );
  });

  test("accepting or rejecting one by one, in any order, equals deciding all at once", () => {
    fc.assert(
      fc.property(
        arbitraryChanges,
        fc.constantFrom("accept" as const, "reject" as const),
        fc.infiniteStream(fc.nat()),
        ([before, after], decision, order) => {
          const markedDocument = compareDocuments(before, after);
          const ids = Object.keys(markedDocument.revisions)
            .map((id) => ({ id, key: order.next().value as number }))
            .toSorted((a, b) => a.key - b.key);
          const settledDocument = ids.reduce(
            (document, { id }) => settle(document, decision, [id]),
            markedDocument,
          );
          expect(settledDocument.revisions).toEqual({});
          expect(readable(settledDocument)).toEqual(readable(decision === "accept" ? after : before));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("equal documents give no revisions", () => {
    fc.assert(
      fc.property(arbitraryCleanBulletin, (document) => {
        expect(compareDocuments(document, structuredClone(document))).toEqual(canonicalDocument(document));
      }),
      { numRuns: 300 },
    );
  });
});
