/**
 * Revisions and comments go to Word and come back. Word keeps no roles, no fractions of a second and no ids.
 */
import * as fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { valueAt } from "../../../../shared/basics/lookup.ts";
import { arbitraryTwoChanges } from "../../../../tests/support/generators/arbitrary-changes.ts";
import "../../../../tests/support/generators/generated-cases.ts";
import { blockText } from "../../../../shared/document/block-text.ts";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import type {
  Block,
  BulletinDocument,
  Run,
  Table,
  TableBlock,
  TextBlock,
} from "../../../../shared/document/schema.ts";
import { standardPage } from "../../../../shared/layout/page.ts";
import { revisionCards } from "../../../../shared/revisions/cards.ts";
import { compare } from "../../../../shared/revisions/compare.ts";
import { merge } from "../../../../shared/revisions/merge.ts";
import { settleAll } from "../../../../shared/revisions/settle.ts";
import { writeWord } from "../../exporting/docx/index.ts";
import { readWord } from "./read.ts";

const backAndForth = async (document: BulletinDocument) =>
  readWord(await writeWord(document, standardPage, new Map(), "all"), [], undefined, true).document;
const stamp = (author: string, minute: number) => ({ author, date: `2026-11-22T09:${minute}:00.000Z` });
const body = (id: string, runs: Run[], more: Partial<TextBlock> = {}): Block => ({
  id,
  style: "body",
  runs,
  ...more,
});

test("keeps each kind of revision, and comments with answers, with author and moment", async () => {
  const document = emptyDocument(sequentialIds());
  document.masthead = { name: ["示例区", "工作快报"], number: 8, issuer: "示例区办公室", date: "2026-11-23" };
  const [lu, gu] = [stamp("陆文川", 30), stamp("顾书宁", 45)];
  document.blocks = [
    body("a", [
      { text: "督导组" },
      { text: "实地", inserted: "i1" },
      { text: "查看了" },
      { text: "商", inserted: "i1" },
      { text: "场", inserted: "i1", deleted: "d2" },
      { text: "市场", deleted: "d1", comments: ["c1"] },
      { text: "。" },
    ]),
    body(
      "b",
      [
        { text: "一是抓整改。", point: true, formatted: "f1" },
        { text: "逐条销号。", comments: ["c2"] },
      ],
      { inserted: "p1" },
    ),
    body("c", [{ text: "编者按：请各单位参阅。" }], { style: "note", formatted: "s1" }),
  ];
  document.revisions = {
    i1: { kind: "insertion", ...lu },
    d2: { kind: "deletion", ...gu },
    d1: { kind: "deletion", ...gu },
    p1: { kind: "insertion", ...lu },
    f1: { kind: "format", ...lu, before: { bold: true } },
    s1: { kind: "paragraph", ...gu, before: { style: "body" } },
    n1: { kind: "field", ...lu, field: "masthead.number", before: { value: 7 } },
  };
  document.comments = {
    c1: {
      remarks: [
        { ...lu, text: "请核实名称\n再报" },
        { ...gu, text: "已核实" },
      ],
      resolved: false,
    },
    c2: { remarks: [{ ...gu, text: "数字？" }], resolved: true },
  };
  const returnedDocument = await backAndForth(document);
  const cardsOf = ({ revisions, ...rest }: BulletinDocument) =>
    revisionCards({ ...rest, revisions }).map(({ kind, author, date, was, now, flags, styles }) => ({
      kind,
      author,
      date,
      was,
      now,
      flags,
      styles,
    }));
  expect(cardsOf(returnedDocument)).toEqual(
    [
      { kind: "field", ...lu, was: "7", now: "8" },
      { kind: "insertion", ...lu, was: "", now: "实地" },
      { kind: "insertion", ...lu, was: "", now: "商场" },
      { kind: "deletion", ...gu, was: "场市场", now: "" },
      { kind: "format", ...lu, was: "一是抓整改。", now: "", flags: { on: ["point"], off: ["bold"] } },
      { kind: "insertion", ...lu, was: "", now: "\n" },
      { kind: "paragraph", ...gu, was: "编者按：请各单位参阅。", now: "", styles: ["body", "note"] },
    ].map((each) => ({ flags: undefined, styles: undefined, ...each })),
  );
  expect(Object.values(returnedDocument.comments)).toEqual(Object.values(document.comments));
  expect(
    returnedDocument.blocks.flatMap(({ runs }) =>
      runs.filter(({ comments }) => comments).map(({ text }) => text),
    ),
  ).toEqual(["市场", "逐条销号。"]);
});

const grid = (...rows: string[][]): Table => ({
  columns: (rows[0] ?? []).map(() => 1),
  headerRows: 1,
  rows: rows.map((cells) => cells.map((text) => ({ text }))),
});

test("keeps inserted, deleted and changed tables with their authors", async () => {
  const document = emptyDocument(sequentialIds());
  const [lu, gu] = [stamp("陆文川", 30), stamp("顾书宁", 45)];
  const [before, after] = [
    grid(["单位", "点位"], ["东河街道", "九十处"]),
    grid(["单位", "点位"], ["东河街道", "九十二处"]),
  ];
  const table = (id: string, data: Table, more: Partial<TableBlock>): Block => ({
    id,
    style: "table",
    runs: [],
    table: data,
    ...more,
  });
  document.blocks = [
    body("a", [{ text: "整治情况如下：" }]),
    table("b", after, { formatted: "t1" }),
    body("c", [{ text: "新增如下：" }]),
    table("d", before, { inserted: "t2" }),
    body("e", [{ text: "删去如下：" }]),
    table("f", after, { deleted: "t3" }),
    body("g", [{ text: "增删如下：" }]),
    table("h", after, { inserted: "t4", deleted: "t5" }),
    body("i", [{ text: "改格如下：" }]),
    table("j", grid(["单位"], ["北坡镇"]), { formatted: "t6", runs: [{ text: "表1" }] }),
    table("k", before, {}),
    body("l", [{ text: "完。" }]),
  ];
  document.revisions = {
    t1: { kind: "paragraph", ...gu, before: { table: before } },
    t2: { kind: "insertion", ...lu },
    t3: { kind: "deletion", ...lu },
    t4: { kind: "insertion", ...lu },
    t5: { kind: "deletion", ...gu },
    t6: { kind: "paragraph", ...lu, before: { table: before } },
  };
  const returnedDocument = await backAndForth(document);
  const nameRevisions = ({ blocks, revisions }: BulletinDocument) =>
    blocks.map(({ style, table: data, inserted, deleted, formatted, runs }) => [
      style,
      runs,
      data,
      ...[inserted, deleted, formatted].map((id) => (id === undefined ? undefined : revisions[id])),
    ]);
  expect(nameRevisions(returnedDocument)).toEqual(nameRevisions(document));
});

test("reports tracked changes of looks that a bulletin does not have, and makes no revisions of them", async () => {
  const document = emptyDocument(sequentialIds());
  document.blocks = [body("a", [{ text: "督导组查看了市场。" }]), body("b", [{ text: "各单位参加。" }])];
  const parts = unzipSync(await writeWord(document, standardPage, new Map(), "none"));
  const by = 'w:author="顾书宁" w:date="2026-11-24T10:00:00Z"';
  const xml = strFromU8(valueAt(parts, "word/document.xml"))
    .replace(
      /<\/w:rPr>(?=<w:t[^>]*>督导组)/u,
      `<w:color w:val="FF0000"/><w:rPrChange w:id="77" ${by}><w:rPr/></w:rPrChange></w:rPr>`,
    )
    .replace(
      /(<w:pStyle w:val="Body"\/>)(?=<\/w:pPr><w:r>(?:(?!<w:p>).)*各单位)/u,
      `$1<w:jc w:val="center"/><w:pPrChange w:id="78" ${by}><w:pPr>$1</w:pPr></w:pPrChange>`,
    );
  expect(xml.match(/PrChange w:id/gu)).toHaveLength(2);
  const { document: importedDocument, notes } = readWord(
    zipSync({ ...parts, "word/document.xml": strToU8(xml) }),
    [],
    undefined,
    true,
  );
  expect(notes).toEqual([{ kind: "formats", count: 2 }]);
  expect(importedDocument.revisions).toEqual({});
  expect(importedDocument.blocks.map(({ style, runs }) => [style, runs])).toEqual(
    document.blocks.map(({ style, runs }) => [style, runs]),
  );
});

/** The text of the body with its styles, paragraph by paragraph. */
const textsOf = ({ blocks }: BulletinDocument) => blocks.map((block) => [block.style, blockText(block)]);

test("keeps the original text, the final text and the authors of any document that two people changed", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTwoChanges, async ([before, one, two]) => {
      // Excluded: a document without a paragraph, which comes back with an empty one.
      fc.pre(
        [before, one, two].every(
          ({ blocks }) => blocks.length > 0 && blocks.every(({ style }) => style !== "figure"),
        ),
      );
      const markedDocument = merge(
        before,
        [compare(before, one, stamp("陆文川", 30)), compare(before, two, stamp("顾书宁", 45))].map(
          (document) => ({ document, untrackedStamp: stamp("谁", 50) }),
        ),
        sequentialIds("m"),
      ).document;
      const returnedDocument = await backAndForth(markedDocument);
      for (const decision of ["accept", "reject"] as const)
        expect(textsOf(settleAll(returnedDocument, decision))).toEqual(
          textsOf(settleAll(markedDocument, decision)),
        );
      const makers = ({ revisions }: BulletinDocument) =>
        new Set(
          Object.values(revisions)
            .filter(({ kind }) => kind !== "field")
            .map(({ author, date, kind }) => `${kind} ${author} ${date}`),
        );
      expect(makers(returnedDocument)).toEqual(makers(markedDocument));
    }),
    { numRuns: 150 },
  );
});
