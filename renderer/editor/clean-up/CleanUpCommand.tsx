/** The clean-up dialog (文字整理): lists the proposed changes and makes the ticked ones, as one undo step. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useState } from "react";
import { findCleanUps, type CleanUpChange } from "../../../shared/editing/clean-up.ts";
import { applyEdits } from "../../../shared/editing/edits.ts";
import { useApp } from "../../app/context.tsx";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Spaced } from "../../ui/Spaced.tsx";
import { commit } from "../document/commit.ts";
import { readBulletin } from "../document/read.ts";
import { useTextCommands } from "../session/editor-state.tsx";
import kit from "../../ui/kit.module.css";

export function CleanUpCommand() {
  const [editor] = useLexicalComposerContext();
  const { notify } = useApp();
  const words = useMessages().cleanUp;
  const [proposedChanges, setProposedChanges] = useState<CleanUpChange[] | null>(null);
  useTextCommands("clean-up", {
    "text.cleanUp": () => setProposedChanges(findCleanUps(readBulletin(editor))),
  });
  if (!proposedChanges) return null;

  const apply = (chosenChanges: readonly CleanUpChange[]) => {
    setProposedChanges(null);
    // Read the newest state: meanwhile another window may have taken over the issue, or an input method may
    // have continued.
    const bulletin = readBulletin(editor);
    const chosenById = new Map(chosenChanges.map((change) => [change.id, change]));
    const edits = findCleanUps(bulletin).filter(({ id, before }) => chosenById.get(id)?.before === before);
    if (commit(editor, () => applyEdits(bulletin, edits)))
      notify({ kind: "done", text: words.done(edits.length) });
  };
  return <CleanUpDialog changes={proposedChanges} onApply={apply} onClose={() => setProposedChanges(null)} />;
}

interface CleanUpDialogProps {
  changes: CleanUpChange[];
  onApply: (chosenChanges: readonly CleanUpChange[]) => void;
  onClose: () => void;
}

function CleanUpDialog({ changes, onApply, onClose }: CleanUpDialogProps) {
  const { cleanUp: words, window: frame } = useMessages();
  const [declinedIds, setDeclinedIds] = useState<ReadonlySet<string>>(new Set());
  const chosenChanges = changes.filter(({ id }) => !declinedIds.has(id));
  const items = changes.map(({ id, kind, before, after }) => ({
    id,
    kind: words.kinds[kind],
    label: words.change(words.kinds[kind], before),
    before: <Spaced text={before} />,
    after: <Spaced text={after} />,
  }));
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={chosenChanges.length === 0} onClick={() => onApply(chosenChanges)}>
            {words.apply}
          </Button>
        </>
      }
    >
      {changes.length === 0 ? (
        <p className={kit.faint} role="status">
          {words.nothing}
        </p>
      ) : (
        <ChangeList
          changes={items}
          declinedIds={declinedIds}
          onDecline={setDeclinedIds}
          words={{
            count: words.changes,
            hint: words.changesHint,
            all: words.all,
            none: words.none,
            before: words.before,
            after: words.after,
          }}
        />
      )}
    </Dialog>
  );
}
