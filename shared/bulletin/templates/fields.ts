/** The fields to fill of a template, in the template and in an issue that it was inserted into. */
import { visibleText } from "../edits.ts";
import type { Block } from "../schema.ts";

/** A field's stretch of a block, brackets included: UTF-16 units of the whole text, deleted text too. */
export interface Field {
  block: string;
  start: number;
  end: number;
  /** What is to be filled in: 单位. */
  name: string;
}

/** Longer than any name of a field: what else stands in such brackets is text. */
const pattern = /［([^［］\n]{1,30})］/gu;

/** All fields, in order. */
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

/** How a field is written. */
export const writeField = (name: string): string => `［${name}］`;

/** A text cut into what stands and what is to be filled in, for showing. */
export function cutAtFields(text: string): { text: string; isField: boolean }[] {
  return text
    .split(/(［[^［］\n]{1,30}］)/u)
    .flatMap((part, index) => (part === "" ? [] : [{ text: part, isField: index % 2 === 1 }]));
}
