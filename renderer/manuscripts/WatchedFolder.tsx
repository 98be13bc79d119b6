import { FolderInput, Pause, Play, TriangleAlert } from "lucide-react";
import type { Watching } from "../../shared/contract/watching.ts";
import { useApp } from "../app/context.tsx";
import { formatCount } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { WatchedFolderChoice } from "../settings/WatchedFolderChoice.tsx";
import { Button } from "../ui/Button.tsx";
import { FailedFiles } from "./FailedFiles.tsx";
import { readFailures, useWatching } from "./use-watching.ts";
import kit from "../ui/kit.module.css";
import styles from "./manuscripts.module.css";

/**
 * The watched folder (收稿文件夹), from which manuscripts are imported automatically, the progress while they are
 * very many, and problems with it or its files.
 */
export function WatchedFolder() {
  const { bridge } = useApp();
  const { manuscripts: words } = useMessages();
  const watching = useWatching();
  return (
    <section className={styles.watched} aria-label={words.watched}>
      <p title={words.watchedHint}>
        <FolderInput size={15} aria-hidden="true" />
        {words.watched}
      </p>
      <WatchedFolderChoice />
      {watching ? <Progress watching={watching} /> : null}
      {watching && !watching.reachable ? (
        <p className={styles.watchedProblem} role="alert">
          <TriangleAlert size={15} aria-hidden="true" />
          {words.unreachable}
        </p>
      ) : null}
      {watching && watching.failed.count > 0 ? (
        <details className={styles.watchedProblem}>
          <summary>{words.notTakenIn(watching.failed.count)}</summary>
          <FailedFiles failed={watching.failed} readAll={() => readFailures(bridge)} />
        </details>
      ) : null}
    </section>
  );
}

/** How many files were read, with a button that pauses the import or continues it; nothing for a few files. */
function Progress({ watching: { progress, paused } }: { watching: Watching }) {
  const { bridge } = useApp();
  const { manuscripts: words } = useMessages();
  const locale = useLocale();
  const task = useTask();
  if (progress === null && !paused) return null;
  return (
    <div className={styles.watchedProgress}>
      {progress ? (
        <>
          <span>
            {words.progress(formatCount(progress.done, locale), formatCount(progress.total, locale))}
          </span>
          <progress
            className={kit.progress}
            max={progress.total}
            value={progress.done}
            aria-label={words.watched}
          />
        </>
      ) : null}
      <span role="status">{paused ? words.paused : null}</span>
      <Button onClick={() => void task(() => bridge.ask("watching.pause", { paused: !paused }))}>
        {paused ? <Play size={14} /> : <Pause size={14} />}
        {paused ? words.goOn : words.pause}
      </Button>
    </div>
  );
}
