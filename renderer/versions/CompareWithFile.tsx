import { useRef } from "react";
import { FileDiff } from "lucide-react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { readableFiles, useReadFile } from "../importing/ImportFlow.tsx";
import { Button } from "../ui/Button.tsx";
import type { Side } from "./ComparisonDialog.tsx";
import { useVersionsRequest } from "./requests.ts";

/** A button that compares the issue on the screen with a file of any kind that can be imported. */
export function CompareWithFile({
  read,
  onCompared,
}: {
  read: () => BulletinDocument;
  onCompared: (sides: [present: Side, file: Side]) => void;
}) {
  const { bridge } = useApp();
  const { workflow: words } = useMessages();
  const picker = useRef<HTMLInputElement>(null);
  const task = useTask();
  const readFile = useReadFile();
  const compare = async (file: File) => {
    const input = await readFile(file);
    if (!input) return;
    const { document: bulletin } = await bridge.ask("importing.read", input);
    onCompared([
      { name: words.present, bulletin: read(), by: null, at: new Date().toISOString() },
      { name: file.name, bulletin, by: null, at: new Date(file.lastModified).toISOString() },
    ]);
  };
  const choose = () => picker.current?.click();
  useVersionsRequest("compare", choose);
  return (
    <>
      <Button look="quiet" onClick={choose}>
        <FileDiff size={14} aria-hidden="true" />
        {words.compareWithFile}
      </Button>
      <input
        ref={picker}
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
