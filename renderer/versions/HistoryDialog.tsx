import { useEffect, useState } from "react";
import type { AuditEntry } from "../../shared/contract/workflow.ts";
import { useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./versions.module.css";

/** The audit trail of an issue: who did what, and when. It can be saved as csv. */
export function HistoryDialog({ issue, onClose }: { issue: number; onClose: () => void }) {
  const { bridge } = useApp();
  const { workflow: words, window: frame } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const [entries, setEntries] = useState<AuditEntry[] | null>(null);
  useEffect(
    () => void task(async () => setEntries((await bridge.ask("audit.list", { issue })).entries)),
    [bridge, issue, task],
  );
  const save = () =>
    task(async () => {
      const { text } = await bridge.ask("audit.export", { issue });
      const number = entries?.[0]?.number ?? null;
      download(
        words.historyFile(number === null ? frame.unnumbered : frame.number(number)),
        text,
        "text/csv",
      );
    });
  return (
    <Dialog
      wide
      title={words.historyTitle}
      onClose={onClose}
      actions={
        <>
          <Button className={kit.start} disabled={!entries?.length} onClick={() => void save()}>
            {words.exportHistory}
          </Button>
          <Button look="primary" onClick={onClose}>
            {frame.close}
          </Button>
        </>
      }
    >
      {entries?.length === 0 ? <p className={kit.faint}>{words.noHistory}</p> : null}
      <table className={styles.history}>
        <tbody>
          {entries?.map(({ id, at, by, action, details }) => (
            <tr key={id}>
              <td className={kit.faint}>
                <time dateTime={at}>{formatMoment(at, locale)}</time>
              </td>
              <td>
                {by.name || words.nobody}
                <span className={kit.faint}>{by.name ? ` ${words.roles[by.role]}` : ""}</span>
              </td>
              <td>{words.actions[action](details)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
