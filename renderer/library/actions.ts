import { useCallback } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { nextIssue } from "../../shared/bulletin/next-issue.ts";
import type { IssueSummary } from "../../shared/contract/calls.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { session } from "../app/session.ts";
import { useTask } from "../app/use-task.ts";

/** 第 765 期, or the name where it has no number. */
export function useIssueName(): (issue: Pick<IssueSummary, "number" | "name">) => string {
  const words = useMessages().window;
  return useCallback(({ number, name }) => (number === null ? name || words.untitled : words.number(number)), [words]);
}

/** What can be done with issues outside the desk. */
export function useIssueActions() {
  const { bridge, notify } = useApp();
  const task = useTask();
  const words = useMessages().library;
  const nameOf = useIssueName();

  const store = (document: BulletinDocument) =>
    task(async () => {
      const { id } = await ask(bridge, "issues.create", { document });
      goTo({ screen: "issue", id });
    });

  /** Begins the issue after the latest one. */
  const create = () =>
    task(async () => {
      let previous: BulletinDocument | null = null;
      const latest = latestOf((await ask(bridge, "issues.list", { deleted: false })).issues);
      if (latest) {
        // Read as a session of its own, which lets go at once.
        const reader = `${session}-new`;
        previous = (await ask(bridge, "issues.open", { id: latest.id, session: reader, label: "" })).document;
        await ask(bridge, "issues.close", { id: latest.id, session: reader });
      }
      await store(nextIssue(previous, today()));
    });

  const restore = (issue: IssueSummary) =>
    task(async () => {
      await ask(bridge, "issues.restore", { id: issue.id });
      notify({ kind: "done", text: words.restored(nameOf(issue)) });
    });

  return {
    store,
    create,
    restore,
    open: (issue: IssueSummary) => goTo({ screen: "issue", id: issue.id }),
    sample: () => task(async () => store((await ask(bridge, "importing.sample", {})).document)),
    duplicate: (issue: IssueSummary) =>
      task(async () => {
        const { id } = await ask(bridge, "issues.duplicate", { id: issue.id });
        goTo({ screen: "issue", id });
      }),
    remove: (issue: IssueSummary) =>
      task(async () => {
        await ask(bridge, "issues.remove", { id: issue.id });
        notify({ kind: "done", text: words.removed(nameOf(issue)), actions: [{ label: words.undoRemove, run: () => void restore(issue) }] });
      }),
  };
}

/** The issue with the highest number of the latest year: the one that a new issue follows. */
export function latestOf(issues: readonly IssueSummary[]): IssueSummary | undefined {
  const key = ({ date, number }: IssueSummary) => [date?.slice(0, 4) ?? "", number ?? 0] as const;
  return issues
    .filter(({ number }) => number !== null)
    .reduce<IssueSummary | undefined>((best, issue) => {
      if (!best) return issue;
      const [[year, number], [bestYear, bestNumber]] = [key(issue), key(best)];
      return year > bestYear || (year === bestYear && number > bestNumber) ? issue : best;
    }, undefined);
}

/** Today where the person is, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
