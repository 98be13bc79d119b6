import { useCallback, useState } from "react";
import type { CopySubject, StoredCopy } from "../../shared/contract/copies.ts";
import { useApp } from "../app/context.tsx";
import { formatCount, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { useTask } from "../app/use-task.ts";
import { useIssueName } from "../issues/actions.ts";
import { StateBadge } from "../issues/StateBadge.tsx";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { CopyList, SkippedBackups } from "./CopyList.tsx";
import { CopyPreview } from "./CopyPreview.tsx";
import { LookingStatus } from "./LookingStatus.tsx";
import { useLooking } from "./use-looking.ts";
import kit from "../ui/kit.module.css";
import styles from "./copies.module.css";

interface CopyChoiceProps {
  subject: CopySubject;
  /** Goes back to the choice of the subject; missing if it was given. */
  onBack?: () => void;
  onClose: () => void;
}

/** Lists the copies of one issue or manuscript with a preview, and takes one of them back. */
export function CopyChoice({ subject, onBack, onClose }: CopyChoiceProps) {
  const { bridge } = useApp();
  const { copies: words, window: frame } = useMessages();
  const nameOf = useIssueName();
  const { withPerson, dialog } = usePersonFirst();
  const look = useCallback((job: string) => bridge.ask("copies.list", { job, subject }), [bridge, subject]);
  const { answer, isLooking, progress } = useLooking(look);
  const [chosenPath, setChosenPath] = useState<string | null>(null);
  const { isRunning, takeBack } = useTakeBack(subject, onClose);
  const copies = answer?.copies ?? [];
  // At first, the newest one that would change something.
  const chosen =
    copies.find(({ backup }) => backup.path === chosenPath) ??
    copies.find(({ isPresent }) => !isPresent) ??
    copies[0];
  const [newest] = copies;
  return (
    <Dialog
      wide
      title={newest ? words.titleOf(nameOf(newest)) : words.title}
      onClose={onClose}
      actions={
        <>
          {onBack ? (
            <Button className={kit.start} onClick={onBack}>
              {words.back}
            </Button>
          ) : null}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button
            look="primary"
            disabled={isRunning || !chosen || chosen.isPresent}
            onClick={() => chosen && withPerson(() => void takeBack(chosen))}
          >
            {isRunning ? words.takingBack : words.takeBack}
          </Button>
        </>
      }
    >
      <LookingStatus isLooking={isLooking} progress={progress}>
        {answer && copies.length === 0 ? words.noCopy[subject.kind] : null}
        {answer && copies.length > 0 ? words.effects[subject.kind][answer.place] : null}
      </LookingStatus>
      {answer && chosen ? (
        <div className={styles.copies}>
          <CopyList copies={copies} chosen={chosen} onChoose={setChosenPath}>
            {(copy) => <CopyFacts copy={copy} />}
          </CopyList>
          <CopyPreview key={chosen.backup.path} path={chosen.backup.path} subject={subject} />
        </div>
      ) : null}
      <SkippedBackups skipped={answer?.skipped} />
      {dialog}
    </Dialog>
  );
}

/** Returns a function that takes a copy back, tells so, and closes the dialog; it stays open if that failed. */
function useTakeBack(
  subject: CopySubject,
  onClose: () => void,
): { isRunning: boolean; takeBack: (copy: StoredCopy) => Promise<void> } {
  const { bridge, notify } = useApp();
  const { copies: words } = useMessages();
  const nameOf = useIssueName();
  const task = useTask();
  const [isRunning, setIsRunning] = useState(false);
  const takeBack = async (copy: StoredCopy) => {
    setIsRunning(true);
    await task(async () => {
      await bridge.ask("copies.takeBack", { path: copy.backup.path, subject, label: words.label });
      const open = { label: words.openIssue, run: () => goTo({ screen: "issue", id: subject.id }) };
      notify({
        kind: "done",
        text: words.done(nameOf(copy)),
        ...(subject.kind === "issue" && { actions: [open] }),
      });
      onClose();
    });
    setIsRunning(false);
  };
  return { isRunning, takeBack };
}

function CopyFacts({ copy: { backup, repeats, savedAt, state, characters, ...copy } }: { copy: StoredCopy }) {
  const { copies: words } = useMessages();
  const locale = useLocale();
  const backupName = words.backup(formatMoment(backup.at, locale), backup.number);
  return (
    <span className={styles.copyFacts}>
      <b>{savedAt === null ? backupName : words.saved(formatMoment(savedAt, locale))}</b>
      <span className={styles.copyNumbers}>
        {state === null ? null : <StateBadge state={state} />}
        <span>{words.characters(formatCount(characters, locale))}</span>
      </span>
      <Difference copy={copy} />
      {savedAt === null ? null : <small title={backup.path}>{backupName}</small>}
      {repeats > 0 ? <small>{words.repeats(repeats)}</small> : null}
    </span>
  );
}

/** What taking the copy back would change; nothing if the present text cannot be read. */
function Difference({
  copy: { difference, isPresent },
}: {
  copy: Pick<StoredCopy, "difference" | "isPresent">;
}) {
  const { copies: words } = useMessages();
  if (isPresent) return <span className={styles.copyPresent}>{words.present}</span>;
  if (difference === null) return null;
  const { added, removed, places } = difference;
  if (added + removed > 0) return <span>{words.difference(added, removed)}</span>;
  return <span>{places > 0 ? words.otherDifference(places) : words.onlyMarks}</span>;
}
