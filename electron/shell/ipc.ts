/** The core's side of Electron's transport: one channel for calls, one for events. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from "electron";
import type { Emit, Handlers } from "../../shared/contract/bridge.ts";
import { dispatch } from "../../shared/contract/dispatch.ts";
import { callChannel, eventChannel } from "./channels.ts";
import { isAllowedSender } from "./security.ts";

/** Answers the calls of one window's own page. Whoever else asks gets an error without a word of ours. */
export function answerCalls(
  ipcMain: Pick<IpcMain, "handle">,
  handlers: Handlers,
  isWindow: (contents: WebContents) => boolean,
): void {
  ipcMain.handle(
    callChannel,
    ({ sender, senderFrame }: IpcMainInvokeEvent, name: unknown, input: unknown) => {
      const isMainFrame = senderFrame !== null && senderFrame.parent === null;
      if (!isWindow(sender) || !isAllowedSender(senderFrame?.url, isMainFrame)) throw new Error("refused");
      return dispatch(handlers, String(name), input);
    },
  );
}

/** Sends events to a window. What comes before its page is loaded waits for it. */
export function eventSender(contents: WebContents): Emit {
  let waiting: (() => void)[] | undefined = [];
  contents.once("did-finish-load", () => {
    for (const send of waiting ?? []) send();
    waiting = undefined;
  });
  return (event, data) => {
    const send = () => {
      if (!contents.isDestroyed()) contents.send(eventChannel, event, data);
    };
    if (waiting) waiting.push(send);
    else send();
  };
}
