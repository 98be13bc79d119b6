import type { IssueSummary } from "../../shared/contract/issues.ts";
import { formatCount, formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { useIssueName } from "../issues/actions.ts";
import { StateBadge } from "../issues/StateBadge.tsx";
import styles from "./library.module.css";

/** The latest issues as cards with a small page. */
export function IssueCards({
  issues,
  onOpen,
}: {
  issues: readonly IssueSummary[];
  onOpen: (issue: IssueSummary) => void;
}) {
  const { library: words, window: frame } = useMessages();
  const locale = useLocale();
  const nameOf = useIssueName();
  return (
    <section className={styles.cards} aria-label={words.recent}>
      {issues.map((issue) => (
        <button key={issue.id} type="button" className={styles.card} onClick={() => onOpen(issue)}>
          <span className={styles.cardPage} aria-hidden="true">
            <b />
            <i />
            {/* One line for about every 400 characters, at most six. */}
            {Array.from({ length: Math.min(6, 1 + Math.ceil(issue.characters / 400)) }, (_, line) => (
              <u key={line} />
            ))}
          </span>
          <span className={styles.cardText}>
            <span className={styles.cardTitle}>
              <strong>{nameOf(issue)}</strong>
              <StateBadge state={issue.state} />
            </span>
            <span className={styles.cardName}>{issue.name || frame.untitled}</span>
            <span>{issue.date ? formatDate(issue.date, locale) : frame.noDate}</span>
            <span>{words.summary(issue.articles, formatCount(issue.characters, locale))}</span>
          </span>
        </button>
      ))}
    </section>
  );
}
