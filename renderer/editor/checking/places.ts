/** Where findings stand on the paper, and how that is shown: by the highlight API, so that text and marks stay as they are. */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { levels, placesOf, type Finding } from "../../../shared/proofing/index.ts";
import { blockElements, rangeOf } from "../find/ranges.ts";
import { $isBlock, idState } from "../nodes.ts";
import { $selectPlaces } from "../selection.ts";

/** After the last scrolling, ms. */
const rest = 80;

/**
 * Underlines findings, each level in its own way; one of no length has no line. Only what is in sight or a screen away has
 * its line: each one in the document would cost on every keystroke. Returns what stops following the sight.
 */
export function paintFindings(
  editor: LexicalEditor,
  { blocks }: BulletinDocument,
  findings: readonly Finding[],
): () => void {
  const elements = blockElements(editor);
  const known = new Map(blocks.map((block) => [block.id, block]));
  const byBlock = Map.groupBy(
    findings.filter(({ start, end }) => start < end),
    ({ block }) => block ?? "",
  );
  const canvas = editor.getRootElement()?.closest(".canvas");
  const paint = () => {
    const frame = canvas?.getBoundingClientRect();
    const inSight = [...byBlock].flatMap(([id, some]) => {
      const [element, block] = [elements.get(id), known.get(id)];
      if (!element || !block) return [];
      const { top, bottom } = element.getBoundingClientRect();
      const isNear = !frame || (bottom > frame.top - frame.height && top < frame.bottom + frame.height);
      return isNear
        ? some.flatMap((finding) => {
            const range = rangeOf(element, ...placesOf(block, finding));
            return range ? [{ level: finding.level, range }] : [];
          })
        : [];
    });
    for (const level of levels)
      CSS.highlights.set(
        `check-${level}`,
        new Highlight(...inSight.filter((each) => each.level === level).map(({ range }) => range)),
      );
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(paint, rest);
  };
  paint();
  canvas?.addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  return () => {
    clearTimeout(timer);
    canvas?.removeEventListener("scroll", later);
    removeEventListener("resize", later);
  };
}

export function clearFindings(): void {
  for (const level of levels) CSS.highlights.delete(`check-${level}`);
}

/** Selects what was found, or puts the caret into its field, and brings it into sight. */
export function goToFinding(editor: LexicalEditor, document: BulletinDocument, finding: Finding): void {
  if (finding.block === null) {
    const field = editor
      .getRootElement()
      ?.closest(".paper")
      ?.querySelector<HTMLElement>(`[data-field^="${finding.field ?? ""}"] :is(input, textarea)`);
    field?.focus();
    return;
  }
  const found = document.blocks.find(({ id }) => id === finding.block);
  if (!found) return;
  const [start, end] = placesOf(found, finding);
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
