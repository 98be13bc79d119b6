/** The actions on rows of the outline. After each one the focus stays in the outline. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useState } from "react";
import { splitArticleId } from "../document/outline-store.ts";
import { INSERT_TEMPLATE_COMMAND } from "../templates/command.ts";
import type { Row } from "./rows.ts";
import type { Focus } from "./use-focus.ts";
import { useRework } from "./use-rework.ts";
import type { Structure } from "./use-structure.ts";

export interface OutlineActions {
  /**
   * Unfolds the section of an entry and focuses the entry: the change moved the focus to the paper. Null does
   * nothing.
   */
  follow(id: string | null): void;
  step(id: string, direction: -1 | 1): void;
  insertTemplateAfter(id: string): void;
  remove(id: string): void;
  /** 退回稿库. */
  takeBack(id: string): void;
  /** 摘为简讯. */
  trim(id: string): void;
  /** Id of the entry that is being renamed. */
  renamedId: string | null;
  beginRename(id: string): void;
  /** A null name cancels. `isLeft`: the focus moved elsewhere and must not come back. */
  endRename(id: string, name: string | null, isLeft: boolean): void;
}

interface Parts {
  rows: readonly Row[];
  structure: Structure;
  focus: Focus;
  fold(id: string, isFolded: boolean): void;
  closeMenu(): void;
}

/** The actions of the outline: its keys, its menu, and renaming in place. */
export function useOutlineActions({ rows, structure, focus, fold, closeMenu }: Parts): OutlineActions {
  const [editor] = useLexicalComposerContext();
  const rework = useRework();
  const [renamedId, setRenamedId] = useState<string | null>(null);

  const follow = (id: string | null) => {
    if (id === null) return;
    const section = structure.sectionOf(id);
    if (section !== null) fold(section, false);
    focus.on(id);
  };

  /** Removes an entry by `remove` and focuses the next one. */
  const removeBy = (remove: (id: string) => void, id: string) => {
    const next = rowAfter(rows, id);
    remove(id);
    if (next) focus.on(next.id);
  };

  return {
    follow,
    step: (id, direction) => follow(structure.step(focus.getAwaitedId() ?? id, direction)),
    insertTemplateAfter: (id) =>
      void editor.dispatchCommand(INSERT_TEMPLATE_COMMAND, splitArticleId(id).block),
    remove: (id) => removeBy(structure.remove, id),
    takeBack: (id) => removeBy(rework.takeBack, id),
    trim: (id) => {
      // The brief has another id. Close the menu first, or it returns the focus to the article.
      closeMenu();
      follow(rework.trim(id));
    },
    renamedId,
    beginRename: setRenamedId,
    endRename: (id, name, isLeft) => {
      setRenamedId(null);
      if (name !== null) structure.rename(id, name);
      if (!isLeft) focus.on(id);
    },
  };
}

/**
 * The row that takes the place of an entry when it is removed; of a section with its articles, the next
 * section.
 */
function rowAfter(rows: readonly Row[], id: string): Row | undefined {
  const at = rows.findIndex((row) => row.id === id);
  const count =
    rows[at]?.kind === "section"
      ? rows.slice(at).findIndex((row, index) => index > 0 && row.kind === "section")
      : 1;
  return (count < 0 ? undefined : rows[at + count]) ?? rows[at - 1];
}
