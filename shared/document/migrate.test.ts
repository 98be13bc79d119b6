import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryBulletin } from "../../tests/support/generators/arbitrary-bulletin.ts";
import { arbitraryTextDocument } from "../../tests/support/generators/arbitrary-text.ts";
import { BulletinError } from "../basics/errors.ts";
import { emptyDocument } from "./empty.ts";
import { readDocument, serialize } from "./migrate.ts";
import * as schema from "./schema.ts";

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const parseFile = (name: string): Record<string, unknown> =>
  JSON.parse(file(name)) as Record<string, unknown>;
const golden = parseFile("golden/document-2.json");

const errorOf = (value: unknown): BulletinError => {
  try {
    readDocument(value);
  } catch (error) {
    if (error instanceof BulletinError) return error;
    throw error;
  }
  throw new Error("was read");
};

describe("the golden document", () => {
  test("is read and serialised to the same bytes, apart from its indent", () => {
    const text = serialize(readDocument(golden));
    expect(text).toBe(JSON.stringify(golden));
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(file("golden/document-2.json"));
  });

  test("has the current version, so that a new version needs a new file", () => {
    expect(golden.schema).toBe(schema.schemaVersion);
  });

  /** The fields of all kinds of a union. */
  const shapeOf = ({ options }: { options: readonly { shape: object }[] }): object =>
    Object.assign({}, ...options.map(({ shape }) => shape));

  /** Every object schema, with the objects of that kind in the golden document. */
  const document = readDocument(golden);
  const tables = document.blocks.flatMap(({ table }) => table ?? []);
  const runs = document.blocks.flatMap((block) => block.runs);
  const threads = Object.values(document.comments);
  const kinds: [name: string, shape: object, examples: object[]][] = [
    ["document", schema.bulletinDocument.shape, [document]],
    ["masthead", schema.masthead.shape, [document.masthead]],
    ["block", shapeOf(schema.block), document.blocks],
    [
      "reused article",
      schema.reusedFrom.shape,
      document.blocks.flatMap(({ reusedFrom }) => reusedFrom ?? []),
    ],
    ["run", schema.run.shape, runs],
    ["table", schema.table.shape, tables],
    ["cell", schema.tableCell.shape, tables.flatMap(({ rows }) => rows.flat())],
    ["figure", schema.figure.shape, document.blocks.flatMap(({ figure }) => figure ?? [])],
    ["imprint", schema.imprint.shape, [document.imprint]],
    ["staff", schema.imprint.shape.staff.shape, [document.imprint.staff]],
    ["revision", shapeOf(schema.revision), Object.values(document.revisions)],
    ["thread", schema.commentThread.shape, threads],
    ["remark", schema.remark.shape, threads.flatMap(({ remarks }) => remarks)],
  ];

  test.each(kinds)("has every field of a %s, and one unknown field", (_name, shape, examples) => {
    const fields = new Set(examples.flatMap((example) => Object.keys(example)));
    for (const field of Object.keys(shape)) expect(fields).toContain(field);
    expect([...fields].filter((field) => field.startsWith("x-"))).toHaveLength(1);
  });

  test("has every style and every kind of revision", () => {
    expect(new Set(document.blocks.map(({ style }) => style))).toEqual(new Set(schema.blockStyles));
    expect(new Set(Object.values(document.revisions).map(({ kind }) => kind))).toEqual(
      new Set(
        schema.revision.options.flatMap(({ shape: { kind } }) =>
          "options" in kind ? kind.options : [...kind.values],
        ),
      ),
    );
  });

  test.each(kinds)("FORMAT.md names every field of a %s", (_name, shape) => {
    const text = file("FORMAT.md");
    for (const field of Object.keys(shape)) expect(text).toContain(`\`${field}\``);
  });
});

test.each([
  ["documents", arbitraryBulletin],
  ["documents that text can express", arbitraryTextDocument],
])("generated %s have every field of masthead and imprint", (_name, documents) => {
  const samples = fc.sample(documents, 300);
  const { masthead, imprint } = schema.bulletinDocument.shape;
  for (const [part, { shape }] of Object.entries({ masthead, imprint })) {
    const fields = new Set(samples.flatMap((document) => Object.keys(document[part] as object)));
    expect([...fields]).toEqual(expect.arrayContaining(Object.keys(shape)));
  }
});

test("migrating from 1 to 2 changes only the version", () => {
  const old = parseFile("golden/document-1.json");
  expect(readDocument(old)).toEqual({ ...old, schema: 2 });
});

describe("migrating from 0", () => {
  test("turns the name into lines, adds revisions and comments, and keeps everything else", () => {
    const old = parseFile("golden/document-0.json");
    expect(readDocument(old)).toEqual({
      ...old,
      schema: schema.schemaVersion,
      masthead: { ...(old.masthead as object), name: ["示例区创建全国文明城市", "工作快报"] },
      revisions: {},
      comments: {},
    });
    expect(old).toEqual(parseFile("golden/document-0.json"));
  });

  test("keeps the revisions of an old document", () => {
    const revisions = { r1: { kind: "insertion", author: "甲", date: "2026-01-05T08:00:00Z" } };
    expect(readDocument({ ...parseFile("golden/document-0.json"), revisions }).revisions).toEqual(revisions);
  });

  test.each([
    ["no masthead", { masthead: undefined }],
    ["a name of five lines", { masthead: { name: "1\n2\n3\n4\n5", number: 1, issuer: "", date: null } }],
  ])("with %s is refused", (_why, part) => {
    expect(errorOf({ ...parseFile("golden/document-0.json"), ...part }).code).toBe("invalid-input");
  });
});

test("a newer document is refused with an error that names both versions", () => {
  const error = errorOf({ schema: 99, anything: "else" });
  expect([error.code, error.details]).toEqual([
    "newer-version",
    { found: "99", known: String(schema.schemaVersion) },
  ]);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["a text", "{}"],
  ["a list", []],
  ["no version", {}],
  ["a version in letters", { schema: "1" }],
  ["a negative version", { schema: -1 }],
  ["half a version", { schema: 0.5 }],
  ["a version alone", { schema: 1 }],
  ["a block without an id", { ...emptyDocument(), blocks: [{ style: "body", runs: [] }] }],
  ["a style that is none", { ...emptyDocument(), blocks: [{ id: "b1", style: "poem", runs: [] }] }],
  ["a table without its cells", { ...emptyDocument(), blocks: [{ id: "b1", style: "table", runs: [] }] }],
  [
    "a figure in body text",
    {
      ...emptyDocument(),
      blocks: [
        { id: "b1", style: "body", runs: [], table: { columns: [1], headerRows: 0, rows: [[{ text: "" }]] } },
      ],
    },
  ],
  [
    "a table with a hole",
    {
      ...emptyDocument(),
      blocks: [
        {
          id: "b1",
          style: "table",
          runs: [],
          table: { columns: [1, 1], headerRows: 0, rows: [[{ text: "" }]] },
        },
      ],
    },
  ],
  ["an empty run", { ...emptyDocument(), blocks: [{ id: "b1", style: "body", runs: [{ text: "" }] }] }],
  [
    "a moment without a time zone",
    { ...emptyDocument(), revisions: { r1: { kind: "insertion", author: "", date: "2026-01-05T08:00:00" } } },
  ],
  ["a thread without remarks", { ...emptyDocument(), comments: { c1: { remarks: [], resolved: false } } }],
])("%s is refused", (_why, value) => expect(errorOf(value).code).toBe("invalid-input"));

test("any document survives serialising and reading, and its keys in any order serialise to the same bytes", () => {
  const reverseKeys = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reverseKeys);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, each]) => [key, reverseKeys(each)]),
    );
  };
  fc.assert(
    fc.property(arbitraryTextDocument, (document) => {
      const bytes = serialize(document);
      expect(readDocument(JSON.parse(bytes))).toEqual(document);
      expect(serialize(reverseKeys(document) as typeof document)).toBe(bytes);
    }),
    { numRuns: 300 },
  );
});

test("unknown properties with any value survive at every level", () => {
  const insert = (value: unknown, unknownProperties: Record<string, unknown>): unknown => {
    if (Array.isArray(value)) return value.map((each) => insert(each, unknownProperties));
    if (typeof value !== "object" || value === null) return value;
    return {
      ...Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, insert(each, unknownProperties)]),
      ),
      ...unknownProperties,
    };
  };
  // In these two records every value must be valid: a revision in the one, a thread in the other.
  const { revisions, comments, ...parts } = golden;
  const each = (record: unknown, unknownProperties: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(record as object).map(([id, value]) => [id, insert(value, unknownProperties)]),
    );
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^z-[a-z]{1,8}$/), fc.jsonValue(), { minKeys: 1, maxKeys: 3 }),
      (unknownProperties) => {
        const document = JSON.parse(
          JSON.stringify({
            ...(insert(parts, unknownProperties) as object),
            revisions: each(revisions, unknownProperties),
            comments: each(comments, unknownProperties),
          }),
        ) as unknown;
        expect(JSON.parse(serialize(readDocument(document)))).toEqual(document);
      },
    ),
    { numRuns: 100 },
  );
});
