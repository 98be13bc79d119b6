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
import type { NameKind } from "../../../shared/names/name-index.ts";
import { endFieldStep } from "../nodes/edit-in-field.ts";
import { useFieldNames, type FieldNames } from "../names/use-field-names.tsx";
import { useFieldMark } from "../revisions/use-field-mark.ts";
import { useFieldDraft, type FieldDraft, type WrittenValue } from "./use-field-draft.ts";
import styles from "./paper.module.css";

type FieldKeyEvent = KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>;

export interface FieldProps {
  /** Name of the field in the bulletin, for example `masthead.issuer`. */
  name: string;
  label: string;
  /** Shown in grey while the field is empty; not printed. */
  hint: string;
  value: string;
  write(text: string): WrittenValue;
  /** A problem of the value itself, shown while the field is not focused. */
  problem?: string | undefined;
  /** Whether the text may wrap to further lines. */
  wraps?: boolean;
  /** Whether the field was just added and gets the focus. */
  isNew?: boolean;
  /** Whether the field contains units or people, which are completed from the name tables (名录). */
  names?: NameKind;
  style?: CSSProperties;
  onKeyDown?(event: FieldKeyEvent): void;
  onLeave?(): void;
}

/**
 * A text field without a visible frame. Typed text is written into the bulletin at once; text that an input
 * method composes, when it is committed.
 */
export function Field({
  name,
  label,
  hint,
  value,
  write,
  problem,
  wraps = false,
  isNew = false,
  names,
  style,
  onKeyDown,
  onLeave,
}: FieldProps) {
  const [editor] = useLexicalComposerContext();
  const isEditable = useLexicalEditable();
  const [isFocused, setFocused] = useState(false);
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const problemId = useId();
  const draft = useFieldDraft(value, write, isFocused);
  const { text } = draft;
  const completion = useFieldNames(element, text, isEditable ? names : undefined, (change) => {
    endFieldStep(editor);
    change();
    endFieldStep(editor);
  });
  const mark = useFieldMark(name);
  const standingProblem = isFocused ? undefined : problem;
  const message = draft.refusal ?? standingProblem;
  useShowChange(element, value, draft.isTypedHere);
  useEffect(() => {
    if (isNew) element.current?.focus();
  }, [isNew]);

  const events = useFieldEvents({ draft, completion, setFocused, onKeyDown, onLeave });
  const inputProps = {
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
    ...events,
  };
  return (
    <span
      className={styles.field}
      data-field={name}
      {...mark}
      data-wraps={wraps || undefined}
      data-text={text || (isEditable ? hint : "")}
      style={style}
    >
      {wraps ? (
        <textarea rows={1} {...inputProps} />
      ) : (
        <input
          size={1}
          role={names && "combobox"}
          aria-expanded={names && completion.list !== null}
          {...inputProps}
        />
      )}
      {message !== undefined && (
        <output className={styles.fieldProblem} id={problemId}>
          {message}
        </output>
      )}
      {completion.list}
    </span>
  );
}

interface FieldEventsOptions {
  draft: FieldDraft;
  completion: FieldNames;
  setFocused: (isFocused: boolean) => void;
  onKeyDown: FieldProps["onKeyDown"];
  onLeave: FieldProps["onLeave"];
}

/** The event handlers of the input: typing, composing with an input method, focus and keys. */
function useFieldEvents({ draft, completion, setFocused, onKeyDown, onLeave }: FieldEventsOptions) {
  const isComposing = useRef(false);
  const change = (text: string) => {
    const line = text.replaceAll(/\s*[\r\n]+\s*/gu, " ");
    if (isComposing.current) return draft.compose(line);
    draft.type(line);
    completion.noteTyping();
  };
  return {
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
    onCompositionStart: () => {
      isComposing.current = true;
      completion.close();
    },
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      isComposing.current = false;
      change(event.currentTarget.value);
    },
    onFocus: () => setFocused(true),
    onBlur: () => {
      isComposing.current = false;
      setFocused(false);
      draft.discard();
      completion.close();
      onLeave?.();
    },
    onKeyDown: (event: FieldKeyEvent) => {
      if (event.nativeEvent.isComposing || completion.takesKey(event)) return;
      onKeyDown?.(event);
      if (event.key !== "Enter" || event.defaultPrevented) return;
      event.preventDefault();
      focusNext(event.currentTarget);
    },
  };
}

/** Scrolls to the field when its value changes for another reason than typing in it, for example by undo. */
function useShowChange(element: { current: HTMLElement | null }, value: string, isTypedHere: boolean): void {
  const lastValue = useRef(value);
  useLayoutEffect(() => {
    if (lastValue.current !== value && !isTypedHere) element.current?.scrollIntoView({ block: "nearest" });
    lastValue.current = value;
  }, [element, value, isTypedHere]);
}

/** Moves the focus to the next field of the paper, or from the last field of the masthead into the body. */
function focusNext(field: HTMLElement): void {
  const stops = [
    ...(field
      .closest(".paper")
      ?.querySelectorAll<HTMLElement>("[data-field] :is(input, textarea), [data-lexical-editor]") ?? []),
  ];
  stops[stops.indexOf(field) + 1]?.focus();
}
