/**
 * Brings files into the window: chosen, dropped on it, or opened from the system; each is shown before it is
 * imported.
 */
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { maximumFileSize } from "../../shared/contract/importing.ts";
import type { ErrorData } from "../../shared/basics/errors.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { bytesToBase64 } from "../app/base64.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import type { InputFile } from "./open-file.ts";
import styles from "./importing.module.css";

/** Extensions and media types of the files that can be read, for the `accept` attribute of a file input. */
export const readableFiles = ".bulletin,.docx,.docm,.txt,.md,.markdown,text/plain,text/markdown";

/**
 * Reads the bytes of a file, or returns why it is refused. A file that is too large is not read at all, to
 * save time.
 */
async function readFile(file: File): Promise<InputFile | ErrorData> {
  const { name } = file;
  if (file.size > maximumFileSize)
    return { code: "too-large", details: { file: name, limit: `${maximumFileSize / 1024 / 1024} MB` } };
  try {
    return { name, bytes: bytesToBase64(new Uint8Array(await file.arrayBuffer())) };
  } catch {
    // A folder, or a file that was deleted meanwhile.
    return { code: "unreadable", details: { file: name } };
  }
}

/**
 * Returns a function that reads one file; it resolves to `null` if the file is refused, and a notice tells
 * why.
 */
export function useReadFile(): (file: File) => Promise<InputFile | null> {
  const { notify } = useApp();
  const locale = useLocale();
  return async (file) => {
    const result = await readFile(file);
    if ("bytes" in result) return result;
    notify({ kind: "error", text: errorSentence(result, locale) });
    return null;
  };
}

/**
 * A screen that takes the files in place of the import dialog. `hint` is shown while files are dragged over
 * the window.
 */
interface Receiver {
  take: (files: InputFile[]) => void;
  hint: string;
}

const ImportContext = createContext<{ choose: () => void; setReceiver: (receiver: Receiver | null) => void }>(
  { choose: () => {}, setReceiver: () => {} },
);

/** `choose()` lets the person choose files to import. */
export const useImport = () => use(ImportContext);

/**
 * Takes the files that are chosen, dropped or opened while the component is mounted. Returns a function that
 * lets the person choose files.
 */
export function useReceiver(take: (files: InputFile[]) => void, hint: string): () => void {
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

/** Provides `useImport` to the screens, and shows the import dialog for each file in turn. */
export function ImportFlow({ children }: { children: ReactNode }) {
  const { bridge, notify } = useApp();
  const words = useMessages().library;
  const locale = useLocale();
  const [files, setFiles] = useState<InputFile[]>([]);
  /** The number of files of the present queue that are done. */
  const [doneCount, setDoneCount] = useState(0);
  const picker = useRef<HTMLInputElement>(null);
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const add = useCallback(
    (newFiles: InputFile[]) => {
      if (newFiles.length === 0) return;
      if (receiver) receiver.take(newFiles);
      else setFiles((queue) => [...queue, ...newFiles]);
    },
    [receiver],
  );
  const addFiles = useCallback(
    async (list: Iterable<File>) => {
      const results = await Promise.all(Array.from(list, readFile));
      add(results.filter((result) => "bytes" in result));
      for (const result of results)
        if ("code" in result) notify({ kind: "error", text: errorSentence(result, locale) });
    },
    [add, locale, notify],
  );
  useEffect(() => bridge.on("shell.openFile", (file) => add([file])), [bridge, add]);
  const isDropping = useDrop(addFiles);
  const showNext = () => {
    setFiles((queue) => queue.slice(1));
    setDoneCount(files.length > 1 ? doneCount + 1 : 0);
  };
  const services = useMemo(() => ({ choose: () => picker.current?.click(), setReceiver }), []);
  const [first] = files;
  return (
    <ImportContext value={services}>
      {children}
      <input
        ref={picker}
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
      {isDropping ? <div className={styles.dropHint}>{receiver?.hint ?? words.drop}</div> : null}
      {first ? (
        <ImportDialog
          key={`${doneCount} ${first.name}`}
          file={first}
          at={doneCount + 1}
          total={doneCount + files.length}
          onDone={showNext}
          onClose={() => (setFiles([]), setDoneCount(0))}
        />
      ) : null}
    </ImportContext>
  );
}

/**
 * Takes files dropped on the window; returns true while files are dragged over it. Dragged text is left to
 * the editor.
 */
function useDrop(addFiles: (list: Iterable<File>) => Promise<void>): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    /** Pictures over the paper are left to the editor. */
    const isForPaper = ({ target, dataTransfer }: DragEvent) =>
      target instanceof Element &&
      target.closest("[contenteditable='true']") !== null &&
      [...(dataTransfer?.items ?? [])].every(({ type }) => type.startsWith("image/"));
    const handleDragOver = (event: DragEvent) => {
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
    addEventListener("dragover", handleDragOver);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop, true);
    return () => {
      removeEventListener("dragover", handleDragOver);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop, true);
    };
  }, [addFiles]);
  return isOver;
}
