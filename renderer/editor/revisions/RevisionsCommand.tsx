/** Revisions at the desk: the caret's revision, the keys that decide, and the tooltips of marks. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import { useEffect } from "react";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { readFrame } from "../frame.ts";
import { useOutlineStore } from "../session.tsx";
import { DECIDE_COMMAND } from "./command.ts";
import { decide } from "./decide.ts";
import { caretToCard, nextCard, paintCurrent, showCard } from "./go-to-card.ts";
import { revisionsOf } from "./paint.ts";
import { cardsIn, hasId, useRevisionCards, useCurrentRevision, useRevisionsStore } from "./revisions.tsx";
import { $selectedRevisions } from "./selected.ts";
import { revisionSentence } from "../../../shared/revisions/sentences.ts";
import "./marks.css";

export function RevisionsCommand() {
  const [editor] = useLexicalComposerContext();
  const outline = useOutlineStore();
  const store = useRevisionsStore();
  const { revisions: words, workflow } = useMessages();
  const locale = useLocale();
  const cards = useRevisionCards();
  const current = useCurrentRevision();
  useEffect(() => store.start(), [store]);
  useEffect(() => paintCurrent(editor, cards.find(hasId(current))), [editor, cards, current]);
  useEffect(() => {
    const act = (decision: Decision) => {
      outline.refresh();
      const known = cardsIn(outline.bulletin());
      const selected = store.hasSelected() ? editor.getEditorState().read($selectedRevisions) : [];
      const chosen =
        selected.length > 0
          ? known.filter(({ ids }) => ids.some((id) => selected.includes(id)))
          : known.filter(hasId(store.current()));
      const next =
        selected.length > 0 ? undefined : nextCard(editor, outline.bulletin(), known, store.current(), 1);
      if (
        !decide(
          editor,
          decision,
          chosen.flatMap(({ ids }) => ids),
        )
      )
        return;
      outline.refresh();
      if (!next || chosen.includes(next)) return;
      // The next one, as in Word; who works in the list stays there.
      if (editor.getRootElement() === document.activeElement) caretToCard(editor, next);
      store.choose(next.id);
      showCard(editor, next);
    };
    // Once the command's own update is over: a decision is an update of its own.
    const begin = (decision: Decision) => {
      queueMicrotask(() => act(decision));
      return true;
    };
    return editor.registerCommand(DECIDE_COMMAND, begin, COMMAND_PRIORITY_EDITOR);
  }, [editor, outline, store]);
  useEffect(
    () =>
      editor.registerRootListener((root) => {
        const tell = ({ target }: PointerEvent) => {
          const element = target instanceof Element ? target.closest<HTMLElement>("[data-author]") : null;
          // The mark of a paragraph is not all of it.
          const ids =
            element &&
            (element.classList.contains("block") && !element.dataset.object
              ? [element.dataset.formatted ?? ""]
              : revisionsOf(element));
          if (!element || !ids) return;
          const known = readFrame(editor).revisions;
          element.title = ids
            .flatMap((id) => (known[id] ? [revisionSentence(known[id], words, workflow, locale)] : []))
            .join("\n");
        };
        root?.addEventListener("pointerover", tell);
        return () => root?.removeEventListener("pointerover", tell);
      }),
    [editor, words, workflow, locale],
  );
  return null;
}
