/**
 * The bulletin document: the one model that all parts of the program share.
 *
 * It is plain data. Everything that reads or writes a bulletin (importers, editor, library, exporters) uses
 * these types, and every boundary validates with these schemas. Objects are loose: a property that this
 * version does not know survives a round trip unchanged.
 */
import { z } from "zod";
import { fillsGrid } from "./grid.ts";

/**
 * The version of the serialised form that this program writes. Older versions are migrated, newer ones
 * refused (`migrate.ts`).
 */
export const schemaVersion = 2;

/** Identifies a block, a revision or a comment within one document. */
export const identifier = z.string().min(1).max(64);

/** A calendar date, `YYYY-MM-DD`, that exists (no 30 February). */
export const isoDate = z.iso.date();

/** A date and time, ISO 8601 with time zone. */
export const isoMoment = z.iso.datetime({ offset: true });

/**
 * A stretch of text with one set of meanings. A flag is `true` or absent, never `false`.
 * - `title`: the run-in heading of an article (题), or the unit name at the start of an item of a brief.
 * - `point`: an emphasised point (要点: 一是……).
 * - `tag`: a label (标签: 【文明实践】), including its brackets.
 * - `bold`, `underline`: formatting without a meaning.
 * - `inserted`, `deleted`, `formatted`: ids in `revisions`; `comments`: ids in `comments`.
 *
 * The text contains no paragraph break; a line break inside a paragraph is `\n`.
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
/** The styles of objects, whose runs are a caption: 表格, 图片. */
export const objectStyles = ["table", "figure"] as const;
/** All styles that a block may have. */
export const blockStyles = [...textStyles, ...objectStyles] as const;
/** Whether a style is that of a table or a figure. */
export const isObjectStyle = (style: BlockStyle): style is ObjectStyle =>
  objectStyles.some((objectStyle) => objectStyle === style);

/**
 * One cell of a table. It spans one column and one row and its text is centred, unless a property says
 * otherwise.
 */
export const tableCell = z.looseObject({
  text: z.string(),
  columns: z.int().min(2).optional(),
  rows: z.int().min(2).optional(),
  align: z.enum(["left", "right"]).optional(),
});

/** The largest table: more columns do not fit the width of a page, more rows cannot be edited on a screen. */
export const tableLimits = { columns: 20, rows: 200 };

/**
 * A table. Each row lists the cells that begin in it, from the left, as in HTML; together they fill the grid.
 */
export const table = z
  .looseObject({
    /** The width of each column, relative to the sum of all. */
    columns: z.array(z.int().positive()).min(1).max(tableLimits.columns),
    /** The number of heading rows at the top; they are repeated on each page. */
    headerRows: z.int().nonnegative(),
    rows: z.array(z.array(tableCell)).min(1).max(tableLimits.rows),
  })
  .refine((value) => value.headerRows <= value.rows.length && fillsGrid(value), {
    error: "cells do not fill the grid",
  });

/** The media types of pictures that a document may contain. */
export const imageTypes = ["image/png", "image/jpeg"] as const;

/** A picture. The library stores its bytes under their digest. */
export const figure = z.looseObject({
  /** SHA-256 of the file, in hexadecimal. */
  asset: z.string().regex(/^[\da-f]{64}$/u),
  type: z.enum(imageTypes),
  /** Pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** The printed width, per cent of the width of the type area. */
  share: z.int().min(10).max(100),
  /** The alternative text: what the picture shows, for readers who cannot see it. */
  alternative: z.string().optional(),
});

/**
 * The article that a block was copied from: its issue in the library, and its id in the outline. Number and
 * date are those at the time of copying.
 */
export const reusedFrom = z.looseObject({
  issue: z.int().positive(),
  number: z.int().positive().nullable(),
  date: isoDate.nullable(),
  article: identifier,
});

/** What only another style has. A block of these styles is refused with it. */
const absent = z.undefined({ error: "style and content differ" }).optional();

/** The properties of a block after its content, alike for all styles. */
const blockProperties = {
  /** The id of the manuscript in the library (稿库) that it was placed from. */
  manuscript: z.int().positive().optional(),
  /** The article of an earlier issue that it was copied from. */
  reusedFrom: reusedFrom.optional(),
  /**
   * On the first block of an article: the most characters (字) it should have, from the template it was
   * made from.
   */
  limit: z.int().positive().optional(),
  runs: z.array(run),
  inserted: identifier.optional(),
  deleted: identifier.optional(),
  /** The id of the revision of kind `paragraph` that changed its style, its table or its figure. */
  formatted: identifier.optional(),
};

/** A paragraph of text. */
export const textBlock = z.looseObject({
  id: identifier,
  style: z.enum(textStyles),
  table: absent,
  figure: absent,
  ...blockProperties,
});

/** A table; its runs are its caption (表题). */
export const tableBlock = z.looseObject({
  id: identifier,
  style: z.literal("table"),
  table,
  figure: absent,
  ...blockProperties,
});

/** A picture; its runs are its caption (图题). */
export const figureBlock = z.looseObject({
  id: identifier,
  style: z.literal("figure"),
  table: absent,
  figure,
  ...blockProperties,
});

/**
 * One styled paragraph or object. `inserted` and `deleted` are revisions of its paragraph end, as in OOXML
 * (ECMA-376 part 1, 17.13.5.15 and .20): an inserted paragraph end belongs to the first half of a split
 * paragraph.
 */
export const block = z.discriminatedUnion("style", [textBlock, tableBlock, figureBlock]);

/**
 * 报头. `dateText` is printed instead of `date`, for a date that is to keep another form than `2026年3月9日`.
 */
export const masthead = z.looseObject({
  /** The lines of the name, from the top: usually one or two, at most four. */
  name: z.array(z.string()).min(1).max(4),
  number: z.int().positive().nullable(),
  runningNumber: z.int().positive().optional(),
  issuer: z.string(),
  date: isoDate.nullable(),
  dateText: z.string().optional(),
  secrecy: z.string().optional(),
  urgency: z.string().optional(),
  /** Whether 本期要目 is printed below the masthead (`contents.ts`). */
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
  /** Lines of the imprint that fit no field, printed unchanged. */
  other: z.array(z.string()).optional(),
});

/** The properties of a revision between its kind and what it keeps of the state before. */
const revisionProperties = {
  author: z.string(),
  role: z.string().optional(),
  date: isoMoment,
  pair: identifier.optional(),
};

const formerState = z.looseObject({});

/**
 * `before` and `field` of kinds that give them no meaning. They are validated, because a document with a
 * wrong one was never valid, and nothing can read them.
 */
const unread: Record<"before" | "field", z.ZodType<unknown>> = { before: formerState, field: z.string() };

/** Text or paragraph ends that are inserted or deleted. */
export const textRevision = z.looseObject({
  kind: z.enum(["insertion", "deletion"]),
  ...revisionProperties,
  before: unread.before.optional(),
  field: unread.field.optional(),
});

/** Other meanings or formats of runs; `before` has all former flags. */
export const formatRevision = z.looseObject({
  kind: z.literal("format"),
  ...revisionProperties,
  before: formerState.optional(),
  field: unread.field.optional(),
});

/**
 * Another style, table or figure of a block; `before` has the former values of the changed properties
 * (`former.ts` reads them).
 */
export const paragraphRevision = z.looseObject({
  kind: z.literal("paragraph"),
  ...revisionProperties,
  before: formerState.optional(),
  field: unread.field.optional(),
});

/** Another value of a field; `before` has the former `value`, or none if the field was absent. */
export const fieldRevision = z.looseObject({
  kind: z.literal("field"),
  ...revisionProperties,
  before: formerState.optional(),
  /** The path of the field, such as `masthead.number` or `imprint.report`. */
  field: z.string().optional(),
});

/**
 * A tracked change: its kind, its author and its time. A replacement is a deletion and an insertion with the
 * same `pair`.
 */
export const revision = z.discriminatedUnion("kind", [
  textRevision,
  formatRevision,
  paragraphRevision,
  fieldRevision,
]);

/** One remark of a comment thread. */
export const remark = z.looseObject({
  author: z.string(),
  role: z.string().optional(),
  date: isoMoment,
  text: z.string(),
});

/** A comment thread. Its range is all runs that list its id. */
export const commentThread = z.looseObject({ remarks: z.array(remark).min(1), resolved: z.boolean() });

/**
 * A whole bulletin: masthead, body, imprint, and the revisions and comments that its runs and blocks refer
 * to.
 */
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
export type TextBlock = z.infer<typeof textBlock>;
export type TableBlock = z.infer<typeof tableBlock>;
export type FigureBlock = z.infer<typeof figureBlock>;
export type Block = z.infer<typeof block>;
/** The style of a block, and the table or figure that belongs to it. */
export type BlockForm = FormOf<Block>;
type FormOf<Kind> = Kind extends Block ? Pick<Kind, "style" | "table" | "figure"> : never;
export type Masthead = z.infer<typeof masthead>;
export type Imprint = z.infer<typeof imprint>;
export type TextRevision = z.infer<typeof textRevision>;
export type FormatRevision = z.infer<typeof formatRevision>;
export type ParagraphRevision = z.infer<typeof paragraphRevision>;
export type FieldRevision = z.infer<typeof fieldRevision>;
export type Revision = z.infer<typeof revision>;
export type Remark = z.infer<typeof remark>;
export type CommentThread = z.infer<typeof commentThread>;
export type BulletinDocument = z.infer<typeof bulletinDocument>;

/** The meanings and formatting flags of a run, in the order in which they are written. */
export const runFlags = ["title", "point", "tag", "bold", "underline"] as const;
export type RunFlag = (typeof runFlags)[number];
