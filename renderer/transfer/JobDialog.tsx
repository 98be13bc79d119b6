import { useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import "../exporting/exporting.css";

/** How far a transfer is. */
export function JobDialog({ title, progress: { done, total }, onStop }: { title: string; progress: { done: number; total: number }; onStop: () => void }) {
  const { transfer: words } = useMessages();
  return (
    <Dialog title={title} onClose={onStop} actions={<Button onClick={onStop}>{words.stop}</Button>}>
      <p aria-live="polite">{total === 0 ? words.comparing : words.progress(done, total)}</p>
      <progress className="export-progress" max={Math.max(1, total)} value={done} aria-label={title} />
    </Dialog>
  );
}
