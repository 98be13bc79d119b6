/** The mark of a changed field of masthead or imprint. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { formerValue } from "../../../shared/document/former.ts";
import type { Revision } from "../../../shared/document/schema.ts";
import { fieldText } from "../../../shared/revisions/fields.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { useFrame } from "../document/frame.ts";
import { colourOf } from "../nodes/authors.ts";
import { revisionSentence } from "../../../shared/messages/revision-sentences.ts";

type Revisions = Record<string, Revision>;

/** The revisions by field, cached because all fields of the paper read the same revisions. */
const byField = new WeakMap<Revisions, ReadonlyMap<string, Revision>>();

/** The revisions of fields, by the name of the field. */
function fieldRevisions(revisions: Revisions): ReadonlyMap<string, Revision> {
  const revisionOfField =
    byField.get(revisions) ??
    new Map(
      Object.values(revisions).flatMap((revision) =>
        revision.kind === "field" ? [[revision.field ?? "", revision] as const] : [],
      ),
    );
  byField.set(revisions, revisionOfField);
  return revisionOfField;
}

/**
 * The attributes that mark a changed field: the author's colour, and a tooltip with the old value. A part of
 * a field (`masthead.name.0`) has the mark of the whole field (`masthead.name`).
 */
export function useFieldMark(name: string): {
  "data-revised"?: true;
  "data-author"?: number;
  title?: string;
} {
  const [editor] = useLexicalComposerContext();
  const { revisions } = useFrame();
  const { revisions: words, workflow } = useMessages();
  const locale = useLocale();
  const revision = fieldRevisions(revisions).get(name.split(".").slice(0, 2).join("."));
  if (!revision) return {};
  return {
    "data-revised": true,
    "data-author": colourOf(editor, revision.author),
    title: `${words.fieldWas(fieldText(formerValue(revision)))}\n${revisionSentence(revision, words, workflow, locale)}`,
  };
}
