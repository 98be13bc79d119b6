/**
 * State and actions of the revisions of one open editor: the cards, the current one, accepting and rejecting.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { createContext, use, useCallback, useMemo, useSyncExternalStore } from "react";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { revisionCards, type RevisionCard } from "../../../shared/revisions/cards.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { useOutlinedBulletin, useOutlineStore } from "../session/editor-state.tsx";
import { decide } from "./decide.ts";
import { caretToCard, nextCard, showCard } from "./go-to-card.ts";
import type { RevisionsStore } from "./revisions-store.ts";

export const RevisionsContext = createContext<RevisionsStore | null>(null);

/** The store of the current revision. @throws Error outside `BulletinEditor` */
export function useRevisionsStore(): RevisionsStore {
  const store = use(RevisionsContext);
  if (!store) throw new Error("useRevisionsStore must be used inside BulletinEditor");
  return store;
}

/** The cards of each bulletin, since several components need those of the same one. */
const cardsOf = new WeakMap<BulletinDocument, readonly RevisionCard[]>();
/** The cards of a bulletin, computed once for each bulletin. */
export function cardsIn(bulletin: BulletinDocument): readonly RevisionCard[] {
  const cards = cardsOf.get(bulletin) ?? revisionCards(bulletin);
  cardsOf.set(bulletin, cards);
  return cards;
}

/** A predicate for the card that contains a revision. */
export const hasId = (id: string | null) => (card: RevisionCard) => id !== null && card.ids.includes(id);

/** The cards of the edited bulletin; updated when typing pauses. */
export const useRevisionCards = (): readonly RevisionCard[] => cardsIn(useOutlinedBulletin());

/** The id of the current revision; null for none. */
export function useCurrentRevision(): string | null {
  const store = useRevisionsStore();
  return useSyncExternalStore(store.subscribe, store.current);
}

export interface RevisionActions {
  isEditable: boolean;
  /** Accepts or rejects the revisions of all these cards, as one undo step. */
  decide: (decision: Decision, cards: readonly RevisionCard[]) => void;
  /** Makes a revision the current one and scrolls the paper to it. */
  choose: (card: RevisionCard) => void;
  /** Moves the caret to the next or the previous revision and makes it the current one. */
  step: (direction: 1 | -1) => void;
}

/** What the panel and the keys do with revisions. */
export function useRevisionActions(): RevisionActions {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const outline = useOutlineStore();
  const store = useRevisionsStore();
  const decideOn = useCallback(
    (decision: Decision, cards: readonly RevisionCard[]) =>
      void decide(
        editor,
        decision,
        cards.flatMap(({ ids }) => ids),
      ),
    [editor],
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
  return useMemo(
    () => ({ isEditable, decide: decideOn, choose, step }),
    [isEditable, decideOn, choose, step],
  );
}
