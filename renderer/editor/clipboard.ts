/**
 * Copying and pasting (and dragging, which uses the same path).
 *
 * Content copied in this editor keeps its meanings and formats, but not its ids and revisions, which belong
 * to the original place. It keeps a comment only if the commented text no longer exists: cutting and pasting
 * moves comments, copying does not duplicate them. Content from other programs becomes paragraphs with bold
 * text, tables and pictures.
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
import { $nodeToBlock } from "./adapter.ts";
import { readBulletin } from "./document/read.ts";
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
import { ADD_PICTURES_COMMAND, LARGE_TABLES_COMMAND, PICTURES_LEFT_OUT_COMMAND } from "./objects/command.ts";
import {
  $insertBlocks,
  $objectStyleOf,
  $selectedObject,
  $selectObject,
  tableProperties,
} from "./objects/edit.ts";
import { fileOfAddress } from "./objects/pasted-pictures.ts";
import { $placeOf, $selectedBlocks, $selectPlace } from "./selection.ts";

/** The clipboard format of Lexical (`application/x-lexical-editor`), not validated. */
interface LexicalClipboard {
  namespace?: unknown;
  nodes?: unknown;
}

/** Pastes content that was copied in this editor. */
const $pasteOwn: ImportMimeTypeFunction = (data, selection, next) => {
  const content = parseClipboard(data);
  const editor = $getEditor();
  if (content?.namespace !== editor._config.namespace || !Array.isArray(content?.nodes)) return next();

  const lostIds = lostComments(readBulletin(editor));
  $insertNodes(
    $generateNodesFromSerializedNodes(content.nodes).flatMap((node) => $cleanPasted(node, lostIds)),
    selection,
  );
  return true;
};

/**
 * Inserts nodes at the selection. If they include a table or a figure, no pasted block is merged into a
 * paragraph.
 */
function $insertNodes(nodes: LexicalNode[], selection: BaseSelection): void {
  if (!nodes.some((node) => $isBlock(node) && $objectStyleOf(node)))
    return $insertGeneratedNodes($getEditor(), nodes, selection);
  const blocks = nodes.map((node) => ($isBlock(node) ? node : $createBlock().append(node)));
  if ($isRangeSelection(selection)) {
    if (!selection.isCollapsed()) selection.removeText();
    const caret = $placeOf(selection.anchor);
    // Split a paragraph at the caret, but never a caption.
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

/** Parses the clipboard data; null if it is not JSON. */
function parseClipboard(data: string): LexicalClipboard | null {
  try {
    return JSON.parse(data) as LexicalClipboard | null;
  } catch {
    return null;
  }
}

/**
 * Reduces a pasted node to what may be pasted. Text that a revision deletes is left out.
 *
 * @param lostIds ids of the comments whose text no longer exists in the bulletin
 */
function $cleanPasted(node: LexicalNode, lostIds: ReadonlySet<string>): LexicalNode[] {
  if ($isElementNode(node)) {
    const children = node.getChildren().flatMap((child) => $cleanPasted(child, lostIds));
    const { style, table, figure } = $isBlock(node) ? $getState(node, blockState) : bodyProperties;
    return [$createBlock({ style, ...(table && { table }), ...(figure && { figure }) }).append(...children)];
  }
  if (!$isTextNode(node) && !$isLineBreakNode(node)) return [];
  const properties = $getState(node, runState);
  if (properties.deleted !== undefined) return [];

  const comments = properties.comments?.filter((id) => lostIds.has(id)) ?? [];
  const pastedProperties = {
    ...without(properties, "inserted", "formatted", "comments"),
    ...(comments.length > 0 && { comments }),
  };
  if ($isLineBreakNode(node)) return [$setState(node, runState, pastedProperties)];

  const text = $createTextNode(node.getTextContent());
  if (node.hasFormat("bold")) text.toggleFormat("bold");
  if (node.hasFormat("underline")) text.toggleFormat("underline");
  return [$setState(text, runState, pastedProperties)];
}

/**
 * Pastes HTML from Word or the web, then corrects its characters for print as a separate undo step
 * (`clean-up/pasted.ts`).
 */
const $pasteHtml: ImportMimeTypeFunction = (data, selection) => {
  const editor = $getEditor();
  const cleanUp = $cleanUpPasted(editor, selection);
  const { items: content, largeTables } = readHtml(data);
  if (content.every((each) => each.kind === "paragraph"))
    $pasteParagraphs(
      content.map(({ runs }) => runs),
      selection,
    );
  else $pasteItems(content, selection);
  // The clean-up runs after the paste has become an undo step.
  $onUpdate(() => queueMicrotask(cleanUp));
  if (largeTables.count > 0)
    $onUpdate(() => queueMicrotask(() => editor.dispatchCommand(LARGE_TABLES_COMMAND, largeTables)));
  return true;
};

/**
 * Pastes items that include tables or pictures. Pictures follow later, when the library has stored them; for
 * those that are only given by an address, a notice tells how many were left out.
 */
function $pasteItems(items: readonly PastedItem[], selection: BaseSelection): void {
  const editor = $getEditor();
  const blocks: BlockNode[] = [];
  const pictures: { file: File; behind: BlockNode | undefined }[] = [];
  let leftOut = 0;
  for (const [index, each] of items.entries()) {
    if (each.kind === "picture") {
      const file = fileOfAddress(each.address, `${index + 1}`);
      if (file) pictures.push({ file, behind: blocks.at(-1) });
      else leftOut += 1;
      continue;
    }
    blocks.push(
      $createBlock(each.kind === "table" ? tableProperties(each.table) : { style: "body" }).append(
        ...each.runs.map($createPastedText),
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

const $createPastedText = ({ text, bold }: PastedRun): TextNode =>
  bold ? $createTextNode(text).toggleFormat("bold") : $createTextNode(text);

/**
 * Pastes plain text. Several lines become paragraphs; if they look like wrapped lines of an e-mail, they are
 * joined in a separate undo step, unless the person asked for plain text.
 */
const $pasteText: ImportMimeTypeFunction = (data, selection) => {
  const isOneLine = !/[\r\n\v\f\u0085\u2028\u2029]/u.test(data.replace(/(?:\r\n|\r|\n)$/u, ""));
  if (!isOneLine) {
    const { text, changes } = isPlainPaste() ? { text: data, changes: 0 } : joinMail(data);
    const pasteJoined =
      changes > 0
        ? $pasteAgain(
            $getEditor(),
            selection,
            (range) => $pasteParagraphs(splitParagraphs(text), range),
            changes,
          )
        : null;
    $pasteParagraphs(splitParagraphs(data), selection);
    if (pasteJoined) $onUpdate(() => queueMicrotask(pasteJoined));
    return true;
  }
  if ($isRangeSelection(selection)) selection.insertText(data.trimEnd());
  return true;
};

function $pasteParagraphs(paragraphs: readonly PastedRun[][], selection: BaseSelection): boolean {
  const lines = paragraphs.map((runs) => runs.map($createPastedText));
  const [only] = lines;
  const nodes = lines.length === 1 && only ? only : lines.map((line) => $createBlock().append(...line));
  $insertGeneratedNodes($getEditor(), nodes, selection);
  return true;
}

/**
 * Converts the selected part of every selected block. A table is included only if its whole caption is
 * selected, or the table itself as an object.
 */
function $convertSelected(selection: BaseSelection | null, convert: (block: Block) => string): string[] {
  const object = $selectedObject();
  if (object) return [convert(withoutDeleted($nodeToBlock(object)))];
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
    return convert(
      withoutDeleted({ ...(from === 0 && to >= at && table ? { ...caption, table } : caption), runs }),
    );
  });
}

const withoutDeleted = (block: Block): Block => ({
  ...block,
  runs: block.runs.filter((run) => run.deleted === undefined),
});

/** The selection as plain text; the cells of a table are separated by tabs. */
const $copyText = (selection: BaseSelection | null): string =>
  $convertSelected(selection, ({ runs, table }) => {
    const text = runs.map((run) => run.text).join("");
    return table ? [text, tableText(table)].filter((part) => part !== "").join("\n") : text;
  }).join("\n");

/** The selection as HTML, for pasting into Word. */
const $copyHtml = (selection: BaseSelection | null): string =>
  $convertSelected(selection, ({ runs, table }) =>
    table ? clipboardTable(table, runsHtml(runs)) : `<p>${runsHtml(runs)}</p>`,
  ).join("");

const runsHtml = (runs: readonly Run[]): string =>
  runs
    .map((run) => {
      const text = escapeHtml(run.text).replaceAll("\n", "<br>");
      const html = run.underline ? `<u>${text}</u>` : text;
      return run.title || run.point || run.tag || run.bold ? `<b>${html}</b>` : html;
    })
    .join("");

/** The extensions that implement copying, cutting, pasting and dragging as described above. */
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
