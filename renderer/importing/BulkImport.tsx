import { useState } from "react";
import type { BulkReport } from "../../shared/contract/bulk.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { useApp } from "../app/context.tsx";
import { download } from "../app/download.ts";
import { today } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useJob } from "../app/use-job.ts";
import { FolderField } from "../folders/FolderField.tsx";
import { useFolderChoice } from "../folders/use-folder-choice.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ProgressDialog } from "../ui/ProgressDialog.tsx";
import styles from "./importing.module.css";

/** Imports a folder of old issues: asks for the folder, shows the progress, then a report. */
export function BulkImport({ onClose }: { onClose: () => void }) {
  const { bulk: words, window: frame } = useMessages();
  const [folder, setFolder] = useState<string | null>(null);
  const [isFinal, setIsFinal] = useState(true);
  const { browse, picker } = useFolderChoice(null, setFolder, true);
  const { bridge } = useApp();
  const { progress, run, stop } = useJob();
  const [report, setReport] = useState<BulkReport | null>(null);
  if (report) return <Report report={report} onClose={onClose} />;
  if (progress) {
    const { done, total } = progress;
    return (
      <ProgressDialog
        title={words.running}
        text={total === 0 ? words.looking : words.progress(done, total)}
        done={done}
        total={total}
        stop={frame.stop}
        onStop={stop}
      />
    );
  }
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button
            look="primary"
            disabled={folder === null}
            onClick={() =>
              folder !== null &&
              void run(async (job) => setReport(await bridge.ask("bulk.import", { job, folder, isFinal })))
            }
          >
            {words.start}
          </Button>
        </>
      }
    >
      <p>{words.intro}</p>
      <FolderField
        label={words.folder}
        folder={folder}
        none={words.noFolder}
        choose={words.chooseFolder}
        onBrowse={browse}
      />
      <Checkbox checked={isFinal} onChange={setIsFinal}>
        {words.isFinal}
      </Checkbox>
      {picker}
    </Dialog>
  );
}

/** What was imported, what was already there and what failed; it can be saved as a text file. */
function Report({
  report: { files, imported, repeated, failed, left },
  onClose,
}: {
  report: BulkReport;
  onClose: () => void;
}) {
  const { bulk: words, window: frame } = useMessages();
  const locale = useLocale();
  const lines = [
    words.imported(imported),
    ...(repeated.count > 0 ? [words.repeated(repeated.count)] : []),
    ...(failed.count > 0 ? [words.failed(failed.count)] : []),
    ...(left > 0 ? [words.left(left)] : []),
  ];
  const failures = failed.files.map(({ file, error }) => `${file}　${errorSentence(error, locale)}`);
  const repeats = repeated.files.map(({ file, number }) =>
    words.knownAs(file, number === null ? frame.unnumbered : frame.number(number)),
  );
  const save = () =>
    download(
      `${words.reportFile(today())}.txt`,
      `\uFEFF${[words.title, ...lines, "", ...failures, "", ...repeats].join("\r\n")}\r\n`,
    );
  return (
    <Dialog
      title={left > 0 ? words.stopped : words.done}
      onClose={onClose}
      actions={
        <>
          {files > 0 ? <Button onClick={save}>{words.saveReport}</Button> : null}
          <Button look="primary" onClick={onClose}>
            {frame.ok}
          </Button>
        </>
      }
    >
      {files === 0 ? <p>{words.none}</p> : null}
      {files === 0 ? null : lines.map((line) => <p key={line}>{line}</p>)}
      {failures.length + repeats.length > 0 ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list scrolls by keyboard
        <ul className={styles.bulkFiles} tabIndex={0} aria-label={words.title}>
          {[...failures, ...repeats].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
