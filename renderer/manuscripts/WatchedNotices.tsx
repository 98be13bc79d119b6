import { useEffect } from "react";
import { errorSentence } from "../../shared/messages/index.ts";
import { useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";

/** Shows notices on every screen about files from the watched folder. */
export function WatchedNotices() {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  useEffect(
    () =>
      bridge.on("manuscripts.watched", ({ imported, failed }) => {
        if (imported.length > 0) notify({ kind: "done", text: words.cameIn(imported.length) });
        for (const { error } of failed)
          notify({ kind: "error", text: errorSentence(error.code, error.details, locale) });
      }),
    [bridge, notify, words, locale],
  );
  return null;
}
