/**
 * Electron's transport without Electron, for the contract tests: the port of a page, connected to `handlers`
 * through the shell's own preload code, the context bridge and IPC of the double, and the shell's own code on
 * the main side.
 */
import type {
  ContextBridge as ElectronBridge,
  IpcMain as ElectronIpcMain,
  IpcRenderer as ElectronIpcRenderer,
  WebContents as ElectronContents,
} from "electron";
import type { ShellPort } from "../../../shared/port/bridge.ts";
import type { Handlers } from "../../../shared/contract/calls.ts";
import type { EventListener } from "../../../electron/core/core.ts";
import { portName } from "../../../electron/shells/electron/channels.ts";
import { answerCalls, createEventSender } from "../../../electron/shells/electron/ipc.ts";
import { createShellPort } from "../../../electron/shells/electron/port.ts";
import { windowAddress } from "../../../electron/shells/electron/security.ts";
import { ContextBridge, IpcMain, IpcRenderer } from "./electron-double-ipc.ts";
import { Session, WebContents } from "./electron-double-page.ts";

/** The source of events: `core.listen`, or a function of the test. */
export type EmitSource = (listener: EventListener) => () => void;

/**
 * @param handlers answer the calls
 * @param emitSource gets the listener that sends every event to the page
 */
export function electronPort(handlers: Handlers, emitSource: EmitSource): ShellPort {
  const main = new IpcMain();
  const contents = new WebContents(new Session());
  contents.mainFrame.url = windowAddress;
  const electronContents = contents as unknown as ElectronContents;
  answerCalls(main as unknown as ElectronIpcMain, handlers, (sender) => sender === electronContents);
  emitSource(createEventSender(electronContents));
  const bridge = new ContextBridge();
  const renderer = new IpcRenderer(main).attach(contents) as unknown as ElectronIpcRenderer;
  (bridge as unknown as ElectronBridge).exposeInMainWorld(portName, createShellPort(renderer));
  contents.emit("did-finish-load");
  return bridge.mainWorld[portName] as ShellPort;
}
