/** The checker: findings of an issue, and what they say. */
import type { Locale } from "../messages/language.ts";
import type { Finding } from "./rule.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

export { check, createCheck, type Check } from "./check.ts";
export { noContext, type Context, type PrintedBefore } from "./context.ts";
export { editsOf, placesOf, stillThere } from "./fix.ts";
export { aroundOf, withoutIgnored, type Ignored } from "./ignored.ts";
export { groups, levels, type Finding, type Level, type Rule, type RuleGroup } from "./rule.ts";
export { rules };

export const ruleOf = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);

/** The sentence of a finding. */
export const messageOf = ({ rule, text, details = {} }: Finding, locale: Locale): string =>
  ruleOf(rule)?.words[locale].found(text, details) ?? text;
