/**
 * The revisions as a person decides on them: in the order of the text, a replacement (what went and what came instead) as
 * one, and of a change of looks what it changed.
 */
import {
  runFlags,
  type Block,
  type BlockStyle,
  type BulletinDocument,
  type Revision,
  type Run,
  type RunFlag,
} from "../bulletin/schema.ts";
import { fieldText, valueOf } from "./fields.ts";
import { listRevisions, type ListedRevision } from "./list.ts";

export const cardKinds = ["insertion", "deletion", "replacement", "format", "paragraph", "field"] as const;
export type CardKind = (typeof cardKinds)[number];

export interface RevisionCard extends Pick<Revision, "author" | "role" | "date"> {
  /** Of its first revision. */
  id: string;
  /** All that is decided with it. */
  ids: readonly string[];
  kind: CardKind;
  /** The block that it begins in; null for a field. */
  block: string | null;
  /** What goes, what was in the field, or what is formatted; a paragraph mark is `\n`. */
  was: string;
  /** What comes, or what is in the field now. */
  now: string;
  /** Of `field` its name: `masthead.number`. */
  field?: string;
  /** Of `format`: the meanings and looks that came and went. */
  flags?: { on: readonly RunFlag[]; off: readonly RunFlag[] };
  /** Of `paragraph`: its style before and now; both the same where the table or the picture changed. */
  styles?: readonly [was: BlockStyle, now: BlockStyle];
}

export function revisionCards(document: BulletinDocument): RevisionCard[] {
  const { revisions, blocks } = document;
  const runs = new Map<string, Run>();
  const paragraphs = new Map<string, Block>();
  for (const block of blocks) {
    if (block.formatted !== undefined) paragraphs.set(block.formatted, block);
    for (const run of block.runs)
      if (run.formatted !== undefined && !runs.has(run.formatted)) runs.set(run.formatted, run);
  }
  const cards: RevisionCard[] = [];
  const replacements = new Map<string, number>();
  for (const listed of listRevisions(document)) {
    const at = listed.pair === undefined ? undefined : replacements.get(listed.pair);
    const known = at === undefined ? undefined : cards[at];
    if (at !== undefined && known) {
      cards[at] = joined(known, listed);
      continue;
    }
    if (listed.pair !== undefined) replacements.set(listed.pair, cards.length);
    cards.push(cardOf(listed));
  }
  return cards;

  function cardOf({ id, kind, author, role, date, text, block }: ListedRevision): RevisionCard {
    const card = {
      id,
      ids: [id],
      kind,
      author,
      ...(role !== undefined && { role }),
      date,
      block,
      was: text,
      now: "",
    };
    const before = revisions[id]?.before ?? {};
    if (kind === "insertion") return { ...card, was: "", now: text };
    if (kind === "field")
      return { ...card, field: text, was: fieldText(before.value), now: fieldText(valueOf(document, text)) };
    const [run, paragraph] = [runs.get(id), paragraphs.get(id)];
    if (kind === "format" && run) {
      const has = (flag: RunFlag) => run[flag] === true;
      const had = (flag: RunFlag) => before[flag] === true;
      return {
        ...card,
        flags: {
          on: runFlags.filter((flag) => has(flag) && !had(flag)),
          off: runFlags.filter((flag) => had(flag) && !has(flag)),
        },
      };
    }
    if (kind === "paragraph" && paragraph)
      return {
        ...card,
        styles: [(before.style as BlockStyle | undefined) ?? paragraph.style, paragraph.style],
      };
    return card;
  }
}

const joined = (card: RevisionCard, { id, kind, text }: ListedRevision): RevisionCard => ({
  ...card,
  ids: [...card.ids, id],
  kind: (kind === "insertion") === (card.now !== "") ? card.kind : "replacement",
  ...(kind === "insertion" ? { now: card.now + text } : { was: card.was + text }),
});
