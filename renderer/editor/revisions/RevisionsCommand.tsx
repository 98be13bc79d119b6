/**
 * Runs what the revisions need while the editor is open: following the caret, the keys that decide, and
 * tooltips of marks.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { LexicalEditor } from "lexical";
import { useEffect } from "react";
import type { RevisionCard } from "../../../shared/revisions/cards.ts";
import { revisionSentence } from "../../../shared/messages/revision-sentences.ts";
import type { Decision } from "../../../shared/revisions/settle.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { readFrame } from "../document/frame.ts";
import type { OutlineStore } from "../document/outline-store.ts";
import { useOutlineStore, useTextCommands } from "../session/editor-state.tsx";
import { decide } from "./decide.ts";
import { caretToCard, nextCard, paintCurrent, showCard } from "./go-to-card.ts";
import { revisionsOf } from "../nodes/paint.ts";
import type { RevisionsStore } from "./revisions-store.ts";
import { cardsIn, hasId, useRevisionCards, useCurrentRevision, useRevisionsStore } from "./revisions.tsx";
import { $selectedRevisions } from "./selected.ts";
import "../nodes/marks.css";

export function RevisionsCommand() {
  const [editor] = useLexicalComposerContext();
  const store = useRevisionsStore();
  const cards = useRevisionCards();
  const current = useCurrentRevision();
  useEffect(() => store.start(), [store]);
  useEffect(() => paintCurrent(editor, cards.find(hasId(current))), [editor, cards, current]);
  const outline = useOutlineStore();
  useTextCommands("revisions", {
    "revision.accept": () => decideHere(editor, outline, store, "accept"),
    "revision.reject": () => decideHere(editor, outline, store, "reject"),
  });
  useMarkTooltips(editor);
  return null;
}

/** Decides on the selected revisions, or on the current one and then goes on to the next, as Word does. */
function decideHere(
  editor: LexicalEditor,
  outline: OutlineStore,
  store: RevisionsStore,
  decision: Decision,
): void {
  outline.refresh();
  const cards = cardsIn(outline.bulletin());
  const selectedIds = store.hasSelected() ? editor.getEditorState().read($selectedRevisions) : [];
  const hasSelection = selectedIds.length > 0;
  const chosenCards = hasSelection
    ? cards.filter(({ ids }) => ids.some((id) => selectedIds.includes(id)))
    : cards.filter(hasId(store.current()));
  const next = hasSelection ? undefined : nextCard(editor, outline.bulletin(), cards, store.current(), 1);

  const revisionIds = chosenCards.flatMap(({ ids }) => ids);
  if (!decide(editor, decision, revisionIds)) return;
  if (next && !chosenCards.includes(next)) goToNext(editor, store, next);
}

/** Makes a revision the current one. The caret follows only if the focus is in the text, not in the panel. */
function goToNext(editor: LexicalEditor, store: RevisionsStore, card: RevisionCard): void {
  if (editor.getRootElement() === document.activeElement) caretToCard(editor, card);
  store.choose(card.id);
  showCard(editor, card);
}

/** Sets the tooltip of a mark when the pointer enters it. */
function useMarkTooltips(editor: LexicalEditor): void {
  const { revisions: words, workflow } = useMessages();
  const locale = useLocale();
  useEffect(
    () =>
      editor.registerRootListener((root) => {
        const setTooltip = ({ target }: PointerEvent) => {
          const element = target instanceof Element ? target.closest<HTMLElement>("[data-author]") : null;
          if (!element) return;
          const { revisions } = readFrame(editor);
          element.title = tooltipIds(element)
            .flatMap((id) =>
              revisions[id] ? [revisionSentence(revisions[id], words, workflow, locale)] : [],
            )
            .join("\n");
        };
        root?.addEventListener("pointerover", setTooltip);
        return () => root?.removeEventListener("pointerover", setTooltip);
      }),
    [editor, words, workflow, locale],
  );
}

/**
 * The revisions that the tooltip of an element describes. The revision of a paragraph end is not one of the
 * whole paragraph, so a paragraph has only the tooltip of its changed style.
 */
function tooltipIds(element: HTMLElement): string[] {
  const isParagraph = element.classList.contains("block") && !element.dataset.object;
  return isParagraph ? [element.dataset.formatted ?? ""] : revisionsOf(element);
}
