/** The tab 修订 beside the paper: the revisions in the order of the text, to be looked at, filtered and decided. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from "react";
import { cardKinds, type CardKind, type RevisionCard } from "../../../shared/revisions/cards.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { useApp } from "../../app/context.tsx";
import { formatCount } from "../../app/format.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { commands } from "../commands.ts";
import { writeShortcut } from "../shortcuts.ts";
import { DECIDE_COMMAND } from "./command.ts";
import {
  hasId,
  useRevisionCards,
  useCurrentRevision,
  useRevisionActions,
  useRevisionsStore,
} from "./revisions.tsx";
import { RevisionItem } from "./RevisionItem.tsx";
import "./revisions-panel.css";

/** How high a card is before it is measured, px. */
const usualHeight = 96;

export function RevisionsPanel() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const { revisions: words } = useMessages();
  const locale = useLocale();
  const store = useRevisionsStore();
  const review = useRevisionActions();
  const all = useDeferredValue(useRevisionCards());
  const current = useCurrentRevision();
  const hasSelected = useSyncExternalStore(store.subscribe, store.hasSelected);
  const [author, setAuthor] = useState<string | null>(null);
  const [kind, setKind] = useState<CardKind | null>(null);
  const authors = useMemo(() => [...new Set(all.map((card) => card.author))], [all]);
  // An author or a kind of which all is decided is no longer asked for.
  const [asked, askedKind] = [
    author !== null && authors.includes(author) ? author : null,
    kind !== null && all.some((card) => card.kind === kind) ? kind : null,
  ];
  const cards = useMemo(
    () =>
      all.filter(
        (card) =>
          (asked === null || card.author === asked) && (askedKind === null || card.kind === askedKind),
      ),
    [all, asked, askedKind],
  );
  const isFiltered = asked !== null || askedKind !== null;
  const at = useMemo(() => cards.findIndex(hasId(current)), [cards, current]);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled to remember what it returns
  const list = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 6,
    useFlushSync: false,
  });
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: "auto" });
  }, [list, at]);

  const decideOne = (decision: Decision, card: RevisionCard) => {
    const next = cards[cards.indexOf(card) + 1] ?? cards[cards.indexOf(card) - 1];
    review.decide(decision, [card]);
    if (next) review.choose(next);
    scroller.current?.focus();
  };
  const decideAll = (decision: Decision) => {
    review.decide(decision, cards);
    notify({ kind: "done", text: (decision === "accept" ? words.accepted : words.rejected)(cards.length) });
  };
  const go = (index: number) => {
    const card = cards[Math.max(0, Math.min(index, cards.length - 1))];
    if (card) review.choose(card);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target !== scroller.current) return;
    event.preventDefault();
    go(at < 0 ? 0 : at + step);
  };
  const [accept, reject] = [
    commands["revision.accept"].shortcuts[0],
    commands["revision.reject"].shortcuts[0],
  ].map((shortcut) => (shortcut ? writeShortcut(shortcut) : ""));
  return (
    <section className="revisions" aria-label={words.title}>
      <header className="revisions-tools">
        <p className="faint" role="status">
          {isFiltered
            ? words.countedOf(formatCount(cards.length, locale), formatCount(all.length, locale))
            : words.counted(formatCount(all.length, locale), authors.length)}
        </p>
        <Button
          look="quiet"
          disabled={!review.isEditable || cards.length === 0}
          onClick={() => decideAll("accept")}
        >
          {isFiltered ? words.acceptShown : words.acceptAll}
        </Button>
        <Button
          look="quiet"
          disabled={!review.isEditable || cards.length === 0}
          onClick={() => decideAll("reject")}
        >
          {isFiltered ? words.rejectShown : words.rejectAll}
        </Button>
      </header>
      <div className="revisions-filters">
        <Filter
          label={words.ofAuthor}
          all={words.allAuthors}
          value={asked}
          options={authors.map((name) => [name, name])}
          onChoose={setAuthor}
        />
        <Filter
          label={words.ofKind}
          all={words.allKinds}
          value={askedKind}
          options={cardKinds.map((each) => [each, words.kinds[each]])}
          onChoose={(value) => setKind(value as CardKind | null)}
        />
      </div>
      {hasSelected && review.isEditable ? (
        <div className="revisions-selection" role="group" aria-label={words.selection}>
          <span>{words.selection}</span>
          <Button onClick={() => editor.dispatchCommand(DECIDE_COMMAND, "accept")}>{words.accept}</Button>
          <Button onClick={() => editor.dispatchCommand(DECIDE_COMMAND, "reject")}>{words.reject}</Button>
        </div>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it goes from card to card by keys */}
      <div
        className="revisions-scroller"
        ref={scroller}
        role="group"
        aria-label={words.list}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it goes from card to card by keys
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {cards.length === 0 ? (
          <p className="revisions-none">{isFiltered ? words.noneShown : words.none}</p>
        ) : null}
        <ul className="revisions-list" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start, key }) => {
            const card = cards[index];
            return card ? (
              <li
                key={key}
                ref={list.measureElement}
                data-index={index}
                className="revisions-place"
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={cards.length}
              >
                <RevisionItem
                  card={card}
                  isCurrent={index === at}
                  isEditable={review.isEditable}
                  onChoose={() => review.choose(card)}
                  onDecide={(decision) => decideOne(decision, card)}
                  onNext={() => go(index + 1 === cards.length ? 0 : index + 1)}
                />
              </li>
            ) : null;
          })}
        </ul>
      </div>
      <p className="revisions-keys faint">
        {words.keys} · {words.keysOf(accept ?? "", reject ?? "")}
      </p>
    </section>
  );
}

interface FilterProps {
  label: string;
  /** The option that filters nothing. */
  all: string;
  value: string | null;
  options: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string | null) => void;
}

function Filter({ label, all, value, options, onChoose }: FilterProps) {
  return (
    <select
      className="text-field"
      aria-label={label}
      value={value ?? ""}
      onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
    >
      <option value="">{all}</option>
      {options.map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}
