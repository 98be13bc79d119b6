import type { FailedFile, Watching } from "../../shared/contract/watching.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { download } from "../app/download.ts";
import { today } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./manuscripts.module.css";

interface FailedFilesProps {
  /** How many files failed, and the first of them. */
  failed: Watching["failed"];
  /** Reads all of them. */
  readAll: () => Promise<readonly FailedFile[]>;
}

/** The first files that could not be imported, with the reasons; the list of all can be saved. */
export function FailedFiles({ failed: { count, files }, readAll }: FailedFilesProps) {
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const sentenceOf = ({ error }: FailedFile) => errorSentence(error, locale);
  const save = () =>
    void task(async () => {
      const lines = (await readAll()).map((each) => `${each.file}　${sentenceOf(each)}`);
      download(
        `${words.failedFile(today())}.txt`,
        `\uFEFF${[words.notTakenIn(lines.length), "", ...lines].join("\r\n")}\r\n`,
      );
    });
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list scrolls by keyboard */}
      <ul className={styles.failedFiles} tabIndex={0} aria-label={words.failedTitle}>
        {files.map((each) => (
          <li key={each.file}>{sentenceOf(each)}</li>
        ))}
      </ul>
      <p className={styles.failedRest}>
        {count > files.length ? words.furtherFailed(count - files.length) : null}
        <Button onClick={save}>{words.saveFailed}</Button>
      </p>
    </>
  );
}

/** The same in a dialog. */
export function FailedFilesDialog({ onClose, ...rest }: FailedFilesProps & { onClose: () => void }) {
  const { manuscripts: words, window: frame } = useMessages();
  return (
    <Dialog
      title={words.notTakenIn(rest.failed.count)}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {frame.ok}
        </Button>
      }
    >
      <FailedFiles {...rest} />
    </Dialog>
  );
}
