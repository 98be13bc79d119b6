import type { ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import styles from "./folders.module.css";

interface FolderFieldProps {
  label: string;
  folder: string | null;
  /** The text shown while no folder is chosen. */
  none: string;
  /** The label of the button. */
  choose: string;
  onBrowse: () => void;
  children?: ReactNode;
}

/** A field that shows a folder, with a button that opens a dialog to choose one. */
export function FolderField({ label, folder, none, choose, onBrowse, children }: FolderFieldProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <div className={styles.field}>
        <output>{folder ?? none}</output>
        <Button onClick={onBrowse}>{choose}</Button>
      </div>
      {children}
    </fieldset>
  );
}
