import { useRef, useState } from "react";
import { FileInput } from "lucide-react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { countNews } from "../../shared/revisions/count-news.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { readableFiles } from "../importing/ImportFlow.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useVersionsRequest } from "./requests.ts";
import { useReceive, type ReceiveResult } from "./use-receive.ts";
import kit from "../ui/kit.module.css";
import styles from "./versions.module.css";

interface ReceiveCopiesProps {
  issue: number;
  read: () => BulletinDocument;
  /** Replaces the issue by the merged document; `null` if the issue may not be changed. */
  onReceive: ((bulletin: BulletinDocument) => void) | null;
}

/** 接收校对稿: merges copies that proofreaders return; the changes of each become revisions of the issue. */
export function ReceiveCopies({ issue, read, onReceive }: ReceiveCopiesProps) {
  const { workflow: words } = useMessages();
  const picker = useRef<HTMLInputElement>(null);
  const task = useTask();
  const receive = useReceive(issue, read);
  const [result, setResult] = useState<{ before: BulletinDocument; receipt: ReceiveResult } | null>(null);
  const readFiles = (files: readonly File[]) =>
    task(async () => {
      const receipt = await receive(files);
      if (receipt) setResult({ before: read(), receipt });
    });
  const choose = () => picker.current?.click();
  useVersionsRequest("receive", choose);
  return (
    <>
      <Button disabled={!onReceive} onClick={choose}>
        <FileInput size={14} aria-hidden="true" />
        {words.receive}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={readableFiles}
        multiple
        hidden
        data-testid="receive-files"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = "";
          void readFiles(files);
        }}
      />
      {result ? (
        <ReceivedDialog
          {...result}
          onClose={() => setResult(null)}
          onTake={() => {
            setResult(null);
            onReceive?.(result.receipt.document);
          }}
        />
      ) : null}
    </>
  );
}

/** Shows what the copies contain, by author, and asks before the issue is changed. */
function ReceivedDialog({
  before,
  receipt,
  onTake,
  onClose,
}: {
  before: BulletinDocument;
  receipt: ReceiveResult;
  onTake: () => void;
  onClose: () => void;
}) {
  const { workflow: words, cli, importing, window: frame } = useMessages();
  const { document: bulletin, conflicts, acceptedRevisions, files } = receipt;
  const news = countNews(before, bulletin);
  const describe = (about: string) =>
    words.fields[/^(?:masthead|imprint)\.(\w+)$/u.exec(about)?.[1] ?? ""] ?? about.replaceAll("\n", "¶");
  const remarksOnFiles = [
    ...files.flatMap(({ name, notes }) =>
      notes.map(({ kind, count }) => `${name}：${importing.notes[kind](count)}`),
    ),
    ...conflicts.map(({ about, keptId, revision }) =>
      cli.conflict(describe(about), bulletin.revisions[keptId]?.author ?? "", revision.author),
    ),
    ...files.flatMap(({ author }) => {
      const count = acceptedRevisions.filter(({ by }) => by === author).length;
      return count > 0 ? [cli.accepted(author, count)] : [];
    }),
  ];
  return (
    <Dialog
      title={words.receiveTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={news.length === 0} onClick={onTake}>
            {words.receiveTake}
          </Button>
        </>
      }
    >
      <p className={kit.faint}>{words.receivedFrom(files.map(({ name }) => name).join("、"))}</p>
      {news.length === 0 ? (
        <p role="status">{words.receiveNothing}</p>
      ) : (
        <table className={styles.received} aria-label={words.receiveTitle}>
          <thead>
            <tr>
              {words.receiveColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {news.map(({ author, marks, remarks }) => (
              <tr key={author}>
                <th scope="row">{author}</th>
                <td>{marks}</td>
                <td>{remarks}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {remarksOnFiles.length > 0 ? (
        <ul className={styles.receivedTold}>
          {remarksOnFiles.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
