import { useState } from "react";
import { useApp } from "../../app/context.tsx";
import { formatMoment } from "../../app/format.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { session } from "../../app/session.ts";
import { useTask } from "../../app/use-task.ts";
import { UnlockDialog } from "../../versions/UnlockDialog.tsx";
import { usePersonFirst } from "../../settings/use-person-first.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Access, OpenIssue } from "./use-open-issue.ts";
import styles from "./saving.module.css";

/** The kinds of access with text that is on this screen and not in the library. */
const kindsWithText: ReadonlySet<Access["kind"]> = new Set<Access["kind"]>([
  "lost",
  "conflict",
  "restored",
  "removed",
  "lockedElsewhere",
]);

/**
 * Tells why this window may not write the issue, with buttons for what can be done. Empty while it writes.
 */
export function AccessBanner({ issue }: { issue: OpenIssue }) {
  const { bridge, notify } = useApp();
  const { desk: words, workflow } = useMessages();
  const locale = useLocale();
  const { withPerson, dialog } = usePersonFirst();
  const [isUnlocking, setIsUnlocking] = useState(false);
  const task = useTask();
  const [isTakingOver, setIsTakingOver] = useState(false);
  const { access, leaving, takeOver, reopen, restore } = issue;
  if (access.kind === "writing") return null;
  const saveCopy = () =>
    task(async () => {
      const { id } = await bridge.ask("issues.create", {
        document: issue.bulletin.read(),
        publication: issue.openAnswer.publication,
      });
      notify({ kind: "done", text: words.copySaved });
      leaving.leaveFor({ screen: "issue", id });
    });
  const unlock = (reason: string) =>
    task(async () => {
      setIsUnlocking(false);
      issue.noteProgress(await bridge.ask("issues.unlock", { id: issue.openAnswer.id, session, reason }));
    });
  const { at, by } = issue.progress;
  const lockedText = at && by ? workflow.locked(by.name, formatMoment(at, locale)) : workflow.lockedUnknown;
  const holder = "holder" in access ? access.holder : "";
  const text = {
    reading: words.heldBy(holder),
    free: words.free,
    lost: words.takenOver(holder),
    conflict: words.conflict,
    restored: words.restored,
    removed: words.removed,
    locked: lockedText,
    lockedElsewhere: workflow.lockedElsewhere,
  }[access.kind];
  const hasUnsavedText = kindsWithText.has(access.kind);
  return (
    <div className={styles.access} role="alert">
      <span>{text}</span>
      {access.kind === "restored" ? <KeepAsVersion issue={issue} /> : null}
      {hasUnsavedText ? <Button onClick={() => void saveCopy()}>{words.saveCopy}</Button> : null}
      {access.kind === "removed" ? <Button onClick={() => void task(restore)}>{words.restore}</Button> : null}
      {hasUnsavedText && access.kind !== "removed" ? (
        <Button onClick={() => void reopen()}>{words.reload}</Button>
      ) : null}
      {access.kind === "reading" ? (
        <Button onClick={() => setIsTakingOver(true)}>{words.takeOver}</Button>
      ) : null}
      {access.kind === "locked" ? (
        <Button onClick={() => withPerson(() => setIsUnlocking(true))}>{workflow.unlock}</Button>
      ) : null}
      {dialog}
      {isUnlocking ? (
        <UnlockDialog onUnlock={(reason) => void unlock(reason)} onClose={() => setIsUnlocking(false)} />
      ) : null}
      {access.kind === "free" ? <Button onClick={() => void reopen()}>{words.edit}</Button> : null}
      {isTakingOver ? (
        <TakeOverDialog
          holder={holder}
          onTakeOver={() => {
            setIsTakingOver(false);
            void takeOver();
          }}
          onClose={() => setIsTakingOver(false)}
        />
      ) : null}
    </div>
  );
}

/**
 * Keeps the text on the screen, which is from before a backup was restored, as a version of the issue, and opens
 * the issue as it is now.
 */
function KeepAsVersion({ issue }: { issue: OpenIssue }) {
  const { bridge, notify } = useApp();
  const { desk: words } = useMessages();
  const { withPerson, dialog } = usePersonFirst();
  const task = useTask();
  const keep = () =>
    task(async () => {
      const label = words.labelBeforeRestore;
      await bridge.ask("versions.keep", {
        issue: issue.openAnswer.id,
        label,
        document: issue.bulletin.read(),
      });
      notify({ kind: "done", text: words.keptAsVersion });
      await issue.reopen();
    });
  return (
    <>
      <Button onClick={() => withPerson(() => void keep())}>{words.keepAsVersion}</Button>
      {dialog}
    </>
  );
}

/** Asks before taking the issue over from the window that writes it. */
function TakeOverDialog({
  holder,
  onTakeOver,
  onClose,
}: {
  holder: string;
  onTakeOver: () => void;
  onClose: () => void;
}) {
  const { desk: words, window: frame } = useMessages();
  return (
    <Dialog
      title={words.takeOverQuestion}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" onClick={onTakeOver}>
            {words.takeOver}
          </Button>
        </>
      }
    >
      <p>{words.takeOverText(holder)}</p>
    </Dialog>
  );
}
