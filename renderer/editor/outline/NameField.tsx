/** The field that renames an entry of the outline in place. */
import { useEffect, useRef, type KeyboardEvent } from "react";
import styles from "./outline.module.css";
import { joinClasses } from "../../app/class-names.ts";

interface NameFieldProps {
  name: string;
  label: string;
  /** Shows the name as that of a section. */
  isSection: boolean;
  /** `isLeft`: the person left the field, and the focus is elsewhere already. */
  onKeep: (name: string, isLeft: boolean) => void;
  onCancel: () => void;
}

/**
 * Enter and leaving the field keep the name, Escape cancels. Keys of an input method that composes are
 * ignored.
 */
export function NameField({ name, label, isSection, onKeep, onCancel }: NameFieldProps) {
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
    // Else the same key would press the button that gets the focus next.
    event.preventDefault();
    end(() => (event.key === "Enter" ? onKeep(event.currentTarget.value, false) : onCancel()));
  };
  return (
    <input
      ref={field}
      type="text"
      className={joinClasses(styles.name, isSection && styles.section)}
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
