/**
 * The form of a case for the points command: a text, a style and the resulting text. Signs in the text:
 * `**point**`, `__bold__`, `@@title@@`, `^^label^^`, `{-deleted-}`, `{+inserted+}`, `{!commented!}`. A line
 * is a paragraph; a line 【…】 is a section, a line （…） is a source, `简讯|` begins a brief. Without a
 * result the text stays unchanged.
 */
export type CaseStyle =
  | "whole"
  | "after-ordinal"
  | "first-comma"
  | "whole with mark"
  | "after-ordinal with mark"
  | "first-comma with mark";

export interface PointCase {
  name: string;
  style: CaseStyle;
  text: string;
  result?: string;
}

/** Cases of one style. */
export const group = (
  style: CaseStyle,
  cases: [name: string, text: string, result?: string][],
): PointCase[] =>
  cases.map(([name, text, result]) => ({ name, style, text, ...(result === undefined ? {} : { result }) }));
