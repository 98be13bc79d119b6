/** The fields of one comment card: the answer, and the remarks that are being edited. */
import { useCallback, useState, type RefObject } from "react";
import type { Option } from "../options/OptionList.tsx";
import { useCommentsState, useCommentsStore } from "./comments.tsx";
import type { RemarkFieldProps } from "./RemarkField.tsx";

export interface CardFields {
  /** True while a field is open. Open fields are those with a draft. */
  isOpen(field: string): boolean;
  /** Opens a field and focuses it. `initialText` applies if there is no draft. */
  open(field: string, initialText: string): void;
  propsOf(
    field: string,
    labels: { label: string; sendLabel: string },
    onSend: (text: string) => void,
  ): RemarkFieldProps;
}

/**
 * @param mentionable the names that `@` offers
 * @param button gets the focus when a field is left
 */
export function useCardFields(
  mentionable: readonly Option[],
  button: RefObject<HTMLButtonElement | null>,
): CardFields {
  const store = useCommentsStore();
  const { drafts } = useCommentsState();
  const [fieldToFocus, setFieldToFocus] = useState<string | null>(null);
  const onFocused = useCallback(() => setFieldToFocus(null), []);
  const focusButton = () => button.current?.focus();
  const close = (field: string) => {
    store.setDraft(field, null);
    focusButton();
  };

  return {
    isOpen: (field) => drafts.has(field),
    open: (field, initialText) => {
      store.setDraft(field, drafts.get(field) ?? initialText);
      setFieldToFocus(field);
    },
    propsOf: (field, { label, sendLabel }, onSend) => ({
      field,
      label,
      sendLabel,
      mentionable,
      wantsFocus: fieldToFocus === field,
      onFocused,
      onSend: (text) => {
        onSend(text);
        focusButton();
      },
      onLeave: () => ((drafts.get(field) ?? "").trim() === "" ? close(field) : focusButton()),
      onCancel: () => close(field),
    }),
  };
}
