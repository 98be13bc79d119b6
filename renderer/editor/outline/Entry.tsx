import { Tooltip } from "radix-ui";
import { ChevronRight, Image as ImageIcon, Table2 } from "lucide-react";
import { memo, useState, type MouseEvent, type ReactElement } from "react";
import { useMessages } from "../../app/messages.tsx";

interface EntryProps {
  kind: "section" | "article";
  title: string;
  characters: string;
  /** How long it should be at most; empty where nothing says. */
  limit: string;
  /** Tables and figures in it. */
  tables: number;
  figures: number;
  /** How many articles are folded away; null where none are. */
  folded: string | null;
  /** What is to be looked at there; empty where nothing is. */
  problem: string;
  /** The caret stands there. */
  isCurrent: boolean;
  /** Whether Tab comes here; arrow keys go on from there. */
  isTabStop: boolean;
  isDragged: boolean;
  level: 1 | 2;
  hasArticles: boolean;
}

/** One line of the outline. A long issue has hundreds: only those that changed are drawn again. */
export const Entry = memo(function Entry({
  kind,
  title,
  characters,
  limit,
  tables,
  figures,
  folded,
  problem,
  isCurrent,
  isTabStop,
  isDragged,
  level,
  hasArticles,
}: EntryProps) {
  const words = useMessages().editor;
  const [isCut, setIsCut] = useState(false);
  const counted = words.entry(title, characters);
  const objects = [tables > 0 && words.tablesIn(tables), figures > 0 && words.figuresIn(figures)]
    .filter(Boolean)
    .join(words.andObjects);
  const counts = objects ? words.entryWithObjects(counted, objects) : counted;
  const name = folded === null ? counts : words.foldedEntry(counts, folded);
  const measure = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const text = currentTarget.querySelector(".outline-title");
    setIsCut(text !== null && text.scrollWidth > text.clientWidth);
  };
  const button = (
    <button
      type="button"
      role="treeitem"
      className={`outline-${kind}`}
      aria-level={level}
      aria-expanded={hasArticles ? folded === null : undefined}
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
      {hasArticles ? <ChevronRight className="outline-chevron" size={14} aria-hidden /> : null}
      <span className="outline-title">{title}</span>
      {folded === null ? null : <em>{words.folded(folded)}</em>}
      {tables > 0 ? <Table2 className="outline-object" size={13} aria-hidden /> : null}
      {figures > 0 ? <ImageIcon className="outline-object" size={13} aria-hidden /> : null}
      {problem ? <i className="outline-problem" aria-hidden /> : null}
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

function Hint({ title, text, children }: { title: string; text: string; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip outline-hint" side="right" sideOffset={6}>
          {title ? <strong>{title}</strong> : null}
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
