/** The core's side of the transport in Electron: one channel for calls, one for events. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from "electron";
import type { Emit } from "../../../shared/port/bridge.ts";
import type { Handlers } from "../../../shared/contract/calls.ts";
import { dispatch, type NoteFailure } from "../../../shared/port/dispatch.ts";
import { callChannel, eventChannel } from "./channels.ts";
import { isAllowedSender } from "./security.ts";

/** Answers the calls of the page of one window. All other senders get an error without details. */
export function answerCalls(
  ipcMain: Pick<IpcMain, "handle">,
  handlers: Handlers,
  isWindow: (contents: WebContents) => boolean,
  noteFailure?: NoteFailure,
): void {
  ipcMain.handle(
    callChannel,
    ({ sender, senderFrame }: IpcMainInvokeEvent, name: unknown, input: unknown) => {
      const isMainFrame = senderFrame !== null && senderFrame.parent === null;
      if (!isWindow(sender) || !isAllowedSender(senderFrame?.url, isMainFrame)) throw new Error("refused");
      return dispatch(handlers, String(name), input, noteFailure);
    },
  );
}

/** Creates a function that sends events to a window. Events before its page is loaded are sent afterwards. */
export function createEventSender(contents: WebContents): Emit {
  let pendingEvents: (() => void)[] | undefined = [];
  contents.once("did-finish-load", () => {
    for (const send of pendingEvents ?? []) send();
    pendingEvents = undefined;
  });
  return (event, data) => {
    const send = () => {
      if (!contents.isDestroyed()) contents.send(eventChannel, event, data);
    };
    if (pendingEvents) pendingEvents.push(send);
    else send();
  };
}
