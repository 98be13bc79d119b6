/**
 * Decides revisions while a story is read, if annotations are not kept: an accepted deletion and a rejected
 * insertion are left out, and a rejected change of properties gives way to the properties before it.
 */
import { isInsertion, isRevisionElement } from "./annotations.ts";
import { isFlag, isReadWithAnnotations, isSkipped } from "./elements.ts";
import type { Reading } from "./reading.ts";
import type { Attributes } from "../parts/xml.ts";

/** Tells if the content of a revision does not exist: a rejected insertion, or an accepted deletion. */
export const isAbsent = (name: string, attributes: Attributes, { isAccepted }: Reading): boolean =>
  isInsertion(name) !== isAccepted(attributes);

/** Tells if an element is left out with its content. @param path names of the elements around it */
export function isLeftOut(
  name: string,
  attributes: Attributes,
  path: readonly string[],
  reading: Reading,
): boolean {
  const parent = path.at(-1) ?? "";
  const isAnnotation = isReadWithAnnotations(name, parent, path.at(-2) ?? "");
  if (reading.annotationReader) return isSkipped(name, parent, attributes) && !isAnnotation;
  if (isRevisionElement(name)) return !isFlag(parent) && isAbsent(name, attributes, reading);
  if (name === "w:delText") return !path.includes("w:del");
  return isAnnotation ? reading.isAccepted(attributes) : isSkipped(name, parent, attributes);
}

/**
 * The name by which a property of a table is read: a revision of a row or a cell is read as a deletion if the
 * row or cell does not exist, else not at all.
 */
export function tablePropertyName(name: string, attributes: Attributes, reading: Reading): string | null {
  const isOfCell = name === "w:cellIns" || name === "w:cellDel";
  if (reading.annotationReader || !(isOfCell || isRevisionElement(name))) return name;
  if (!isAbsent(name, attributes, reading)) return null;
  return isOfCell ? "w:cellDel" : "w:del";
}
