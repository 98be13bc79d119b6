/** Runs the rules. What stands in a paragraph is looked at once, as long as the paragraph stays as it is. */
import type { BulletinDocument } from "../bulletin/schema.ts";
import { contextOn, noContext, type Context, type DayContext } from "./context.ts";
import type { Finding, Found, Rule, Stretch } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { issueView, type BlockView } from "./view.ts";

export type Check = (document: BulletinDocument, context?: Context) => Finding[];

/** Checks one issue again and again, as it is typed: paragraphs that stay as they were cost nothing. */
export function createCheck(using: readonly Rule[] = rules): Check {
  let known = new Map<string, Stretch[]>();
  let last: { given: Context; day: string | null; context: DayContext } | undefined;
  return (document, given = noContext) => {
    const day = document.masthead.date ?? given.today;
    if (last?.given !== given || last.day !== day) {
      last = { given, day, context: contextOn(given, day) };
      known = new Map();
    }
    const { context } = last;
    const issue = issueView(document);
    const next = new Map<string, Stretch[]>();
    const inBlock = (rule: Rule, block: BlockView): Found[] => {
      const key = `${rule.id}\n${keyOf(block)}`;
      const found = known.get(key) ?? rule.block?.(block, context) ?? [];
      next.set(key, found);
      return found.map((each) => ({ ...each, block: block.id }));
    };
    const active = using.filter(({ id }) => !context.off.includes(id));
    const texts = new Map(issue.blocks.map(({ id, text }) => [id, text]));
    const found = active.flatMap((rule) => {
      const all = [
        ...(rule.block ? issue.blocks.flatMap((block) => inBlock(rule, block)) : []),
        ...(rule.issue?.(issue, context) ?? []),
      ];
      return all.map(({ level = rule.level, ...each }): Finding => ({
        ...each,
        rule: rule.id,
        level,
        text: each.block === null ? "" : (texts.get(each.block) ?? "").slice(each.start, each.end),
      }));
    });
    known = next;
    return inOrder(found, document);
  };
}

/** Checks an issue once. */
export const check: Check = (document, context) => createCheck()(document, context);

/** A block's text with what its letters are. */
function keyOf({ style, text, runOf }: BlockView): string {
  let key = style as string;
  let run: (typeof runOf)[number] | undefined;
  for (let at = 0; at < text.length; at += 1) {
    if (runOf[at] !== run) key += `|${at}${flagsOf((run = runOf[at]))}`;
  }
  return `${key}\n${text}`;
}

const flagsOf = (run: BlockView["runOf"][number] | undefined): string =>
  `${run?.title ? "t" : ""}${run?.tag ? "g" : ""}${run?.point ? "p" : ""}${run?.bold ? "b" : ""}`;

/** What is of the issue first, then as it stands in the text. */
function inOrder(found: Finding[], { blocks }: BulletinDocument): Finding[] {
  const place = new Map(blocks.map(({ id }, index) => [id, index]));
  const at = ({ block }: Finding) => (block === null ? -1 : (place.get(block) ?? blocks.length));
  return found.toSorted(
    (one, other) => at(one) - at(other) || one.start - other.start || one.end - other.end,
  );
}
