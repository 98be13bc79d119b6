/** The tree of the outline with its mouse and keys. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { ComponentProps, KeyboardEvent, MouseEvent, PointerEvent, RefObject } from "react";
import { commandOfKey, runCommand } from "../../app/commands.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useMessages } from "../../app/messages.tsx";
import { ContextMenu } from "../../ui/ContextMenu.tsx";
import { goTo } from "../document/go.ts";
import { Entry } from "./Entry.tsx";
import { NameField } from "./NameField.tsx";
import type { Row } from "./rows.ts";
import type { Drag } from "./use-drag.ts";
import type { Focus } from "./use-focus.ts";
import type { OutlineActions } from "./use-outline-actions.ts";
import type { OutlineView } from "./use-outline-view.ts";
import styles from "./outline.module.css";

interface OutlineTreeProps {
  list: RefObject<HTMLUListElement | null>;
  view: OutlineView;
  focus: Focus;
  actions: OutlineActions;
  fold: (id: string, isFolded: boolean) => void;
  /** The name of an entry as it is edited. */
  nameOf: (id: string) => string;
  /** The row that contains an element. */
  rowOf: (target: EventTarget) => Row | undefined;
  drag: Drag | null;
  onDragStart: (event: PointerEvent, id: string) => void;
  menu: Omit<ComponentProps<typeof ContextMenu>, "children">;
}

/**
 * A click goes to the text, a double click or F2 renames, arrow keys move through the rows and fold sections.
 */
export function OutlineTree(props: OutlineTreeProps) {
  const { list, view, focus, actions, fold, rowOf, drag, onDragStart, menu } = props;
  const { rows } = view;
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const words = useMessages().editor;
  const onKeyDown = useTreeKeys(props);
  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (!row || !isIn(event.target, "button")) return;
    if (isIn(event.target, `.${styles.chevron}`)) fold(row.id, row.kind === "section" && !row.isFolded);
    else goTo(editor, row.id);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (row && isEditable && !isIn(event.target, `.${styles.chevron}, input`)) actions.beginRename(row.id);
  };
  const onPointerDown = (event: PointerEvent) => {
    const row = rowOf(event.target);
    if (row && isEditable && !isIn(event.target, `.${styles.chevron}, input`)) onDragStart(event, row.id);
  };
  const tabStop = (rows.find(({ id }) => id === focus.last) ?? rows.find(view.isCurrent) ?? rows[0])?.id;
  const draggedKind = rows.find(({ id }) => id === drag?.id)?.kind ?? "article";
  return (
    <ContextMenu {...menu}>
      <ul
        ref={list}
        role="tree"
        aria-label={words.outline}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onFocus={(event) => focus.came(rowOf(event.target)?.id)}
        onBlur={focus.went}
      >
        {rows.map((row) => (
          <li key={row.id} role="none" data-row={row.id}>
            <TreeRow {...props} row={row} isTabStop={row.id === tabStop} />
          </li>
        ))}
        {drag && drag.line !== null ? (
          <li
            role="none"
            className={joinClasses(styles.line, draggedKind === "article" && styles.lineArticle)}
            style={{ top: drag.line }}
          />
        ) : null}
      </ul>
    </ContextMenu>
  );
}

/** A row: its entry, or the field that renames it. */
function TreeRow({
  row,
  isTabStop,
  view,
  actions,
  nameOf,
  drag,
}: OutlineTreeProps & { row: Row; isTabStop: boolean }) {
  const words = useMessages().editor;
  if (actions.renamedId === row.id)
    return (
      <NameField
        name={nameOf(row.id)}
        label={row.kind === "section" ? words.newSectionName : words.newArticleTitle}
        isSection={row.kind === "section"}
        onKeep={(name, isLeft) => actions.endRename(row.id, name, isLeft)}
        onCancel={() => actions.endRename(row.id, null, false)}
      />
    );
  const isDragged =
    drag !== null && (row.id === drag.id || (row.kind === "article" && row.section === drag.id));
  return (
    <Entry
      {...view.contentOf(row)}
      isCurrent={view.isCurrent(row)}
      isTabStop={isTabStop}
      isDragged={isDragged}
    />
  );
}

/** The handler of keys in the tree: those of commands, and keys without modifiers that move the focus. */
function useTreeKeys({ view: { rows }, focus, fold, rowOf }: OutlineTreeProps) {
  const isEditable = useLexicalEditable();

  const actionsOf = (row: Row): Record<string, () => void> => {
    const at = rows.indexOf(row);
    const go = (to: number) => () => rows[to] && focus.on(rows[to].id);
    const goInto = () => {
      if (row.kind === "article") return;
      if (row.isFolded) fold(row.id, false);
      else if (rows[at + 1]?.kind === "article") go(at + 1)();
    };
    const goOut = () => {
      if (row.kind === "article") go(rows.findIndex(({ id }) => id === row.section))();
      else if (row.section.articles.length > 0) fold(row.id, true);
    };
    return {
      ArrowDown: go(at + 1),
      ArrowUp: go(at - 1),
      Home: go(0),
      End: go(rows.length - 1),
      ArrowRight: goInto,
      ArrowLeft: goOut,
    };
  };

  return (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (!row || event.nativeEvent.isComposing) return;
    const command = commandOfKey(event.nativeEvent, "outline");
    if (command) {
      if (!isEditable) return;
      event.preventDefault();
      return runCommand(command);
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = actionsOf(row)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

const isIn = (target: EventTarget, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;
