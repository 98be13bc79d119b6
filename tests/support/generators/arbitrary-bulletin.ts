/**
 * Generated documents for property tests: everything that the schema allows, in the unusual forms of real
 * files.
 */
import * as fc from "fast-check";
import { mergeCells, wholeArea } from "../../../shared/document/table.ts";
import {
  schemaVersion,
  textStyles,
  type Block,
  type BulletinDocument,
  type Figure,
  type Run,
  type Table,
} from "../../../shared/document/schema.ts";

const characters = [
  ..."一是强化组织领导各部门要认真落实，。、；：“”‘’（）【】——……·",
  ..."喆堃玥璟㙍䶮", // characters of names that GB2312 lacks
  ..."𠮷𫖯𬀩", // CJK extensions, two code units each
  "👨‍👩‍👧",
  "😀",
  "é",
  "e\u0301",
  "A",
  "z",
  "0",
  "7",
  " ",
  "\u3000",
  "\t",
  "\u00a0",
  "\u200b",
  "<",
  "&",
  "\\",
  "*",
];
const character = fc.constantFrom(...characters);

/** A line of text; never empty. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(character, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(""));
const line = fc.array(character, { maxLength: 8 }).map((parts) => parts.join(""));
const runText = fc
  .array(fc.oneof({ weight: 9, arbitrary: character }, { weight: 1, arbitrary: fc.constant("\n") }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((parts) => parts.join(""));

const identifier = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const flag = fc.constant(true as const);
const moment = fc.constantFrom("2026-03-09T10:42:00Z", "2026-03-09T18:42:00.123+08:00");
const date = fc.constantFrom("2026-03-09", "2024-02-29", "1999-12-31");

/** Properties unknown to this version, under names that no later version will use. */
const unknownProperties = fc.dictionary(
  fc.constantFrom("later", "ruby", "x-office"),
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.record({ deep: fc.array(fc.integer(), { maxLength: 2 }) }),
  ),
  { maxKeys: 2, noNullPrototype: true },
);

/** An object with some of these properties, and perhaps unknown ones. */
const loose = <T extends object>(
  requiredProperties: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<T> =>
  fc
    .tuple(
      fc.record(requiredProperties),
      fc.record(optional, { requiredKeys: [] }),
      fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, unknownProperties),
    )
    .map(([properties, some, other]) => ({ ...other, ...some, ...properties }) as T);

export const arbitraryRun: fc.Arbitrary<Run> = loose(
  { text: runText },
  {
    title: flag,
    point: flag,
    tag: flag,
    bold: flag,
    underline: flag,
    inserted: identifier,
    deleted: identifier,
    formatted: identifier,
    comments: fc.array(identifier, { minLength: 1, maxLength: 2 }),
  },
);
/** Runs as in most documents: plain, or with one meaning. */
const commonRun: fc.Arbitrary<Run> = fc
  .tuple(runText, fc.constantFrom({}, {}, { title: true }, { point: true }, { tag: true }, { bold: true }))
  .map(([text, flags]) => ({ text, ...flags }) as Run);

const runs = fc.array(fc.oneof(commonRun, arbitraryRun), { maxLength: 5 });
const marks = { inserted: identifier, deleted: identifier, formatted: identifier };

/** A table with some merged cells. */
export const arbitraryTable: fc.Arbitrary<Table> = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)), { maxLength: 2 }),
  )
  .chain(([columns, height, merges]) => {
    const empty: Table = {
      columns,
      headerRows: 0,
      rows: Array.from({ length: height }, () => columns.map(() => ({ text: "" }))),
    };
    const at = (row: number, column: number) => ({ row: row % height, column: column % columns.length });
    const mergedTable = merges.reduce(
      (table, [top, left, bottom, right]) =>
        mergeCells(table, wholeArea(table, at(top, left), at(bottom, right))),
      empty,
    );
    const cell = loose({ text: fc.oneof(line, runText) }, { align: fc.constantFrom("left", "right") });
    const filledTable = fc.tuple(
      ...mergedTable.rows.map((cells) =>
        fc.tuple(
          ...cells.map((each) => cell.map((content) => ({ ...content, ...each, text: content.text }))),
        ),
      ),
    );
    return loose({
      columns: fc.constant(columns),
      headerRows: fc.integer({ min: 0, max: height }),
      rows: filledTable,
    });
  }) as fc.Arbitrary<Table>;

const arbitraryFigure: fc.Arbitrary<Figure> = loose(
  {
    asset: fc.stringMatching(/^[0-9a-f]{64}$/),
    type: fc.constantFrom("image/png" as const, "image/jpeg" as const),
    width: fc.integer({ min: 1, max: 9999 }),
    height: fc.integer({ min: 1, max: 9999 }),
    share: fc.integer({ min: 10, max: 100 }),
  },
  { alternative: line },
);

export const arbitraryBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 8, arbitrary: loose({ id: identifier, style: fc.constantFrom(...textStyles), runs }, marks) },
  {
    weight: 1,
    arbitrary: loose(
      { id: identifier, style: fc.constant("table" as const), table: arbitraryTable, runs },
      marks,
    ),
  },
  {
    weight: 1,
    arbitrary: loose(
      { id: identifier, style: fc.constant("figure" as const), figure: arbitraryFigure, runs },
      marks,
    ),
  },
);

const remark = loose({ author: line, date: moment, text: line }, { role: line });

/** A whole document. The ids of its blocks are unique. */
export const arbitraryBulletin: fc.Arbitrary<BulletinDocument> = loose({
  schema: fc.constant(schemaVersion),
  masthead: loose(
    {
      name: fc.array(line, { minLength: 1, maxLength: 4 }),
      number: fc.option(fc.integer({ min: 1, max: 99999 })),
      issuer: line,
      date: fc.option(date),
    },
    {
      runningNumber: fc.integer({ min: 1, max: 99999 }),
      dateText: line,
      secrecy: line,
      urgency: line,
      contents: fc.constant(true as const),
    },
  ),
  blocks: fc.uniqueArray(arbitraryBlock, { maxLength: 6, selector: (block) => block.id }),
  imprint: loose(
    {
      staff: loose({ editor: line, proofreader: line, approver: line }),
      report: fc.array(line, { maxLength: 3 }),
      deliver: fc.array(line, { maxLength: 3 }),
      send: fc.array(line, { maxLength: 3 }),
      email: line,
      phone: line,
    },
    { copies: fc.integer({ min: 1, max: 9999 }), other: fc.array(line, { maxLength: 2 }) },
  ),
  revisions: fc.dictionary(
    identifier,
    loose(
      {
        kind: fc.constantFrom("insertion", "deletion", "format", "paragraph", "field"),
        author: line,
        date: moment,
      },
      { role: line, pair: identifier, before: unknownProperties, field: line },
    ),
    { maxKeys: 3, noNullPrototype: true },
  ),
  comments: fc.dictionary(
    identifier,
    loose({ remarks: fc.array(remark, { minLength: 1, maxLength: 2 }), resolved: fc.boolean() }),
    { maxKeys: 2, noNullPrototype: true },
  ),
}) as fc.Arbitrary<BulletinDocument>;
