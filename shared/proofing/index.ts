/** The public interface of the checker: checks, findings, fixes and their sentences. */
import type { Locale } from "../basics/language.ts";
import type { Finding } from "./subject/rule.ts";
import type { Rule } from "./subject/rule.ts";
import { rules } from "./rules/index.ts";

export { check, createCheck, type Check } from "./check.ts";
export { noContext, type Context, type PrintedBefore } from "./subject/context.ts";
export { editsOf, placesOf, isStillThere } from "./fix.ts";
export { aroundOf, withoutIgnored, type IgnoredFinding } from "./ignored.ts";
export { groups, levels, type Finding, type Level, type Rule, type RuleGroup } from "./subject/rule.ts";
export { rules };

/** The rule with an id; undefined if there is none (for example one of a newer program). */
export const ruleOf = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);

/** The sentence of a finding. */
export const messageOf = ({ rule, text, details = {} }: Finding, locale: Locale): string =>
  ruleOf(rule)?.words[locale].found(text, details) ?? text;
