/** 本期目录: sections and articles of the issue; the one with the caret is marked, a click goes there. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { memo, useCallback, useDeferredValue, type KeyboardEvent } from "react";
import type { OutlineArticle } from "../../shared/bulletin/outline.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "./go.ts";
import { useCounts, useCurrentArticle, useOutline } from "./session.tsx";
import "./outline.css";

export function OutlinePanel() {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const locale = useLocale();
  const { sections } = useDeferredValue(useOutline());
  const current = useCurrentArticle();
  const counts = useCounts();
  const { format } = new Intl.NumberFormat(locale);
  const go = useCallback((id: string) => goTo(editor, id), [editor]);
  const isEmpty = sections.every((section) => section.id === null && section.articles.length === 0);

  return (
    <nav className="outline" aria-label={messages.outline} onKeyDown={moveFocus}>
      <h2>
        {messages.outline}
        {!isEmpty && <span>{messages.counts(format(counts.sections), format(counts.articles), format(counts.characters))}</span>}
      </h2>
      {isEmpty && <p className="outline-empty">{messages.outlineEmpty}</p>}
      {sections.map((section, index) => (
        <ul key={section.id ?? "first"}>
          {section.id !== null && (
            <Entry id={section.id} title={section.title === "" ? messages.untitledSection : messages.sectionTitle(section.title)} characters={format(section.characters)} kind="section" isCurrent={false} isTabStop={index === 0} go={go} />
          )}
          {section.articles.map((article, place) => (
            <Entry key={article.id} id={article.id} title={articleTitle(article, messages)} characters={format(article.characters)} kind="article" isCurrent={article.id === current} isTabStop={index === 0 && place === 0 && section.id === null} go={go} />
          ))}
        </ul>
      ))}
    </nav>
  );
}

function articleTitle({ title, tag, text }: OutlineArticle, messages: { tagged(tag: string, title: string): string; untitledArticle: string }): string {
  const name = title ?? (/^[^。！？；\n]{1,24}/u.exec(text)?.[0] || messages.untitledArticle);
  return tag === null ? name : messages.tagged(tag, name);
}

interface EntryProps {
  id: string;
  title: string;
  characters: string;
  kind: "section" | "article";
  isCurrent: boolean;
  /** Whether Tab comes here; arrow keys go on from there. */
  isTabStop: boolean;
  go(id: string): void;
}

/** One line of the outline. A long issue has hundreds: only those that changed are drawn again. */
const Entry = memo(function Entry({ id, title, characters, kind, isCurrent, isTabStop, go }: EntryProps) {
  const messages = useMessages().editor;
  return (
    <li>
      <button
        type="button" className={`outline-${kind}`} aria-current={isCurrent || undefined} aria-label={messages.entry(title, characters)} title={title}
        tabIndex={isTabStop ? 0 : -1} onClick={() => go(id)}
      >
        <span>{title}</span>
        <small>{characters}</small>
      </button>
    </li>
  );
});

/** Arrow keys, Home and End go through the entries. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll("button")];
  const at = entries.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  const entry = to === undefined ? undefined : entries[to];
  if (!entry) return;
  event.preventDefault();
  entry.focus();
}
