import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useMessages } from "../../app/messages.tsx";
import { Button } from "../../ui/Button.tsx";
import type { Option } from "../options/OptionList.tsx";
import { isApple } from "../shortcuts.ts";
import { useCommentsState, useCommentsStore } from "./comments.tsx";
import { useMentions } from "./use-mentions.tsx";

const sendKeys = isApple ? "⌘Enter" : "Ctrl+Enter";

interface RemarkFieldProps {
  /** The name under which its text is kept until it is sent. */
  field: string;
  label: string;
  sendLabel: string;
  mentionable: readonly Option[];
  /** Whether it is to get the focus now; told back by `onFocused`. */
  wantsFocus: boolean;
  onFocused: () => void;
  /** False where it could not be sent: what is written stays. */
  onSend: (text: string) => boolean | void;
  /** Escape: what is written stays. */
  onLeave: () => void;
  /** Gives up what is written. */
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
  const mentions = useMentions(element, mentionable, (written) => store.draft(field, written));
  const hint = useId();
  useEffect(() => {
    if (!wantsFocus) return undefined;
    element.current?.focus();
    // Once more when whoever gives the focus back (a menu, a dialog) has done so.
    const later = setTimeout(() => {
      element.current?.focus();
      onFocused();
    });
    return () => clearTimeout(later);
  }, [wantsFocus, onFocused]);
  const isBlank = text.trim() === "";
  const send = () => {
    if (!isBlank && onSend(text.trim()) !== false) store.draft(field, null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.takesKey(event)) return;
    const isSend = event.key === "Enter" && (isApple ? event.metaKey : event.ctrlKey);
    if (isSend) send();
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="remark-field">
      <textarea
        ref={element}
        className="text-field"
        rows={2}
        value={text}
        aria-label={label}
        aria-describedby={hint}
        lang="zh-CN"
        spellCheck={false}
        {...mentions.attributes}
        onChange={(event) => {
          store.draft(field, event.target.value);
          if (!("isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true))
            mentions.typed();
        }}
        onCompositionEnd={() => mentions.typed()}
        onKeyDown={onKeyDown}
        onBlur={mentions.close}
      />
      {mentions.list}
      <p className="remark-hint" id={hint}>
        {words.hint(sendKeys)}
      </p>
      <div className="remark-buttons">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button look="primary" disabled={isBlank} onClick={send}>
          {sendLabel}
        </Button>
      </div>
    </div>
  );
}
