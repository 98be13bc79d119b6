/**
 * What revisions keep of the state before. Of a stored `before` it is only known that it is an object, so that
 * its values are checked here before anything uses them.
 */
import { isMember } from "../basics/elements.ts";
import { without } from "../basics/without.ts";
import { formOf } from "./form.ts";
import {
  blockStyles,
  figure as figureSchema,
  isObjectStyle,
  table as tableSchema,
  type Block,
  type BlockForm,
  type BlockStyle,
  type Figure,
  type Revision,
  type Table,
} from "./schema.ts";

/** What a paragraph revision keeps of a block: the former values of the properties that it changed. */
export interface FormerContent {
  style?: BlockStyle;
  table?: Table;
  figure?: Figure;
}

/** Checking a large table takes long, and revisions are never changed in place. */
const contents = new WeakMap<object, FormerContent>();

/** The content that a paragraph revision replaced. A value of another type counts as absent. */
export function formerContent(revision: Revision | undefined): FormerContent {
  if (revision?.kind !== "paragraph" || !revision.before) return {};
  const memo = contents.get(revision.before);
  if (memo) return memo;
  const { style, table, figure } = revision.before;
  const content: FormerContent = {
    ...(isMember(blockStyles, style) && { style }),
    ...(isTable(table) && { table }),
    ...(isFigure(figure) && { figure }),
  };
  contents.set(revision.before, content);
  return content;
}

const isTable = (value: unknown): value is Table =>
  value !== undefined && tableSchema.safeParse(value).success;
const isFigure = (value: unknown): value is Figure =>
  value !== undefined && figureSchema.safeParse(value).success;

/** The value that a field revision replaced; undefined if the field was absent. */
export const formerValue = (revision: Revision | undefined): unknown =>
  revision?.kind === "field" ? revision.before?.value : undefined;

/** The flags that a format revision replaced: those that are `true`. */
export const formerFlags = (revision: Revision | undefined): Record<string, unknown> =>
  (revision?.kind === "format" && revision.before) || {};

/** The properties of a block whose former values a paragraph revision keeps. */
export const revisedProperties = ["style", "table", "figure"] as const;

/** The block with what a paragraph revision replaced in it. */
export function withFormer(block: Block, revision: Revision): Block {
  if (revision.kind !== "paragraph" || !revision.before) return block;
  return {
    ...without(block, ...revisedProperties),
    ...without(revision.before, ...revisedProperties),
    ...formerForm(block, formerContent(revision)),
  };
}

/** A style and an object that do not belong together, which no version wrote, leave the block as it is. */
function formerForm(block: Block, former: FormerContent): BlockForm {
  const style = former.style ?? block.style;
  const table = former.table ?? block.table;
  const figure = former.figure ?? block.figure;
  if (style === "table" && table && !figure) return { style, table };
  if (style === "figure" && figure && !table) return { style, figure };
  return isObjectStyle(style) || table || figure ? formOf(block) : { style };
}
