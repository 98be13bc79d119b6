/** Finds the place of a revision on the paper, and the next revision after the caret. */
import { $getNearestNodeFromDOMNode, $isTextNode, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { RevisionCard } from "../../../shared/revisions/cards.ts";
import { caretBlock } from "../document/bring-in.ts";
import { $blockOf, $isLeaf } from "../nodes/selection.ts";
import { elementsOf } from "../nodes/paint.ts";

/** The elements of a revision on the paper: text, whole paragraphs, or a field of masthead or imprint. */
function elementsOfCard(editor: LexicalEditor, { ids, field }: RevisionCard): HTMLElement[] {
  if (field === undefined) return elementsOf(editor, ids);
  const paper = editor.getRootElement()?.closest(".paper");
  return [...(paper?.querySelectorAll<HTMLElement>("[data-field]") ?? [])].filter(
    ({ dataset }) => dataset.field === field || dataset.field?.startsWith(`${field}.`),
  );
}

/** Scrolls to a revision. If its text is hidden (view 简单), scrolls to the block that contains it. */
export function showCard(editor: LexicalEditor, card: RevisionCard): void {
  const elements = elementsOfCard(editor, card);
  const visible =
    elements.find((element) => element.getClientRects().length > 0) ?? elements[0]?.closest(".block");
  visible?.scrollIntoView({ block: "nearest" });
}

/**
 * Highlights the current revision, through the CSS highlight API, which does not change the DOM of the text.
 */
export function paintCurrent(editor: LexicalEditor, card: RevisionCard | undefined): void {
  const ranges = (card ? elementsOfCard(editor, card) : []).map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  });
  CSS.highlights.set("revision-current", new Highlight(...ranges));
}

/** Moves the caret to the start of a revision, or the focus into its field. */
export function caretToCard(editor: LexicalEditor, card: RevisionCard): void {
  const [first] = elementsOfCard(editor, card);
  if (card.field !== undefined) return first?.querySelector<HTMLElement>("input, textarea")?.focus();
  if (!first) return;
  editor.update(
    () => {
      const node = $getNearestNodeFromDOMNode(first);
      if ($isTextNode(node)) node.select(0, 0);
      else if ($isLeaf(node)) node.selectPrevious();
      // The revision of a paragraph end is after the text of the paragraph.
      else if (node) $blockOf(node)?.selectEnd();
    },
    { discrete: true },
  );
}

/**
 * The revision after (`direction` 1) or before (-1) the current one; without a current one, the nearest in
 * that direction from the block of the caret. Wraps around at the ends.
 *
 * @param current id of the current revision
 */
export function nextCard(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  cards: readonly RevisionCard[],
  current: string | null,
  direction: 1 | -1,
): RevisionCard | undefined {
  const at = cards.findIndex(({ ids }) => current !== null && ids.includes(current));
  if (at >= 0) return cards[(at + direction + cards.length) % cards.length];
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  const caret = order.get(caretBlock(editor) ?? "") ?? 0;
  const placeOf = ({ block }: RevisionCard) => (block === null ? -1 : (order.get(block) ?? 0));
  return direction === 1
    ? (cards.find((card) => placeOf(card) >= caret) ?? cards[0])
    : (cards.findLast((card) => placeOf(card) <= caret) ?? cards.at(-1));
}
