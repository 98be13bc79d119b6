import { Plus } from "lucide-react";
import { useMessages } from "../app/messages.tsx";

/** A small button that makes room for a field which a bulletin may have or not. Screen only. */
export function AddField({ label, onAdd }: { label: string; onAdd(): void }) {
  const messages = useMessages().editor;
  return (
    <button type="button" className="add-field" aria-label={messages.add(label)} onClick={onAdd}>
      <Plus size={11} aria-hidden />
      {label}
    </button>
  );
}
