import { useMessages } from "../app/messages.tsx";
import type { JobProgress } from "../app/use-job.ts";
import { ProgressDialog } from "../ui/ProgressDialog.tsx";

/** The progress of a slow export. */
export function ExportProgress({
  progress: { done, total, step },
  onCancel,
}: {
  progress: JobProgress;
  onCancel: () => void;
}) {
  const { exporting: words, window: frame } = useMessages();
  return (
    <ProgressDialog
      title={words.running}
      text={step === null ? "" : words.steps[step]}
      done={done}
      total={total}
      stop={frame.cancel}
      onStop={onCancel}
    />
  );
}
