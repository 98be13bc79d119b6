import type { ImportChange } from "../../shared/bulletin/text/change.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";

interface ChangeTableProps {
  changes: ImportChange[];
  declined: ReadonlySet<string>;
  onDecline: (declined: ReadonlySet<string>) => void;
}

/** Every change with before and after, and a tick to decline it. */
export function ChangeTable({ changes, declined, onDecline }: ChangeTableProps) {
  const words = useMessages().importing;
  const decline = (id: string, isDeclined: boolean) => {
    const next = new Set(declined);
    if (isDeclined) next.add(id);
    else next.delete(id);
    onDecline(next);
  };
  const made = changes.filter(({ id }) => !declined.has(id)).length;
  return (
    <section className="changes">
      <header className="changes-header">
        <strong>{words.changes(made)}</strong>
        <span className="faint">{words.changesHint}</span>
        <Button look="quiet" onClick={() => onDecline(new Set())}>
          {words.all}
        </Button>
        <Button look="quiet" onClick={() => onDecline(new Set(changes.map(({ id }) => id)))}>
          {words.none}
        </Button>
      </header>
      <ul className="change-list">
        {changes.map(({ id, kind, before, after }) => (
          <li key={id} className={declined.has(id) ? "change change-declined" : "change"}>
            <Checkbox checked={!declined.has(id)} label={words.apply(words.kinds[kind], before)} onChange={(checked) => decline(id, !checked)} />
            <span className="change-kind">{words.kinds[kind]}</span>
            <span className="change-text">
              <span className="visually-hidden">{words.before}</span>
              <del>
                <Spaced text={before} />
              </del>
              <span className="visually-hidden">{words.after}</span>
              <ins>
                <Spaced text={after} />
              </ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Text whose white space can be seen: it is what many changes are about. */
function Spaced({ text }: { text: string }) {
  return text.split(/(\s)/u).map((part, index) =>
    // The parts of one text never change places.
    // oxlint-disable-next-line no-array-index-key
    /^\s$/u.test(part) ? <span key={index} className="seen-space">{part}</span> : part,
  );
}
