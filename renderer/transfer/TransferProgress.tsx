import { useMessages } from "../app/messages.tsx";
import type { JobProgress } from "../app/use-job.ts";
import { ProgressDialog } from "../ui/ProgressDialog.tsx";

/** The progress of an export or import of issues. */
export function TransferProgress({
  title,
  progress: { done, total },
  onStop,
}: {
  title: string;
  progress: JobProgress;
  onStop: () => void;
}) {
  const { transfer: words, window: frame } = useMessages();
  return (
    <ProgressDialog
      title={title}
      text={total === 0 ? words.comparing : words.progress(done, total)}
      done={done}
      total={total}
      stop={frame.stop}
      onStop={onStop}
    />
  );
}
