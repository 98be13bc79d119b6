import { useState } from "react";
import type { CountedArticle } from "../../shared/contract/statistics.ts";
import { formatCount, formatDate } from "../app/format.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { goTo } from "../app/route.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { shownName } from "../../shared/statistics/columns.ts";
import { NotesDialog } from "./NotesDialog.tsx";
import { useArticles } from "./use-statistics.ts";
import { changeView, type View } from "./view.ts";
import kit from "../ui/kit.module.css";
import listTable from "../ui/list-table.module.css";
import styles from "./statistics.module.css";

/**
 * The articles behind a row of the statistics; each leads to its place in its issue, and has its leaders'
 * notes.
 */
export function ArticlesDialog({ view, row }: { view: View; row: string }) {
  const { statistics: words, window: frame } = useMessages();
  const result = useArticles(view, row);
  /** The article whose notes are being edited. */
  const [annotatedArticle, setAnnotatedArticle] = useState<CountedArticle | null>(null);
  const close = () => changeView({ row: null });
  const headings = words.article;
  const name = shownName(view.by, row, words);
  return (
    <Dialog
      wide
      title={result ? words.articlesOf(name, result.total) : name}
      onClose={close}
      actions={
        <Button look="primary" onClick={close}>
          {frame.close}
        </Button>
      }
    >
      {result === null ? null : (
        <table
          className={joinClasses(listTable.table, styles.articles)}
          aria-label={words.showArticles(name)}
        >
          <thead>
            <tr>
              <th scope="col">{headings.issue}</th>
              <th scope="col">{headings.date}</th>
              <th scope="col">{headings.section}</th>
              <th scope="col" className={listTable.wide}>
                {headings.title}
              </th>
              <th scope="col">{headings.role}</th>
              <th scope="col" className={listTable.figure}>
                {headings.characters}
              </th>
              <th scope="col" className={listTable.figure}>
                {headings.points}
              </th>
              <th scope="col">{headings.notes}</th>
            </tr>
          </thead>
          <tbody>
            {result.articles.map((article) => (
              <ArticleRow
                key={`${article.issue} ${article.article}`}
                article={article}
                onNote={() => setAnnotatedArticle(article)}
              />
            ))}
          </tbody>
        </table>
      )}
      {result && result.articles.length < result.total ? (
        <Button className={kit.more} onClick={result.more}>
          {words.more}
        </Button>
      ) : null}
      {annotatedArticle ? (
        <NotesDialog article={annotatedArticle} onClose={() => setAnnotatedArticle(null)} />
      ) : null}
    </Dialog>
  );
}

function ArticleRow({
  article: { issue, number, date, article, section, title, source, role, characters, points, notes },
  onNote,
}: {
  article: CountedArticle;
  onNote: () => void;
}) {
  const { statistics: words, window: frame } = useMessages();
  const locale = useLocale();
  const open = () => goTo({ screen: "issue", id: issue, article });
  return (
    <tr className={listTable.opens} onClick={open}>
      <td className={listTable.number}>{number === null ? frame.unnumbered : number}</td>
      <td>{date === null ? "" : formatDate(date, locale)}</td>
      <td>{section}</td>
      <td className={styles.title}>
        <button
          type="button"
          className={listTable.rowLink}
          onClick={(event) => (event.stopPropagation(), open())}
        >
          {title || words.untitled}
        </button>
        <small className={kit.faint}>{source}</small>
      </td>
      <td>{words.roles[role]}</td>
      <td className={listTable.figure}>{formatCount(characters, locale)}</td>
      <td className={listTable.figure}>{points}</td>
      <td className={listTable.rowActions} onClick={(event) => event.stopPropagation()}>
        <Button
          look="quiet"
          onClick={onNote}
          title={notes.map(({ leader, text }) => `${leader}：${text}`).join("\n")}
        >
          {notes.length === 0 ? words.note : words.notes(notes.length)}
        </Button>
      </td>
    </tr>
  );
}
