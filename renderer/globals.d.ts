import type { ShellPort } from "../shared/port/bridge.ts";

declare global {
  interface Window {
    /** Set by Electron's preload script; undefined in the browser shell. */
    bulletinShell?: ShellPort;
  }
}
