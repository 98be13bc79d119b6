/** Detects that a person types `/` in an empty paragraph, by comparing editor states. */
import { $getNodeByKey, HISTORIC_TAG, type EditorState, type LexicalEditor, type NodeKey } from "lexical";
import { $isBlock } from "../nodes/nodes.ts";
import { $getCaret } from "../nodes/selection.ts";

/** A paragraph that begins with a typed `/`, and the text after it, which filters the list. */
export interface Slash {
  key: NodeKey;
  query: string;
}

/** Input methods with Chinese punctuation type 、 with the same key. */
const openingCharacter = /^[/／、]$/u;
const slashText = /^[/／、](\S{0,20})$/u;

/** True if the text of a paragraph up to the caret filters the list. */
export const isSlash = (text: string): boolean => slashText.test(text);

/**
 * Follows typing; `onChange` is called when the list opens, closes (null) or gets another query. Composed text
 * is ignored until it is committed.
 */
export function watchSlash(editor: LexicalEditor, onChange: (slash: Slash | null) => void): () => void {
  let open: NodeKey | null = null;
  let latest: Slash | null = null;
  return editor.registerUpdateListener(({ editorState, prevEditorState, tags }) => {
    if (editor.isComposing()) return;
    const now = shortParagraph(editorState);
    const wasEmpty = now !== null && textOf(prevEditorState, now.key) === "";
    if (now && wasEmpty && openingCharacter.test(now.text) && !tags.has(HISTORIC_TAG)) open = now.key;
    const query = now && now.key === open ? slashText.exec(now.text)?.[1] : undefined;
    if (query === undefined) open = null;
    const slash = open === null || query === undefined ? null : { key: open, query };
    if (slash?.key === latest?.key && slash?.query === latest?.query) return;
    latest = slash;
    onChange(slash);
  });
}

/** The paragraph that ends at the caret, if it is short. */
function shortParagraph(state: EditorState): { key: NodeKey; text: string } | null {
  return state.read(() => {
    const caret = $getCaret();
    const text = caret?.block.getTextContent() ?? "";
    // 21 is the longest text that `slashText` accepts.
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
