/**
 * The revisions tab (修订) beside the paper: lists the revisions in the order of the text, to view, filter,
 * accept and reject them.
 */
import { useDeferredValue, useSyncExternalStore } from "react";
import { cardKinds } from "../../../shared/revisions/cards.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { keyLabelOf, runCommand } from "../../app/commands.ts";
import { useApp } from "../../app/context.tsx";
import { formatCount } from "../../app/format.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { RevisionList } from "./RevisionList.tsx";
import {
  useRevisionActions,
  useRevisionCards,
  useRevisionsStore,
  type RevisionActions,
} from "./revisions.tsx";
import { useRevisionFilter, type RevisionFilter } from "./use-revision-filter.ts";
import kit from "../../ui/kit.module.css";
import styles from "./revisions-panel.module.css";

export function RevisionsPanel() {
  const { revisions: words } = useMessages();
  const store = useRevisionsStore();
  const actions = useRevisionActions();
  const allCards = useDeferredValue(useRevisionCards());
  const filter = useRevisionFilter(allCards);
  const hasSelected = useSyncExternalStore(store.subscribe, store.hasSelected);
  return (
    <section className={styles.revisions} aria-label={words.title}>
      <PanelTools filter={filter} total={allCards.length} actions={actions} />
      <PanelFilters filter={filter} />
      {hasSelected && actions.isEditable ? <SelectionTools /> : null}
      <RevisionList
        cards={filter.cards}
        actions={actions}
        emptyText={filter.isFiltered ? words.noneShown : words.none}
      />
      <p className={joinClasses(styles.keys, kit.faint)}>
        {words.keys} · {words.keysOf(keyLabelOf("revision.accept"), keyLabelOf("revision.reject"))}
      </p>
    </section>
  );
}

interface PanelToolsProps {
  filter: RevisionFilter;
  /** The number of revisions without filters. */
  total: number;
  actions: RevisionActions;
}

/** The number of revisions, and the buttons that decide on all that pass the filters. */
function PanelTools({ filter: { cards, authors, isFiltered }, total, actions }: PanelToolsProps) {
  const { notify } = useApp();
  const { revisions: words } = useMessages();
  const locale = useLocale();
  const isDisabled = !actions.isEditable || cards.length === 0;
  const decideAll = (decision: Decision) => {
    actions.decide(decision, cards);
    notify({ kind: "done", text: (decision === "accept" ? words.accepted : words.rejected)(cards.length) });
  };
  return (
    <header className={styles.tools}>
      <p className={kit.faint} role="status">
        {isFiltered
          ? words.countedOf(formatCount(cards.length, locale), formatCount(total, locale))
          : words.counted(formatCount(total, locale), authors.length)}
      </p>
      <Button look="quiet" disabled={isDisabled} onClick={() => decideAll("accept")}>
        {isFiltered ? words.acceptShown : words.acceptAll}
      </Button>
      <Button look="quiet" disabled={isDisabled} onClick={() => decideAll("reject")}>
        {isFiltered ? words.rejectShown : words.rejectAll}
      </Button>
    </header>
  );
}

/** The filters by author and by kind. */
function PanelFilters({ filter }: { filter: RevisionFilter }) {
  const { revisions: words } = useMessages();
  return (
    <div className={styles.filters}>
      <FilterSelect
        label={words.ofAuthor}
        allLabel={words.allAuthors}
        value={filter.author}
        options={filter.authors.map((name) => [name, name])}
        onChoose={filter.setAuthor}
      />
      <FilterSelect
        label={words.ofKind}
        allLabel={words.allKinds}
        value={filter.kind}
        options={cardKinds.map((each) => [each, words.kinds[each]])}
        onChoose={filter.setKind}
      />
    </div>
  );
}

/** The buttons that decide on the revisions in the selection. */
function SelectionTools() {
  const { revisions: words } = useMessages();
  return (
    <div className={styles.selection} role="group" aria-label={words.selection}>
      <span>{words.selection}</span>
      <Button onClick={() => runCommand("revision.accept")}>{words.accept}</Button>
      <Button onClick={() => runCommand("revision.reject")}>{words.reject}</Button>
    </div>
  );
}

interface FilterSelectProps<Value extends string> {
  label: string;
  /** The label of the option that filters nothing. */
  allLabel: string;
  value: Value | null;
  options: readonly (readonly [value: Value, name: string])[];
  onChoose: (value: Value | null) => void;
}

function FilterSelect<Value extends string>({
  label,
  allLabel,
  value,
  options,
  onChoose,
}: FilterSelectProps<Value>) {
  return (
    <select
      className={kit.textField}
      aria-label={label}
      value={value ?? ""}
      onChange={({ target }) => onChoose(options.find(([each]) => each === target.value)?.[0] ?? null)}
    >
      <option value="">{allLabel}</option>
      {options.map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}
