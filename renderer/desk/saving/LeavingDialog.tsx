import { useEffect, useState } from "react";
import type { BulletinError } from "../../../shared/basics/errors.ts";
import { issueTitle } from "../../../shared/layout/html.ts";
import type { Messages } from "../../../shared/messages/index.ts";
import { download } from "../../app/download.ts";
import { useMessages } from "../../app/messages.tsx";
import { useStore } from "../../app/store.ts";
import { useErrorSentence } from "../../app/use-task.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { SaveState } from "./saver.ts";
import { useIssueFile } from "./use-issue-file.tsx";
import type { OpenIssue } from "./use-open-issue.ts";

interface LeavingDialogProps {
  issue: Pick<OpenIssue, "saveState" | "bulletin">;
  onStay: () => void;
  /** Called when the issue is saved, here or in a file, and when the person gives the edits up. */
  onLeave: () => void;
}

/**
 * Shown to a person who leaves an issue that could not be saved: says why, and offers to stay, to save a file, or
 * to give the edits up. Saving goes on meanwhile; once it succeeds, the issue is left.
 */
export function LeavingDialog({ issue, onStay, onLeave }: LeavingDialogProps) {
  const { desk: words } = useMessages();
  const state = useStore(issue.saveState);
  const error = useLastError(state);
  const isSaved = state.kind === "saved";
  useEffect(() => {
    if (isSaved) onLeave();
  }, [isSaved, onLeave]);
  const { saveAsFile, picker } = useIssueFile(issue.bulletin, onLeave);
  // The core writes `.bulletin` files. Without it, the window can write text; the person stays, and sees if it came.
  const saveAsText = () => {
    const bulletin = issue.bulletin.read();
    void import("../../../shared/text/write.ts").then(({ writeText }) =>
      download(`${issueTitle(bulletin.masthead)}.txt`, writeText(bulletin), "text/plain"),
    );
  };
  return (
    <Dialog
      title={words.leavingTitle}
      onClose={onStay}
      actions={
        <>
          <Button look="quiet" onClick={onLeave}>
            {words.leaveUnsaved}
          </Button>
          {error?.code === "disconnected" ? (
            <Button onClick={saveAsText}>{words.saveAsText}</Button>
          ) : (
            <Button onClick={saveAsFile}>{words.saveAndLeave}</Button>
          )}
          <Button look="primary" onClick={onStay}>
            {words.stay}
          </Button>
        </>
      }
    >
      <Reason state={state} error={error} words={words} />
      <p>{words.leavingLoses}</p>
      {picker}
    </Dialog>
  );
}

/** Why the issue is not saved, and whether saving goes on. */
function Reason({
  state,
  error,
  words,
}: {
  state: SaveState;
  error: BulletinError | null;
  words: Messages["desk"];
}) {
  const sentence = useErrorSentence();
  return (
    <>
      <p role="alert">{error === null ? words.leavingSlowly : words.leavingFailed(sentence(error))}</p>
      <p>{state.kind === "stopped" ? words.leavingStopped : words.leavingRetries}</p>
    </>
  );
}

/** The error of the last attempt to save; it remains while the next attempt runs. `null` before the first one. */
function useLastError(state: SaveState): BulletinError | null {
  const [lastError, setLastError] = useState<BulletinError | null>(null);
  if ("error" in state && state.error !== lastError) setLastError(state.error);
  return lastError;
}
