/** One row of the outline. */
import { Tooltip } from "radix-ui";
import { ChevronRight, Image as ImageIcon, Table2 } from "lucide-react";
import { memo, useState, type MouseEvent, type ReactElement } from "react";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import popups from "../../ui/popups.module.css";
import styles from "./outline.module.css";

/** What an entry shows of its section or article. */
export interface EntryContent {
  kind: "section" | "article";
  title: string;
  characters: string;
  /** The limit of its length as a phrase; empty without one. */
  limit: string;
  /** Number of tables in the article. */
  tables: number;
  /** Number of figures in the article. */
  figures: number;
  /** Number of hidden articles; null if the section is not folded. */
  hiddenCount: string | null;
  /** A hint about its points or length; empty without one. */
  problem: string;
  /** Depth in the tree. */
  level: 1 | 2;
  hasArticles: boolean;
}

interface EntryProps extends EntryContent {
  /** Whether it contains the caret. */
  isCurrent: boolean;
  /** Whether Tab focuses it; arrow keys move on from there. */
  isTabStop: boolean;
  isDragged: boolean;
}

/**
 * A button that shows one section or article. A long issue has hundreds, so only changed ones render again.
 */
export const Entry = memo(function Entry({
  kind,
  title,
  characters,
  limit,
  tables,
  figures,
  hiddenCount,
  problem,
  isCurrent,
  isTabStop,
  isDragged,
  level,
  hasArticles,
}: EntryProps) {
  const words = useMessages().editor;
  const [isCut, setIsCut] = useState(false);
  const summary = words.entry(title, characters);
  const objects = [tables > 0 && words.tablesIn(tables), figures > 0 && words.figuresIn(figures)]
    .filter(Boolean)
    .join(words.andObjects);
  const counts = objects ? words.entryWithObjects(summary, objects) : summary;
  const name = hiddenCount === null ? counts : words.foldedEntry(counts, hiddenCount);
  const measure = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const text = currentTarget.querySelector(`.${styles.title}`);
    setIsCut(text !== null && text.scrollWidth > text.clientWidth);
  };
  const button = (
    <button
      type="button"
      role="treeitem"
      className={kind === "section" ? styles.section : undefined}
      aria-level={level}
      aria-expanded={hasArticles ? hiddenCount === null : undefined}
      aria-selected={isCurrent}
      aria-current={isCurrent || undefined}
      aria-label={problem ? words.entryWithProblem(name, problem) : name}
      title={
        problem ? undefined : [isCut ? title : "", objects, limit].filter(Boolean).join(" · ") || undefined
      }
      tabIndex={isTabStop ? 0 : -1}
      data-dragged={isDragged || undefined}
      onMouseEnter={measure}
    >
      {hasArticles ? <ChevronRight className={styles.chevron} size={14} aria-hidden /> : null}
      <span className={styles.title}>{title}</span>
      {hiddenCount === null ? null : <em>{words.folded(hiddenCount)}</em>}
      {tables > 0 ? <Table2 className={styles.object} size={13} aria-hidden /> : null}
      {figures > 0 ? <ImageIcon className={styles.object} size={13} aria-hidden /> : null}
      {problem ? <i className={styles.problem} aria-hidden /> : null}
      <small>{characters}</small>
    </button>
  );
  return problem ? (
    <Hint title={isCut ? title : ""} text={problem}>
      {button}
    </Hint>
  ) : (
    button
  );
});

/** A tooltip with the problem of an entry, and with the title if that is cut off. */
function Hint({ title, text, children }: { title: string; text: string; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={joinClasses(popups.tooltip, styles.hint)} side="right" sideOffset={6}>
          {title ? <strong>{title}</strong> : null}
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
