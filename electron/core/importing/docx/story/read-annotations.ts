/**
 * Reads the annotations of runs and paragraphs in a story: revisions of runs, of paragraph ends and of
 * formats.
 */
import {
  isRevisionElement,
  type AnnotationReader,
  type ParagraphAnnotations,
  type RunAnnotations,
} from "./annotations.ts";
import type { OpenParagraph, OpenRun } from "./flow.ts";
import { readLook } from "../parts/styles.ts";
import type { Attributes } from "../parts/xml.ts";

/**
 * Reads a property of a run or of a paragraph end that belongs to a revision.
 * @param above the element around the properties
 * @returns false if the property does not belong to a revision
 */
export function readRevisionProperty(
  name: string,
  attributes: Attributes,
  above: string | undefined,
  paragraph: OpenParagraph,
  run: OpenRun | undefined,
): boolean {
  if (above === "w:pPr" && isRevisionElement(name)) {
    paragraph.revision[name === "w:ins" || name === "w:moveTo" ? "inserted" : "deleted"] = attributes;
    return true;
  }
  if (!run) return false;
  if (name === "w:rPrChange") run.formatting = { attributes, former: { direct: {}, style: null } };
  else if (above !== "w:rPrChange" || !run.formatting) return false;
  else if (name === "w:rStyle") run.formatting.former.style = attributes["w:val"] ?? null;
  else readLook(run.formatting.former.direct, name, attributes);
  return true;
}

/** Reads a change of a paragraph's style and the style before it, from within `w:pPrChange`. */
export function readFormerStyle(name: string, attributes: Attributes, paragraph: OpenParagraph): void {
  if (name === "w:pPrChange") paragraph.revision.formatted = attributes;
  else if (name === "w:pStyle" && attributes["w:val"] !== undefined)
    paragraph.revision.formerStyle = attributes["w:val"];
}

/** The annotations of a run, if they are kept and there are any. */
export function annotateRun(
  reader: AnnotationReader | null,
  run: OpenRun | undefined,
): { annotations?: RunAnnotations } {
  if (!reader) return {};
  const formatting = run?.formatting;
  if (formatting) formatting.id ??= reader.addFormatting("format", formatting.attributes, formatting.former);
  const annotations = reader.annotateText(formatting?.id);
  return Object.keys(annotations).length > 0 ? { annotations } : {};
}

/**
 * The annotations of a paragraph end, if they are kept and there are any. Called after the text of the
 * paragraph.
 */
export function annotateParagraph(
  reader: AnnotationReader | null,
  { revision: { inserted, deleted, formatted, formerStyle } }: OpenParagraph,
): { annotations?: ParagraphAnnotations } {
  if (!reader) return {};
  const annotations: ParagraphAnnotations = {
    ...(deleted && { deleted: reader.addDeletion(deleted) }),
    ...(inserted && { inserted: reader.addInsertion(inserted) }),
    ...(formatted && {
      formatted: reader.addFormatting("paragraph", formatted, { direct: {}, style: formerStyle ?? null }),
    }),
  };
  // An unmarked paragraph end separates revisions, as unmarked text does.
  if (!inserted && !deleted) reader.annotateText(undefined);
  return Object.keys(annotations).length > 0 ? { annotations } : {};
}
