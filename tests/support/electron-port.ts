/**
 * Electron's transport without Electron: the port that a page gets, wired through the shell's own preload code, the
 * double's context bridge and ipc, and the shell's own main-side code to `handlers`. For the contract tests.
 */
import type {
  ContextBridge as ElectronBridge,
  IpcMain as ElectronIpcMain,
  IpcRenderer as ElectronIpcRenderer,
  WebContents as ElectronContents,
} from "electron";
import type { Handlers, ShellPort } from "../../shared/contract/bridge.ts";
import type { EventListener } from "../../electron/core.ts";
import { portName } from "../../electron/shell/channels.ts";
import { answerCalls, eventSender } from "../../electron/shell/ipc.ts";
import { shellPort } from "../../electron/shell/port.ts";
import { windowAddress } from "../../electron/shell/security.ts";
import { ContextBridge, IpcMain, IpcRenderer } from "./electron-double-ipc.ts";
import { Session, WebContents } from "./electron-double-page.ts";

/** Where the events come from: `core.listen`, or a function of the test's own. */
export type EmitSource = (listener: EventListener) => () => void;

/**
 * @param handlers the calls that are answered
 * @param emitSource is given the listener that sends every event to the page
 */
export function electronPort(handlers: Handlers, emitSource: EmitSource): ShellPort {
  const main = new IpcMain();
  const contents = new WebContents(new Session());
  contents.mainFrame.url = windowAddress;
  const electronContents = contents as unknown as ElectronContents;
  answerCalls(main as unknown as ElectronIpcMain, handlers, (sender) => sender === electronContents);
  emitSource(eventSender(electronContents));
  const bridge = new ContextBridge();
  const renderer = new IpcRenderer(main).attach(contents) as unknown as ElectronIpcRenderer;
  (bridge as unknown as ElectronBridge).exposeInMainWorld(portName, shellPort(renderer));
  contents.emit("did-finish-load");
  return bridge.mainWorld[portName] as ShellPort;
}
