/**
 * A template (模板): what an office writes again and again, with fields to fill. Its blocks are plain blocks of a bulletin;
 * a field is text in full-width square brackets, ［单位］, which no office uses for anything else (〔2026〕5号 is a number).
 */
import { z } from "zod";
import { block, isObjectStyle, type Block, type Run } from "../schema.ts";
import { sequentialIds } from "../identifiers.ts";

/** A whole section with its name, or one article of any section. */
export const templateKinds = ["section", "article"] as const;
export const templateKind = z.enum(templateKinds);
export type TemplateKind = z.infer<typeof templateKind>;

/** What a template says. */
export const templateContent = z.object({
  name: z.string().trim().min(1).max(40),
  kind: templateKind,
  /** How long an article made from it should be at most, 字; null: no limit. */
  limit: z.int().positive().max(100_000).nullable(),
  blocks: z.array(block).min(1).max(500),
});
export type TemplateContent = z.infer<typeof templateContent>;

const isBlank = ({ style, runs }: Block) =>
  !isObjectStyle(style) && runs.every(({ text }) => text.trim() === "");

/**
 * Blocks as a template keeps them: styles, text and meanings, under ids `b1`, `b2`, …. Revisions, remarks, manuscripts and
 * deleted text belong to the issue that they come from; blank paragraphs at both ends go.
 */
export function bareBlocks(blocks: readonly Block[]): Block[] {
  const makeId = sequentialIds();
  const bare = blocks.map(({ style, runs, table, figure }): Block => ({
    id: "",
    style,
    ...(table && { table }),
    ...(figure && { figure }),
    runs: runs.filter(({ deleted }) => !deleted).map(bareRun),
  }));
  const [first, last] = [
    bare.findIndex((each) => !isBlank(each)),
    bare.findLastIndex((each) => !isBlank(each)),
  ];
  return first === -1 ? [] : bare.slice(first, last + 1).map((each) => ({ ...each, id: makeId() }));
}

function bareRun({ text, title, point, tag, bold, underline }: Run): Run {
  return {
    text,
    ...(title && { title }),
    ...(point && { point }),
    ...(tag && { tag }),
    ...(bold && { bold }),
    ...(underline && { underline }),
  };
}

/** What blocks are when they are made a template: a section where they begin with one. */
export const kindOf = (blocks: readonly Block[]): TemplateKind =>
  blocks.find((each) => !isBlank(each))?.style === "section" ? "section" : "article";
