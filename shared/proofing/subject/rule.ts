/**
 * The types of the checker's rules and findings. Each rule is a file in `rules/`; its examples are its test.
 */
import type { Imprint, Masthead } from "../../document/schema.ts";
import type { Locale } from "../../basics/language.ts";
import type { Context, DayContext } from "./context.ts";
import type { BlockView, IssueView } from "./view.ts";

/** 必错, 疑似, 提示: certainly wrong, probably wrong, worth a look. */
export const levels = ["error", "suspect", "hint"] as const;
export type Level = (typeof levels)[number];

/** 期况, 单位与人名, 字词, 标点, 数字, 结构: the groups of the panel, in its order. */
export const groups = ["facts", "names", "words", "punctuation", "numbers", "structure"] as const;
export type RuleGroup = (typeof groups)[number];

/** The variable parts of a finding's message. */
export type Details = Record<string, string>;

/** A finding in one paragraph. `start` and `end` count the UTF-16 units of the block's final text. */
export interface BlockFinding {
  start: number;
  end: number;
  details?: Details;
  /** The replacement text; empty to delete the stretch. Absent if a person must decide. */
  fix?: string;
  /** The level, if it differs from the rule's. */
  level?: Level;
}

/** A finding as a rule reports it. */
export interface RawFinding extends BlockFinding {
  /** Id of the block; null for a finding about the whole issue or a field. */
  block: string | null;
  /** A field of masthead or imprint, such as `masthead.date`. */
  field?: string;
}

/** The words of a rule in one language. */
export interface RuleWords {
  title: string;
  /** The explanation of why it is a fault. */
  why: string;
  /** The message of a finding. `text` is the text of the stretch. */
  found: (text: string, details: Details) => string;
}

/**
 * One or more paragraphs in the notation of `example.ts`: 市文明办«布署→部署»了工作。 The default context is
 * `noContext`.
 */
export type Example =
  | string
  | {
      text: string;
      context?: Partial<Context>;
      masthead?: Partial<Masthead>;
      imprint?: Partial<Imprint>;
    };

export interface Rule {
  /** Stored in settings and in ignored findings: never change it. */
  id: string;
  group: RuleGroup;
  level: Level;
  /** The clause of a standard on which the rule is based: GB/T 15834—2011, 4.5.3.5. */
  clause?: string;
  words: Record<Locale, RuleWords>;
  examples: { bad: readonly Example[]; good: readonly Example[] };
  /**
   * Checks one paragraph. The result must not depend on other paragraphs: while a person types, only changed
   * paragraphs are checked again.
   */
  block?: (block: BlockView, context: DayContext) => BlockFinding[];
  /** Checks the issue as a whole. */
  issue?: (issue: IssueView, context: DayContext) => RawFinding[];
}

/**
 * A finding as it is shown and as `bulletin check --json` prints it; `messageOf` (`index.ts`) gives its
 * sentence.
 */
export interface Finding extends Omit<RawFinding, "level"> {
  /** Id of the rule. */
  rule: string;
  level: Level;
  /** The text of the stretch; empty for a finding about the issue. */
  text: string;
}
