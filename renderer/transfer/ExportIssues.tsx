import { useState } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { FolderField } from "../folders/FolderField.tsx";
import { useFolderChoice } from "../folders/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TransferProgress } from "./TransferProgress.tsx";
import kit from "../ui/kit.module.css";
import styles from "./transfer.module.css";

/** Exports the issues of a range of days as a file for another machine. */
export function ExportIssues({ onClose }: { onClose: () => void }) {
  const { bridge, notify, settings } = useApp();
  const { transfer: words, window: frame } = useMessages();
  const [range, setRange] = useState({ from: "", to: "" });
  const [folder, setFolder] = useState(settings.exportFolder);
  const { browse, picker } = useFolderChoice(folder, setFolder);
  const { progress, run, stop } = useJob();
  const start = async () => {
    if (folder === null) return;
    const isDone = await run(async (job) => {
      const { issues, path } = await bridge.ask("transfer.export", {
        job,
        folder,
        range: { ...(range.from !== "" && { from: range.from }), ...(range.to !== "" && { to: range.to }) },
      });
      notify({
        kind: "done",
        staysOpen: true,
        text: issues === 0 ? words.nothing : words.exported(issues, path),
      });
    });
    if (isDone) onClose();
  };
  if (progress) return <TransferProgress title={words.exporting} progress={progress} onStop={stop} />;
  return (
    <Dialog
      title={words.exportTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={folder === null} onClick={() => void start()}>
            {words.start}
          </Button>
        </>
      }
    >
      <div className={styles.range}>
        <label>
          {words.from}
          <input
            className={kit.textField}
            type="date"
            value={range.from}
            max={range.to || undefined}
            onChange={({ target }) => setRange({ ...range, from: target.value })}
          />
        </label>
        <label>
          {words.to}
          <input
            className={kit.textField}
            type="date"
            value={range.to}
            min={range.from || undefined}
            onChange={({ target }) => setRange({ ...range, to: target.value })}
          />
        </label>
      </div>
      <p className={kit.faint}>{words.rangeHint}</p>
      <FolderField
        label={words.folder}
        folder={folder}
        none={words.noFolder}
        choose={words.chooseFolder}
        onBrowse={browse}
      />
      {picker}
    </Dialog>
  );
}
