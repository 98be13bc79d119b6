/**
 * Copying and pasting (and dragging, which goes the same way). From this editor marks come along, but not ids and
 * revisions: they belong to the place that was copied. Comments come along where their text is gone: what was cut takes them
 * with it, a copy does not have them twice. From elsewhere come paragraphs of text with bold.
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
  type TextNode,
} from "lexical";
import type { Block, Run } from "../../shared/bulletin/schema.ts";
import { tableText } from "../../shared/bulletin/table.ts";
import { lostComments } from "../../shared/revisions/comments.ts";
import { $nodeToBlock, stateToDocument } from "./adapter.ts";
import { joinMail } from "../../shared/bulletin/mail.ts";
import { $cleanUpPasted, $pasteAgain } from "./clean-up/pasted.ts";
import { isPlainPaste } from "./clean-up/plain-paste.ts";
import { escapeHtml, readHtml, splitParagraphs, type PastedItem, type PastedRun } from "./html.ts";
import { without } from "../../shared/bulletin/without.ts";
import {
  $createBlock,
  $isBlock,
  blockState,
  bodyProperties,
  idState,
  runState,
  type BlockNode,
} from "./nodes.ts";
import { clipboardTable } from "./objects/cells-clipboard.ts";
import { ADD_PICTURES_COMMAND, PICTURES_LEFT_OUT_COMMAND } from "./objects/command.ts";
import {
  $insertBlocks,
  $objectStyleOf,
  $selectedObject,
  $selectObject,
  tableProperties,
} from "./objects/edit.ts";
import { fileOfAddress } from "./objects/pasted-pictures.ts";
import { $placeOf, $selectedBlocks, $selectPlace } from "./selection.ts";

interface Copied {
  namespace?: unknown;
  nodes?: unknown;
}

const $pasteOwn: ImportMimeTypeFunction = (data, selection, next) => {
  const copied = parse(data);
  const editor = $getEditor();
  if (copied?.namespace !== editor._config.namespace || !Array.isArray(copied?.nodes)) return next();
  const lost = lostComments(stateToDocument(editor.getEditorState()));
  $insertNodes(
    $generateNodesFromSerializedNodes(copied.nodes).flatMap((node) => $clean(node, lost)),
    selection,
  );
  return true;
};

/** A table or a figure takes no part in a paragraph: then every block that comes in stays one. */
function $insertNodes(nodes: LexicalNode[], selection: BaseSelection): void {
  if (!nodes.some((node) => $isBlock(node) && $objectStyleOf(node)))
    return $insertGeneratedNodes($getEditor(), nodes, selection);
  const blocks = nodes.map((node) => ($isBlock(node) ? node : $createBlock().append(node)));
  if ($isRangeSelection(selection)) {
    if (!selection.isCollapsed()) selection.removeText();
    const caret = $placeOf(selection.anchor);
    // In the midst of a paragraph it parts; a caption stays whole.
    if (caret && !$objectStyleOf(caret.block) && caret.offset < caret.block.getTextContentSize()) {
      selection.insertParagraph();
      $selectPlace(caret);
    }
  }
  $insertBlocks(blocks);
  const last = blocks.at(-1);
  if (last && $objectStyleOf(last)) $selectObject(last);
  else last?.selectEnd();
}

function parse(data: string): Copied | null {
  try {
    return JSON.parse(data) as Copied | null;
  } catch {
    return null;
  }
}

/** A pasted node as it may stand here; what a revision deleted is not pasted. `lost`: the comments whose text is gone. */
function $clean(node: LexicalNode, lost: ReadonlySet<string>): LexicalNode[] {
  if ($isElementNode(node)) {
    const children = node.getChildren().flatMap((child) => $clean(child, lost));
    const { style, table, figure } = $isBlock(node) ? $getState(node, blockState) : bodyProperties;
    return [$createBlock({ style, ...(table && { table }), ...(figure && { figure }) }).append(...children)];
  }
  if (!$isTextNode(node) && !$isLineBreakNode(node)) return [];
  const properties = $getState(node, runState);
  if (properties.deleted !== undefined) return [];
  const comments = properties.comments?.filter((id) => lost.has(id)) ?? [];
  const kept = {
    ...without(properties, "inserted", "formatted", "comments"),
    ...(comments.length > 0 && { comments }),
  };
  if ($isLineBreakNode(node)) return [$setState(node, runState, kept)];
  const text = $createTextNode(node.getTextContent());
  if (node.hasFormat("bold")) text.toggleFormat("bold");
  if (node.hasFormat("underline")) text.toggleFormat("underline");
  return [$setState(text, runState, kept)];
}

/** Text from Word and the web then gets the signs that print wants, as a step of its own. */
const $pasteHtml: ImportMimeTypeFunction = (data, selection) => {
  const editor = $getEditor();
  const cleanUp = $cleanUpPasted(editor, selection);
  const content = readHtml(data);
  if (content.every((each) => each.kind === "paragraph"))
    $pasteParagraphs(
      content.map(({ runs }) => runs),
      selection,
    );
  else $pasteContent(content, selection);
  // Once the paste is a step of the history.
  $onUpdate(() => queueMicrotask(cleanUp));
  return true;
};

/** Tables at once; pictures when the library has them. Those that the clipboard only names are told of. */
function $pasteContent(content: readonly PastedItem[], selection: BaseSelection): void {
  const editor = $getEditor();
  const blocks: BlockNode[] = [];
  const pictures: { file: File; behind: BlockNode | undefined }[] = [];
  let leftOut = 0;
  for (const [index, each] of content.entries()) {
    if (each.kind === "picture") {
      const file = fileOfAddress(each.address, `${index + 1}`);
      if (file) pictures.push({ file, behind: blocks.at(-1) });
      else leftOut += 1;
      continue;
    }
    blocks.push(
      $createBlock(each.kind === "table" ? tableProperties(each.table) : { style: "body" }).append(
        ...each.runs.map($pastedNode),
      ),
    );
  }
  if (blocks.length > 0) $insertNodes(blocks, selection);
  const caret = $isRangeSelection(selection) ? $placeOf(selection.anchor)?.block : null;
  const places = pictures.map(({ file, behind }) => {
    const block = behind ?? caret;
    return { file, place: { after: block ? $getState(block, idState) : null } };
  });
  $onUpdate(() =>
    queueMicrotask(() => {
      if (places.length > 0) editor.dispatchCommand(ADD_PICTURES_COMMAND, places);
      if (leftOut > 0) editor.dispatchCommand(PICTURES_LEFT_OUT_COMMAND, leftOut);
    }),
  );
}

const $pastedNode = ({ text, bold }: PastedRun): TextNode =>
  bold ? $createTextNode(text).toggleFormat("bold") : $createTextNode(text);

const $pasteText: ImportMimeTypeFunction = (data, selection) => {
  const isOneLine = !/[\r\n\v\f\u0085\u2028\u2029]/u.test(data.replace(/(?:\r\n|\r|\n)$/u, ""));
  if (!isOneLine) {
    const { text, changes } = isPlainPaste() ? { text: data, changes: 0 } : joinMail(data);
    const again =
      changes > 0
        ? $pasteAgain(
            $getEditor(),
            selection,
            (pasted) => $pasteParagraphs(splitParagraphs(text), pasted),
            changes,
          )
        : null;
    $pasteParagraphs(splitParagraphs(data), selection);
    if (again) $onUpdate(() => queueMicrotask(again));
    return true;
  }
  if ($isRangeSelection(selection)) selection.insertText(data.trimEnd());
  return true;
};

function $pasteParagraphs(paragraphs: readonly PastedRun[][], selection: BaseSelection): boolean {
  const lines = paragraphs.map((runs) => runs.map($pastedNode));
  const [only] = lines;
  const nodes = lines.length === 1 && only ? only : lines.map((line) => $createBlock().append(...line));
  $insertGeneratedNodes($getEditor(), nodes, selection);
  return true;
}

/** The selected part of every selected block, as `transform` writes it; of an object only where all of its caption is selected. */
function $writeSelected(selection: BaseSelection | null, transform: (block: Block) => string): string[] {
  const object = $selectedObject();
  if (object) return [transform(withoutDeleted($nodeToBlock(object)))];
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return [];
  const [start, end] = (
    selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus]
  ).map($placeOf);
  return $selectedBlocks().map((block) => {
    const from = start?.block.is(block) ? start.offset : 0;
    const to = end?.block.is(block) ? end.offset : Infinity;
    let at = 0;
    const whole = $nodeToBlock(block);
    const runs = whole.runs.flatMap((run) => {
      const text = run.text.slice(Math.max(from - at, 0), Math.max(to - at, 0));
      at += run.text.length;
      return text === "" ? [] : [{ ...run, text }];
    });
    const { table, ...caption } = whole;
    return transform(
      withoutDeleted({ ...(from === 0 && to >= at && table ? { ...caption, table } : caption), runs }),
    );
  });
}

const withoutDeleted = (block: Block): Block => ({
  ...block,
  runs: block.runs.filter((run) => run.deleted === undefined),
});

const $copyText = (selection: BaseSelection | null): string =>
  $writeSelected(selection, ({ runs, table }) => {
    const text = runs.map((run) => run.text).join("");
    return table ? [text, tableText(table)].filter((part) => part !== "").join("\n") : text;
  }).join("\n");

const $copyHtml = (selection: BaseSelection | null): string =>
  $writeSelected(selection, ({ runs, table }) =>
    table ? clipboardTable(table, runsHtml(runs)) : `<p>${runsHtml(runs)}</p>`,
  ).join("");

const runsHtml = (runs: readonly Run[]): string =>
  runs
    .map((run) => {
      const text = escapeHtml(run.text).replaceAll("\n", "<br>");
      const underlined = run.underline ? `<u>${text}</u>` : text;
      return run.title || run.point || run.tag || run.bold ? `<b>${underlined}</b>` : underlined;
    })
    .join("");

/** The extensions that make copying, cutting, pasting and dragging work as described above. */
export const clipboardExtensions = [
  configExtension(ClipboardImportExtension, {
    $importMimeType: {
      "application/x-lexical-editor": [$pasteOwn],
      "text/html": [$pasteHtml],
      "text/plain": [$pasteText],
    },
  }),
  configExtension(GetClipboardDataExtension, {
    $exportMimeType: { "text/plain": [$copyText], "text/html": [$copyHtml] },
  }),
];
