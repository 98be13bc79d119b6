/**
 * The revisions of a document as cards, one for each decision of a person: in the order of the text, with a
 * replacement (a deletion and the insertion in its place) as one card, and with the details of each format
 * change.
 */
import {
  runFlags,
  type Block,
  type BlockStyle,
  type BulletinDocument,
  type Revision,
  type Run,
  type RunFlag,
} from "../document/schema.ts";
import { formerContent, formerFlags, formerValue } from "../document/former.ts";
import { fieldText, valueOf } from "./fields.ts";
import { listRevisions, type ListedRevision } from "./list.ts";

export const cardKinds = ["insertion", "deletion", "replacement", "format", "paragraph", "field"] as const;
export type CardKind = (typeof cardKinds)[number];

export interface RevisionCard extends Pick<Revision, "author" | "role" | "date"> {
  /** Id of its first revision. */
  id: string;
  /** Ids of all revisions that are accepted or rejected together with it. */
  ids: readonly string[];
  kind: CardKind;
  /** Id of the block in which it begins; null for a field. */
  block: string | null;
  /** The deleted or formatted text, or the former value of the field; a paragraph end is `\n`. */
  was: string;
  /** The inserted text, or the new value of the field. */
  now: string;
  /** Kind `field` only: name of the field, such as `masthead.number`. */
  field?: string;
  /** Kind `format` only: the meanings and formats that were added and removed. */
  flags?: { on: readonly RunFlag[]; off: readonly RunFlag[] };
  /** Kind `paragraph` only: the style before and now; both are equal if only the table or picture changed. */
  styles?: readonly [was: BlockStyle, now: BlockStyle];
}

/** Lists the revisions of a document as cards, in the order of `listRevisions`. */
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
  /** Index of the card of each pair. */
  const replacements = new Map<string, number>();
  for (const revision of listRevisions(document)) {
    const at = revision.pair === undefined ? undefined : replacements.get(revision.pair);
    const card = at === undefined ? undefined : cards[at];
    if (at !== undefined && card) {
      cards[at] = addToCard(card, revision);
      continue;
    }
    if (revision.pair !== undefined) replacements.set(revision.pair, cards.length);
    cards.push(createCard(revision));
  }
  return cards;

  function createCard({ id, kind, author, role, date, text, block }: ListedRevision): RevisionCard {
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
    const revision = revisions[id];
    if (kind === "insertion") return { ...card, was: "", now: text };
    if (kind === "field")
      return {
        ...card,
        field: text,
        was: fieldText(formerValue(revision)),
        now: fieldText(valueOf(document, text)),
      };

    const run = runs.get(id);
    if (kind === "format" && run) {
      const has = (flag: RunFlag) => run[flag] === true;
      const before = formerFlags(revision);
      const had = (flag: RunFlag) => before[flag] === true;
      return {
        ...card,
        flags: {
          on: runFlags.filter((flag) => has(flag) && !had(flag)),
          off: runFlags.filter((flag) => had(flag) && !has(flag)),
        },
      };
    }
    const paragraph = paragraphs.get(id);
    if (kind === "paragraph" && paragraph)
      return {
        ...card,
        styles: [formerContent(revision).style ?? paragraph.style, paragraph.style],
      };
    return card;
  }
}

const addToCard = (card: RevisionCard, { id, kind, text }: ListedRevision): RevisionCard => ({
  ...card,
  ids: [...card.ids, id],
  kind: (kind === "insertion") === (card.now !== "") ? card.kind : "replacement",
  ...(kind === "insertion" ? { now: card.now + text } : { was: card.was + text }),
});
