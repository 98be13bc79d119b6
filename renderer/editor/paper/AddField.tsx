/** The button that adds an optional field to masthead or imprint. */
import { Plus } from "lucide-react";
import { useMessages } from "../../app/messages.tsx";
import styles from "./paper.module.css";

/** It is only on the screen, not in print. */
export function AddField({ label, onAdd }: { label: string; onAdd(): void }) {
  const messages = useMessages().editor;
  return (
    <button type="button" className={styles.addField} aria-label={messages.add(label)} onClick={onAdd}>
      <Plus size={11} aria-hidden />
      {label}
    </button>
  );
}
