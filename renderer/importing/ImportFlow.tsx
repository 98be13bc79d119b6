import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { maximumFileSize } from "../../shared/contract/calls.ts";
import type { ErrorCode, ErrorDetails } from "../../shared/contract/errors.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { bytesToBase64 } from "../app/base64.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import "./importing.css";

/** Endings and types of the files that can be read, for a file dialog. */
export const readableFiles = ".bulletin,.docx,.docm,.txt,.md,.markdown,text/plain,text/markdown";

/** A file that a person brought. */
export interface BroughtFile {
  name: string;
  /** Base64. */
  bytes: string;
}

/** A file's bytes, or why it is not taken. What is too large is not even read: sending it would take long, for nothing. */
async function readFile(file: File): Promise<BroughtFile | { code: ErrorCode; details: ErrorDetails }> {
  const { name } = file;
  if (file.size > maximumFileSize)
    return { code: "too-large", details: { file: name, limit: `${maximumFileSize / 1024 / 1024} MB` } };
  try {
    return { name, bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())) };
  } catch {
    // A folder, or a file that is gone by now.
    return { code: "unreadable", details: { file: name } };
  }
}

/** Reads one file that the person chose; null where it is not taken, which is told. */
export function useReadFile(): (file: File) => Promise<BroughtFile | null> {
  const { notify } = useApp();
  const locale = useLocale();
  return async (file) => {
    const read = await readFile(file);
    if ("bytes" in read) return read;
    notify({ kind: "error", text: errorSentence(read.code, read.details, locale) });
    return null;
  };
}

/** Takes files instead of the dialog that makes issues of them. `hint` is shown while they are dragged over the window. */
interface Receiver {
  take: (files: BroughtFile[]) => void;
  hint: string;
}

const ImportContext = createContext<{ choose: () => void; setReceiver: (receiver: Receiver | null) => void }>(
  { choose: () => {}, setReceiver: () => {} },
);

/** `choose()` lets the person choose files to import. */
export const useImport = () => use(ImportContext);

/** While this screen is shown, files that are chosen, dropped or opened come here. Gives what lets the person choose some. */
export function useReceiver(take: (files: BroughtFile[]) => void, hint: string): () => void {
  const { choose, setReceiver } = useImport();
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    setReceiver({ take: (files) => latest.current(files), hint });
    return () => setReceiver(null);
  }, [setReceiver, hint]);
  return choose;
}

/** Files come by choosing, by dropping on the window and from the system; each is looked at in a dialog before it is stored. */
export function ImportFlow({ children }: { children: ReactNode }) {
  const { bridge, notify } = useApp();
  const words = useMessages().library;
  const locale = useLocale();
  const [files, setFiles] = useState<BroughtFile[]>([]);
  const [done, setDone] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const add = useCallback(
    (brought: BroughtFile[]) => {
      if (brought.length === 0) return;
      if (receiver) receiver.take(brought);
      else setFiles((waiting) => [...waiting, ...brought]);
    },
    [receiver],
  );
  const addFiles = useCallback(
    async (list: Iterable<File>) => {
      const read = await Promise.all(Array.from(list, readFile));
      add(read.filter((file) => "bytes" in file));
      for (const refused of read)
        if ("code" in refused)
          notify({ kind: "error", text: errorSentence(refused.code, refused.details, locale) });
    },
    [add, locale, notify],
  );
  useEffect(() => bridge.on("shell.openFile", (file) => add([file])), [bridge, add]);
  const isDropping = useDrop(addFiles);
  const next = () => {
    setFiles((waiting) => waiting.slice(1));
    setDone(files.length > 1 ? done + 1 : 0);
  };
  const services = useMemo(() => ({ choose: () => input.current?.click(), setReceiver }), []);
  const [first] = files;
  return (
    <ImportContext value={services}>
      {children}
      <input
        ref={input}
        type="file"
        accept={`${readableFiles}${receiver ? ",.zip" : ""}`}
        multiple
        hidden
        data-testid="import-file"
        onChange={(event) => {
          void addFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      {isDropping ? <div className="drop-hint">{receiver?.hint ?? words.drop}</div> : null}
      {first ? (
        <ImportDialog
          key={`${done} ${first.name}`}
          file={first}
          at={done + 1}
          total={done + files.length}
          onDone={next}
          onClose={() => (setFiles([]), setDone(0))}
        />
      ) : null}
    </ImportContext>
  );
}

/** True while files are dragged over the window. Text that is dragged within the paper is the editor's affair. */
function useDrop(addFiles: (list: Iterable<File>) => Promise<void>): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    /** Pictures over the paper are the editor's. */
    const isForPaper = ({ target, dataTransfer }: DragEvent) =>
      target instanceof Element &&
      target.closest("[contenteditable='true']") !== null &&
      [...(dataTransfer?.items ?? [])].every(({ type }) => type.startsWith("image/"));
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(!isForPaper(event));
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setIsOver(false);
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event) || isForPaper(event)) return;
      event.preventDefault();
      event.stopPropagation();
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
