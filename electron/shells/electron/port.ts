/**
 * The window's side of the transport in Electron. The page gets these two functions and no other access to
 * `ipcRenderer`.
 */
import type { IpcRenderer } from "electron";
import type { ShellPort } from "../../../shared/port/bridge.ts";
import { callChannel, eventChannel } from "./channels.ts";

/** Creates the port that the preload script gives to the page. */
export function createShellPort(ipcRenderer: Pick<IpcRenderer, "invoke" | "on" | "off">): ShellPort {
  return {
    call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
    onEvent(listener) {
      const forward = (_event: unknown, name: string, data: unknown) => listener(name, data);
      ipcRenderer.on(eventChannel, forward);
      return () => {
        ipcRenderer.off(eventChannel, forward);
      };
    },
  };
}
