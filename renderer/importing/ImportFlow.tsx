import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { bytesToBase64 } from "../app/base64.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import "./importing.css";

/** A file that a person brought. */
export interface BroughtFile {
  name: string;
  /** Base64. */
  bytes: string;
}

const ImportContext = createContext<{ choose: () => void }>({ choose: () => {} });

/** `choose()` lets the person choose files to import. */
export const useImport = () => use(ImportContext);

/** Files come by choosing, by dropping on the window and from the system; each is looked at in a dialog before it is stored. */
export function ImportFlow({ children }: { children: ReactNode }) {
  const { bridge } = useApp();
  const words = useMessages().library;
  const [files, setFiles] = useState<BroughtFile[]>([]);
  const [done, setDone] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const add = useCallback((brought: BroughtFile[]) => setFiles((waiting) => [...waiting, ...brought]), []);
  const addFiles = useCallback(
    async (list: Iterable<File>) => {
      add(await Promise.all(Array.from(list, async (file) => ({ name: file.name, bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())) }))));
    },
    [add],
  );
  useEffect(() => bridge.on("shell.openFile", (file) => add([file])), [bridge, add]);
  const isDropping = useDrop(addFiles);
  const next = () => {
    setFiles((waiting) => waiting.slice(1));
    setDone(files.length > 1 ? done + 1 : 0);
  };
  const services = useMemo(() => ({ choose: () => input.current?.click() }), []);
  const [first] = files;
  return (
    <ImportContext value={services}>
      {children}
      <input
        ref={input}
        type="file"
        accept=".docx,.docm,.txt,.md,.markdown,text/plain,text/markdown"
        multiple
        hidden
        data-testid="import-file"
        onChange={(event) => {
          void addFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      {isDropping ? <div className="drop-hint">{words.drop}</div> : null}
      {first ? <ImportDialog key={`${done} ${first.name}`} file={first} at={done + 1} total={done + files.length} onDone={next} onClose={() => (setFiles([]), setDone(0))} /> : null}
    </ImportContext>
  );
}

/** True while files are dragged over the window. Text that is dragged within the paper is the editor's affair. */
function useDrop(addFiles: (list: Iterable<File>) => Promise<void>): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setIsOver(false);
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setIsOver(false);
      void addFiles(event.dataTransfer?.files ?? []);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop, true);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop, true);
    };
  }, [addFiles]);
  return isOver;
}
