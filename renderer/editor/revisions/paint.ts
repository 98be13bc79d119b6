/** Marks on the paper: attributes of the elements that the text has anyway. Nothing is wrapped around it. */
import type { LexicalEditor } from "lexical";
import type { Revision, Run } from "../../../shared/bulletin/schema.ts";
import { colourOf } from "./authors.ts";

export const revisionProperties = ["inserted", "deleted", "formatted"] as const;
type Marks = Pick<Run, (typeof revisionProperties)[number]>;
type Revisions = Record<string, Revision>;

/** Which marks an element bears, and whose colour it has. What somebody inserted and another deleted has the colour of who deleted it. */
export function paintMarks(
  editor: LexicalEditor,
  element: HTMLElement,
  marks: Marks,
  revisions: Revisions,
): void {
  for (const name of revisionProperties) setOrRemove(element, `data-${name}`, marks[name]);
  const id = marks.deleted ?? marks.inserted ?? marks.formatted;
  const author = id === undefined ? undefined : revisions[id]?.author;
  setOrRemove(element, "data-author", author === undefined ? undefined : String(colourOf(editor, author)));
}

/** The same for a run, which who does not see the colours is told of. */
export function paintRun(
  editor: LexicalEditor,
  element: HTMLElement,
  marks: Marks,
  revisions: Revisions,
): void {
  paintMarks(editor, element, marks, revisions);
  setOrRemove(
    element,
    "role",
    marks.deleted === undefined ? (marks.inserted === undefined ? undefined : "insertion") : "deletion",
  );
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The elements that a revision has on the paper. */
export function elementsOf(editor: LexicalEditor, ids: readonly string[]): HTMLElement[] {
  const selector = ids
    .flatMap((id) => revisionProperties.map((name) => `[data-${name}="${CSS.escape(id)}"]`))
    .join(",");
  return [...(editor.getRootElement()?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** The revisions of an element of the paper, the one that shows most first. */
export function revisionsOf(element: Element): string[] {
  return [
    element.getAttribute("data-deleted"),
    element.getAttribute("data-inserted"),
    element.getAttribute("data-formatted"),
  ].filter((id) => id !== null);
}
