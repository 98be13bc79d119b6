/** What a rule of the checker is. One rule a file in `rules/`; its examples are its test. */
import type { Locale } from "../messages/language.ts";
import type { Context, DayContext } from "./context.ts";
import type { BlockView, IssueView } from "./view.ts";

/** 必错, 疑似, 提示: what is wrong whoever reads it, what most likely is, what is worth a look. */
export const levels = ["error", "suspect", "hint"] as const;
export type Level = (typeof levels)[number];

/** 期况, 单位与人名, 字词, 标点, 数字, 结构: the groups of the panel, in its order. */
export const groups = ["facts", "names", "words", "punctuation", "numbers", "structure"] as const;
export type RuleGroup = (typeof groups)[number];

/** What a message says beside its fixed words. */
export type Details = Record<string, string>;

/** Something that a rule found in a paragraph. Places count the UTF-16 units of the block's final text. */
export interface Stretch {
  start: number;
  end: number;
  details?: Details;
  /** What belongs in its place; empty: nothing does. Absent where a person has to think. */
  fix?: string;
  /** Where it is not the rule's. */
  level?: Level;
}

/** Something that a rule found in the issue. */
export interface Found extends Stretch {
  /** Null: of the issue as a whole, or of a field. */
  block: string | null;
  /** Of masthead and imprint: `masthead.date`. */
  field?: string;
}

export interface RuleWords {
  title: string;
  /** Why it is a fault, for who asks. */
  why: string;
  /** What was found. `text` is the stretch itself. */
  found: (text: string, details: Details) => string;
}

/**
 * A sentence or a few paragraphs, as `example.ts` reads them: 市文明办«布署→部署»了工作。 Without a context it is one
 * of an office that has told the program nothing.
 */
export type Example =
  | string
  | {
      text: string;
      context?: Partial<Context>;
      masthead?: Partial<Record<string, unknown>>;
      imprint?: Partial<Record<string, unknown>>;
    };

export interface Rule {
  /** Kept in settings and in ignored findings: never changed. */
  id: string;
  group: RuleGroup;
  level: Level;
  /** The clause it rests on: GB/T 15834—2011, 4.5.3.5. */
  clause?: string;
  words: Record<Locale, RuleWords>;
  examples: { bad: readonly Example[]; good: readonly Example[] };
  /** Looks at one paragraph, whatever stands around it: while typing only those that changed are looked at again. */
  block?: (block: BlockView, context: DayContext) => Stretch[];
  /** Looks at the issue as a whole. */
  issue?: (issue: IssueView, context: DayContext) => Found[];
}

/** A finding as it is shown and as `bulletin check --json` tells it, but for its sentence (`wordsOf`). */
export interface Finding extends Omit<Found, "level"> {
  rule: string;
  level: Level;
  /** What stands there. */
  text: string;
}
