/** The text of a field of the paper while it is being typed, and what became of it in the bulletin. */
import { useEffect, useState } from "react";

/** The result of writing a text into the bulletin. */
export interface WrittenValue {
  /** The text of the field as it is in the bulletin now. */
  value: string;
  /** Why the typed text was refused or changed. */
  problem?: string;
}

export interface FieldDraft {
  /** The text to show: the typed text, or the value of the bulletin. */
  text: string;
  /** True if the value of the bulletin is the one that was typed in this field. */
  isTypedHere: boolean;
  /** Why the text typed last was refused. */
  refusal: string | undefined;
  /** Keeps text that an input method is composing; it is not written yet. */
  compose(text: string): void;
  /** Writes text into the bulletin. */
  type(text: string): void;
  /** Shows the value of the bulletin again. */
  discard(): void;
}

/**
 * A text that belongs to one value of the bulletin. It is out of date when the value changes for another
 * reason (undo).
 */
interface Draft {
  text: string;
  value: string;
}

/** How long a refusal is shown after the person left the field, in ms. */
const refusalDuration = 6000;

/**
 * @param value the text of the field in the bulletin
 * @param write writes a text into the bulletin
 * @param isFocused whether the person is in the field
 */
export function useFieldDraft(
  value: string,
  write: (text: string) => WrittenValue,
  isFocused: boolean,
): FieldDraft {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusal, setRefusal] = useState<Draft | null>(null);

  // After leaving the field the value is a valid one again, so the refusal disappears once it has been read.
  useEffect(() => {
    if (refusal === null || isFocused) return undefined;
    const timer = setTimeout(() => setRefusal(null), refusalDuration);
    return () => clearTimeout(timer);
  }, [refusal, isFocused]);

  return {
    text: draft?.value === value ? draft.text : value,
    isTypedHere: draft?.value === value,
    refusal: refusal?.value === value ? refusal.text : undefined,
    compose: (text) => setDraft({ text, value }),
    type: (text) => {
      const result = write(text);
      setDraft({ text, value: result.value });
      setRefusal(result.problem === undefined ? null : { text: result.problem, value: result.value });
    },
    discard: () => setDraft(null),
  };
}
