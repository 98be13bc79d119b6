/**
 * Shows findings on the paper and goes to them. The CSS highlight API underlines them without changing the
 * DOM of the text.
 */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { levels, placesOf, type Finding } from "../../../shared/proofing/index.ts";
import { blockElements, rangeOf } from "../find/ranges.ts";
import { $isBlock, idState } from "../nodes/nodes.ts";
import { $selectPlaces } from "../nodes/selection.ts";

/** The time after the last scroll event before the lines are updated, in ms. */
const scrollPause = 80;

/**
 * Underlines findings, each level with its own line; an empty finding has none. Only findings in sight or
 * less than one screen away are underlined, because every highlighted range slows down each keystroke.
 * Returns the function that stops following the scroll position.
 */
export function paintFindings(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  findings: readonly Finding[],
): () => void {
  const elements = blockElements(editor);
  const blocksById = new Map(blocks.map((block) => [block.id, block]));
  const byBlock = Map.groupBy(
    findings.filter(({ start, end }) => start < end),
    ({ block }) => block ?? "",
  );
  const canvas = editor.getRootElement()?.closest(".canvas");
  const paint = () => {
    const frame = canvas?.getBoundingClientRect();
    const inSight = [...byBlock].flatMap(([id, blockFindings]) => {
      const element = elements.get(id);
      const block = blocksById.get(id);
      if (!element || !block) return [];

      const { top, bottom } = element.getBoundingClientRect();
      const isNear = !frame || (bottom > frame.top - frame.height && top < frame.bottom + frame.height);
      if (!isNear) return [];
      return blockFindings.flatMap((finding) => {
        const range = rangeOf(element, ...placesOf(block, finding));
        return range ? [{ level: finding.level, range }] : [];
      });
    });
    for (const level of levels)
      CSS.highlights.set(
        `check-${level}`,
        new Highlight(...inSight.filter((each) => each.level === level).map(({ range }) => range)),
      );
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const paintLater = () => {
    clearTimeout(timer);
    timer = setTimeout(paint, scrollPause);
  };

  paint();
  canvas?.addEventListener("scroll", paintLater, { passive: true });
  addEventListener("resize", paintLater);
  return () => {
    clearTimeout(timer);
    canvas?.removeEventListener("scroll", paintLater);
    removeEventListener("resize", paintLater);
  };
}

/** Removes all lines. */
export function clearFindings(): void {
  for (const level of levels) CSS.highlights.delete(`check-${level}`);
}

/** Selects the text of a finding and scrolls to it, or focuses its field in masthead or imprint. */
export function goToFinding(editor: LexicalEditor, bulletin: BulletinDocument, finding: Finding): void {
  if (finding.block === null) {
    const field = editor
      .getRootElement()
      ?.closest(".paper")
      ?.querySelector<HTMLElement>(`[data-field^="${finding.field ?? ""}"] :is(input, textarea)`);
    field?.focus();
    return;
  }

  const checkedBlock = bulletin.blocks.find(({ id }) => id === finding.block);
  if (!checkedBlock) return;
  const [start, end] = placesOf(checkedBlock, finding);
  editor.update(
    () => {
      const block = $getRoot()
        .getChildren()
        .filter($isBlock)
        .find((each) => $getState(each, idState) === finding.block);
      if (!block) return;
      $selectPlaces({ block, offset: start }, { block, offset: end });
      const element = editor.getElementByKey(block.getKey());
      const box = element && (rangeOf(element, start, end) ?? element).getBoundingClientRect();
      const canvas = element?.closest(".canvas");
      const frame = canvas?.getBoundingClientRect();
      if (box && frame && (box.top < frame.top + 40 || box.bottom > frame.bottom - 40))
        canvas?.scrollBy({ top: box.top - (frame.top + frame.bottom) / 2 });
    },
    { discrete: true },
  );
  editor.getRootElement()?.focus({ preventScroll: true });
}
