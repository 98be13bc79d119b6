/** The window's side of Electron's transport: nothing of `ipcRenderer` reaches the page but these two functions. */
import type { IpcRenderer } from "electron";
import type { ShellPort } from "../../shared/contract/bridge.ts";
import { callChannel, eventChannel } from "./channels.ts";

export function shellPort(ipcRenderer: Pick<IpcRenderer, "invoke" | "on" | "off">): ShellPort {
  return {
    call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
    onEvent(listener) {
      const hear = (_event: unknown, name: string, data: unknown) => listener(name, data);
      ipcRenderer.on(eventChannel, hear);
      return () => {
        ipcRenderer.off(eventChannel, hear);
      };
    },
  };
}
