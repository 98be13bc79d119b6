/** The fields of the profile form. */
import { useState, type ReactNode } from "react";
import kit from "../ui/kit.module.css";
import styles from "./publications.module.css";

/** A titled group of fields. */
export function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.profileGroup}>
      <legend>{title}</legend>
      {hint ? <p className={kit.faint}>{hint}</p> : null}
      {children}
    </fieldset>
  );
}

/** A labelled row of the form. */
export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.profileRow}>
      <span className={styles.profileLabel}>{label}</span>
      {children}
    </div>
  );
}

/** Reads the text of a field and stores its value; returns the reason if the text is not valid. */
type Read = (text: string) => string | undefined | void;

/**
 * The props of an input that keeps the text as it is typed while it has the focus. The value that is read
 * from it may be tidier, and is shown when the field loses the focus.
 */
function useTypedText(value: string, read: Read) {
  const [typedText, setTypedText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const input = {
    className: kit.textField,
    value: typedText ?? value,
    spellCheck: false,
    autoComplete: "off",
    "aria-invalid": problem !== undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTypedText(event.currentTarget.value);
      setProblem(read(event.currentTarget.value) ?? undefined);
    },
    onBlur: () => {
      setTypedText(null);
      setProblem(undefined);
    },
  };
  return { input, problem };
}

interface TextFieldProps {
  label: string;
  /** The placeholder. */
  hint?: string;
  value: string;
  /** The least number of lines; the field is then a text area. */
  rows?: number;
  /** The id of a `<datalist>` with suggestions. */
  list?: string;
  read: Read;
}

/** A labelled text field that tells why its text is not valid. */
export function TextField({ label, hint, value, rows, list, read }: TextFieldProps) {
  const { input, problem } = useTypedText(value, read);
  return (
    <label className={styles.profileRow}>
      <span className={styles.profileLabel}>{label}</span>
      <span className={styles.profileField}>
        {rows ? (
          <textarea rows={Math.max(rows, input.value.split("\n").length)} placeholder={hint} {...input} />
        ) : (
          <input placeholder={hint} list={list} {...input} />
        )}
        {problem ? <output className={styles.profileProblem}>{problem}</output> : null}
      </span>
    </label>
  );
}

interface FigureFieldProps {
  label: string;
  unit: string;
  value: number;
  limits: { least: number; most: number; step: number };
  /** The sentence shown for text that is not a number within the limits. */
  problemOf: (least: number, most: number) => string;
  onChange: (value: number) => void;
}

/** A field for a number with its unit. A number outside the limits shows the problem and is not stored. */
export function FigureField({ label, unit, value, limits, problemOf, onChange }: FigureFieldProps) {
  const { least, most, step } = limits;
  const { input, problem } = useTypedText(String(value), (text) => {
    const plain = text.normalize("NFKC").trim();
    const figure = Number(plain);
    const isFigure = (step === 1 ? /^\d{1,3}$/u : /^\d{1,3}(?:\.\d{1,2})?$/u).test(plain);
    if (!isFigure || figure < least || figure > most) return problemOf(least, most);
    onChange(figure);
    return undefined;
  });
  return (
    <label className={styles.measure}>
      <span className={styles.profileLabel}>{label}</span>
      <span className={styles.measureField}>
        <input inputMode="decimal" aria-label={label} {...input} />
        <span className={kit.faint}>{unit}</span>
      </span>
      {problem ? <output className={styles.profileProblem}>{problem}</output> : null}
    </label>
  );
}
