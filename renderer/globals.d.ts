import type { ShellPort } from "../shared/contract/bridge.ts";

declare global {
  interface Window {
    /** Set by Electron's preload script; undefined in the browser shell. */
    bulletinShell?: ShellPort;
  }
}
