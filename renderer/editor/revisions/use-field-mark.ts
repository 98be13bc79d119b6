import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { Revision } from "../../../shared/bulletin/schema.ts";
import { fieldText } from "../../../shared/revisions/fields.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { useFrame } from "../frame.ts";
import { colourOf } from "./authors.ts";
import { revisionSentence } from "../../../shared/revisions/sentences.ts";

type Revisions = Record<string, Revision>;

/** All fields of the paper ask for the same revisions. */
const byField = new WeakMap<Revisions, ReadonlyMap<string, Revision>>();
function fieldRevisions(revisions: Revisions): ReadonlyMap<string, Revision> {
  const found =
    byField.get(revisions) ??
    new Map(
      Object.values(revisions).flatMap((revision) =>
        revision.kind === "field" ? [[revision.field ?? "", revision] as const] : [],
      ),
    );
  byField.set(revisions, found);
  return found;
}

/** What marks a field of masthead or imprint that somebody changed: the author's colour, and what it was as its tooltip. A part of a field (`masthead.name.0`) bears the mark of all of it. */
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
    title: `${words.fieldWas(fieldText(revision.before?.value))}\n${revisionSentence(revision, words, workflow, locale)}`,
  };
}
