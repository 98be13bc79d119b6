/** What the parts of one open editor share of its revisions: the list, which one is looked at, and what decides on them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { createContext, use, useCallback, useMemo, useSyncExternalStore } from "react";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { revisionCards, type RevisionCard } from "../../../shared/revisions/cards.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { useOutlinedBulletin, useOutlineStore } from "../session.tsx";
import { decide } from "./decide.ts";
import { caretToCard, nextCard, showCard } from "./go-to-card.ts";
import type { RevisionsStore } from "./revisions-store.ts";

export const RevisionsContext = createContext<RevisionsStore | null>(null);

export function useRevisionsStore(): RevisionsStore {
  const store = use(RevisionsContext);
  if (!store) throw new Error("This part of the editor stands outside BulletinEditor");
  return store;
}

/** Several parts ask for the cards of the same document. */
const cardsOf = new WeakMap<BulletinDocument, readonly RevisionCard[]>();
export function cardsIn(document: BulletinDocument): readonly RevisionCard[] {
  const cards = cardsOf.get(document) ?? revisionCards(document);
  cardsOf.set(document, cards);
  return cards;
}

export const hasId = (id: string | null) => (card: RevisionCard) => id !== null && card.ids.includes(id);

/** The revisions of what is being edited, a moment behind the typing. */
export const useRevisionCards = (): readonly RevisionCard[] => cardsIn(useOutlinedBulletin());

/** The revision that is looked at; null for none. */
export function useCurrentRevision(): string | null {
  const store = useRevisionsStore();
  return useSyncExternalStore(store.subscribe, store.current);
}

export interface RevisionActions {
  isEditable: boolean;
  /** Accepts or rejects, all at once. */
  decide: (decision: Decision, cards: readonly RevisionCard[]) => void;
  /** Looks at a revision: the paper shows it. */
  choose: (card: RevisionCard) => void;
  /** Puts the caret to the next or the previous revision. */
  step: (direction: 1 | -1) => void;
}

export function useRevisionActions(): RevisionActions {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const outline = useOutlineStore();
  const store = useRevisionsStore();
  const settle = useCallback(
    (decision: Decision, cards: readonly RevisionCard[]) => {
      if (
        decide(
          editor,
          decision,
          cards.flatMap(({ ids }) => ids),
        )
      )
        outline.refresh();
    },
    [editor, outline],
  );
  const choose = useCallback(
    (card: RevisionCard) => {
      store.choose(card.id);
      showCard(editor, card);
    },
    [editor, store],
  );
  const step = useCallback(
    (direction: 1 | -1) => {
      outline.refresh();
      const card = nextCard(
        editor,
        outline.bulletin(),
        cardsIn(outline.bulletin()),
        store.current(),
        direction,
      );
      if (!card) return;
      caretToCard(editor, card);
      choose(card);
    },
    [editor, outline, store, choose],
  );
  return useMemo(() => ({ isEditable, decide: settle, choose, step }), [isEditable, settle, choose, step]);
}
