/** 查找替换: beside the paper, so that both are seen. Enter goes on, Shift+Enter back, Escape closes. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { FindQuery, Match } from "../../../shared/bulletin/find.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { useStatus } from "../session.tsx";
import { matchId, readSelection, useFind, type Finding } from "./use-find.ts";
import "./find.css";

/** A longer list would only be scrolled; the rest is reached by going on. */
const mostListed = 300;

interface FindPanelProps {
  /** Changes each time it is asked for: then the field takes the focus again. */
  asked: number;
  onClose: () => void;
}

export function FindPanel({ asked, onClose }: FindPanelProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().find;
  const { editable } = useStatus();
  const [selection] = useState(() => readSelection(editor));
  const [text, setText] = useState(selection.text);
  const [replacement, setReplacement] = useState("");
  const [options, setOptions] = useState({
    isPattern: false,
    matchCase: false,
    inSelection: selection.within !== null && selection.text === "",
  });
  const [done, setDone] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  useEscape(() => {
    onClose();
    editor.focus();
  });
  const query = useMemo<FindQuery>(
    () => ({
      text,
      isPattern: options.isPattern,
      matchCase: options.matchCase,
      ...(options.inSelection && selection.within ? { within: selection.within } : {}),
    }),
    [text, options, selection],
  );
  const finding = useFind(query);
  const { matches, at, isValid, go, replaceOne, replaceAll } = finding;

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter") return;
    event.preventDefault();
    go(at + (event.shiftKey ? -1 : 1));
  };
  const count =
    text === ""
      ? ""
      : !isValid
        ? words.badPattern
        : matches.length === 0
          ? done || words.none
          : words.at(at + 1, matches.length);
  return (
    <section className="find" role="search" aria-label={words.title}>
      <div className="find-row">
        <input
          ref={field}
          className="text-field"
          type="text"
          value={text}
          placeholder={words.find}
          aria-label={words.find}
          aria-invalid={!isValid}
          onKeyDown={onKey}
          onChange={(event) => (setText(event.target.value), setDone(""))}
        />
        <IconButton
          label={words.previous}
          keys="Shift+Enter"
          disabled={matches.length === 0}
          onClick={() => go(at - 1)}
        >
          <ChevronUp size={16} />
        </IconButton>
        <IconButton
          label={words.next}
          keys="Enter"
          disabled={matches.length === 0}
          onClick={() => go(at + 1)}
        >
          <ChevronDown size={16} />
        </IconButton>
        <IconButton label={words.close} keys="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <div className="find-row">
        <input
          className="text-field"
          type="text"
          value={replacement}
          placeholder={words.replaceBy}
          aria-label={words.replaceBy}
          disabled={!editable}
          onChange={(event) => setReplacement(event.target.value)}
        />
        <Button disabled={!editable || at < 0} onClick={() => replaceOne(replacement)}>
          {words.replace}
        </Button>
        <Button
          disabled={!editable || at < 0}
          onClick={() => setDone(words.replaced(replaceAll(replacement)))}
        >
          {words.replaceAll}
        </Button>
      </div>
      <div className="find-options">
        <Checkbox checked={options.matchCase} onChange={(matchCase) => setOptions({ ...options, matchCase })}>
          {words.matchCase}
        </Checkbox>
        <Checkbox checked={options.isPattern} onChange={(isPattern) => setOptions({ ...options, isPattern })}>
          {words.pattern}
        </Checkbox>
        {selection.within ? (
          <Checkbox
            checked={options.inSelection}
            onChange={(inSelection) => setOptions({ ...options, inSelection })}
          >
            {words.inSelection}
          </Checkbox>
        ) : null}
        <span className="find-count" role="status">
          {count}
        </span>
      </div>
      <MatchList finding={finding} />
    </section>
  );
}

/** Escape, wherever the focus is, but for dialogs and input methods, which have it to themselves. */
function useEscape(close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (
        event.key === "Escape" &&
        !event.isComposing &&
        !event.defaultPrevented &&
        !document.querySelector("[role=dialog], [role=menu]")
      )
        latest.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

function MatchList({ finding: { matches, at, go } }: { finding: Finding }) {
  const words = useMessages().find;
  if (matches.length === 0) return null;
  return (
    <ol className="find-list" aria-label={words.matches}>
      {matches.slice(0, mostListed).map((match, index) => (
        <li key={matchId(match)}>
          <button type="button" aria-current={index === at} onClick={() => go(index)}>
            <InContext match={match} />
          </button>
        </li>
      ))}
      {matches.length > mostListed ? (
        <li className="find-more">{words.more(matches.length - mostListed)}</li>
      ) : null}
    </ol>
  );
}

function InContext({ match: { before, text, after } }: { match: Match }) {
  return (
    <>
      {before}
      <mark>{text}</mark>
      {after}
    </>
  );
}
