import { useState } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { ask, useApp } from "../app/context.tsx";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { session } from "../app/session.ts";
import { useTask } from "../app/use-task.ts";
import { UnlockDialog } from "../versions/UnlockDialog.tsx";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { OpenIssue } from "./use-open-issue.ts";

/** Says why this window does not write, and what can be done. Nothing while it does. */
export function AccessBanner({ issue, read }: { issue: OpenIssue; read: () => BulletinDocument }) {
  const { bridge, notify } = useApp();
  const { desk: words, window: frame, workflow } = useMessages();
  const locale = useLocale();
  const { first, dialog } = usePersonFirst();
  const [unlocks, setUnlocks] = useState(false);
  const task = useTask();
  const [asks, setAsks] = useState(false);
  const { access, takeOver, reopen, restore } = issue;
  if (access.kind === "writing") return null;
  const saveCopy = () =>
    task(async () => {
      const { id } = await ask(bridge, "issues.create", {
        document: read(),
        publication: issue.opened.publication,
      });
      notify({ kind: "done", text: words.copySaved });
      goTo({ screen: "issue", id });
    });
  const unlock = (reason: string) =>
    task(async () => {
      setUnlocks(false);
      issue.moved(await ask(bridge, "issues.unlock", { id: issue.opened.id, session, reason }));
    });
  const { at, by } = issue.progress;
  const locked = at && by ? workflow.locked(by.name, formatMoment(at, locale)) : workflow.lockedUnknown;
  const holder = "holder" in access ? access.holder : "";
  const text = {
    reading: words.heldBy(holder),
    free: words.free,
    lost: words.takenOver(holder),
    conflict: words.conflict,
    removed: words.removed,
    locked,
    lockedElsewhere: workflow.lockedElsewhere,
  }[access.kind];
  const hasOwnText =
    access.kind === "lost" ||
    access.kind === "conflict" ||
    access.kind === "removed" ||
    access.kind === "lockedElsewhere";
  return (
    <div className="access" role="alert">
      <span>{text}</span>
      {hasOwnText ? <Button onClick={() => void saveCopy()}>{words.saveCopy}</Button> : null}
      {access.kind === "removed" ? (
        <Button onClick={() => void task(() => restore(read))}>{words.restore}</Button>
      ) : null}
      {hasOwnText && access.kind !== "removed" ? (
        <Button onClick={() => void reopen()}>{words.reload}</Button>
      ) : null}
      {access.kind === "reading" ? <Button onClick={() => setAsks(true)}>{words.takeOver}</Button> : null}
      {access.kind === "locked" ? (
        <Button onClick={() => first(() => setUnlocks(true))}>{workflow.unlock}</Button>
      ) : null}
      {dialog}
      {unlocks ? (
        <UnlockDialog onUnlock={(reason) => void unlock(reason)} onClose={() => setUnlocks(false)} />
      ) : null}
      {access.kind === "free" ? <Button onClick={() => void reopen()}>{words.edit}</Button> : null}
      {asks ? (
        <Dialog
          title={words.takeOverQuestion}
          onClose={() => setAsks(false)}
          actions={
            <>
              <Button onClick={() => setAsks(false)}>{frame.cancel}</Button>
              <Button look="primary" onClick={() => (setAsks(false), void takeOver())}>
                {words.takeOver}
              </Button>
            </>
          }
        >
          <p>{words.takeOverText(holder)}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
