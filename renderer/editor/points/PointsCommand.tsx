/** 一键整理要点: shows what would change in the article or the issue, makes what stays ticked, as one step back. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { COMMAND_PRIORITY_EDITOR } from "lexical";
import { useEffect, useState } from "react";
import { sameData } from "../../../shared/bulletin/canonical.ts";
import { applyPointChanges } from "../../../shared/bulletin/points/apply.ts";
import { formatPoints, type PointChange, type PointScope } from "../../../shared/bulletin/points/format.ts";
import type { PointStyle } from "../../../shared/bulletin/points/style.ts";
import type { BulletinDocument } from "../../../shared/bulletin/schema.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { stateToDocument } from "../adapter.ts";
import { replaceRuns } from "../replace-runs.ts";
import { useOutlineStore } from "../session.tsx";
import { FORMAT_POINTS_COMMAND } from "./command.ts";
import { PointsDialog } from "./PointsDialog.tsx";

/** @param publicationStyle the publication's; without one, the style used last is kept in the settings. */
export function PointsCommand({ publicationStyle }: { publicationStyle: PointStyle | undefined }) {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { settings, changeSettings, notify } = useApp();
  const words = useMessages().points;
  const [shown, setShown] = useState<{ document: BulletinDocument; article: string | null } | null>(null);
  useEffect(
    () =>
      editor.registerCommand(
        FORMAT_POINTS_COMMAND,
        () => {
          store.refresh();
          setShown({ document: stateToDocument(editor.getEditorState()), article: store.current() });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, store],
  );
  if (!shown) return null;

  const apply = (chosen: readonly PointChange[], style: PointStyle, scope: PointScope) => {
    setShown(null);
    if (!publicationStyle && !sameData(style, settings.pointStyle)) changeSettings({ pointStyle: style });
    // From the newest state: another window may have taken the issue over, or an input method have gone on, meanwhile.
    const document = stateToDocument(editor.getEditorState());
    const wanted = new Map(chosen.map((change) => [change.id, change]));
    const changes = formatPoints(document, style, scope).filter(({ id, before }) =>
      sameData(wanted.get(id)?.before, before),
    );
    if (changes.length === 0 || !editor.isEditable()) return;
    const { blocks } = applyPointChanges(document, changes);
    replaceRuns(
      editor,
      blocks.filter((block, index) => block !== document.blocks[index]),
    );
    notify({ kind: "done", text: words.done(changes.length) });
  };
  return (
    <PointsDialog
      document={shown.document}
      article={shown.article}
      usual={publicationStyle ?? settings.pointStyle}
      onApply={apply}
      onClose={() => setShown(null)}
    />
  );
}
