import { useEffect, useRef } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useFailureNotice } from "./use-failure-notice.tsx";
import { readFailures } from "./use-watching.ts";

/** Shows notices on every screen about files from the watched folder. */
export function WatchedNotices() {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const { tell, dialog } = useFailureNotice();
  const latestTell = useRef(tell);
  useEffect(() => {
    latestTell.current = tell;
  });
  useEffect(
    () =>
      bridge.on("manuscripts.watched", ({ imported, failed }) => {
        if (imported > 0) notify({ kind: "done", text: words.cameIn(imported) });
        latestTell.current(failed, () => readFailures(bridge));
      }),
    [bridge, notify, words],
  );
  return dialog;
}
