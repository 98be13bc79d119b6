/** From a revision to its place on the paper, and from the caret to the next revision. */
import { $getNearestNodeFromDOMNode, $isTextNode, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import type { RevisionCard } from "../../../shared/revisions/cards.ts";
import { caretBlock } from "../bring-in.ts";
import { $blockOf, $isLeaf } from "../selection.ts";
import { elementsOf } from "./paint.ts";

/** What a revision has on the paper: stretches of text, whole paragraphs, or a field. */
function placesOf(editor: LexicalEditor, { ids, field }: RevisionCard): HTMLElement[] {
  if (field === undefined) return elementsOf(editor, ids);
  const paper = editor.getRootElement()?.closest(".paper");
  return [...(paper?.querySelectorAll<HTMLElement>("[data-field]") ?? [])].filter(
    ({ dataset }) => dataset.field === field || dataset.field?.startsWith(`${field}.`),
  );
}

/** Brings a revision into sight. What is hidden shows where it would stand. */
export function showCard(editor: LexicalEditor, card: RevisionCard): void {
  const places = placesOf(editor, card);
  const seen = places.find((element) => element.getClientRects().length > 0) ?? places[0]?.closest(".block");
  seen?.scrollIntoView({ block: "nearest" });
}

/** Paints the revision that is looked at, by the highlight API, so that the text stays as it is. */
export function paintCurrent(editor: LexicalEditor, card: RevisionCard | undefined): void {
  const ranges = (card ? placesOf(editor, card) : []).map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  });
  CSS.highlights.set("revision-current", new Highlight(...ranges));
}

/** Puts the caret before a revision, or into its field. */
export function caretToCard(editor: LexicalEditor, card: RevisionCard): void {
  const [first] = placesOf(editor, card);
  if (card.field !== undefined) return first?.querySelector<HTMLElement>("input, textarea")?.focus();
  if (!first) return;
  editor.update(
    () => {
      const node = $getNearestNodeFromDOMNode(first);
      if ($isTextNode(node)) node.select(0, 0);
      else if ($isLeaf(node)) node.selectPrevious();
      // The mark of a paragraph is behind its text.
      else if (node) $blockOf(node)?.selectEnd();
    },
    { discrete: true },
  );
}

/** The revision behind the one that is looked at, or else behind the caret; after the last the first. */
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
