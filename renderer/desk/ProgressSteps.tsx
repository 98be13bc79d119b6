import { useState, type ReactNode } from "react";
import { Check, ChevronDown } from "lucide-react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { earlierStates, issueStates, nextState, type IssueState } from "../../shared/workflow/states.ts";
import { ask, useApp } from "../app/context.tsx";
import { formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { session } from "../app/session.ts";
import { useTask } from "../app/use-task.ts";
import { useChecking, useGoTo, useGoToComment } from "../editor/index.ts";
import { AdvanceDialog, type OpenPlace } from "../versions/AdvanceDialog.tsx";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { Menu } from "../ui/Menu.tsx";
import type { OpenIssue } from "./use-open-issue.ts";

/** 起草 — 校对 — 核签 — 定稿: where the issue stands, and the way on or back from there. */
export function ProgressSteps({
  issue,
  read,
  onShowComments,
}: {
  issue: OpenIssue;
  read: () => BulletinDocument;
  onShowComments: () => void;
}) {
  const { bridge, notify } = useApp();
  const { workflow: words, desk } = useMessages();
  const locale = useLocale();
  const task = useTask();
  const { first, dialog } = usePersonFirst();
  const [asked, setAsked] = useState<IssueState | null>(null);
  const { state, at, by } = issue.progress;
  const go = (to: IssueState) =>
    task(async () => {
      setAsked(null);
      // The version of the step is what is in the library.
      if (!(await issue.flush())) return notify({ kind: "error", text: desk.failed });
      issue.moved(await ask(bridge, "issues.advance", { id: issue.opened.id, session, to }));
      notify({ kind: "done", text: words.moved(words.states[to]) });
    });
  // What is to be signed is looked at once more.
  const choose = (to: IssueState) =>
    first(() => (to === "signoff" || to === "final" ? setAsked(to) : void go(to)));
  const next = nextState(state);
  const items = [
    ...(next
      ? [
          {
            label: next === "final" ? words.finish : words.advance(words.states[next]),
            run: () => choose(next),
          },
        ]
      : []),
    ...earlierStates(state)
      .toReversed()
      .map((to) => ({ label: words.giveBack(words.states[to]), run: () => first(() => void go(to)) })),
  ];
  const { checkNow } = useChecking();
  const goToBlock = useGoTo();
  const goToComment = useGoToComment();
  const goToOpen = (place: OpenPlace) => {
    setAsked(null);
    if ("comment" in place) onShowComments();
    // Once the dialog has given the focus back.
    setTimeout(() => ("comment" in place ? goToComment(place.comment) : goToBlock(place.block)));
  };
  const since = at && by ? words.movedBy(by.name, formatMoment(at, locale)) : undefined;
  const isMovable = issue.access.kind === "writing";
  return (
    <>
      <ol className="steps" aria-label={words.steps}>
        {issueStates.map((each) => (
          <Step
            key={each}
            name={words.states[each]}
            stands={issueStates.indexOf(each) - issueStates.indexOf(state)}
            isFinal={state === "final"}
            since={since}
          >
            {each === state && isMovable ? (
              <Menu items={items}>
                <button
                  type="button"
                  className="step step-now"
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
      {asked ? (
        <AdvanceDialog
          to={asked}
          read={read}
          check={checkNow}
          onGoTo={goToOpen}
          onAdvance={() => void go(asked)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

interface StepProps {
  name: string;
  /** Below 0: gone through; 0: now; above: to come. */
  stands: number;
  isFinal: boolean;
  since: string | undefined;
  /** The button of the present step, where the issue may be moved. */
  children: ReactNode;
}

function Step({ name, stands, isFinal, since, children }: StepProps) {
  const { workflow: words } = useMessages();
  const isDone = stands < 0 || (stands === 0 && isFinal);
  const look = isDone ? "step step-done" : stands === 0 ? "step step-now" : "step";
  return (
    <li aria-current={stands === 0 ? "step" : undefined}>
      {children ?? (
        <span className={look} title={stands === 0 ? since : undefined}>
          {isDone ? <Check size={13} role="img" aria-label={words.stateDone(name)} /> : null}
          {name}
        </span>
      )}
    </li>
  );
}
