/** What a story reads of marks where they are kept: of runs, of paragraph marks, and of what was formatted. */
import type { OpenParagraph, OpenRun } from "./flow.ts";
import {
  isRevisionElement,
  type ParagraphAnnotations,
  type RunAnnotations,
  type AnnotationReader,
} from "./annotations.ts";
import { readLook } from "./styles.ts";
import type { Attributes } from "./xml.ts";

/** Takes a property of a run or of a paragraph's mark. False: it says nothing of marks. @param above the element around the properties */
export function readRevisionProperty(
  name: string,
  attributes: Attributes,
  above: string | undefined,
  paragraph: OpenParagraph,
  run: OpenRun | undefined,
): boolean {
  if (above === "w:pPr" && isRevisionElement(name)) {
    paragraph.marks[name === "w:ins" || name === "w:moveTo" ? "inserted" : "deleted"] = attributes;
    return true;
  }
  if (!run) return false;
  if (name === "w:rPrChange") run.change = { attributes, before: { direct: {}, style: null } };
  else if (above !== "w:rPrChange" || !run.change) return false;
  else if (name === "w:rStyle") run.change.before.style = attributes["w:val"] ?? null;
  else readLook(run.change.before.direct, name, attributes);
  return true;
}

/** The change of a paragraph's style, and the style that it had. */
export function readFormerStyle(name: string, attributes: Attributes, paragraph: OpenParagraph): void {
  if (name === "w:pPrChange") paragraph.marks.formatted = attributes;
  else if (name === "w:pStyle" && attributes["w:val"] !== undefined)
    paragraph.marks.before = attributes["w:val"];
}

export function annotateRun(
  review: AnnotationReader | null,
  run: OpenRun | undefined,
): { marks?: RunAnnotations } {
  if (!review) return {};
  const change = run?.change;
  if (change) change.id ??= review.change("format", change.attributes, change.before);
  const marks = review.marks(change?.id);
  return Object.keys(marks).length > 0 ? { marks } : {};
}

/** A paragraph's mark comes behind its text. */
export function annotateParagraph(
  review: AnnotationReader | null,
  { marks: { inserted, deleted, formatted, before } }: OpenParagraph,
): { marks?: ParagraphAnnotations } {
  if (!review) return {};
  const marks: ParagraphAnnotations = {
    ...(deleted && { deleted: review.deletion(deleted) }),
    ...(inserted && { inserted: review.insertion(inserted) }),
    ...(formatted && {
      formatted: review.change("paragraph", formatted, { direct: {}, style: before ?? null }),
    }),
  };
  if (!inserted && !deleted) review.marks(undefined);
  return Object.keys(marks).length > 0 ? { marks } : {};
}
