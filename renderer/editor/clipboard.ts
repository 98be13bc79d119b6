/**
 * Copying and pasting (and dragging, which goes the same way). From this editor marks come along, but not ids,
 * revisions and comments: they belong to the place that was copied. From elsewhere come paragraphs of text with bold.
 */
import {
  $generateNodesFromSerializedNodes,
  $insertGeneratedNodes,
  ClipboardImportExtension,
  GetClipboardDataExtension,
  type ImportMimeTypeFunction,
} from "@lexical/clipboard";
import { configExtension } from "@lexical/extension";
import {
  $createTextNode,
  $getEditor,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  $onUpdate,
  $setState,
  type BaseSelection,
  type LexicalNode,
} from "lexical";
import { $nodeToBlock } from "./adapter.ts";
import { joinMail } from "../../shared/bulletin/mail.ts";
import { $cleanUpPasted, $pasteAgain } from "./clean-up/pasted.ts";
import { isPlainPaste } from "./clean-up/plain-paste.ts";
import { escapeHtml, htmlParagraphs, textParagraphs, type PastedRun } from "./html.ts";
import { $createBlock, $isBlock, blockState, runState, without } from "./nodes.ts";
import { $placeOf, $selectedBlocks } from "./selection.ts";

interface Copied {
  namespace?: unknown;
  nodes?: unknown;
}

const $pasteOwn: ImportMimeTypeFunction = (data, selection, next) => {
  const copied = parse(data);
  const editor = $getEditor();
  if (copied?.namespace !== editor._config.namespace || !Array.isArray(copied?.nodes)) return next();
  $insertGeneratedNodes(editor, $generateNodesFromSerializedNodes(copied.nodes).flatMap($clean), selection);
  return true;
};

function parse(data: string): Copied | null {
  try {
    return JSON.parse(data) as Copied | null;
  } catch {
    return null;
  }
}

/** A pasted node as it may stand here; what a revision deleted is not pasted. */
function $clean(node: LexicalNode): LexicalNode[] {
  if ($isElementNode(node)) {
    const children = node.getChildren().flatMap($clean);
    const style = $isBlock(node) ? $getState(node, blockState).style : "body";
    return [$createBlock({ style }).append(...children)];
  }
  if (!$isTextNode(node) && !$isLineBreakNode(node)) return [];
  const properties = $getState(node, runState);
  if (properties.deleted !== undefined) return [];
  const kept = without(properties, "inserted", "formatted", "comments");
  if ($isLineBreakNode(node)) return [$setState(node, runState, kept)];
  const text = $createTextNode(node.getTextContent());
  if (node.hasFormat("bold")) text.toggleFormat("bold");
  if (node.hasFormat("underline")) text.toggleFormat("underline");
  return [$setState(text, runState, kept)];
}

/** Text from Word and the web then gets the signs that print wants, as a step of its own. */
const $pasteHtml: ImportMimeTypeFunction = (data, selection) => {
  const cleanUp = $cleanUpPasted($getEditor(), selection);
  $pasteParagraphs(htmlParagraphs(data), selection);
  // Once the paste is a step of the history.
  $onUpdate(() => queueMicrotask(cleanUp));
  return true;
};

const $pasteText: ImportMimeTypeFunction = (data, selection) => {
  const isOneLine = !/[\r\n\v\f\u0085\u2028\u2029]/u.test(data.replace(/(?:\r\n|\r|\n)$/u, ""));
  if (!isOneLine) {
    const { text, changes } = isPlainPaste() ? { text: data, changes: 0 } : joinMail(data);
    const again = changes > 0 ? $pasteAgain($getEditor(), selection, (pasted) => $pasteParagraphs(textParagraphs(text), pasted), changes) : null;
    $pasteParagraphs(textParagraphs(data), selection);
    if (again) $onUpdate(() => queueMicrotask(again));
    return true;
  }
  if ($isRangeSelection(selection)) selection.insertText(data.trimEnd());
  return true;
};

function $pasteParagraphs(paragraphs: readonly PastedRun[][], selection: BaseSelection): boolean {
  const lines = paragraphs.map((runs) => runs.map(({ text, bold }) => (bold ? $createTextNode(text).toggleFormat("bold") : $createTextNode(text))));
  const [only] = lines;
  const nodes = lines.length === 1 && only ? only : lines.map((line) => $createBlock().append(...line));
  $insertGeneratedNodes($getEditor(), nodes, selection);
  return true;
}

/** The selected part of every selected block, as `transform` writes it. */
function $writeSelected(selection: BaseSelection | null, transform: (runs: ReturnType<typeof $nodeToBlock>["runs"]) => string): string[] {
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return [];
  const [start, end] = (selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus]).map($placeOf);
  return $selectedBlocks().map((block) => {
    const from = start?.block.is(block) ? start.offset : 0;
    const to = end?.block.is(block) ? end.offset : Infinity;
    let at = 0;
    const runs = $nodeToBlock(block).runs.flatMap((run) => {
      const text = run.text.slice(Math.max(from - at, 0), Math.max(to - at, 0));
      at += run.text.length;
      return text === "" || run.deleted !== undefined ? [] : [{ ...run, text }];
    });
    return transform(runs);
  });
}

const $copyText = (selection: BaseSelection | null): string => $writeSelected(selection, (runs) => runs.map((run) => run.text).join("")).join("\n");

const $copyHtml = (selection: BaseSelection | null): string =>
  $writeSelected(selection, (runs) => {
    const written = runs.map((run) => {
      const text = escapeHtml(run.text).replaceAll("\n", "<br>");
      const underlined = run.underline ? `<u>${text}</u>` : text;
      return run.title || run.point || run.tag || run.bold ? `<b>${underlined}</b>` : underlined;
    });
    return `<p>${written.join("")}</p>`;
  }).join("");

/** The extensions that make copying, cutting, pasting and dragging work as described above. */
export const clipboardExtensions = [
  configExtension(ClipboardImportExtension, {
    $importMimeType: { "application/x-lexical-editor": [$pasteOwn], "text/html": [$pasteHtml], "text/plain": [$pasteText] },
  }),
  configExtension(GetClipboardDataExtension, { $exportMimeType: { "text/plain": [$copyText], "text/html": [$copyHtml] } }),
];
