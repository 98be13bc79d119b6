/** 本期目录: sections and articles of the issue. A click goes there; dragging, keys and a menu move, rename and remove them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import {
  useDeferredValue,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from "react";
import type { ArticlePlace } from "../../../shared/bulletin/move.ts";
import { articleLimits, limitsOf, findTooLong } from "../../../shared/bulletin/templates/limits.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { ContextMenu, type ContextMenuItem } from "../../ui/ContextMenu.tsx";
import { goTo } from "../go.ts";
import { splitArticleId } from "../outline-store.ts";
import { problemSentence } from "../points/problem-sentence.ts";
import {
  useCounts,
  useCurrentArticle,
  useOrigins,
  useOutline,
  useOutlinedBulletin,
  useProblems,
} from "../session.tsx";
import { isApple } from "../shortcuts.ts";
import { INSERT_TEMPLATE_COMMAND } from "../templates/command.ts";
import { useTemplates } from "../templates/use-templates.ts";
import { Entry } from "./Entry.tsx";
import { NameField } from "./NameField.tsx";
import { gapsFor, gapsForNew, isPlaceOf, rowsOf, type Row } from "./rows.ts";
import { articleTitle, sectionTitle } from "./titles.ts";
import { useDrag } from "./use-drag.ts";
import { useFocus } from "./use-focus.ts";
import { useRework } from "./use-rework.ts";
import { useStructure } from "./use-structure.ts";
import "./outline.css";

/** What is dragged into the outline from elsewhere. */
export interface Guest {
  title: string;
  onBegin?: () => void;
  onDrop: (place: ArticlePlace) => void;
}

export interface OutlineHandle {
  /** Begins with the press of the pointer. */
  dragIn(event: PointerEvent, guest: Guest): void;
}

/** No entry has this id. */
const guestId = "guest of the outline";

/** @param below stands below the outline, in its column. */
export function OutlinePanel({ ref, below }: { ref?: Ref<OutlineHandle>; below?: ReactNode }) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const { editor: words, points: pointWords, templates: templateWords } = useMessages();
  const { sections } = useDeferredValue(useOutline());
  const problems = useDeferredValue(useProblems());
  const current = useCurrentArticle();
  const counts = useCounts();
  const templates = useTemplates();
  const document = useDeferredValue(useOutlinedBulletin());
  const bySection = useMemo(() => limitsOf(templates ?? []), [templates]);
  const limits = useMemo(
    () => articleLimits(document, { sections }, bySection),
    [document, sections, bySection],
  );
  const long = useMemo(() => findTooLong({ sections }, limits), [sections, limits]);
  const origins = useOrigins();
  const structure = useStructure();
  const rework = useRework();
  const { format } = new Intl.NumberFormat(useLocale());
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [renamed, setRenamed] = useState<string | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf(sections, folded), [sections, folded]);
  const list = useRef<HTMLUListElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const focus = useFocus(list);
  const [guest, setGuest] = useState<Guest | null>(null);
  const { drag, start } = useDrag({
    list,
    ghost,
    isGuest: (id) => id === guestId,
    onBegin: (id) => id === guestId && guest?.onBegin?.(),
    gapsFor: (id) =>
      id === guestId
        ? gapsForNew(rows).map((gap) => ({ ...gap, changes: true }))
        : gapsFor(rows, rows.find((row) => row.id === id)?.kind ?? "article").map((gap) => ({
            ...gap,
            changes: !isPlaceOf(sections, id, gap.target),
          })),
    onDrop: (id, target) => {
      if (id !== guestId) follow(structure.move(id, target));
      else if (target.kind === "article") guest?.onDrop(target);
    },
  });
  useImperativeHandle(
    ref,
    () => ({
      dragIn: (event, from) => {
        if (!isEditable) return;
        setGuest(from);
        start(event, guestId);
      },
    }),
    [isEditable, start],
  );

  const rowOf = (target: EventTarget) => {
    const id =
      target instanceof Element && list.current?.contains(target)
        ? target.closest<HTMLElement>("[data-row]")?.dataset["row"]
        : undefined;
    return rows.find((row) => row.id === id);
  };
  /** Whatever was done, what had the focus has it: the paper took it with the selection. */
  const follow = (id: string | null) => {
    if (id === null) return;
    const section = structure.sectionOf(id);
    if (section !== null) fold(section, false);
    focus.on(id);
  };
  const fold = (id: string, isFolded: boolean) => {
    if (folded.has(id) === isFolded) return;
    const next = new Set(folded);
    if (isFolded) next.add(id);
    else next.delete(id);
    setFolded(next);
  };
  const step = (id: string, direction: -1 | 1) => follow(structure.step(focus.awaited() ?? id, direction));
  const askForTemplate = (id: string) =>
    void editor.dispatchCommand(INSERT_TEMPLATE_COMMAND, splitArticleId(id).block);
  const remove = (id: string, take: (id: string) => void = structure.remove) => {
    const at = rows.findIndex((row) => row.id === id);
    const gone =
      rows[at]?.kind === "section"
        ? rows.slice(at).findIndex((row, index) => index > 0 && row.kind === "section")
        : 1;
    const next = (gone < 0 ? undefined : rows[at + gone]) ?? rows[at - 1];
    take(id);
    if (next) focus.on(next.id);
  };
  const trim = (id: string) => {
    // The brief has another id: the menu that closes must not give the focus to the article.
    setMenuOf(null);
    follow(rework.trim(id));
  };
  const endRename = (id: string, name: string | null, isLeft: boolean) => {
    setRenamed(null);
    if (name !== null) structure.rename(id, name);
    if (!isLeft) focus.on(id);
  };

  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (!row || !(event.target as Element).closest("button")) return;
    if ((event.target as Element).closest(".outline-chevron"))
      fold(row.id, row.kind === "section" && !row.isFolded);
    else goTo(editor, row.id);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (row && isEditable && !(event.target as Element).closest(".outline-chevron, input"))
      setRenamed(row.id);
  };
  const onPointerDown = (event: PointerEvent) => {
    const row = rowOf(event.target);
    if (row && isEditable && !(event.target as Element).closest(".outline-chevron, input"))
      start(event, row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    if (!row || event.nativeEvent.isComposing) return;
    if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey) {
      if (!isEditable || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      step(row.id, event.key === "ArrowUp" ? -1 : 1);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = keysOf(row)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const keysOf = (row: Row): Record<string, () => void> => {
    const at = rows.indexOf(row);
    const go = (to: number) => () => rows[to] && focus.on(rows[to].id);
    return {
      ArrowDown: go(at + 1),
      ArrowUp: go(at - 1),
      Home: go(0),
      End: go(rows.length - 1),
      ArrowRight:
        row.kind === "article"
          ? () => undefined
          : row.isFolded
            ? () => fold(row.id, false)
            : rows[at + 1]?.kind === "article"
              ? go(at + 1)
              : () => undefined,
      ArrowLeft:
        row.kind === "article"
          ? go(rows.findIndex(({ id }) => id === row.section))
          : () => row.section.articles.length > 0 && fold(row.id, true),
      ...(isEditable ? { F2: () => setRenamed(row.id) } : {}),
    };
  };

  const problemOf = (row: Row): string => {
    if (row.kind === "article") {
      const length = long.get(row.id);
      return [
        length && templateWords.tooLong(format(length.limit), format(length.over)),
        problemSentence(problems.get(row.id), pointWords),
      ]
        .filter(Boolean)
        .join(pointWords.and);
    }
    const count = row.isFolded
      ? row.section.articles.filter(({ id }) => problems.has(id) || long.has(id)).length
      : 0;
    return count === 0 ? "" : words.foldedProblems(format(count));
  };
  const countOf = (row: Row) => {
    const length = long.get(row.id);
    const count = format((row.kind === "section" ? row.section : row.article).characters);
    return length ? `${count}/${format(length.limit)}` : count;
  };
  const limitOf = (row: Row): string => {
    const limit = limits.get(row.id);
    return limit === undefined ? "" : templateWords.limitOf(format(limit));
  };
  const isCurrent = (row: Row) =>
    row.kind === "article"
      ? row.id === current
      : row.isFolded && row.section.articles.some(({ id }) => id === current);
  const titleOf = (row: Row) =>
    row.kind === "section" ? sectionTitle(row.section, words) : articleTitle(row.article, words);
  const tabStop = (rows.find(({ id }) => id === focus.last) ?? rows.find(isCurrent) ?? rows[0])?.id;
  const dragged = drag && rows.find(({ id }) => id === drag.id);

  const panel = (
    <nav className={drag ? "outline outline-dragging" : "outline"} aria-label={words.outline}>
      <h2>
        {words.outline}
        {rows.length > 0 && (
          <span>
            {words.counts(format(counts.sections), format(counts.articles), format(counts.characters))}
          </span>
        )}
      </h2>
      {rows.length === 0 && <p className="outline-empty">{words.outlineEmpty}</p>}
      <ContextMenu
        items={menuItems(rows.find(({ id }) => id === menuOf))}
        onOpen={(event) => {
          const row = rowOf(event.target);
          if (row && isEditable && renamed !== row.id) setMenuOf(row.id);
          else if (renamed === null || row?.id !== renamed) event.preventDefault();
        }}
        onClosed={() => menuOf !== null && renamed === null && focus.on(menuOf)}
      >
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
              {renamed === row.id ? (
                <NameField
                  name={structure.nameOf(row.id)}
                  label={row.kind === "section" ? words.newSectionName : words.newArticleTitle}
                  className={`outline-${row.kind}`}
                  onKeep={(name, isLeft) => endRename(row.id, name, isLeft)}
                  onCancel={() => endRename(row.id, null, false)}
                />
              ) : (
                <Entry
                  kind={row.kind}
                  title={titleOf(row)}
                  characters={countOf(row)}
                  limit={limitOf(row)}
                  tables={row.kind === "article" ? row.article.tables : 0}
                  figures={row.kind === "article" ? row.article.figures : 0}
                  problem={problemOf(row)}
                  folded={row.kind === "section" && row.isFolded ? format(row.section.articles.length) : null}
                  hasArticles={row.kind === "section" && row.section.articles.length > 0}
                  level={row.kind === "article" && row.section !== null ? 2 : 1}
                  isCurrent={isCurrent(row)}
                  isTabStop={row.id === tabStop}
                  isDragged={
                    drag !== null &&
                    (row.id === drag.id || (row.kind === "article" && row.section === drag.id))
                  }
                />
              )}
            </li>
          ))}
          {drag && drag.line !== null ? (
            <li
              role="none"
              className={`outline-line outline-line-${dragged?.kind ?? "article"}`}
              style={{ top: drag.line }}
            />
          ) : null}
        </ul>
      </ContextMenu>
      {dragged ? (
        <div className="outline-ghost" ref={ghost} aria-hidden>
          {titleOf(dragged)}
          {dragged.kind === "section" && dragged.section.articles.length > 0 ? (
            <small>{words.folded(format(dragged.section.articles.length))}</small>
          ) : null}
        </div>
      ) : drag && guest ? (
        <div className="outline-ghost" ref={ghost} aria-hidden>
          {guest.title}
        </div>
      ) : null}
      <p className="visually-hidden" aria-live="polite">
        {structure.said}
      </p>
    </nav>
  );
  return (
    <div className="outline-side">
      {panel}
      {below}
    </div>
  );

  function menuItems(row: Row | undefined): ContextMenuItem[] {
    if (!row) return [];
    const { id } = row;
    const removal =
      row.kind === "article"
        ? words.removeArticle
        : row.section.articles.length === 0
          ? words.removeEmptySection
          : words.removeSection(format(row.section.articles.length));
    return [
      { label: words.rename, keys: "F2", run: () => setRenamed(id) },
      {
        label: words.moveUp,
        keys: moveKeys("↑"),
        disabled: !structure.canStep(id, -1),
        run: () => step(id, -1),
      },
      {
        label: words.moveDown,
        keys: moveKeys("↓"),
        disabled: !structure.canStep(id, 1),
        run: () => step(id, 1),
      },
      { label: templateWords.insertAfter, run: () => askForTemplate(id) },
      ...(row.kind === "article" && !row.article.isBrief
        ? [{ label: words.trimToBrief, run: () => trim(id) }]
        : []),
      ...(origins.has(id) ? [{ label: words.takeBack, run: () => remove(id, rework.takeBack) }] : []),
      { label: removal, isRemoval: true, run: () => remove(id) },
    ];
  }
}

const moveKeys = (arrow: string) => (isApple ? `⌥⇧${arrow}` : `Alt+Shift+${arrow}`);
