import { useEffect, useState } from "react";
import { Files } from "lucide-react";
import { comparedManuscript } from "../../shared/manuscripts/compared-text.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import type { SimilarMatch } from "../../shared/contract/similar.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { CompareDialog, percent } from "./CompareDialog.tsx";
import styles from "./manuscripts.module.css";

/**
 * Lists printed articles and other manuscripts that are similar to a manuscript; each opens side by side.
 * Empty if there are none.
 */
export function SimilarTexts({
  manuscript,
  bulletin,
}: {
  manuscript: Manuscript;
  bulletin: BulletinDocument;
}) {
  const { bridge } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  const [matches, setMatches] = useState<SimilarMatch[]>([]);
  const [openMatch, setOpenMatch] = useState<SimilarMatch | null>(null);
  const text = comparedManuscript(bulletin);
  const { id } = manuscript;
  // Exclude the issue in which this manuscript itself was printed.
  const usedIn = manuscript.usedIn?.issue;
  useEffect(() => {
    let isLatest = true;
    void task(() =>
      bridge.ask("similar.find", {
        text,
        excludeManuscript: id,
        ...(usedIn === undefined ? {} : { excludeIssue: usedIn }),
      }),
    ).then((answer) => isLatest && answer && setMatches(answer.matches));
    return () => {
      isLatest = false;
    };
  }, [bridge, id, task, text, usedIn]);
  if (matches.length === 0) return null;
  return (
    <section className={styles.similar} aria-label={words.similar(matches.length)}>
      <h3>
        <Files size={14} aria-hidden="true" />
        {words.similar(matches.length)}
      </h3>
      <ul>
        {matches.map((match) => (
          <li key={`${match.kind}-${match.kind === "article" ? match.issue : ""}-${match.id}`}>
            <button type="button" onClick={() => setOpenMatch(match)}>
              <b>{percent(match)}%</b>
              <span>{match.title ?? match.text.slice(0, 40)}</span>
              <small>
                {[words.where(match.kind === "article" ? match.number : null, match.kind), match.unit]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {openMatch ? (
        <CompareDialog
          title={manuscript.title || manuscript.file}
          text={text}
          match={openMatch}
          onClose={() => setOpenMatch(null)}
        />
      ) : null}
    </section>
  );
}
