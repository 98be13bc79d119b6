/**
 * Assembles the editor: nodes, paragraphs, meanings, clipboard and one bounded history. It also runs without
 * a screen.
 */
import { configExtension, defineExtension, InitialStateExtension } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { DOMRenderExtension, domOverride } from "@lexical/html";
import { RichTextExtension } from "@lexical/rich-text";
import { $getRoot, $getState, HISTORY_MERGE_TAG, mergeRegister, TextNode, type LexicalEditor } from "lexical";
import { runFlags, type BulletinDocument } from "../../shared/document/schema.ts";
import { $documentToState } from "./nodes/adapter.ts";
import { clipboardExtensions } from "./pasting/clipboard.ts";
import { registerTyping } from "./nodes/meanings.ts";
import { frameState, nodes, runState } from "./nodes/nodes.ts";
import { registerObjectKeys } from "./objects/keys.ts";
import { registerPastedPictures } from "./objects/figures/pasted-pictures.ts";
import { $ensureBlock, registerParagraphs } from "./nodes/paragraphs.ts";
import { paintRun } from "./nodes/paint.ts";

/**
 * Maximum number of undo steps. Each step keeps a state of the whole issue, which shares its unchanged nodes
 * with the others.
 */
export const historyDepth = 500;

/**
 * Shows the properties of a text node as classes and attributes of its element. Wrapping the element would
 * break input methods.
 */
function $decorate(node: TextNode, element: HTMLElement, editor: LexicalEditor): void {
  const properties = $getState(node, runState);
  for (const flag of runFlags)
    element.classList.toggle(
      `run-${flag}`,
      flag === "bold" || flag === "underline" ? node.hasFormat(flag) : properties[flag] === true,
    );
  paintRun(editor, element, properties, $getState($getRoot(), frameState).revisions);
  if (properties.comments) element.dataset.commented = properties.comments.join(" ");
  else delete element.dataset.commented;
}

/**
 * Creates the editor extension for one bulletin.
 * @param onError called with an error inside Lexical, which then goes back to the state before. If it throws, Lexical
 *   does not: that is for editors without a person, such as those of tests
 */
export function bulletinExtension(bulletin: BulletinDocument, onError: (error: Error) => void = throwOn) {
  return defineExtension({
    name: "bulletin",
    namespace: "bulletin",
    nodes,
    $initialEditorState: () => {
      $documentToState(bulletin);
      $ensureBlock();
    },
    dependencies: [
      RichTextExtension,
      // Synchronous (`discrete`), so that the first render already shows the bulletin.
      configExtension(InitialStateExtension, { updateOptions: { discrete: true, tag: HISTORY_MERGE_TAG } }),
      configExtension(HistoryExtension, { disabled: false, maxDepth: historyDepth }),
      configExtension(DOMRenderExtension, {
        overrides: [
          domOverride([TextNode], {
            $decorateDOM: (node, _previous, element, editor) => $decorate(node, element, editor),
          }),
        ],
      }),
      ...clipboardExtensions,
    ],
    register: (editor) =>
      mergeRegister(
        registerObjectKeys(editor),
        registerPastedPictures(editor),
        registerParagraphs(editor),
        registerTyping(editor),
      ),
    onError,
  });
}

const throwOn = (error: Error): never => {
  throw error;
};
