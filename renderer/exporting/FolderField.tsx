import type { ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import "./exporting.css";

interface FolderFieldProps {
  label: string;
  folder: string | null;
  /** What stands there while none is chosen. */
  none: string;
  choose: string;
  onBrowse: () => void;
  children?: ReactNode;
}

/** A folder that is chosen in a dialog of its own. */
export function FolderField({ label, folder, none, choose, onBrowse, children }: FolderFieldProps) {
  return (
    <fieldset className="export-group">
      <legend>{label}</legend>
      <div className="export-folder">
        <output>{folder ?? none}</output>
        <Button onClick={onBrowse}>{choose}</Button>
      </div>
      {children}
    </fieldset>
  );
}
