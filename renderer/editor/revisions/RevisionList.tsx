/**
 * The list of revisions in the panel. Arrow keys move from card to card; only the cards in sight are
 * rendered.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import type { RevisionCard } from "../../../shared/revisions/cards.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { useMessages } from "../../app/messages.tsx";
import { RevisionItem } from "./RevisionItem.tsx";
import { hasId, useCurrentRevision, type RevisionActions } from "./revisions.tsx";
import styles from "./revisions-panel.module.css";

/** The estimated height of a card before it is measured, in px. */
const estimatedHeight = 96;

interface RevisionListProps {
  cards: readonly RevisionCard[];
  actions: RevisionActions;
  /** Shown instead of cards if there are none. */
  emptyText: string;
}

export function RevisionList({ cards, actions, emptyText }: RevisionListProps) {
  const { revisions: words } = useMessages();
  const currentId = useCurrentRevision();
  const currentIndex = useMemo(() => cards.findIndex(hasId(currentId)), [cards, currentId]);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled to remember what it returns
  const list = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 6,
    useFlushSync: false,
  });
  useEffect(() => {
    if (currentIndex >= 0) list.scrollToIndex(currentIndex, { align: "auto" });
  }, [list, currentIndex]);

  const decideOne = (decision: Decision, card: RevisionCard) => {
    const next = cards[cards.indexOf(card) + 1] ?? cards[cards.indexOf(card) - 1];
    actions.decide(decision, [card]);
    if (next) actions.choose(next);
    scroller.current?.focus();
  };
  const chooseAt = (index: number) => {
    const card = cards[Math.max(0, Math.min(index, cards.length - 1))];
    if (card) actions.choose(card);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target !== scroller.current) return;
    event.preventDefault();
    chooseAt(currentIndex < 0 ? 0 : currentIndex + step);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move from card to card
    <div
      className={styles.scroller}
      ref={scroller}
      role="group"
      aria-label={words.list}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move from card to card
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {cards.length === 0 ? <p className={styles.none}>{emptyText}</p> : null}
      <ul className={styles.list} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start, key }) => {
          const card = cards[index];
          return card ? (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={cards.length}
            >
              <RevisionItem
                card={card}
                isCurrent={index === currentIndex}
                isEditable={actions.isEditable}
                onChoose={() => actions.choose(card)}
                onDecide={(decision) => decideOne(decision, card)}
                onNext={() => chooseAt(index + 1 === cards.length ? 0 : index + 1)}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
