import { useCallback, useEffect, useState } from "react";
import { FolderInput, TriangleAlert } from "lucide-react";
import type { Watching } from "../../shared/contract/watching.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { ask, useApp } from "../app/context.tsx";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { WatchedFolderChoice } from "../settings/WatchedFolderChoice.tsx";

/**
 * The watched folder (收稿文件夹), from which manuscripts are imported automatically, and problems with it or its
 * files.
 */
export function WatchedFolder() {
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  const watching = useWatching();
  const failures = watching?.failed ?? [];
  return (
    <section className="watched" aria-label={words.watched}>
      <p title={words.watchedHint}>
        <FolderInput size={15} aria-hidden="true" />
        {words.watched}
      </p>
      <WatchedFolderChoice />
      {watching && !watching.reachable ? (
        <p className="watched-problem" role="alert">
          <TriangleAlert size={15} aria-hidden="true" />
          {words.unreachable}
        </p>
      ) : null}
      {failures.length > 0 ? (
        <details className="watched-problem">
          <summary>{words.notTakenIn(failures.length)}</summary>
          <ul>
            {failures.map(({ file, error }) => (
              <li key={file}>{errorSentence(error.code, error.details, locale)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** The state of the watched folder; `null` until the first answer. */
function useWatching(): Watching | null {
  const { bridge } = useApp();
  const task = useTask();
  const [watching, setWatching] = useState<Watching | null>(null);
  const load = useCallback(
    () => void task(async () => setWatching(await ask(bridge, "watching.get", {}))),
    [bridge, task],
  );
  useEffect(() => {
    load();
    return bridge.on("watching.changed", load);
  }, [bridge, load]);
  return watching;
}
