/**
 * Marks on the paper: attributes that `marks.css` turns into colours and lines. They are set on the elements
 * of the text itself, because wrapping these would break input methods.
 */
import type { LexicalEditor } from "lexical";
import type { Revision, Run } from "../../../shared/document/schema.ts";
import { colourOf } from "./authors.ts";

/** The properties of runs and blocks that contain the id of a revision. */
export const revisionProperties = ["inserted", "deleted", "formatted"] as const;
type RevisionIds = Pick<Run, (typeof revisionProperties)[number]>;
type Revisions = Record<string, Revision>;

/**
 * Sets the marks of an element and the colour of their author. Text that one person inserted and another one
 * deleted has the colour of the second.
 */
export function paintMarks(
  editor: LexicalEditor,
  element: HTMLElement,
  ids: RevisionIds,
  revisions: Revisions,
): void {
  for (const name of revisionProperties) setOrRemove(element, `data-${name}`, ids[name]);
  const id = ids.deleted ?? ids.inserted ?? ids.formatted;
  const author = id === undefined ? undefined : revisions[id]?.author;
  setOrRemove(element, "data-author", author === undefined ? undefined : String(colourOf(editor, author)));
}

/** Does the same for a run, and also sets an ARIA role, so that screen readers announce the mark. */
export function paintRun(
  editor: LexicalEditor,
  element: HTMLElement,
  ids: RevisionIds,
  revisions: Revisions,
): void {
  paintMarks(editor, element, ids, revisions);
  setOrRemove(element, "role", roleOf(ids));
}

function roleOf({ deleted, inserted }: RevisionIds): string | undefined {
  if (deleted !== undefined) return "deletion";
  return inserted === undefined ? undefined : "insertion";
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The elements in the body that show any of these revisions. */
export function elementsOf(editor: LexicalEditor, ids: readonly string[]): HTMLElement[] {
  const selector = ids
    .flatMap((id) => revisionProperties.map((name) => `[data-${name}="${CSS.escape(id)}"]`))
    .join(",");
  return [...(editor.getRootElement()?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The ids of the revisions of an element, the most visible one first. */
export function revisionsOf(element: Element): string[] {
  return [
    element.getAttribute("data-deleted"),
    element.getAttribute("data-inserted"),
    element.getAttribute("data-formatted"),
  ].filter((id) => id !== null);
}
