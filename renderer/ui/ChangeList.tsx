import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Checkbox } from "./Checkbox.tsx";
import "./ui.css";

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
    <section className={sameText ? "changes changes-same-text" : "changes"}>
      <header className="changes-header">
        <strong>{words.count(tickedCount)}</strong>
        <span className="faint">{words.hint}</span>
        <Button look="quiet" onClick={() => onDecline(new Set())}>
          {words.all}
        </Button>
        <Button look="quiet" onClick={() => onDecline(new Set(changes.map(({ id }) => id)))}>
          {words.none}
        </Button>
      </header>
      <ul className="change-list">
        {changes.map(({ id, kind, label, before, after }) => (
          <li key={id} className={declinedIds.has(id) ? "change change-declined" : "change"}>
            <Checkbox
              checked={!declinedIds.has(id)}
              label={label}
              onChange={(checked) => decline(id, !checked)}
            />
            <span className="change-kind">{kind}</span>
            <span className="change-text">
              <span className="visually-hidden">{words.before}</span>
              <del>{before}</del>
              <span className="visually-hidden">{words.after}</span>
              <ins>{after}</ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
