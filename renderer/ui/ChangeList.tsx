import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Checkbox } from "./Checkbox.tsx";
import kit from "./kit.module.css";
import styles from "./ui.module.css";
import { joinClasses } from "../app/class-names.ts";

export interface ListedChange {
  id: string;
  /** The kind of the change, shown in the narrow column. */
  kind: ReactNode;
  /** The name of its check box for screen readers. */
  label: string;
  before: ReactNode;
  after: ReactNode;
}

interface ChangeListProps {
  changes: readonly ListedChange[];
  declinedIds: ReadonlySet<string>;
  onDecline: (declinedIds: ReadonlySet<string>) => void;
  words: {
    /** Tells how many changes are ticked. */
    count: (tickedCount: number) => string;
    /** Explains what clearing a check box does. */
    hint: string;
    all: string;
    none: string;
    before: string;
    after: string;
  };
  /** True if only the format changes, so that the text before is not struck through. */
  sameText?: boolean;
}

/** A list of changes with the text before and after, and a check box to decline each. */
export function ChangeList({ changes, declinedIds, onDecline, words, sameText = false }: ChangeListProps) {
  const decline = (id: string, isDeclined: boolean) => {
    const next = new Set(declinedIds);
    if (isDeclined) next.add(id);
    else next.delete(id);
    onDecline(next);
  };
  const tickedCount = changes.filter(({ id }) => !declinedIds.has(id)).length;
  return (
    <section className={joinClasses(styles.changes, sameText && styles.changesSameText)}>
      <header className={styles.changesHeader}>
        <strong>{words.count(tickedCount)}</strong>
        <span className={kit.faint}>{words.hint}</span>
        <Button look="quiet" onClick={() => onDecline(new Set())}>
          {words.all}
        </Button>
        <Button look="quiet" onClick={() => onDecline(new Set(changes.map(({ id }) => id)))}>
          {words.none}
        </Button>
      </header>
      <ul className={styles.changeList}>
        {changes.map(({ id, kind, label, before, after }) => (
          <li key={id} className={joinClasses(styles.change, declinedIds.has(id) && styles.changeDeclined)}>
            <Checkbox
              checked={!declinedIds.has(id)}
              label={label}
              onChange={(checked) => decline(id, !checked)}
            />
            <span className={styles.changeKind}>{kind}</span>
            <span className={styles.changeText}>
              <span className={kit.visuallyHidden}>{words.before}</span>
              <del>{before}</del>
              <span className={kit.visuallyHidden}>{words.after}</span>
              <ins>{after}</ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
