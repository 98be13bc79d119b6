import { useCallback, useEffect, useState } from "react";
import { CornerLeftUp, Folder } from "lucide-react";
import type { Output } from "../../shared/contract/calls.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import kit from "../ui/kit.module.css";
import styles from "./folders.module.css";

interface FolderPickerProps {
  start: string | null;
  /** True if the folder is only read from, so that it need not be writable. */
  onlyReads?: boolean;
  onChoose: (path: string) => void;
  onClose: () => void;
}

/** The program's own folder dialog, for shells without the system's dialog. */
export function FolderPicker({ start, onlyReads = false, onChoose, onClose }: FolderPickerProps) {
  const { bridge } = useApp();
  const { exporting: words, window: frame } = useMessages();
  const task = useTask();
  const [listing, setListing] = useState<Output<"folders.list"> | null>(null);
  const show = useCallback(
    (path: string | null) => task(async () => setListing(await bridge.ask("folders.list", { path }))),
    [bridge, task],
  );
  useEffect(() => void show(start), [show, start]);
  const parent = listing?.parent ?? null;
  return (
    <Dialog
      title={words.chooseFolder}
      onClose={onClose}
      actions={
        <>
          {listing && !listing.writable && !onlyReads ? (
            <span className={joinClasses(kit.start, kit.faint)}>{words.readOnly}</span>
          ) : null}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button
            look="primary"
            disabled={!(listing?.writable || (listing && onlyReads))}
            onClick={() => listing && onChoose(listing.path)}
          >
            {words.here}
          </Button>
        </>
      }
    >
      <div className={styles.path}>
        <Button disabled={parent === null} onClick={() => void show(parent)}>
          <CornerLeftUp size={14} />
          {words.up}
        </Button>
        <output>{listing?.path}</output>
      </div>
      <ul className={styles.folders}>
        {listing?.folders.map(({ name, path }) => (
          <li key={path}>
            <button type="button" onClick={() => void show(path)}>
              <Folder size={15} />
              {name}
            </button>
          </li>
        ))}
        {listing?.folders.length === 0 ? (
          <li className={joinClasses(kit.faint, styles.none)}>{words.noFolders}</li>
        ) : null}
      </ul>
    </Dialog>
  );
}
