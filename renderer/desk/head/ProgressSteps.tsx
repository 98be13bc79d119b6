import { useState, type ReactNode } from "react";
import { Check, ChevronDown } from "lucide-react";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { earlierStates, issueStates, nextState, type IssueState } from "../../../shared/workflow/states.ts";
import { useCommands } from "../../app/commands.ts";
import { useApp } from "../../app/context.tsx";
import { formatMoment } from "../../app/format.ts";
import { useLocale, useMessages } from "../../app/messages.tsx";
import { session } from "../../app/session.ts";
import { joinClasses } from "../../app/class-names.ts";
import { useTask } from "../../app/use-task.ts";
import { useChecking, useGoTo, useGoToComment } from "../../editor/index.ts";
import { AdvanceDialog, type OpenPlace } from "../../versions/AdvanceDialog.tsx";
import { usePersonFirst } from "../../settings/use-person-first.tsx";
import { Menu } from "../../ui/Menu.tsx";
import type { OpenIssue } from "../saving/use-open-issue.ts";
import styles from "./head.module.css";

interface ProgressStepsProps {
  issue: OpenIssue;
  onShowComments: () => void;
}

/** The workflow steps 起草 — 校对 — 核签 — 定稿; the current one has a menu of the steps forward and back. */
export function ProgressSteps({ issue, onShowComments }: ProgressStepsProps) {
  const { workflow: words } = useMessages();
  const locale = useLocale();
  const { withPerson, dialog } = usePersonFirst();
  const advance = useAdvance(issue);
  /** The step that the person is asked to confirm. */
  const [stateToConfirm, setStateToConfirm] = useState<IssueState | null>(null);
  const { state, at, by } = issue.progress;
  const since = at && by ? words.movedBy(by.name, formatMoment(at, locale)) : undefined;
  const isMovable = issue.access.kind === "writing";

  // 核签 and 定稿 are confirmed in a dialog that lists what is still open.
  const choose = (to: IssueState) =>
    withPerson(() => (to === "signoff" || to === "final" ? setStateToConfirm(to) : void advance(to)));
  const giveBack = (to: IssueState) => withPerson(() => void advance(to));
  const next = nextState(state);
  const previous = earlierStates(state).at(-1);
  useCommands("progress", {
    "progress.advance": { run: () => next && choose(next), isEnabled: () => isMovable && next !== null },
    "progress.giveBack": {
      run: () => previous && giveBack(previous),
      isEnabled: () => isMovable && previous !== undefined,
    },
  });
  const forward = next
    ? [
        {
          label: next === "final" ? words.finish : words.advance(words.states[next]),
          run: () => choose(next),
        },
      ]
    : [];
  const back = earlierStates(state)
    .toReversed()
    .map((to) => ({
      label: words.giveBack(words.states[to]),
      run: () => giveBack(to),
    }));

  return (
    <>
      <ol className={styles.steps} aria-label={words.steps}>
        {issueStates.map((each) => (
          <Step
            key={each}
            name={words.states[each]}
            offset={issueStates.indexOf(each) - issueStates.indexOf(state)}
            isFinal={state === "final"}
            since={since}
          >
            {each === state && isMovable ? (
              <Menu items={[...forward, ...back]}>
                <button
                  type="button"
                  className={joinClasses(styles.step, styles.stepNow)}
                  aria-label={`${words.stateNow(words.states[each])}。${words.moves}`}
                  title={since}
                >
                  {words.states[each]}
                  <ChevronDown size={13} aria-hidden="true" />
                </button>
              </Menu>
            ) : null}
          </Step>
        ))}
      </ol>
      {dialog}
      {stateToConfirm ? (
        <ConfirmAdvance
          to={stateToConfirm}
          read={issue.bulletin.read}
          onShowComments={onShowComments}
          onAdvance={() => {
            setStateToConfirm(null);
            void advance(stateToConfirm);
          }}
          onClose={() => setStateToConfirm(null)}
        />
      ) : null}
    </>
  );
}

/** Returns a function that saves the issue and moves it to a step. */
function useAdvance(issue: OpenIssue): (to: IssueState) => Promise<void> {
  const { bridge, notify } = useApp();
  const { workflow: words, desk } = useMessages();
  const task = useTask();
  return (to) =>
    task(async () => {
      // The core keeps the saved document as the version of the step.
      if (!(await issue.flush())) return notify({ kind: "error", text: desk.failed });
      issue.noteProgress(await bridge.ask("issues.advance", { id: issue.openAnswer.id, session, to }));
      notify({ kind: "done", text: words.moved(words.states[to]) });
    });
}

interface ConfirmAdvanceProps {
  to: IssueState;
  read: () => BulletinDocument;
  onShowComments: () => void;
  onAdvance: () => void;
  onClose: () => void;
}

/** Asks before 核签 and 定稿; what is still open in the issue leads to its place in the text. */
function ConfirmAdvance({ to, read, onShowComments, onAdvance, onClose }: ConfirmAdvanceProps) {
  const { checkNow } = useChecking();
  const goToBlock = useGoTo();
  const goToComment = useGoToComment();
  const goToPlace = (place: OpenPlace) => {
    onClose();
    if ("comment" in place) onShowComments();
    // After the dialog has returned the focus.
    setTimeout(() => ("comment" in place ? goToComment(place.comment) : goToBlock(place.block)));
  };
  return (
    <AdvanceDialog
      to={to}
      read={read}
      check={checkNow}
      onGoTo={goToPlace}
      onAdvance={onAdvance}
      onClose={onClose}
    />
  );
}

interface StepProps {
  name: string;
  /** Position relative to the current step: negative for done, 0 for current, positive for later steps. */
  offset: number;
  isFinal: boolean;
  since: string | undefined;
  /** The button of the current step, if the issue may be moved. */
  children: ReactNode;
}

function Step({ name, offset, isFinal, since, children }: StepProps) {
  const { workflow: words } = useMessages();
  const isCurrent = offset === 0;
  const isDone = offset < 0 || (isCurrent && isFinal);
  return (
    <li aria-current={isCurrent ? "step" : undefined}>
      {children ?? (
        <span className={stepClass(isDone, isCurrent)} title={isCurrent ? since : undefined}>
          {isDone ? <Check size={13} role="img" aria-label={words.stateDone(name)} /> : null}
          {name}
        </span>
      )}
    </li>
  );
}

function stepClass(isDone: boolean, isCurrent: boolean): string | undefined {
  if (isDone) return joinClasses(styles.step, styles.stepDone);
  return joinClasses(styles.step, isCurrent && styles.stepNow);
}
