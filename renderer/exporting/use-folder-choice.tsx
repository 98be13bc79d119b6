import { useState, type ReactNode } from "react";
import { ask, useApp } from "../app/context.tsx";
import { useTask } from "../app/use-task.ts";
import { FolderPicker } from "./FolderPicker.tsx";

/** Lets the person choose a folder, in the system's own dialog where the shell has one. `picker` is to be drawn: the program's. */
export function useFolderChoice(
  start: string | null,
  onChoose: (path: string) => void,
  onlyReads = false,
): { browse: () => void; picker: ReactNode } {
  const { bridge } = useApp();
  const task = useTask();
  const [picks, setPicks] = useState(false);
  const browse = () =>
    void task(async () => {
      const { folderDialog } = await ask(bridge, "shell.info", {});
      if (!folderDialog) return setPicks(true);
      const { path } = await ask(bridge, "folders.choose", { start });
      if (path !== null) onChoose(path);
    });
  const choose = (path: string) => {
    setPicks(false);
    onChoose(path);
  };
  return {
    browse,
    picker: picks ? (
      <FolderPicker start={start} onlyReads={onlyReads} onClose={() => setPicks(false)} onChoose={choose} />
    ) : null,
  };
}
