/**
 * A template (模板): recurring text of an office with fields to fill in. Its blocks are plain blocks of a
 * bulletin. A field is text in full-width square brackets, ［单位］, which offices use for nothing else
 * (document numbers such as 〔2026〕5号 use other brackets).
 */
import { z } from "zod";
import { block, isObjectStyle, type Block, type Run } from "../document/schema.ts";
import { formOf } from "../document/form.ts";
import { sequentialIds } from "../basics/identifiers.ts";

/** The kinds of templates: a whole section with its name, or one article for any section. */
export const templateKinds = ["section", "article"] as const;
export const templateKind = z.enum(templateKinds);
export type TemplateKind = z.infer<typeof templateKind>;

/** The content of a template. */
export const templateContent = z.object({
  name: z.string().trim().min(1).max(40),
  kind: templateKind,
  /** The most characters (字) of an article made from it; null: no limit. */
  limit: z.int().positive().max(100_000).nullable(),
  blocks: z.array(block).min(1).max(500),
});
export type TemplateContent = z.infer<typeof templateContent>;

const isBlank = ({ style, runs }: Block) =>
  !isObjectStyle(style) && runs.every(({ text }) => text.trim() === "");

/**
 * Reduces blocks to what a template keeps: styles, text, meanings and objects, with the ids `b1`, `b2`, ….
 * Revisions, comments, manuscripts and deleted text are dropped, because they belong to the issue that the
 * blocks come from; so are blank paragraphs at both ends.
 */
export function bareBlocks(blocks: readonly Block[]): Block[] {
  const makeId = sequentialIds();
  const bare = blocks.map((each): Block => ({
    id: "",
    ...formOf(each),
    runs: each.runs.filter(({ deleted }) => !deleted).map(toBareRun),
  }));
  const first = bare.findIndex((each) => !isBlank(each));
  const last = bare.findLastIndex((each) => !isBlank(each));
  return first === -1 ? [] : bare.slice(first, last + 1).map((each) => ({ ...each, id: makeId() }));
}

function toBareRun({ text, title, point, tag, bold, underline }: Run): Run {
  return {
    text,
    ...(title && { title }),
    ...(point && { point }),
    ...(tag && { tag }),
    ...(bold && { bold }),
    ...(underline && { underline }),
  };
}

/**
 * The kind of a template made from blocks: a section if the first block that is not blank is a section's
 * name.
 */
export const kindOf = (blocks: readonly Block[]): TemplateKind =>
  blocks.find((each) => !isBlank(each))?.style === "section" ? "section" : "article";
