/** The outline (本期目录): sections and articles of the issue, with their length and hints. */
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { useRef, useState, type ReactNode, type Ref, type RefObject } from "react";
import { joinClasses } from "../../app/class-names.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { useCounts } from "../session/editor-state.tsx";
import { OutlineTree } from "./OutlineTree.tsx";
import type { Row } from "./rows.ts";
import { useEntryCommands } from "./use-entry-commands.ts";
import { useFocus } from "./use-focus.ts";
import { useOutlineActions } from "./use-outline-actions.ts";
import { useOutlineDrag, type Guest, type OutlineHandle } from "./use-outline-drag.ts";
import { useOutlineView, type OutlineView } from "./use-outline-view.ts";
import { useStructure } from "./use-structure.ts";
import kit from "../../ui/kit.module.css";
import styles from "./outline.module.css";

export type { Guest, OutlineHandle } from "./use-outline-drag.ts";

/**
 * Shows the outline. A click goes to the text; dragging, keys and a menu move, rename and remove entries.
 *
 * @param below content under the outline, in the same column
 */
export function OutlinePanel({ ref, below }: { ref?: Ref<OutlineHandle>; below?: ReactNode }) {
  const isEditable = useLexicalEditable();
  const words = useMessages().editor;
  const { foldedIds, fold } = useFolded();
  const view = useOutlineView(foldedIds);
  const { rows } = view;
  const structure = useStructure();
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const focus = useFocus(list);
  const actions = useOutlineActions({ rows, structure, focus, fold, closeMenu: () => setMenuOf(null) });
  const { renamedId } = actions;
  const { drag, guest, start } = useOutlineDrag({
    ref,
    list,
    ghost,
    view,
    structure,
    follow: actions.follow,
  });
  const menuItems = useEntryCommands({ list, view, structure, actions });
  const rowOf = (target: EventTarget) => {
    const id =
      target instanceof Element && list.current?.contains(target)
        ? target.closest<HTMLElement>("[data-row]")?.dataset["row"]
        : undefined;
    return rows.find((row) => row.id === id);
  };
  return (
    <div className={styles.side}>
      <nav
        className={joinClasses(styles.outline, drag !== null && styles.dragging)}
        aria-label={words.outline}
        data-region="outline"
      >
        <Heading isEmpty={rows.length === 0} />
        <OutlineTree
          {...{ list, view, focus, actions, fold, rowOf, drag }}
          nameOf={structure.nameOf}
          onDragStart={start}
          menu={{
            items: menuItems(rows.find(({ id }) => id === menuOf)),
            onOpen: (event) => {
              const row = rowOf(event.target);
              if (row && isEditable && renamedId !== row.id) setMenuOf(row.id);
              else if (renamedId === null || row?.id !== renamedId) event.preventDefault();
            },
            onClosed: () => menuOf !== null && renamedId === null && focus.on(menuOf),
          }}
        />
        {drag ? (
          <Ghost ref={ghost} row={rows.find(({ id }) => id === drag.id)} guest={guest} view={view} />
        ) : null}
        <p className={kit.visuallyHidden} aria-live="polite">
          {structure.announcement}
        </p>
      </nav>
      {below}
    </div>
  );
}

/** The ids of folded sections, and a function that folds or unfolds one. */
function useFolded() {
  const [foldedIds, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (id: string, isFolded: boolean) => {
    if (foldedIds.has(id) === isFolded) return;
    const next = new Set(foldedIds);
    if (isFolded) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  return { foldedIds, fold };
}

/** The name of the panel with the counts of the issue, or a hint while the issue is empty. */
function Heading({ isEmpty }: { isEmpty: boolean }) {
  const words = useMessages().editor;
  const counts = useCounts();
  const { format } = new Intl.NumberFormat(useLocale());
  return (
    <>
      <h2>
        {words.outline}
        {isEmpty ? null : (
          <span>
            {words.counts(format(counts.sections), format(counts.articles), format(counts.characters))}
          </span>
        )}
      </h2>
      {isEmpty ? <p className={styles.empty}>{words.outlineEmpty}</p> : null}
    </>
  );
}

interface GhostProps {
  ref: RefObject<HTMLDivElement | null>;
  /** The dragged entry; undefined for a guest. */
  row: Row | undefined;
  guest: Guest | null;
  view: OutlineView;
}

/** The title that follows the pointer during a drag. */
function Ghost({ ref, row, guest, view }: GhostProps) {
  const words = useMessages().editor;
  const { format } = new Intl.NumberFormat(useLocale());
  if (!row && !guest) return null;
  return (
    <div className={styles.ghost} ref={ref} aria-hidden>
      {row ? view.titleOf(row) : guest?.title}
      {row?.kind === "section" && row.section.articles.length > 0 ? (
        <small>{words.folded(format(row.section.articles.length))}</small>
      ) : null}
    </div>
  );
}
