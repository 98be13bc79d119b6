import { useEffect, useRef, type KeyboardEvent } from "react";

interface NameFieldProps {
  name: string;
  label: string;
  className: string;
  /** `isLeft`: the person went elsewhere, the focus is not here any more. */
  onKeep: (name: string, isLeft: boolean) => void;
  onCancel: () => void;
}

/** Renames in place: Enter and leaving keep, Escape does not. While an input method composes, its keys are its own. */
export function NameField({ name, label, className, onKeep, onCancel }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    isDone.current = false;
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (act: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // What has the focus next is not pressed by the same key.
    event.preventDefault();
    end(() => (event.key === "Enter" ? onKeep(event.currentTarget.value, false) : onCancel()));
  };
  return (
    <input
      ref={field}
      type="text"
      className={`outline-name ${className}`}
      aria-label={label}
      placeholder={label}
      defaultValue={name}
      spellCheck={false}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onBlur={(event) => end(() => onKeep(event.currentTarget.value, true))}
    />
  );
}
