/**
 * The services that only a shell can provide. Each shell implements them; the core gets them as a parameter.
 */
export interface ShellServices {
  name: "electron" | "browser";
  version: string;
  /** Opens the system's folder dialog; null if the shell has none, and then the window shows its own. */
  chooseFolder: ((start: string | null) => Promise<string | null>) | null;
  openPath(path: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
}
