import { useRef } from "react";
import { FileDiff } from "lucide-react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { readableFiles, useReadFile } from "../importing/ImportFlow.tsx";
import { Button } from "../ui/Button.tsx";
import type { Side } from "./ComparisonDialog.tsx";

/** What became of the issue in a file, of whatever kind: what is on the screen beside what is in it. */
export function CompareWithFile({
  read,
  onCompared,
}: {
  read: () => BulletinDocument;
  onCompared: (sides: [present: Side, file: Side]) => void;
}) {
  const { bridge } = useApp();
  const { workflow: words } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const task = useTask();
  const readFile = useReadFile();
  const compare = async (file: File) => {
    const brought = await readFile(file);
    if (!brought) return;
    const { document } = await ask(bridge, "importing.read", { ...brought, declined: [] });
    onCompared([
      { name: words.present, document: read(), by: null, at: new Date().toISOString() },
      { name: file.name, document, by: null, at: new Date(file.lastModified).toISOString() },
    ]);
  };
  return (
    <>
      <Button look="quiet" onClick={() => input.current?.click()}>
        <FileDiff size={14} aria-hidden="true" />
        {words.compareWithFile}
      </Button>
      <input
        ref={input}
        type="file"
        accept={readableFiles}
        hidden
        data-testid="compare-file"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file) void task(() => compare(file));
        }}
      />
    </>
  );
}
