/**
 * The notes beside the text of a galley (清样): one for each revision and comment thread, numbered in the
 * order of the text.
 */
import type { BulletinDocument, Remark } from "../document/schema.ts";
import { messages } from "../messages/index.ts";
import { formatMoment } from "../messages/moment.ts";
import { revisionCards, type CardKind, type RevisionCard } from "../revisions/cards.ts";
import { listComments, type ListedComment } from "../revisions/comments.ts";
import { authorName, changeSentence, clipText } from "../messages/revision-sentences.ts";

/** A piece of a note's text. Deleted text is printed struck through, inserted text underlined. */
export interface NotePart {
  text: string;
  mark?: "deleted" | "inserted";
}

export interface NoteLine {
  /** Author and date, on the first line of a note and of each reply. */
  heading?: string;
  parts: readonly NotePart[];
}

export interface GalleyNote {
  /** From 1. */
  number: number;
  kind: CardKind | "comment";
  /** The author of the revision, or of the first remark of the thread. */
  author: string;
  /** Ids of its revisions or its thread. The note is placed where the first of them begins. */
  ids: readonly string[];
  /** Part of the page. `end` is for notes whose text no longer exists. */
  place: "masthead" | "text" | "imprint" | "end";
  isResolved: boolean;
  lines: readonly NoteLine[];
}

/** The printed bulletin is in Chinese, even if the screen is in English. */
const words = messages["zh-CN"];

/** Lists the notes of a document in the order of the page. */
export function galleyNotes(document: BulletinDocument): GalleyNote[] {
  const order = orderOfIds(document);
  const firstPlace = (ids: readonly string[]) => Math.min(...ids.map((id) => order.get(id) ?? Infinity));
  const notes = [...revisionCards(document).map(cardNote), ...listComments(document).map(commentNote)];
  const placedNotes = notes.map((note) => {
    const at = firstPlace(note.ids);
    return {
      note: note.place === "text" && at === Infinity ? { ...note, place: "end" as const } : note,
      at,
    };
  });
  const places = ["masthead", "text", "imprint", "end"];
  return placedNotes
    .toSorted((a, b) => places.indexOf(a.note.place) - places.indexOf(b.note.place) || a.at - b.at || 0)
    .map(({ note }, index) => ({ ...note, number: index + 1 }));
}

/** The ids of all revisions and threads in the text, with their rank in its order. */
function orderOfIds({ blocks }: BulletinDocument): Map<string, number> {
  const order = new Map<string, number>();
  const add = (id: string | undefined) => {
    if (id !== undefined && !order.has(id)) order.set(id, order.size);
  };
  for (const { runs, inserted, deleted, formatted } of blocks) {
    add(formatted);
    for (const run of runs)
      for (const id of [run.formatted, run.deleted, run.inserted, ...(run.comments ?? [])]) add(id);
    add(deleted);
    add(inserted);
  }
  return order;
}

function cardNote(card: RevisionCard): Omit<GalleyNote, "number"> {
  const { kind, author, ids } = card;
  return {
    kind,
    author,
    ids,
    place: placeOf(card),
    isResolved: false,
    lines: [{ heading: headingOf(card), parts: partsOf(card) }],
  };
}

function placeOf({ kind, field = "" }: RevisionCard): GalleyNote["place"] {
  if (kind !== "field") return "text";
  return field.startsWith("imprint") ? "imprint" : "masthead";
}

function partsOf(card: RevisionCard): NotePart[] {
  const { kind, was, now, field = "" } = card;
  const { revisions, workflow } = words;
  const label = {
    text: `${kind === "field" ? (workflow.fields[field.split(".")[1] ?? ""] ?? field) : revisions.kinds[kind]}：`,
  };
  if (kind === "format" || kind === "paragraph")
    return [
      label,
      {
        text: [changeSentence(card, revisions, words), was.trim() && `“${clipText(was)}”`]
          .filter(Boolean)
          .join(" "),
      },
    ];

  const oldText: NotePart = { text: clipText(was) || revisions.emptyField, mark: "deleted" };
  const newText: NotePart = { text: clipText(now) || revisions.emptyField, mark: "inserted" };
  if (kind === "field" || kind === "replacement") return [label, oldText, { text: " → " }, newText];
  return [label, kind === "insertion" ? newText : oldText];
}

function commentNote({ id, text, remarks, resolved }: ListedComment): Omit<GalleyNote, "number"> {
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
