/**
 * Findings that a person chose to ignore: at one place of an issue, for a text anywhere, or for a whole rule.
 */
import { z } from "zod";
import type { BulletinDocument } from "../document/schema.ts";
import type { Finding } from "./subject/rule.ts";
import { blockView } from "./subject/view.ts";

export const ignoredFinding = z.object({
  /** Id of the rule. */
  rule: z.string().min(1).max(100),
  /** The text of the finding; null: every finding of the rule. */
  text: z.string().max(2000).nullable(),
  /** The surrounding text (`aroundOf`), which limits it to one place. Null: everywhere. */
  around: z.string().max(100).nullable(),
});
export type IgnoredFinding = z.infer<typeof ignoredFinding>;

/** Number of characters on each side by which a place is recognised after edits elsewhere. */
const reach = 8;

/** The text around a finding; for a finding about the whole issue, its field. */
export function aroundOf(
  { blocks }: Pick<BulletinDocument, "blocks">,
  { block, start, end, field = "" }: Finding,
): string {
  const findingBlock = blocks.find(({ id }) => id === block);
  if (!findingBlock) return field;
  const { text } = blockView(findingBlock);
  return `${text.slice(Math.max(0, start - reach), start)}|${text.slice(end, end + reach)}`;
}

/** The findings that nobody chose to ignore. */
export function withoutIgnored(
  document: Pick<BulletinDocument, "blocks">,
  findings: readonly Finding[],
  all: readonly IgnoredFinding[],
): Finding[] {
  const byRule = Map.groupBy(all, ({ rule }) => rule);
  return findings.filter((finding) => {
    const candidates = byRule.get(finding.rule);
    return !candidates?.some(
      ({ text, around }) =>
        text === null ||
        (text === finding.text && (around === null || around === aroundOf(document, finding))),
    );
  });
}
