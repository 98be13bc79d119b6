/**
 * The panel of find and replace (查找替换) beside the paper. Enter goes to the next match, Shift+Enter to the
 * previous one; Escape closes.
 */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { FindQuery, Match } from "../../../shared/editing/find.ts";
import type { Messages } from "../../../shared/messages/index.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { useStatus } from "../session/editor-state.tsx";
import { matchId, readSelection, useFind, type FindState } from "./use-find.ts";
import kit from "../../ui/kit.module.css";
import styles from "./find.module.css";

/** Number of matches in the list. Nobody scrolls a longer one; Enter still reaches all matches. */
const maximumListed = 300;

/** What the tick boxes say. */
interface FindOptions {
  isPattern: boolean;
  matchCase: boolean;
  inSelection: boolean;
}

interface FindPanelProps {
  /**
   * Rises each time the person opens the panel, also when it is open: then the field gets the focus again.
   */
  openCount: number;
  onClose: () => void;
}

/** Finds text in the whole bulletin or in the selection, and replaces it. */
export function FindPanel({ openCount, onClose }: FindPanelProps) {
  const [editor] = useLexicalComposerContext();
  const words = useMessages().find;
  const [selection] = useState(() => readSelection(editor));
  const [text, setText] = useState(selection.text);
  const [options, setOptions] = useState<FindOptions>({
    isPattern: false,
    matchCase: false,
    inSelection: selection.within !== null && selection.text === "",
  });
  /** What the last replacement did, until the query changes. */
  const [report, setReport] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (openCount > 0) field.current?.select();
  }, [openCount]);
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

  return (
    <section className={styles.find} role="search" aria-label={words.title}>
      <QueryRow
        field={field}
        text={text}
        finding={finding}
        onChange={(next) => {
          setText(next);
          setReport("");
        }}
        onClose={onClose}
      />
      <ReplacementRow finding={finding} onReplaced={(count) => setReport(words.replaced(count))} />
      <div className={styles.options}>
        <OptionBoxes options={options} hasSelection={selection.within !== null} onChange={setOptions} />
        <span className={styles.count} role="status">
          {text === "" ? "" : statusOf(finding, words, report)}
        </span>
      </div>
      <MatchList finding={finding} />
    </section>
  );
}

/** The sentence beside the options: the current match, or why there is none. */
function statusOf({ progress, matches, at }: FindState, words: Messages["find"], report: string): string {
  if (progress === "invalid") return words.badPattern;
  if (progress === "too-complex") return words.tooComplex;
  if (progress === "searching") return words.searching;
  if (matches.length === 0) return report || words.none;
  return words.at(at + 1, matches.length);
}

interface QueryRowProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  finding: FindState;
  onChange: (text: string) => void;
  onClose: () => void;
}

/** The field for the text to find, and the buttons that go from match to match. */
function QueryRow({ field, text, finding: { matches, at, progress, go }, onChange, onClose }: QueryRowProps) {
  const words = useMessages().find;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter") return;
    event.preventDefault();
    go(at + (event.shiftKey ? -1 : 1));
  };
  return (
    <div className={styles.row}>
      <input
        ref={field}
        className={kit.textField}
        type="text"
        value={text}
        placeholder={words.find}
        aria-label={words.find}
        aria-invalid={progress === "invalid" || progress === "too-complex"}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton
        label={words.previous}
        keys="Shift+Enter"
        disabled={matches.length === 0}
        onClick={() => go(at - 1)}
      >
        <ChevronUp size={16} />
      </IconButton>
      <IconButton label={words.next} keys="Enter" disabled={matches.length === 0} onClick={() => go(at + 1)}>
        <ChevronDown size={16} />
      </IconButton>
      <IconButton label={words.close} keys="Esc" onClick={onClose}>
        <X size={16} />
      </IconButton>
    </div>
  );
}

interface ReplacementRowProps {
  finding: FindState;
  /** Called with the number of matches that were replaced together. */
  onReplaced: (count: number) => void;
}

/** The field for the replacement, and the buttons that replace one match or all. */
function ReplacementRow({ finding: { at, replaceOne, replaceAll }, onReplaced }: ReplacementRowProps) {
  const words = useMessages().find;
  const { isEditable: editable } = useStatus();
  const [replacement, setReplacement] = useState("");
  return (
    <div className={styles.row}>
      <input
        className={kit.textField}
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
      <Button disabled={!editable || at < 0} onClick={() => onReplaced(replaceAll(replacement))}>
        {words.replaceAll}
      </Button>
    </div>
  );
}

interface OptionBoxesProps {
  options: FindOptions;
  hasSelection: boolean;
  onChange: (options: FindOptions) => void;
}

function OptionBoxes({ options, hasSelection, onChange }: OptionBoxesProps) {
  const words = useMessages().find;
  return (
    <>
      <Checkbox checked={options.matchCase} onChange={(matchCase) => onChange({ ...options, matchCase })}>
        {words.matchCase}
      </Checkbox>
      <Checkbox checked={options.isPattern} onChange={(isPattern) => onChange({ ...options, isPattern })}>
        {words.pattern}
      </Checkbox>
      {hasSelection ? (
        <Checkbox
          checked={options.inSelection}
          onChange={(inSelection) => onChange({ ...options, inSelection })}
        >
          {words.inSelection}
        </Checkbox>
      ) : null}
    </>
  );
}

/** Calls `close` on Escape wherever the focus is, unless a dialog, a menu or an input method uses the key. */
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

function MatchList({ finding: { matches, at, go } }: { finding: FindState }) {
  const words = useMessages().find;
  if (matches.length === 0) return null;
  return (
    <ol className={styles.list} aria-label={words.matches}>
      {matches.slice(0, maximumListed).map((match, index) => (
        <li key={matchId(match)}>
          <button type="button" aria-current={index === at} onClick={() => go(index)}>
            <InContext match={match} />
          </button>
        </li>
      ))}
      {matches.length > maximumListed ? (
        <li className={styles.more}>{words.more(matches.length - maximumListed)}</li>
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
