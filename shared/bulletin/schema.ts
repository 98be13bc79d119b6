/**
 * The bulletin document: the one model at the waist of the program.
 *
 * Plain data. Everything that reads or writes a bulletin (importers, editor, library, exporters) goes through
 * these types, and every boundary validates with these schemas. Objects are loose: a property that this version
 * does not know survives a round trip untouched.
 */
import { z } from "zod";
import { fillsGrid } from "./table.ts";

/** The version of the serialised form that this program writes. Newer is refused politely, older is migrated. */
export const schemaVersion = 2;

/** Identifies a block, a revision or a comment within one document. */
export const identifier = z.string().min(1).max(64);

/** A calendar date, `YYYY-MM-DD`, that exists (no 30 February). */
export const isoDate = z.iso.date();

/** A moment, ISO 8601 with time zone. */
export const isoMoment = z.iso.datetime({ offset: true });

/**
 * A stretch of text with one set of meanings. Flags are present and true, or absent: never false.
 * - `title`: the run-in heading of an article (题), or the unit name that opens an item of a brief.
 * - `point`: an emphasised point (要点: 一是……).
 * - `tag`: a label (标签: 【文明实践】), brackets included.
 * - `bold`, `underline`: looks without a meaning.
 * - `inserted`, `deleted`, `formatted`: ids in `revisions`; `comments`: ids in `comments`.
 *
 * The text holds no paragraph break; a line break inside a paragraph is `\n`.
 */
export const run = z.looseObject({
  text: z.string().min(1),
  title: z.literal(true).optional(),
  point: z.literal(true).optional(),
  tag: z.literal(true).optional(),
  bold: z.literal(true).optional(),
  underline: z.literal(true).optional(),
  inserted: identifier.optional(),
  deleted: identifier.optional(),
  formatted: identifier.optional(),
  comments: z.array(identifier).min(1).optional(),
});

/** The paragraph styles: 栏目, 正文, 简讯, 供稿, 按语, 附件. */
export const textStyles = ["section", "body", "brief", "source", "note", "attachment"] as const;
/** What is more than its paragraph, which is its caption: 表格, 图片. */
export const objectStyles = ["table", "figure"] as const;
export const blockStyles = [...textStyles, ...objectStyles] as const;
export const isObjectStyle = (style: BlockStyle): style is ObjectStyle =>
  objectStyles.some((known) => known === style);

/** One cell of a table. It spans one column and one row where nothing else is said; its text stands centred. */
export const tableCell = z.looseObject({
  text: z.string(),
  columns: z.int().min(2).optional(),
  rows: z.int().min(2).optional(),
  align: z.enum(["left", "right"]).optional(),
});

/** At most so many columns fit a page's width, and rows a screen. */
export const tableLimits = { columns: 20, rows: 200 };

/** A table. Each row lists the cells that begin in it, from the left, as in HTML; together they fill the grid. */
export const table = z
  .looseObject({
    /** The width of each column, as a share of the sum of all. */
    columns: z.array(z.int().positive()).min(1).max(tableLimits.columns),
    /** So many rows at the top are headings, repeated on each page. */
    headerRows: z.int().nonnegative(),
    rows: z.array(z.array(tableCell)).min(1).max(tableLimits.rows),
  })
  .refine((value) => value.headerRows <= value.rows.length && fillsGrid(value), {
    error: "cells do not fill the grid",
  });

export const imageTypes = ["image/png", "image/jpeg"] as const;

/** A picture. The library stores its bytes under their digest. */
export const figure = z.looseObject({
  /** SHA-256 of the file, in hexadecimal. */
  asset: z.string().regex(/^[\da-f]{64}$/u),
  type: z.enum(imageTypes),
  /** Pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Its width as a share of the type area's, per cent. */
  share: z.int().min(10).max(100),
  /** What it shows, for who cannot see it. */
  alternative: z.string().optional(),
});

/** An article of an issue in the library, by its id in the outline; number and day are as they were then. */
export const reusedFrom = z.looseObject({
  issue: z.int().positive(),
  number: z.int().positive().nullable(),
  date: isoDate.nullable(),
  article: identifier,
});

/**
 * One styled paragraph. `inserted` and `deleted` are revisions of its paragraph mark, as in OOXML
 * (ECMA-376 part 1, 17.13.5.15 and .20): an inserted mark sits on the first half of a split paragraph.
 */
export const block = z
  .looseObject({
    id: identifier,
    style: z.enum(blockStyles),
    /** Of style `table` and of no other; the runs are its caption (表题). */
    table: table.optional(),
    /** Of style `figure` and of no other; the runs are its caption (图题). */
    figure: figure.optional(),
    /** The manuscript of the library (稿库) that it was placed from. */
    manuscript: z.int().positive().optional(),
    /** The article of an earlier issue that it was copied from. */
    reusedFrom: reusedFrom.optional(),
    /** On the first block of an article: how long it should be at most, 字, as the template said that it was made from. */
    limit: z.int().positive().optional(),
    runs: z.array(run),
    inserted: identifier.optional(),
    deleted: identifier.optional(),
    /** The revision of kind `paragraph` that changed its style or its table. */
    formatted: identifier.optional(),
  })
  .refine(
    ({ style, table, figure }) =>
      (style === "table") === (table !== undefined) && (style === "figure") === (figure !== undefined),
    { error: "style and content differ" },
  );

/** 报头. `dateText` keeps a date as it was written where that differs from `2026年3月9日` and is to stay so. */
export const masthead = z.looseObject({
  /** The lines of the name, from the top: one or two, at most four. */
  name: z.array(z.string()).min(1).max(4),
  number: z.int().positive().nullable(),
  runningNumber: z.int().positive().optional(),
  issuer: z.string(),
  date: isoDate.nullable(),
  dateText: z.string().optional(),
  secrecy: z.string().optional(),
  urgency: z.string().optional(),
  /** 本期要目 is printed below the masthead (`contents.ts`). */
  contents: z.literal(true).optional(),
});

/** 版记. Lists are in the order of printing. */
export const imprint = z.looseObject({
  staff: z.looseObject({ editor: z.string(), proofreader: z.string(), approver: z.string() }),
  /** 报: to superiors. */
  report: z.array(z.string()),
  /** 送: to peers. */
  deliver: z.array(z.string()),
  /** 发: to subordinates. */
  send: z.array(z.string()),
  /** 共印N份. */
  copies: z.int().positive().optional(),
  email: z.string(),
  phone: z.string(),
  /** Lines of the imprint that fit no field, printed as they stand. */
  other: z.array(z.string()).optional(),
});

/** Who proposed what and when. `pair`: a replacement is a deletion and an insertion that share one. */
export const revision = z.looseObject({
  kind: z.enum(["insertion", "deletion", "format", "paragraph", "field"]),
  author: z.string(),
  role: z.string().optional(),
  date: isoMoment,
  pair: identifier.optional(),
  /** What was replaced: by a format revision all flags, by a paragraph revision some properties of the block, by a field revision the `value`. */
  before: z.looseObject({}).optional(),
  /** Of a field revision: `masthead.number`, `imprint.report`. */
  field: z.string().optional(),
});

/** One remark of a comment thread. */
export const remark = z.looseObject({
  author: z.string(),
  role: z.string().optional(),
  date: isoMoment,
  text: z.string(),
});

/** A thread whose range is the runs that name it. */
export const commentThread = z.looseObject({ remarks: z.array(remark).min(1), resolved: z.boolean() });

export const bulletinDocument = z.looseObject({
  schema: z.literal(schemaVersion),
  masthead,
  blocks: z.array(block),
  imprint,
  revisions: z.record(identifier, revision),
  comments: z.record(identifier, commentThread),
});

export type Run = z.infer<typeof run>;
export type BlockStyle = (typeof blockStyles)[number];
export type TextStyle = (typeof textStyles)[number];
export type ObjectStyle = (typeof objectStyles)[number];
export type TableCell = z.infer<typeof tableCell>;
export type Table = z.infer<typeof table>;
export type ReusedFrom = z.infer<typeof reusedFrom>;
export type Figure = z.infer<typeof figure>;
export type Block = z.infer<typeof block>;
export type Masthead = z.infer<typeof masthead>;
export type Imprint = z.infer<typeof imprint>;
export type Revision = z.infer<typeof revision>;
export type Remark = z.infer<typeof remark>;
export type CommentThread = z.infer<typeof commentThread>;
export type BulletinDocument = z.infer<typeof bulletinDocument>;

/** The meanings and looks that a run may carry, in the order in which they are written. */
export const runFlags = ["title", "point", "tag", "bold", "underline"] as const;
export type RunFlag = (typeof runFlags)[number];
