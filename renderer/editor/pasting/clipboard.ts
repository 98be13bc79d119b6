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
  ClipboardImportExtension,
  GetClipboardDataExtension,
  type BaseSerializedNode,
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
  $setState,
  type BaseSelection,
  type LexicalNode,
  type TextNode,
} from "lexical";
import { elementAt } from "../../../shared/basics/elements.ts";
import { formOf } from "../../../shared/document/form.ts";
import { isObjectStyle, type Run, type Table } from "../../../shared/document/schema.ts";
import { tableText } from "../../../shared/document/table.ts";
import { lostComments } from "../../../shared/revisions/comments.ts";
import { $nodeToBlock } from "../nodes/adapter.ts";
import { readBulletin } from "../document/read.ts";
import { joinMail } from "../../../shared/text/mail.ts";
import { $cleanUpPasted, $selectPasted, type PasteStart } from "../clean-up/pasted.ts";
import { isPlainPaste } from "../clean-up/plain-paste.ts";
import {
  countHtml,
  escapeHtml,
  readHtml,
  splitParagraphs,
  type PastedContent,
  type PastedItem,
  type PastedRun,
} from "./html.ts";
import { without } from "../../../shared/basics/without.ts";
import {
  $createBlock,
  $isBlock,
  blockState,
  bodyProperties,
  idState,
  runState,
  type BlockProperties,
} from "../nodes/nodes.ts";
import { clipboardTable } from "../objects/tables/cells-clipboard.ts";
import {
  ADD_PICTURES_COMMAND,
  LARGE_TABLES_COMMAND,
  PICTURES_LEFT_OUT_COMMAND,
  type PicturePlace,
} from "../document/object-commands.ts";
import { $selectedObject, tableProperties } from "../document/edit.ts";
import { fileOfAddress } from "../objects/figures/pasted-pictures.ts";
import { $insertInSteps, $isLarge, type PastedBlocks } from "./insert.ts";
import type { Steps } from "../document/large-paste.ts";
import { $paste, $pasteLarge } from "./paste.ts";
import { $placeOf, $selectedBlocks } from "../nodes/selection.ts";

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
  const nodes: BaseSerializedNode[] = content.nodes;

  const lostIds = lostComments(readBulletin(editor));
  const $create = (index: number) =>
    $generateNodesFromSerializedNodes(nodes.slice(index, index + 1)).flatMap((node) =>
      $cleanPasted(node, lostIds),
    );
  const blocks = { count: nodes.length, hasObject: nodes.some(isObjectNode), $create };
  if ($isLarge(nodes.length)) $pasteLarge({ blocks });
  else $paste({ blocks }, selection);
  return true;
};

/** Parses the clipboard data; null if it is not JSON. */
function parseClipboard(data: string): LexicalClipboard | null {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** Whether a serialised node is a table or a figure, by the node state that Lexical stores as `$`. */
const isObjectNode = (node: BaseSerializedNode & { $?: { block?: Partial<BlockProperties> } }): boolean =>
  isObjectStyle(node.$?.block?.style ?? "body");

/**
 * Reduces a pasted node to what may be pasted. Text that a revision deletes is left out.
 *
 * @param lostIds ids of the comments whose text no longer exists in the bulletin
 */
function $cleanPasted(node: LexicalNode, lostIds: ReadonlySet<string>): LexicalNode[] {
  if ($isElementNode(node)) {
    const children = node.getChildren().flatMap((child) => $cleanPasted(child, lostIds));
    const properties = $isBlock(node) ? $getState(node, blockState) : bodyProperties;
    return [$createBlock(formOf(properties)).append(...children)];
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
 * (`clean-up/pasted.ts`). Pictures follow later, when the library has stored them; for those that are only given
 * by an address, a notice tells how many were left out.
 */
const $pasteHtml: ImportMimeTypeFunction = (data, selection) => {
  const editor = $getEditor();
  let content: PastedContent = { items: [], largeTables: { count: 0, rowsLeftOut: 0 } };
  const ids = new Map<PastedItem, string>();
  const caret = $isRangeSelection(selection) ? $placeOf(selection.anchor)?.block : null;
  const caretId = caret ? $getState(caret, idState) : null;

  function* blocks(): Steps<PastedBlocks> {
    content = yield* readHtml(data);
    const texts = content.items.filter((each) => each.kind !== "picture");
    const isText = content.items.every(({ kind }) => kind === "paragraph");
    if (isText) return blocksOf(texts.map(({ runs }) => runs));
    return {
      count: texts.length,
      hasObject: texts.some(({ kind }) => kind === "table"),
      $create: (index) => {
        const item = elementAt(texts, index);
        const block = $createBlock(item.kind === "table" ? tableProperties(item.table) : bodyProperties);
        ids.set(item, $getState(block, idState));
        return [block.append(...item.runs.map($createPastedText))];
      },
    };
  }
  const onEnd = () => {
    const { pictures, leftOut } = picturesOf(
      content.items,
      (item) => (item ? ids.get(item) : caretId) ?? null,
    );
    if (pictures.length > 0) editor.dispatchCommand(ADD_PICTURES_COMMAND, pictures);
    if (leftOut > 0) editor.dispatchCommand(PICTURES_LEFT_OUT_COMMAND, leftOut);
    if (content.largeTables.count > 0) editor.dispatchCommand(LARGE_TABLES_COMMAND, content.largeTables);
  };
  const pasting = { blocks, cleanUp: { kind: "signs" as const, steps: $cleanUpPasted }, onEnd };
  if ($isLarge(countHtml(data))) $pasteLarge(pasting);
  else $paste(pasting, selection);
  return true;
};

/**
 * The pictures among pasted items that come with their data, and the number of the others.
 *
 * @param idAfter the id of the block that a picture follows, from the item before it (undefined: none)
 */
function picturesOf(items: readonly PastedItem[], idAfter: (item: PastedItem | undefined) => string | null) {
  const pictures: { file: File; place: PicturePlace }[] = [];
  let leftOut = 0;
  let before: PastedItem | undefined;
  for (const [index, item] of items.entries()) {
    if (item.kind !== "picture") {
      before = item;
      continue;
    }
    const file = fileOfAddress(item.address, `${index + 1}`);
    if (file) pictures.push({ file, place: { after: idAfter(before) } });
    else leftOut += 1;
  }
  return { pictures, leftOut };
}

const $createPastedText = ({ text, bold }: PastedRun): TextNode =>
  bold ? $createTextNode(text).toggleFormat("bold") : $createTextNode(text);

/**
 * Pastes plain text. Several lines become paragraphs; if they look like wrapped lines of an e-mail, they are
 * joined in a separate undo step, unless the person asked for plain text.
 */
const $pasteText: ImportMimeTypeFunction = (data, selection) => {
  const isOneLine = !/[\r\n\v\f\u0085\u2028\u2029]/u.test(data.replace(/(?:\r\n|\r|\n)$/u, ""));
  if (isOneLine) {
    if ($isRangeSelection(selection)) selection.insertText(data.trimEnd());
    return true;
  }

  const { text, changes } = isPlainPaste() ? { text: data, changes: 0 } : joinMail(data);
  function* join(start: PasteStart): Steps<number> {
    const range = yield* $selectPasted(start);
    if (range) yield* $insertInSteps(blocksOf(splitParagraphs(text)), range);
    return changes;
  }
  const blocks = blocksOf(splitParagraphs(data));
  const pasting = { blocks, cleanUp: changes > 0 ? { kind: "lines" as const, steps: join } : undefined };
  // Tracking changes takes as long for a few long paragraphs as for many short ones.
  const lines = Math.max(data.match(/\n|\r/gu)?.length ?? 0, data.length / lineLength);
  if ($isLarge(lines)) $pasteLarge(pasting);
  else $paste(pasting, selection);
  return true;
};

/** The characters of a usual paragraph. */
const lineLength = 50;

/** Paragraphs to paste; a single one is merged into the paragraph of the caret. */
const blocksOf = (paragraphs: readonly PastedRun[][]): PastedBlocks => ({
  count: paragraphs.length,
  hasObject: false,
  $create: (index) => {
    const texts = paragraphs[index]?.map($createPastedText) ?? [];
    return paragraphs.length === 1 ? texts : [$createBlock().append(...texts)];
  },
});

/** Converts the selected text of a block; its table, if it is selected as a whole. */
type Convert = (runs: readonly Run[], table: Table | undefined) => string;

/**
 * Converts the selected part of every selected block. A table is included only if its whole caption is
 * selected, or the table itself as an object.
 */
function $convertSelected(selection: BaseSelection | null, convert: Convert): string[] {
  const object = $selectedObject();
  if (object) {
    const { runs, table } = $nodeToBlock(object);
    return [convert(visibleRuns(runs), table)];
  }
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
    return convert(visibleRuns(runs), from === 0 && to >= at ? whole.table : undefined);
  });
}

const visibleRuns = (runs: readonly Run[]): Run[] => runs.filter((run) => run.deleted === undefined);

/** The selection as plain text; the cells of a table are separated by tabs. */
const $copyText = (selection: BaseSelection | null): string =>
  $convertSelected(selection, (runs, table) => {
    const text = runs.map((run) => run.text).join("");
    return table ? [text, tableText(table)].filter((part) => part !== "").join("\n") : text;
  }).join("\n");

/** The selection as HTML, for pasting into Word. */
const $copyHtml = (selection: BaseSelection | null): string =>
  $convertSelected(selection, (runs, table) =>
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
