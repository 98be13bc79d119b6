import type { KeyboardEvent, PointerEvent } from "react";
import { statusOf, type Manuscript, type ManuscriptStatus } from "../../shared/contract/manuscripts.ts";
import { formatCount } from "../app/format.ts";
import { joinClasses } from "../app/class-names.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { More } from "../ui/More.tsx";
import type { ListedManuscripts } from "./use-manuscripts.ts";
import kit from "../ui/kit.module.css";
import listTable from "../ui/list-table.module.css";
import styles from "./manuscripts.module.css";

const statusClasses: Partial<Record<ManuscriptStatus, string | undefined>> = {
  new: styles.manuscriptNew,
  chosen: styles.manuscriptChosen,
  used: styles.manuscriptUsed,
  returned: styles.manuscriptReturned,
};

interface ManuscriptTableProps {
  list: ListedManuscripts;
  chosenId: number | null;
  onChoose: (id: number) => void;
  onRemove: (id: number) => void;
  /** Called when the pointer is pressed on a row, which may start a drag. */
  onPress?: (event: PointerEvent, manuscript: Manuscript) => void;
}

/**
 * A table of manuscripts; the next page is loaded when its end is near. Tab goes to the chosen row, arrow keys go
 * through the rows, Delete moves one to the bin.
 */
export function ManuscriptTable({
  list: { manuscripts, more },
  chosenId,
  onChoose,
  onRemove,
  onPress,
}: ManuscriptTableProps) {
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  const { columns } = words;
  const tabStop = manuscripts.some(({ id }) => id === chosenId) ? chosenId : manuscripts[0]?.id;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, { id }: Manuscript) => {
    if (event.key === "Delete") onRemove(id);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const row = event.currentTarget.closest("tr");
    const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
    next?.querySelector("button")?.focus();
  };
  return (
    <div className={styles.list}>
      <table className={listTable.table} aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.unit}</th>
            <th scope="col" className={listTable.wide}>
              {columns.title}
            </th>
            <th scope="col" className={listTable.figure}>
              {columns.characters}
            </th>
            <th scope="col">{columns.received}</th>
          </tr>
        </thead>
        <tbody>
          {manuscripts.map((manuscript) => (
            <tr
              key={manuscript.id}
              className={listTable.opens}
              aria-selected={manuscript.id === chosenId}
              onClick={() => onChoose(manuscript.id)}
              onPointerDown={(event) => onPress?.(event, manuscript)}
            >
              <td>
                <span className={joinClasses(styles.manuscriptState, statusClasses[statusOf(manuscript)])}>
                  {manuscript.usedIn ? words.used : words.states[manuscript.state]}
                </span>
              </td>
              <td>{manuscript.unit || "—"}</td>
              <td>
                <button
                  type="button"
                  className={listTable.rowLink}
                  tabIndex={manuscript.id === tabStop ? 0 : -1}
                  onFocus={() => onChoose(manuscript.id)}
                  onKeyDown={(event) => onKeyDown(event, manuscript)}
                >
                  {manuscript.title || manuscript.file}
                </button>
              </td>
              <td className={listTable.figure}>{formatCount(manuscript.characters, locale)}</td>
              <td className={kit.faint}>{manuscript.received}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more ? <More key={manuscripts.length} onSeen={more} /> : null}
    </div>
  );
}
