/**
 * Follows typing in the body and offers the names that could be meant. It runs on every keystroke, so it
 * reads one paragraph only.
 */
import {
  $getNodeByKey,
  $getState,
  COMMAND_PRIORITY_CRITICAL,
  COMPOSITION_START_COMMAND,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_TAG,
  type EditorState,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import type { CompletionOptions, Candidate, Completion } from "../../../shared/names/complete.ts";
import { $isBlock, blockState } from "../nodes/nodes.ts";
import { $getCaret, $placeOf, $getRange, $selectPlaces } from "../nodes/selection.ts";
import { isSlash } from "../templates/slash.ts";
import { Declined } from "./declined.ts";

/** Names that could complete the text before the caret. Offsets are UTF-16 units of the block. */
export interface NameOffer {
  block: NodeKey;
  start: number;
  end: number;
  candidates: readonly Candidate[];
}

export interface NameWatch {
  /** Offers names at the caret even for a single typed character. False without any. */
  ask(): boolean;
  /** Closes the list; it stays closed until the next word. */
  decline(): void;
  /** Replaces the typed beginning by a name, as one undo step. */
  choose(text: string): void;
  stop(): void;
}

/** The paragraph that contains the selection. */
interface CaretContext {
  block: NodeKey;
  place: CompletionOptions["place"];
  text: string;
  /** Offset of the caret, or of the start of the selection. */
  offset: number;
  isCaret: boolean;
}

type Find = (before: string, options: Pick<CompletionOptions, "place" | "isWanted">) => Completion | null;

/** @param onChange receives each new offer, and null when the list must close */
export function watchNames(
  editor: LexicalEditor,
  find: Find,
  onChange: (offer: NameOffer | null) => void,
): NameWatch {
  let last = readContext(editor.getEditorState());
  let open: NameOffer | null = null;
  const declinedStretches = new Declined();
  const show = (next: NameOffer | null) => {
    if (next === open) return;
    open = next;
    onChange(next);
  };
  const offerAt = ({ block, place, text, offset }: CaretContext, isWanted: boolean) => {
    const before = text.slice(0, offset);
    const completion = isSlash(before) || !editor.isEditable() ? null : find(before, { place, isWanted });
    const start = offset - (completion?.typedLength ?? 0);
    if (isWanted) declinedStretches.clear();
    show(
      completion && !declinedStretches.covers(block, start, offset)
        ? { block, start, end: offset, candidates: completion.candidates }
        : null,
    );
  };

  const stop = mergeRegister(
    editor.registerUpdateListener(({ editorState, tags }) => {
      if (editor.isComposing()) return;
      const before = last;
      const now = readContext(editorState);
      last = now;
      if (!now?.isCaret || before?.block !== now.block) return show(null);
      if (now.text === before.text && now.offset === before.offset && before.isCaret) return;
      // Typing makes the text before the caret longer. A caret that only moved closes the list.
      const isTyped =
        now.text !== before.text &&
        now.offset > before.offset &&
        !tags.has(HISTORIC_TAG) &&
        !tags.has(PASTE_TAG);
      const isShortened = open !== null && now.text !== before.text && now.offset > open.start;
      if (isTyped || isShortened) offerAt(now, false);
      else show(null);
    }),
    // Composed text is not typed yet, and the keys belong to the input method meanwhile.
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        show(null);
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerEditableListener(() => show(null)),
  );
  return {
    ask: () => {
      const now = readContext(editor.getEditorState());
      if (now?.isCaret && !editor.isComposing()) offerAt(now, true);
      return open !== null;
    },
    decline: () => {
      if (open) declinedStretches.add(open.block, open.start, open.end);
      show(null);
    },
    choose: (text) => {
      const offer = open;
      if (!offer) return;
      declinedStretches.add(offer.block, offer.start, offer.start + text.length);
      show(null);
      editor.update(() => $putName(offer, text), { tag: HISTORY_PUSH_TAG });
    },
    stop,
  };
}

function readContext(state: EditorState): CaretContext | null {
  return state.read(() => {
    const range = $getRange();
    const place = range && $placeOf(range.isBackward() ? range.focus : range.anchor);
    if (!range || !place) return null;
    const isSource = $getState(place.block, blockState).style === "source";
    return {
      block: place.block.getKey(),
      place: isSource ? "item" : "text",
      text: place.block.getTextContent(),
      offset: place.offset,
      isCaret: range.isCollapsed(),
    };
  });
}

/** Inserts the rest of a name if the typed text begins it, else replaces the typed text. */
function $putName({ block: key, start, end }: NameOffer, text: string): void {
  const block = $getNodeByKey(key);
  const caret = $getCaret();
  if (!$isBlock(block) || caret?.block !== block || caret.offset !== end) return;
  const typedText = block.getTextContent().slice(start, end);
  if (!text.startsWith(typedText)) $selectPlaces({ block, offset: start }, { block, offset: end });
  $getRange()?.insertText(text.startsWith(typedText) ? text.slice(typedText.length) : text);
}
