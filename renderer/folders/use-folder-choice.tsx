import { useState, type ReactNode } from "react";
import { useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";
import { FolderPicker } from "./FolderPicker.tsx";

/**
 * Lets the person choose a folder: in the system's dialog if the shell has one, else in `FolderPicker`. The
 * caller must render `picker`.
 * @param start the folder to start in; `null` for the default
 * @param onlyReads true if the folder is only read from
 */
export function useFolderChoice(
  start: string | null,
  onChoose: (path: string) => void,
  onlyReads = false,
): { browse: () => void; picker: ReactNode } {
  const { bridge } = useApp();
  const task = useTask();
  const [isPicking, setIsPicking] = useState(false);
  const browse = () =>
    void task(async () => {
      const { folderDialog } = await bridge.ask("shell.info", {});
      if (!folderDialog) return setIsPicking(true);
      const { path } = await bridge.ask("folders.choose", { start });
      if (path !== null) onChoose(path);
    });
  const choose = (path: string) => {
    setIsPicking(false);
    onChoose(path);
  };
  return {
    browse,
    picker: isPicking ? (
      <FolderPicker
        start={start}
        onlyReads={onlyReads}
        onClose={() => setIsPicking(false)}
        onChoose={choose}
      />
    ) : null,
  };
}
