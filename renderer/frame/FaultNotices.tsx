import { useEffect } from "react";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";

/** Tells on every screen that the program met an error of its own. */
export function FaultNotices() {
  const { bridge, notify } = useApp();
  const { window: words } = useMessages();
  useEffect(
    () =>
      bridge.on("program.fault", ({ isEnding }) =>
        notify({ kind: "error", text: isEnding ? words.ending : words.fault }),
      ),
    [bridge, notify, words],
  );
  return null;
}
