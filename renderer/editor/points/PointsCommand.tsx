/**
 * The command 一键整理要点: previews the changes in the article or the issue, then makes those that stay ticked as
 * one undo step.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useState } from "react";
import { sameData } from "../../../shared/document/canonical.ts";
import { applyPointChanges } from "../../../shared/points/apply.ts";
import { formatPoints, type PointChange, type PointScope } from "../../../shared/points/format.ts";
import type { PointStyle } from "../../../shared/points/style.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { useOutlineStore, useTextCommands } from "../session/editor-state.tsx";
import { PointsDialog } from "./PointsDialog.tsx";

/**
 * @param publicationStyle the publication's style; without it, the style that was used last is stored in the
 *   settings
 */
export function PointsCommand({ publicationStyle }: { publicationStyle: PointStyle | undefined }) {
  const [editor] = useLexicalComposerContext();
  const store = useOutlineStore();
  const { settings, changeSettings, notify } = useApp();
  const words = useMessages().points;
  const [subject, setSubject] = useState<{ bulletin: BulletinDocument; article: string | null } | null>(null);
  useTextCommands("points", {
    "points.format": () => {
      store.refresh();
      setSubject({ bulletin: readBulletin(editor), article: store.current() });
    },
  });
  if (!subject) return null;

  const apply = (chosenChanges: readonly PointChange[], style: PointStyle, scope: PointScope) => {
    setSubject(null);
    if (!publicationStyle && !sameData(style, settings.pointStyle)) changeSettings({ pointStyle: style });
    // Use the newest state: while the dialog was open, an input method may have committed text, or another
    // window may have taken the issue over.
    const bulletin = readBulletin(editor);
    const chosenById = new Map(chosenChanges.map((change) => [change.id, change]));
    const changes = formatPoints(bulletin, style, scope).filter(({ id, before }) =>
      sameData(chosenById.get(id)?.before, before),
    );
    if (commit(editor, () => applyPointChanges(bulletin, changes)))
      notify({ kind: "done", text: words.done(changes.length) });
  };
  return (
    <PointsDialog
      bulletin={subject.bulletin}
      article={subject.article}
      initialStyle={publicationStyle ?? settings.pointStyle}
      onApply={apply}
      onClose={() => setSubject(null)}
    />
  );
}
