/** What stands in the margin of a galley (清样): each revision and each comment once, in the order of the text, numbered. */
import type { BulletinDocument, Remark } from "../bulletin/schema.ts";
import { messages } from "../messages/index.ts";
import { formatMoment } from "../messages/moment.ts";
import { revisionCards, type CardKind, type RevisionCard } from "../revisions/cards.ts";
import { listComments, type ListedComment } from "../revisions/comments.ts";
import { authorName, changeSentence, clipText } from "../revisions/sentences.ts";

/** A text of a note. What went and what came is told by lines through and under it. */
export interface NotePart {
  text: string;
  mark?: "deleted" | "inserted";
}

export interface NoteLine {
  /** Who and when: the first line of a note and of each answer. */
  heading?: string;
  parts: readonly NotePart[];
}

export interface GalleyNote {
  /** From 1. */
  number: number;
  kind: CardKind | "comment";
  /** Whose it is: the author who began it. */
  author: string;
  /** The revisions or the thread that it is about: it stands where the first of them begins. */
  ids: readonly string[];
  /** Where it stands when nothing in the text carries it. */
  place: "masthead" | "text" | "imprint" | "end";
  isResolved: boolean;
  lines: readonly NoteLine[];
}

/** The printed bulletin speaks Chinese, whatever the screen speaks. */
const words = messages["zh-CN"];

export function galleyNotes(document: BulletinDocument): GalleyNote[] {
  const at = places(document);
  const first = (ids: readonly string[]) => Math.min(...ids.map((id) => at.get(id) ?? Infinity));
  const notes = [...revisionCards(document).map(ofCard), ...listComments(document).map(ofComment)];
  const placed = notes.map((note) => ({
    note: note.place === "text" && first(note.ids) === Infinity ? { ...note, place: "end" as const } : note,
    at: first(note.ids),
  }));
  const order = ["masthead", "text", "imprint", "end"];
  return placed
    .toSorted((a, b) => order.indexOf(a.note.place) - order.indexOf(b.note.place) || a.at - b.at || 0)
    .map(({ note }, index) => ({ ...note, number: index + 1 }));
}

/** Which of a text's marks comes when. */
function places({ blocks }: BulletinDocument): Map<string, number> {
  const at = new Map<string, number>();
  const pass = (id: string | undefined) => {
    if (id !== undefined && !at.has(id)) at.set(id, at.size);
  };
  for (const { runs, inserted, deleted, formatted } of blocks) {
    pass(formatted);
    for (const run of runs)
      for (const id of [run.formatted, run.deleted, run.inserted, ...(run.comments ?? [])]) pass(id);
    pass(deleted);
    pass(inserted);
  }
  return at;
}

function ofCard(card: RevisionCard): Omit<GalleyNote, "number"> {
  const { kind, author, ids, field = "" } = card;
  const place = kind !== "field" ? "text" : field.startsWith("imprint") ? "imprint" : "masthead";
  return {
    kind,
    author,
    ids,
    place,
    isResolved: false,
    lines: [{ heading: headingOf(card), parts: partsOf(card) }],
  };
}

function partsOf(card: RevisionCard): NotePart[] {
  const { kind, was, now, field = "" } = card;
  const { revisions, workflow, editor } = words;
  const label = {
    text: `${kind === "field" ? (workflow.fields[field.split(".")[1] ?? ""] ?? field) : revisions.kinds[kind]}：`,
  };
  if (kind === "format" || kind === "paragraph")
    return [
      label,
      {
        text: [changeSentence(card, revisions, editor), was.trim() && `“${clipText(was)}”`]
          .filter(Boolean)
          .join(" "),
      },
    ];
  const went: NotePart = { text: clipText(was) || revisions.emptyField, mark: "deleted" };
  const came: NotePart = { text: clipText(now) || revisions.emptyField, mark: "inserted" };
  if (kind === "field" || kind === "replacement") return [label, went, { text: " → " }, came];
  return [label, kind === "insertion" ? came : went];
}

function ofComment({ id, text, remarks, resolved }: ListedComment): Omit<GalleyNote, "number"> {
  const { comments } = words;
  const about = text === "" ? [] : [{ text: `“${clipText(text)}” ` }];
  const lines = remarks.map((remark, index): NoteLine => ({
    heading: headingOf(remark),
    parts: [...(index === 0 ? [{ text: `${comments.title}：` }, ...about] : []), { text: remark.text }],
  }));
  return {
    kind: "comment",
    author: remarks[0]?.author ?? "",
    ids: [id],
    place: "text",
    isResolved: resolved,
    lines,
  };
}

const headingOf = (by: Pick<Remark, "author" | "role" | "date">): string =>
  `${authorName(by, words.revisions, words.workflow)} ${formatMoment(by.date, "zh-CN")}`;
