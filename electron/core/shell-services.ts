/**
 * The services that only a shell can provide. Each shell implements them; the core gets them as a parameter.
 */
import { BulletinError } from "../../shared/basics/errors.ts";
import type { CallsOf } from "../../shared/contract/calls.ts";
import { listFolder } from "./system/folders.ts";

export interface ShellServices {
  name: "electron" | "browser";
  version: string;
  /** Opens the system's folder dialog; null if the shell has none, and then the window shows its own. */
  chooseFolder: ((start: string | null) => Promise<string | null>) | null;
  openPath(path: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
}

/** The calls about the shell, and for choosing a folder. */
export const offerShell = (shell: ShellServices, libraryFolder: string): CallsOf<"shell" | "folders"> => ({
  "shell.info": async () => ({
    shell: shell.name,
    version: shell.version,
    libraryFolder,
    folderDialog: shell.chooseFolder !== null,
  }),
  "folders.choose": async ({ start }) => {
    if (!shell.chooseFolder)
      throw new BulletinError("unavailable", { what: "operation", operation: "folders.choose" });
    return { path: await shell.chooseFolder(start) };
  },
  "folders.list": ({ path }) => listFolder(path),
});
