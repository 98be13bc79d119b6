/** The text field of a remark. */
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { hasKeys, keyLabel } from "../../app/commands.ts";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import type { Option } from "../options/OptionList.tsx";
import { useCommentsState, useCommentsStore } from "./comments.tsx";
import { useMentions } from "./use-mentions.tsx";
import kit from "../../ui/kit.module.css";
import styles from "./comments.module.css";

const sendKeys = "Mod+Enter";

export interface RemarkFieldProps {
  /** The name under which the store keeps the unsent text (see `draftFields`). */
  field: string;
  label: string;
  sendLabel: string;
  mentionable: readonly Option[];
  /** Whether the field takes the focus now; it calls `onFocused` afterwards. */
  wantsFocus: boolean;
  onFocused: () => void;
  /** Returns false if the text could not be sent; then it stays in the field. */
  onSend: (text: string) => boolean | void;
  /** Called on Escape; the unsent text is kept. */
  onLeave: () => void;
  /** Discards the unsent text. */
  onCancel: () => void;
}

/** A field for a remark. Ctrl+Enter sends it; `@` mentions somebody. */
export function RemarkField({
  field,
  label,
  sendLabel,
  mentionable,
  wantsFocus,
  onFocused,
  onSend,
  onLeave,
  onCancel,
}: RemarkFieldProps) {
  const { comments: words } = useMessages();
  const store = useCommentsStore();
  const text = useCommentsState().drafts.get(field) ?? "";
  const element = useRef<HTMLTextAreaElement>(null);
  const mentions = useMentions(element, mentionable, (remarkText) => store.setDraft(field, remarkText));
  const hint = useId();
  useEffect(() => {
    if (!wantsFocus) return undefined;
    element.current?.focus();
    // Focus again after a closing menu or dialog has returned the focus to its trigger.
    const later = setTimeout(() => {
      element.current?.focus();
      onFocused();
    });
    return () => clearTimeout(later);
  }, [wantsFocus, onFocused]);
  const isBlank = text.trim() === "";
  const send = () => {
    if (!isBlank && onSend(text.trim()) !== false) store.setDraft(field, null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.takesKey(event)) return;
    if (hasKeys(event.nativeEvent, sendKeys)) send();
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.remarkField}>
      <textarea
        ref={element}
        className={kit.textField}
        rows={2}
        value={text}
        aria-label={label}
        aria-describedby={hint}
        lang="zh-CN"
        spellCheck={false}
        {...mentions.attributes}
        onChange={(event) => {
          store.setDraft(field, event.target.value);
          if (!("isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true))
            mentions.noteTyping();
        }}
        onCompositionEnd={() => mentions.noteTyping()}
        onKeyDown={onKeyDown}
        onBlur={mentions.close}
      />
      {mentions.list}
      <p className={styles.remarkHint} id={hint}>
        {words.hint(keyLabel(sendKeys))}
      </p>
      <div className={styles.remarkButtons}>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button look="primary" disabled={isBlank} onClick={send}>
          {sendLabel}
        </Button>
      </div>
    </div>
  );
}
