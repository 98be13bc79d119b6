import { useEffect, useRef, type ReactNode } from "react";
import type { BackupFile } from "../../shared/contract/backups.ts";
import type { SkippedBackup } from "../../shared/contract/copies.ts";
import { useMessages } from "../app/messages.tsx";
import kit from "../ui/kit.module.css";
import styles from "./copies.module.css";

interface CopyListProps<Copy> {
  copies: readonly Copy[];
  chosen: Copy;
  onChoose: (path: string) => void;
  /** Whether it leaves the focus where it is when it appears. */
  leavesFocus?: boolean;
  children: (copy: Copy) => ReactNode;
}

/** The copies as radio buttons: the arrow keys go from one to the next. */
export function CopyList<Copy extends { backup: BackupFile }>({
  copies,
  chosen,
  onChoose,
  leavesFocus = false,
  children,
}: CopyListProps<Copy>) {
  const { copies: words } = useMessages();
  const list = useRef<HTMLFieldSetElement>(null);
  // The list comes after the dialog has opened, and the arrow keys work at once.
  useEffect(() => {
    if (!leavesFocus) list.current?.querySelector<HTMLInputElement>(":checked")?.focus();
  }, [leavesFocus]);
  return (
    <fieldset ref={list} className={styles.copiesList}>
      <legend className={kit.visuallyHidden}>{words.copies}</legend>
      {copies.map((copy) => (
        <label key={copy.backup.path} className={styles.copy} data-chosen={copy === chosen || undefined}>
          <input
            type="radio"
            name="copy"
            checked={copy === chosen}
            onChange={() => onChoose(copy.backup.path)}
          />
          {children(copy)}
        </label>
      ))}
    </fieldset>
  );
}

/** Says how many backups are not listed. */
export function SkippedBackups({ skipped = [] }: { skipped: readonly SkippedBackup[] | undefined }) {
  const { copies: words } = useMessages();
  return skipped.length === 0 ? null : (
    <p className={kit.faint} title={skipped.map(({ path }) => path).join("\n")}>
      {words.skipped(skipped.length)}
    </p>
  );
}
