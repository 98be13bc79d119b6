import type { EventData } from "../../shared/contract/calls.ts";
import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import "./exporting.css";

/** How far an export is that takes long. */
export function ExportProgress({ progress: { done, total, step }, onCancel }: { progress: EventData<"job.progress">; onCancel: () => void }) {
  const { exporting: words, window: frame } = useMessages();
  return (
    <Dialog title={words.running} onClose={onCancel} actions={<Button onClick={onCancel}>{frame.cancel}</Button>}>
      <p aria-live="polite">{words.steps[step]}</p>
      <progress className="export-progress" max={total} value={done} aria-label={words.running} />
    </Dialog>
  );
}
