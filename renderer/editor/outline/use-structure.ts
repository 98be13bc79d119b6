/** Moves, renames and removes sections and articles of the open bulletin. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useMemo, useState } from "react";
import { moveArticle, moveSection, removeEntry, type ArticlePlace } from "../../../shared/editing/move.ts";
import type { OutlineSection } from "../../../shared/document/outline.ts";
import { nameOf, rename } from "../../../shared/editing/rename.ts";
import { useApp } from "../../app/context.tsx";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { useOutlineStore } from "../session/editor-state.tsx";
import { isPlaceOf, stepOf, type Target } from "./rows.ts";
import { titleOf } from "./titles.ts";

/** Each change is one undo step. */
export interface Structure {
  /**
   * Moves an entry. Returns its id afterwards (an item that leaves its paragraph gets a new one), or null if
   * it did not move.
   */
  move(id: string, target: Target): string | null;
  /** Moves an entry one step up or down; returns the same as `move`. */
  step(id: string, direction: -1 | 1): string | null;
  canStep(id: string, direction: -1 | 1): boolean;
  /** The section that contains an article; null for a section or an article before the first section. */
  sectionOf(id: string): string | null;
  remove(id: string): void;
  /** Renames an entry; an empty name changes nothing. */
  rename(id: string, name: string): void;
  /** The name as it is edited. */
  nameOf(id: string): string;
  /** A sentence about the last action, for screen readers. */
  announcement: string;
}

/** The actions for the open bulletin. */
export function useStructure(): Structure {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { notify } = useApp();
  const words = useMessages().editor;
  const locale = useLocale();
  const [announcement, announce] = useState("");

  const actions = useMemo(() => {
    const { format } = new Intl.NumberFormat(locale);
    const refreshSections = (): readonly OutlineSection[] => {
      store.refresh();
      return store.outline().sections;
    };

    const announceMove = (id: string, target: Target, landing: MoveOutcome | null) => {
      const now = refreshSections();
      if (target.kind === "section") {
        const namedSections = now.filter((section) => section.id !== null);
        const position = namedSections.findIndex((section) => section.id === id) + 1;
        announce(words.movedSection(titleOf(now, id, words), format(position), format(namedSections.length)));
      } else if (landing) {
        const section = target.section === null ? words.noSection : titleOf(now, target.section, words);
        const title = titleOf(now, landing.id, words);
        announce(words.movedArticle(title, section, format(landing.position), format(landing.count)));
      }
    };

    const move = (id: string, target: Target): string | null => {
      const oldSections = refreshSections();
      if (!editor.isEditable() || isPlaceOf(oldSections, id, target)) return null;
      const isMoved = commit(editor, (bulletin) =>
        target.kind === "section"
          ? moveSection(bulletin, id, target.before)
          : moveArticle(bulletin, id, target),
      );
      if (!isMoved) {
        notify({ kind: "error", text: words.cannotMove });
        return null;
      }
      const landing =
        target.kind === "article" ? landingOf(oldSections, refreshSections(), id, target) : null;
      announceMove(id, target, landing);
      return landing?.id ?? id;
    };

    return {
      move,
      step: (id: string, direction: -1 | 1) => {
        const target = stepOf(refreshSections(), id, direction);
        if (target) return move(id, target);
        announce(
          direction < 0
            ? words.isFirst(titleOf(refreshSections(), id, words))
            : words.isLast(titleOf(refreshSections(), id, words)),
        );
        return null;
      },
      canStep: (id: string, direction: -1 | 1) => stepOf(store.outline().sections, id, direction) !== null,
      sectionOf: (id: string) =>
        store.outline().sections.find(({ articles }) => articles.some((article) => article.id === id))?.id ??
        null,
      remove: (id: string) => {
        const title = titleOf(refreshSections(), id, words);
        if (commit(editor, (bulletin) => removeEntry(bulletin, id))) announce(words.removed(title));
      },
      rename: (id: string, name: string) => {
        commit(editor, (bulletin) => rename(bulletin, id, name));
      },
      nameOf: (id: string) => nameOf(readBulletin(editor), id) ?? "",
    };
  }, [editor, store, notify, words, locale]);

  return useMemo(() => ({ ...actions, announcement }), [actions, announcement]);
}

/** A moved article: its id, its position in its section (from 1) and the number of articles there. */
interface MoveOutcome {
  id: string;
  position: number;
  count: number;
}

/** Finds a moved article by its position, because an item that left its paragraph has a new id. */
function landingOf(
  oldSections: readonly OutlineSection[],
  newSections: readonly OutlineSection[],
  id: string,
  target: ArticlePlace,
): MoveOutcome {
  const others =
    oldSections
      .find((section) => section.id === target.section)
      ?.articles.filter((article) => article.id !== id) ?? [];
  const index =
    target.before === null ? others.length : others.findIndex((article) => article.id === target.before);
  const articles = newSections.find((section) => section.id === target.section)?.articles ?? [];
  return { id: articles[index]?.id ?? id, position: index + 1, count: articles.length };
}
