import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useCallback, useMemo, useState } from "react";
import { moveArticle, moveSection, removeEntry } from "../../../shared/bulletin/move.ts";
import type { OutlineSection } from "../../../shared/bulletin/outline.ts";
import { nameOf, rename } from "../../../shared/bulletin/rename.ts";
import { useApp } from "../../app/context.tsx";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { stateToDocument } from "../adapter.ts";
import { replaceRuns } from "../replace-runs.ts";
import { useOutlineStore } from "../session.tsx";
import { arrange } from "./arrange.ts";
import { isPlaceOf, stepOf, type Target } from "./rows.ts";
import { titleOf } from "./titles.ts";

/** What can be done to the sections and articles of the issue. Every change is one step of the history. */
export interface Structure {
  /** Moves an entry. The id that it has then (an item that left its paragraph has another one), null where it did not move. */
  move(id: string, target: Target): string | null;
  /** Moves an entry one step up or down. */
  step(id: string, direction: -1 | 1): string | null;
  canStep(id: string, direction: -1 | 1): boolean;
  /** The section that an article is in now; null for others. */
  sectionOf(id: string): string | null;
  remove(id: string): void;
  /** Gives an entry a name; an empty one changes nothing. */
  rename(id: string, name: string): void;
  /** The name as it is edited. */
  nameOf(id: string): string;
  /** What was done last, for who listens rather than looks. */
  said: string;
}

export function useStructure(): Structure {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { notify } = useApp();
  const words = useMessages().editor;
  const locale = useLocale();
  const [said, setSaid] = useState("");
  const read = useCallback(() => stateToDocument(editor.getEditorState()), [editor]);

  const actions = useMemo(() => {
    const { format } = new Intl.NumberFormat(locale);
    const sections = (): readonly OutlineSection[] => {
      store.refresh();
      return store.outline().sections;
    };

    const move = (id: string, target: Target): string | null => {
      const was = sections();
      if (!editor.isEditable() || isPlaceOf(was, id, target)) return null;
      const before = read();
      const after =
        target.kind === "section" ? moveSection(before, id, target.before) : moveArticle(before, id, target);
      if (after === before) {
        notify({ kind: "error", text: words.cannotMove });
        return null;
      }
      arrange(editor, before, after);
      const is = sections();
      if (target.kind === "section") {
        const named = is.filter((section) => section.id !== null);
        setSaid(
          words.movedSection(
            titleOf(is, id, words),
            format(named.findIndex((section) => section.id === id) + 1),
            format(named.length),
          ),
        );
        return id;
      }
      const others =
        was
          .find((section) => section.id === target.section)
          ?.articles.filter((article) => article.id !== id) ?? [];
      const place =
        target.before === null ? others.length : others.findIndex((article) => article.id === target.before);
      const section = is.find((each) => each.id === target.section);
      const landed = section?.articles[place]?.id ?? id;
      const sectionName = target.section === null ? words.noSection : titleOf(is, target.section, words);
      setSaid(
        words.movedArticle(
          titleOf(is, landed, words),
          sectionName,
          format(place + 1),
          format(section?.articles.length ?? 0),
        ),
      );
      return landed;
    };

    return {
      move,
      step: (id: string, direction: -1 | 1) => {
        const target = stepOf(sections(), id, direction);
        if (target) return move(id, target);
        setSaid(
          direction < 0
            ? words.isFirst(titleOf(sections(), id, words))
            : words.isLast(titleOf(sections(), id, words)),
        );
        return null;
      },
      canStep: (id: string, direction: -1 | 1) => stepOf(store.outline().sections, id, direction) !== null,
      sectionOf: (id: string) =>
        store.outline().sections.find(({ articles }) => articles.some((article) => article.id === id))?.id ??
        null,
      remove: (id: string) => {
        if (!editor.isEditable()) return;
        const title = titleOf(sections(), id, words);
        const before = read();
        const after = removeEntry(before, id);
        if (after === before) return;
        arrange(editor, before, after);
        store.refresh();
        setSaid(words.removed(title));
      },
      rename: (id: string, name: string) => {
        const block = editor.isEditable() ? rename(read(), id, name) : null;
        if (!block) return;
        replaceRuns(editor, [block]);
        store.refresh();
      },
      nameOf: (id: string) => nameOf(read(), id) ?? "",
    };
  }, [editor, store, read, notify, words, locale]);

  return useMemo(() => ({ ...actions, said }), [actions, said]);
}
