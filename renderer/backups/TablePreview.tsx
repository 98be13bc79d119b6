import { useCallback } from "react";
import type { CopyTable, TableDetail, TableEntry } from "../../shared/contract/table-copies.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Deleted, Inserted } from "../versions/MarkedView.tsx";
import { useLooking } from "./use-looking.ts";
import kit from "../ui/kit.module.css";
import styles from "./copies.module.css";

interface TablePreviewProps {
  path: string;
  table: CopyTable;
  isRunning: boolean;
  /** Takes one publication or template back. */
  onTakeBack: (entry: TableEntry) => void;
}

/** The entries of a copy and of the present table, those first that taking it back changes. */
export function TablePreview({ path, table, isRunning, onTakeBack }: TablePreviewProps) {
  const { bridge } = useApp();
  const { copies: words, tableCopies, window: frame } = useMessages();
  const look = useCallback(() => bridge.ask("copies.getTable", { path, table }), [bridge, path, table]);
  const { answer } = useLooking(look);
  if (answer?.total === 0) return <p className={kit.faint}>{tableCopies.empty}</p>;
  return (
    <section className={styles.copyPreview} aria-label={words.preview}>
      {answer ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list scrolls by keyboard
        <ul className={styles.tableEntries} aria-label={tableCopies.list} tabIndex={0}>
          {answer.entries.map((entry, index) => (
            // A name may stand in several rows, and the list is read-only.
            // oxlint-disable-next-line no-array-index-key
            <li key={index} data-change={entry.change}>
              <span className={styles.tableEntry}>
                <b>{entry.name}</b>
                <span className={styles.tableChange}>{tableCopies.changes[entry.change]}</span>
                {table !== "names" && ["added", "changed", "replaced"].includes(entry.change) ? (
                  <Button
                    disabled={isRunning}
                    aria-label={tableCopies.takeOneOf(entry.name)}
                    onClick={() => onTakeBack(entry)}
                  >
                    {tableCopies.takeOne}
                  </Button>
                ) : null}
              </span>
              <Details entry={entry} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={kit.faint}>{frame.loading}</p>
      )}
      {answer && answer.total > answer.entries.length ? (
        <small className={kit.faint}>{tableCopies.more(answer.entries.length, answer.total)}</small>
      ) : null}
    </section>
  );
}

/** The parts of an entry; of one that stays the same, nothing but its name. */
function Details({ entry: { change, details } }: { entry: TableEntry }) {
  const { tableCopies: words } = useMessages();
  if (change === "same" || details.length === 0) return null;
  return (
    <dl className={styles.tableDetails}>
      {details.map((detail) => (
        <div key={detail.part}>
          <dt>{words.parts[detail.part]}</dt>
          <dd lang="zh-CN">
            <DetailText detail={detail} isMarked={change === "changed"} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function DetailText({ detail, isMarked }: { detail: TableDetail; isMarked: boolean }) {
  const { tableCopies: words } = useMessages();
  const { before, after, isChanged } = detail;
  if (!isMarked || !isChanged) return after === "" ? before : after;
  if (before === after) return words.partChanged;
  return (
    <>
      <Deleted>{before}</Deleted>
      <Inserted>{after}</Inserted>
    </>
  );
}
