// TypeScript adds to a module only in a file that imports it.
import "react";
import type { ShellPort } from "../shared/port/bridge.ts";

declare module "react" {
  interface CSSProperties {
    /** A variable for style sheets. */
    [variable: `--${string}`]: string | number | undefined;
  }
}

declare global {
  interface Window {
    /** Set by Electron's preload script; undefined in the browser shell. */
    bulletinShell?: ShellPort;
  }
}
