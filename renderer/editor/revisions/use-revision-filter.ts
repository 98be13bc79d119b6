/** The filters of the revisions panel: by author and by kind. */
import { useMemo, useState } from "react";
import type { CardKind, RevisionCard } from "../../../shared/revisions/cards.ts";

export interface RevisionFilter {
  /** The revisions that pass the filters, in the order of the text. */
  cards: readonly RevisionCard[];
  /** All authors of revisions. */
  authors: readonly string[];
  /** The chosen author; null: all. */
  author: string | null;
  /** The chosen kind; null: all. */
  kind: CardKind | null;
  isFiltered: boolean;
  setAuthor(author: string | null): void;
  setKind(kind: CardKind | null): void;
}

/** State of the filter by author and kind, and the cards that pass it. */
export function useRevisionFilter(allCards: readonly RevisionCard[]): RevisionFilter {
  const [chosenAuthor, setAuthor] = useState<string | null>(null);
  const [chosenKind, setKind] = useState<CardKind | null>(null);
  const authors = useMemo(() => [...new Set(allCards.map((card) => card.author))], [allCards]);

  // A chosen author or kind without any remaining revision no longer filters.
  const author = chosenAuthor !== null && authors.includes(chosenAuthor) ? chosenAuthor : null;
  const kind = chosenKind !== null && allCards.some((card) => card.kind === chosenKind) ? chosenKind : null;

  const cards = useMemo(
    () =>
      allCards.filter(
        (card) => (author === null || card.author === author) && (kind === null || card.kind === kind),
      ),
    [allCards, author, kind],
  );
  return {
    cards,
    authors,
    author,
    kind,
    isFiltered: author !== null || kind !== null,
    setAuthor,
    setKind,
  };
}
