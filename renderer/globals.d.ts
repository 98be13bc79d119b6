import type { ShellPort } from "../shared/contract/bridge.ts";

declare global {
  interface Window {
    /** Put there by Electron's preload; in the browser shell there is none. */
    bulletinShell?: ShellPort;
  }
}
