/**
 * The fields of a template that are to be filled in, in the template itself and in an issue that contains it.
 */
import { visibleText } from "../editing/edits.ts";
import type { Block } from "../document/schema.ts";

/**
 * The range of a field in a block, including its brackets, in UTF-16 units of the whole text with deleted
 * text.
 */
export interface Field {
  block: string;
  start: number;
  end: number;
  /** The text between the brackets: 单位. */
  name: string;
}

/** A field. Its name has at most 30 UTF-16 units; longer text in such brackets is plain text. */
const pattern = /［([^［］\n]{1,30})］/gu;

/** Finds all fields in the visible text of blocks, in order. */
export function fieldsOf(blocks: readonly Block[]): Field[] {
  return blocks.flatMap(({ id, runs }) => {
    const { text, places } = visibleText(runs);
    return [...text.matchAll(pattern)].map((match): Field => {
      const last = match.index + match[0].length - 1;
      return {
        block: id,
        start: places[match.index] ?? 0,
        end: (places[last] ?? 0) + 1,
        name: match[1] ?? "",
      };
    });
  });
}

/** Writes a field: ［单位］. */
export const writeField = (name: string): string => `［${name}］`;

/** Cuts a text into fields and the plain text between them, for display. */
export function cutAtFields(text: string): { text: string; isField: boolean }[] {
  return text
    .split(/(［[^［］\n]{1,30}］)/u)
    .flatMap((part, index) => (part === "" ? [] : [{ text: part, isField: index % 2 === 1 }]));
}
