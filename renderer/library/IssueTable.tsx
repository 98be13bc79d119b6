import { Copy, FolderOpen, Newspaper, RotateCcw, Trash2 } from "lucide-react";
import type { IssueSummary } from "../../shared/contract/issues.ts";
import type { Publication } from "../../shared/contract/publications.ts";
import { formatCount, formatDate, formatMoment } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { MoreButton } from "../ui/MoreButton.tsx";
import { More } from "../ui/More.tsx";
import { useIssueName, type useIssueActions } from "../issues/actions.ts";
import type { ListedIssues } from "../issues/use-issues.ts";
import { StateBadge } from "../issues/StateBadge.tsx";
import kit from "../ui/kit.module.css";
import listTable from "../ui/list-table.module.css";

interface IssueTableProps {
  list: ListedIssues;
  showsBin: boolean;
  actions: ReturnType<typeof useIssueActions>;
  /** The publications that an issue can be assigned to. */
  publications: Publication[];
}

/** A table of issues, one per row; the next page is loaded when its end is near. */
export function IssueTable({ list: { issues, more }, showsBin, actions, publications }: IssueTableProps) {
  const { library: words } = useMessages();
  return (
    <>
      <table className={listTable.table} aria-label={words.issues}>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.date}</th>
            <th scope="col" className={listTable.wide}>
              {words.name}
            </th>
            <th scope="col">{words.state}</th>
            <th scope="col" className={listTable.figure}>
              {words.articles}
            </th>
            <th scope="col" className={listTable.figure}>
              {words.characters}
            </th>
            <th scope="col">{showsBin ? words.removedAt : words.savedAt}</th>
            <th scope="col">
              <span className={kit.visuallyHidden}>{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <IssueRow
              key={issue.id}
              issue={issue}
              showsBin={showsBin}
              actions={actions}
              publications={publications}
            />
          ))}
        </tbody>
      </table>
      {more ? <More key={issues.length} onSeen={more} /> : null}
    </>
  );
}

function IssueRow({
  issue,
  showsBin,
  actions,
  publications,
}: Omit<IssueTableProps, "list"> & { issue: IssueSummary }) {
  const { library: words, window: frame } = useMessages();
  const locale = useLocale();
  const nameOf = useIssueName();
  const { number, date, name, state, articles, characters, savedAt, deletedAt } = issue;
  const moment = formatMoment(showsBin && deletedAt ? deletedAt : savedAt, locale);
  return (
    <tr
      className={showsBin ? undefined : listTable.opens}
      onClick={showsBin ? undefined : () => actions.open(issue)}
    >
      <td className={listTable.number}>{number ?? "—"}</td>
      <td>{date ? formatDate(date, locale) : <span className={kit.faint}>{frame.noDate}</span>}</td>
      <td>
        {showsBin ? (
          name || frame.untitled
        ) : (
          <button
            type="button"
            className={listTable.rowLink}
            onClick={(event) => (event.stopPropagation(), actions.open(issue))}
            aria-label={`${frame.open} ${nameOf(issue)}`}
          >
            {name || frame.untitled}
          </button>
        )}
      </td>
      <td>
        <StateBadge state={state} />
      </td>
      <td className={listTable.figure}>{articles}</td>
      <td className={listTable.figure}>{formatCount(characters, locale)}</td>
      <td className={kit.faint}>{moment}</td>
      <td className={listTable.rowActions} onClick={(event) => event.stopPropagation()}>
        {showsBin ? (
          <Button onClick={() => void actions.restore(issue)}>
            <RotateCcw size={14} />
            {words.restore}
          </Button>
        ) : (
          <IssueMenu issue={issue} actions={actions} publications={publications} />
        )}
      </td>
    </tr>
  );
}

/** The actions on an issue, as a menu. */
function IssueMenu({
  issue,
  actions,
  publications,
}: Pick<IssueTableProps, "actions" | "publications"> & { issue: IssueSummary }) {
  const { library: words, publications: publicationWords, window: frame } = useMessages();
  const nameOf = useIssueName();
  return (
    <Menu
      items={[
        { label: frame.open, icon: <FolderOpen size={14} />, run: () => actions.open(issue) },
        { label: words.duplicate, icon: <Copy size={14} />, run: () => void actions.duplicate(issue) },
        ...publications.map((each) => ({
          label:
            each.id === issue.publication
              ? publicationWords.release(each.name)
              : publicationWords.assign(each.name),
          icon: <Newspaper size={14} />,
          run: () => void actions.assign(issue, each),
        })),
        { label: words.remove, icon: <Trash2 size={14} />, run: () => void actions.remove(issue) },
      ]}
    >
      <MoreButton label={`${frame.more} ${nameOf(issue)}`} />
    </Menu>
  );
}
