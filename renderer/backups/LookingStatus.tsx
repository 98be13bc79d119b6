import type { ReactNode } from "react";
import { joinClasses } from "../app/class-names.ts";
import { useMessages } from "../app/messages.tsx";
import kit from "../ui/kit.module.css";
import styles from "./copies.module.css";

/** A line that says how far the look into the backups is, with a bar once that is known; else its children. */
export function LookingStatus({
  isLooking,
  progress,
  children,
}: {
  isLooking: boolean;
  progress: { done: number; total: number } | null;
  children: ReactNode;
}) {
  const { copies: words } = useMessages();
  return (
    <div className={joinClasses(styles.copiesStatus, kit.faint)} role="status">
      <span>{isLooking ? words.looking : children}</span>
      {isLooking && progress ? (
        <progress
          className={kit.progress}
          max={progress.total}
          value={progress.done}
          aria-label={words.progress(progress.done, progress.total)}
        />
      ) : null}
    </div>
  );
}
