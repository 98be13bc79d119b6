/** Follows the typing in the body, and tells what names could be meant. Runs on every keystroke: it reads one paragraph. */
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
import type { CompletionOptions, Candidate, Completion } from "../../../shared/bulletin/names/complete.ts";
import { $isBlock, blockState } from "../nodes.ts";
import { $caret, $placeOf, $range, $selectPlaces } from "../selection.ts";
import { isSlash } from "../templates/slash.ts";
import { Declined } from "./declined.ts";

/** Names could be meant by what stands before the caret. */
export interface Begun {
  block: NodeKey;
  start: number;
  end: number;
  candidates: readonly Candidate[];
}

export interface NameWatch {
  /** Offers what there is at the caret, however little is typed. False where there is nothing. */
  ask(): boolean;
  /** Closes the list until the next word. */
  decline(): void;
  /** Puts a name in the place of what is typed of it: one step of the history. */
  choose(text: string): void;
  stop(): void;
}

/** What is known of the paragraph with the selection. */
interface Seen {
  block: NodeKey;
  place: CompletionOptions["place"];
  text: string;
  /** The caret, or the start of what is selected. */
  offset: number;
  isCaret: boolean;
}

type Find = (before: string, asked: Pick<CompletionOptions, "place" | "isWanted">) => Completion | null;

/** @param onChange told of what is offered; null: nothing. */
export function watchNames(
  editor: LexicalEditor,
  find: Find,
  onChange: (begun: Begun | null) => void,
): NameWatch {
  let last = look(editor.getEditorState());
  let open: Begun | null = null;
  const declined = new Declined();
  const show = (begun: Begun | null) => {
    if (begun === open) return;
    open = begun;
    onChange(begun);
  };
  const offer = ({ block, place, text, offset }: Seen, isWanted: boolean) => {
    const before = text.slice(0, offset);
    const found = isSlash(before) || !editor.isEditable() ? null : find(before, { place, isWanted });
    const start = offset - (found?.typed ?? 0);
    if (isWanted) declined.clear();
    show(
      found && !declined.covers(block, start, offset)
        ? { block, start, end: offset, candidates: found.candidates }
        : null,
    );
  };

  const stop = mergeRegister(
    editor.registerUpdateListener(({ editorState, tags }) => {
      if (editor.isComposing()) return;
      const before = last;
      const now = look(editorState);
      last = now;
      if (!now?.isCaret || before?.block !== now.block) return show(null);
      if (now.text === before.text && now.offset === before.offset && before.isCaret) return;
      // What is typed makes the text before the caret longer; a caret that only moved changes nothing.
      const isTyped =
        now.text !== before.text &&
        now.offset > before.offset &&
        !tags.has(HISTORIC_TAG) &&
        !tags.has(PASTE_TAG);
      const isTakenBack = open !== null && now.text !== before.text && now.offset > open.start;
      if (isTyped || isTakenBack) offer(now, false);
      else show(null);
    }),
    // What is composed is not typed yet, and its keys are the input method's.
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
      const now = look(editor.getEditorState());
      if (now?.isCaret && !editor.isComposing()) offer(now, true);
      return open !== null;
    },
    decline: () => {
      if (open) declined.add(open.block, open.start, open.end);
      show(null);
    },
    choose: (text) => {
      const begun = open;
      if (!begun) return;
      declined.add(begun.block, begun.start, begun.start + text.length);
      show(null);
      editor.update(() => $putName(begun, text), { tag: HISTORY_PUSH_TAG });
    },
    stop,
  };
}

function look(state: EditorState): Seen | null {
  return state.read(() => {
    const range = $range();
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

function $putName({ block: key, start, end }: Begun, text: string): void {
  const block = $getNodeByKey(key);
  const caret = $caret();
  if (!$isBlock(block) || caret?.block !== block || caret.offset !== end) return;
  const typed = block.getTextContent().slice(start, end);
  if (!text.startsWith(typed)) $selectPlaces({ block, offset: start }, { block, offset: end });
  $range()?.insertText(text.startsWith(typed) ? text.slice(typed.length) : text);
}
