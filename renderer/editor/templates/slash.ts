/** Typing `/` in an empty paragraph: what it means, from state to state of the editor. */
import { $getNodeByKey, HISTORIC_TAG, type EditorState, type LexicalEditor, type NodeKey } from "lexical";
import { $isBlock } from "../nodes.ts";
import { $caret } from "../selection.ts";

/** A `/` was typed at the start of this paragraph, and the text behind it chooses among the templates. */
export interface Slash {
  key: NodeKey;
  query: string;
}

/** An input method set to Chinese punctuation types 、 with the same key. */
const opening = /^[/／、]$/u;
const typed = /^[/／、](\S{0,20})$/u;

/** Whether the text of a paragraph, up to the caret, chooses among the templates. */
export const isSlash = (text: string): boolean => typed.test(text);

/** Follows the typing. Null: there is no list. What is being composed is not typed yet. */
export function watchSlash(editor: LexicalEditor, onChange: (slash: Slash | null) => void): () => void {
  let open: NodeKey | null = null;
  return editor.registerUpdateListener(({ editorState, prevEditorState, tags }) => {
    if (editor.isComposing()) return;
    const now = paragraph(editorState);
    const wasEmpty = now !== null && textOf(prevEditorState, now.key) === "";
    if (now && wasEmpty && opening.test(now.text) && !tags.has(HISTORIC_TAG)) open = now.key;
    const query = now && now.key === open ? typed.exec(now.text)?.[1] : undefined;
    if (query === undefined) open = null;
    onChange(open === null || query === undefined ? null : { key: open, query });
  });
}

/** The paragraph at whose end the caret stands. */
function paragraph(state: EditorState): { key: NodeKey; text: string } | null {
  return state.read(() => {
    const caret = $caret();
    const text = caret?.block.getTextContent() ?? "";
    // Most paragraphs are longer than what is typed here.
    return caret && text.length <= 21 && caret.offset === text.length
      ? { key: caret.block.getKey(), text }
      : null;
  });
}

function textOf(state: EditorState, key: NodeKey): string | null {
  return state.read(() => {
    const node = $getNodeByKey(key);
    return $isBlock(node) ? node.getTextContent() : null;
  });
}
