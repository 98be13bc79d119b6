/** Where findings stand on the paper, and how that is shown: by the highlight API, so that text and marks stay as they are. */
import { $getRoot, $getState, type LexicalEditor } from "lexical";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { levels, placesOf, type Finding } from "../../../shared/proofing/index.ts";
import { blockElements, rangeOf } from "../find/ranges.ts";
import { $isBlock, idState } from "../nodes.ts";
import { $selectPlaces } from "../selection.ts";

/** More than these are listed, but not underlined. */
const mostPainted = 2000;

/** Underlines findings, each level in its own way; a finding of no length has no line. */
export function paintFindings(editor: LexicalEditor, document: BulletinDocument, findings: readonly Finding[]): void {
  const elements = blockElements(editor);
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const rangeFor = (finding: Finding): Range | [] => {
    const [element, block] = [elements.get(finding.block ?? ""), blocks.get(finding.block ?? "")];
    if (!element || !block || finding.start === finding.end) return [];
    const [start, end] = placesOf(block, finding);
    return rangeOf(element, start, end) ?? [];
  };
  const painted = findings.slice(0, mostPainted);
  for (const level of levels) CSS.highlights.set(`check-${level}`, new Highlight(...painted.filter((finding) => finding.level === level).flatMap(rangeFor)));
}

export function clearFindings(): void {
  for (const level of levels) CSS.highlights.delete(`check-${level}`);
}

/** Selects what was found, or puts the caret into its field, and brings it into sight. */
export function goToFinding(editor: LexicalEditor, document: BulletinDocument, finding: Finding): void {
  if (finding.block === null) {
    const field = editor.getRootElement()?.closest(".paper")?.querySelector<HTMLElement>(`[data-field^="${finding.field ?? ""}"] :is(input, textarea)`);
    field?.focus();
    return;
  }
  const found = document.blocks.find(({ id }) => id === finding.block);
  if (!found) return;
  const [start, end] = placesOf(found, finding);
  editor.update(
    () => {
      const block = $getRoot().getChildren().filter($isBlock).find((each) => $getState(each, idState) === finding.block);
      if (!block) return;
      $selectPlaces({ block, offset: start }, { block, offset: end });
      const element = editor.getElementByKey(block.getKey());
      const box = element && (rangeOf(element, start, end) ?? element).getBoundingClientRect();
      const canvas = element?.closest(".canvas");
      const frame = canvas?.getBoundingClientRect();
      if (box && frame && (box.top < frame.top + 40 || box.bottom > frame.bottom - 40)) canvas?.scrollBy({ top: box.top - (frame.top + frame.bottom) / 2 });
    },
    { discrete: true },
  );
  editor.getRootElement()?.focus({ preventScroll: true });
}
