/** One field of masthead or imprint, edited where it is printed. It grows with its text. */
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from "react";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import type { NameKind } from "../../shared/bulletin/names/name-index.ts";
import { endFieldStep } from "./edit-in-field.ts";
import { useFieldNames } from "./names/use-field-names.tsx";
import { useFieldMark } from "./revisions/use-field-mark.ts";

/** What writing a text into the document came to. */
export interface Written {
  /** The field's text as the document has it now. */
  value: string;
  /** Why the text was not taken over as it stands. */
  problem?: string;
}

export interface FieldProps {
  /** Name of the field in the document: `masthead.issuer`. */
  name: string;
  label: string;
  /** Shown in grey while the field is empty; not printed. */
  hint: string;
  value: string;
  write(text: string): Written;
  /** A problem of the value itself, shown while it is not being edited. */
  problem?: string | undefined;
  /** Whether the text may go on to a second line. */
  wraps?: boolean;
  /** Whether it was just added, and is to be filled in at once. */
  isNew?: boolean;
  /** What it names, where the office's tables complete it. */
  names?: NameKind;
  style?: CSSProperties;
  onKeyDown?(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void;
  onLeave?(): void;
}

/** How long a refused text is told of after the field was left, ms. */
const refusalShown = 6000;

interface Draft {
  text: string;
  /** The document's value under the draft. When it becomes another (undo), the draft is out of date. */
  under: string;
}

/** A text field without a frame. What is typed goes to the document at once; what an input method composes, when it is committed. */
export function Field({
  name,
  label,
  hint,
  value,
  write,
  problem: standing,
  wraps = false,
  isNew = false,
  names,
  style,
  onKeyDown,
  onLeave,
}: FieldProps) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<{ text: string; under: string } | null>(null);
  const [focused, setFocused] = useState(false);
  const composing = useRef(false);
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const problemId = useId();
  const text = draft?.under === value ? draft.text : value;
  const completion = useFieldNames(element, text, isEditable ? names : undefined, (change) => {
    endFieldStep(editor);
    change();
    endFieldStep(editor);
  });
  const mark = useFieldMark(name);
  const message = problem?.under === value ? problem.text : focused ? undefined : standing;
  useShowChange(element, value, draft);
  useEffect(() => {
    // The value that was kept is sound: once read, the refusal goes.
    if (problem === null || focused) return undefined;
    const timer = setTimeout(() => setProblem(null), refusalShown);
    return () => clearTimeout(timer);
  }, [problem, focused]);
  useEffect(() => {
    if (isNew) element.current?.focus();
  }, [isNew]);

  const change = (typed: string) => {
    const line = typed.replaceAll(/\s*[\r\n]+\s*/gu, " ");
    if (composing.current) return setDraft({ text: line, under: value });
    const written = write(line);
    setDraft({ text: line, under: written.value });
    setProblem(written.problem === undefined ? null : { text: written.problem, under: written.value });
    completion.typed();
  };
  const shared = {
    ref: element,
    value: text,
    placeholder: isEditable ? hint : "",
    readOnly: !isEditable,
    spellCheck: false,
    autoComplete: "off",
    "aria-label": label,
    ...completion.attributes,
    "aria-invalid": message !== undefined,
    "aria-describedby": message === undefined ? undefined : problemId,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
    onCompositionStart: () => {
      composing.current = true;
      completion.close();
    },
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      composing.current = false;
      change(event.currentTarget.value);
    },
    onFocus: () => setFocused(true),
    onBlur: () => {
      composing.current = false;
      setFocused(false);
      setDraft(null);
      completion.close();
      onLeave?.();
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.nativeEvent.isComposing || completion.takesKey(event)) return;
      onKeyDown?.(event);
      if (event.key !== "Enter" || event.defaultPrevented) return;
      event.preventDefault();
      focusNext(event.currentTarget);
    },
  };
  return (
    <span
      className="field"
      data-field={name}
      {...mark}
      data-wraps={wraps || undefined}
      data-text={text || (isEditable ? hint : "")}
      style={style}
    >
      {wraps ? (
        <textarea rows={1} {...shared} />
      ) : (
        <input
          size={1}
          role={names && "combobox"}
          aria-expanded={names && completion.list !== null}
          {...shared}
        />
      )}
      {message !== undefined && (
        <output className="field-problem" id={problemId}>
          {message}
        </output>
      )}
      {completion.list}
    </span>
  );
}

/** Undo may change a field that is out of sight: it is brought into view. */
function useShowChange(element: { current: HTMLElement | null }, value: string, draft: Draft | null): void {
  const known = useRef(value);
  useLayoutEffect(() => {
    const isOwn = draft?.under === value;
    if (known.current !== value && !isOwn) element.current?.scrollIntoView({ block: "nearest" });
    known.current = value;
  }, [element, value, draft]);
}

/** Enter goes on to the next field of the paper, and from the masthead's last one into the body. */
function focusNext(field: HTMLElement): void {
  const stops = [
    ...(field
      .closest(".paper")
      ?.querySelectorAll<HTMLElement>("[data-field] :is(input, textarea), [data-lexical-editor]") ?? []),
  ];
  stops[stops.indexOf(field) + 1]?.focus();
}
