/** Findings that a person has looked at and lets stand: one place of an issue, a text wherever it stands, or all of a rule. */
import { z } from "zod";
import type { BulletinDocument } from "../bulletin/schema.ts";
import type { Finding } from "./rule.ts";
import { blockView } from "./view.ts";

export const ignored = z.object({
  rule: z.string().min(1).max(100),
  /** What stands there; null: whatever a rule finds. */
  text: z.string().max(2000).nullable(),
  /** What stands around it (`aroundOf`): this place alone. Null: wherever. */
  around: z.string().max(100).nullable(),
});
export type Ignored = z.infer<typeof ignored>;

/** Characters on each side by which a place is known again after edits elsewhere. */
const reach = 8;

/** What stands around a finding; of the issue as a whole its field. */
export function aroundOf(
  { blocks }: Pick<BulletinDocument, "blocks">,
  { block, start, end, field = "" }: Finding,
): string {
  const found = blocks.find(({ id }) => id === block);
  if (!found) return field;
  const { text } = blockView(found);
  return `${text.slice(Math.max(0, start - reach), start)}|${text.slice(end, end + reach)}`;
}

/** Those that nobody has let stand. */
export function withoutIgnored(
  document: Pick<BulletinDocument, "blocks">,
  findings: readonly Finding[],
  all: readonly Ignored[],
): Finding[] {
  const byRule = Map.groupBy(all, ({ rule }) => rule);
  return findings.filter((finding) => {
    const those = byRule.get(finding.rule);
    return !those?.some(
      ({ text, around }) =>
        text === null ||
        (text === finding.text && (around === null || around === aroundOf(document, finding))),
    );
  });
}
