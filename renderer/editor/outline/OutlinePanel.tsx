/** 本期目录: sections and articles of the issue; the one with the caret is marked, a click goes there. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Tooltip } from "radix-ui";
import { memo, useCallback, useDeferredValue, type KeyboardEvent, type ReactElement } from "react";
import type { OutlineArticle } from "../../shared/bulletin/outline.ts";
import { useLocale, useMessages } from "../app/messages.tsx";
import { goTo } from "./go.ts";
import { problemSentence } from "./points/problem-sentence.ts";
import { useCounts, useCurrentArticle, useOutline, useProblems } from "./session.tsx";
import "./outline.css";

export function OutlinePanel() {
  const [editor] = useLexicalComposerContext();
  const { editor: messages, points: pointWords } = useMessages();
  const locale = useLocale();
  const { sections } = useDeferredValue(useOutline());
  const problems = useDeferredValue(useProblems());
  const current = useCurrentArticle();
  const counts = useCounts();
  const { format } = new Intl.NumberFormat(locale);
  const go = useCallback((id: string) => goTo(editor, id), [editor]);
  const isEmpty = sections.every((section) => section.id === null && section.articles.length === 0);

  return (
    <nav className="outline" aria-label={messages.outline}>
      <h2>
        {messages.outline}
        {!isEmpty && <span>{messages.counts(format(counts.sections), format(counts.articles), format(counts.characters))}</span>}
      </h2>
      {isEmpty && <p className="outline-empty">{messages.outlineEmpty}</p>}
      {sections.map((section, index) => (
        <ul key={section.id ?? "first"}>
          {section.id !== null && (
            <Entry id={section.id} title={section.title === "" ? messages.untitledSection : messages.sectionTitle(section.title)} characters={format(section.characters)} kind="section" problem="" isCurrent={false} isTabStop={index === 0} go={go} />
          )}
          {section.articles.map((article, place) => (
            <Entry key={article.id} id={article.id} title={articleTitle(article, messages)} characters={format(article.characters)} kind="article" problem={problemSentence(problems.get(article.id), pointWords)} isCurrent={article.id === current} isTabStop={index === 0 && place === 0 && section.id === null} go={go} />
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
  /** What is to be looked at there; empty where nothing is. */
  problem: string;
  isCurrent: boolean;
  /** Whether Tab comes here; arrow keys go on from there. */
  isTabStop: boolean;
  go(id: string): void;
}

/** One line of the outline. A long issue has hundreds: only those that changed are drawn again. */
const Entry = memo(function Entry({ id, title, characters, kind, problem, isCurrent, isTabStop, go }: EntryProps) {
  const messages = useMessages().editor;
  const name = messages.entry(title, characters);
  const button = (
    <button
      type="button" className={`outline-${kind}`} aria-current={isCurrent || undefined} aria-label={problem ? messages.entryWithProblem(name, problem) : name}
      title={problem ? undefined : title} tabIndex={isTabStop ? 0 : -1} onKeyDown={moveFocus} onClick={() => go(id)}
    >
      <span>{title}</span>
      {problem ? <i className="outline-problem" aria-hidden /> : null}
      <small>{characters}</small>
    </button>
  );
  return <li>{problem ? <Hint text={problem}>{button}</Hint> : button}</li>;
});

function Hint({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" side="right" sideOffset={6}>
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Arrow keys, Home and End go through the entries. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const entries = [...(event.currentTarget.closest("nav")?.querySelectorAll("button") ?? [])];
  const at = entries.indexOf(event.currentTarget);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  const entry = to === undefined ? undefined : entries[to];
  if (!entry) return;
  event.preventDefault();
  entry.focus();
}
