import { useMemo } from "react";
import type { SearchResult } from "../../shared/contract/search.ts";
import { formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "../app/route.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useIssueName } from "../issues/actions.ts";
import { pendingReuse } from "./reuse.ts";
import { StateBadge } from "../issues/StateBadge.tsx";
import { useIssues } from "../issues/use-issues.ts";
import issues from "../issues/issues.module.css";
import kit from "../ui/kit.module.css";

/** Number of issues offered: the newest that are not final. */
const offeredIssues = 8;

/** Asks into which issue an article of the archive is to be copied. */
export function ReuseDialog({
  result: { issue, article, title },
  onClose,
}: {
  result: SearchResult;
  onClose: () => void;
}) {
  const { search: words, window: frame } = useMessages();
  const locale = useLocale();
  const nameOf = useIssueName();
  const list = useIssues(
    false,
    useMemo(() => ({}), []),
  );
  // The dialog waits for the list, because it focuses the first choice when it opens.
  if (!list) return null;
  const openIssues = list.issues
    .filter(({ id, state }) => id !== issue && state !== "final")
    .slice(0, offeredIssues);
  const choose = (into: number) => {
    pendingReuse.set({ into, from: { issue, article } });
    onClose();
    goTo({ screen: "issue", id: into });
  };
  return (
    <Dialog
      title={words.reuseTitle(title.map(({ text }) => text).join(""))}
      onClose={onClose}
      actions={<Button onClick={onClose}>{frame.cancel}</Button>}
    >
      <p className={kit.faint}>{openIssues.length === 0 ? words.reuseNone : words.reuseHint}</p>
      <div className={issues.publicationChoice}>
        {openIssues.map((each, index) => (
          <button
            key={each.id}
            type="button"
            className={issues.publicationOption}
            data-autofocus={index === 0 || undefined}
            onClick={() => choose(each.id)}
          >
            <strong>{nameOf(each)}</strong>
            <span>
              {each.date ? formatDate(each.date, locale) : frame.noDate} <StateBadge state={each.state} />
            </span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
