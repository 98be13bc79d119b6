/** Runs the rules. The result for a paragraph is kept until the paragraph changes. */
import type { BulletinDocument } from "../document/schema.ts";
import { contextOn, noContext, type Context, type DayContext } from "./subject/context.ts";
import type { Finding, RawFinding, Rule, BlockFinding } from "./subject/rule.ts";
import { rules } from "./rules/index.ts";
import { issueView, type BlockView } from "./subject/view.ts";

export type Check = (document: BulletinDocument, context?: Context) => Finding[];

/**
 * Creates a check for repeated use while an issue is edited: unchanged paragraphs are not checked again.
 * @param using the rules to run.
 */
export function createCheck(using: readonly Rule[] = rules): Check {
  /** Results of block rules by rule and content of the paragraph. */
  let cache = new Map<string, BlockFinding[]>();
  let last: { callerContext: Context; day: string | null; context: DayContext } | undefined;
  return (document, callerContext = noContext) => {
    const day = document.masthead.date ?? callerContext.today;
    if (last?.callerContext !== callerContext || last.day !== day) {
      last = { callerContext, day, context: contextOn(callerContext, day) };
      cache = new Map();
    }
    const { context } = last;
    const issue = issueView(document);

    const nextCache = new Map<string, BlockFinding[]>();
    const checkBlock = (rule: Rule, block: BlockView): RawFinding[] => {
      const key = `${rule.id}\n${keyOf(block)}`;
      const stretches = cache.get(key) ?? rule.block?.(block, context) ?? [];
      nextCache.set(key, stretches);
      return stretches.map((each) => ({ ...each, block: block.id }));
    };
    const active = using.filter(({ id }) => !context.off.includes(id));
    const texts = new Map(issue.blocks.map(({ id, text }) => [id, text]));
    const findings = active.flatMap((rule) => {
      const all = [
        ...(rule.block ? issue.blocks.flatMap((block) => checkBlock(rule, block)) : []),
        ...(rule.issue?.(issue, context) ?? []),
      ];
      return all.map(({ level = rule.level, ...each }): Finding => ({
        ...each,
        rule: rule.id,
        level,
        text: each.block === null ? "" : (texts.get(each.block) ?? "").slice(each.start, each.end),
      }));
    });
    cache = nextCache;
    return sortFindings(findings, document);
  };
}

/** Checks an issue once. */
export const check: Check = (document, context) => createCheck()(document, context);

/** A cache key for the content of a block: its style, its text and the meanings of its letters. */
function keyOf({ style, text, runOf }: BlockView): string {
  let key: string = style;
  let run: (typeof runOf)[number] | undefined;
  for (let at = 0; at < text.length; at += 1) {
    if (runOf[at] === run) continue;
    run = runOf[at];
    key += `|${at}${flagsOf(run)}`;
  }
  return `${key}\n${text}`;
}

const flagsOf = (run: BlockView["runOf"][number] | undefined): string =>
  `${run?.title ? "t" : ""}${run?.tag ? "g" : ""}${run?.point ? "p" : ""}${run?.bold ? "b" : ""}`;

/** Sorts findings about the issue first, then the others in the order of the text. */
function sortFindings(findings: Finding[], { blocks }: BulletinDocument): Finding[] {
  const place = new Map(blocks.map(({ id }, index) => [id, index]));
  const at = ({ block }: Finding) => (block === null ? -1 : (place.get(block) ?? blocks.length));
  return findings.toSorted(
    (one, other) => at(one) - at(other) || one.start - other.start || one.end - other.end,
  );
}
