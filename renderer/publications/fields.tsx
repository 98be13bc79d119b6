/** The fields of a profile's form. */
import { useState, type ReactNode } from "react";

export function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="profile-group">
      <legend>{title}</legend>
      {hint ? <p className="faint">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="profile-row">
      <span className="profile-label">{label}</span>
      {children}
    </div>
  );
}

/** Takes a text over; what comes back says why it cannot. */
type Read = (text: string) => string | undefined | void;

/** What a field is while it is typed in: as it is typed. What is read from it may be tidier, and is shown once it is left. */
function useTyped(value: string, read: Read) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const input = {
    className: "text-field",
    value: typed ?? value,
    spellCheck: false,
    autoComplete: "off",
    "aria-invalid": problem !== undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      setProblem(read(event.currentTarget.value) ?? undefined);
    },
    onBlur: () => {
      setTyped(null);
      setProblem(undefined);
    },
  };
  return { input, problem };
}

interface TextFieldProps {
  label: string;
  /** Shown while it is empty. */
  hint?: string;
  value: string;
  /** More than one line may be typed. */
  rows?: number;
  /** Id of a list of values to choose from. */
  list?: string;
  read: Read;
}

export function TextField({ label, hint, value, rows, list, read }: TextFieldProps) {
  const { input, problem } = useTyped(value, read);
  return (
    <label className="profile-row">
      <span className="profile-label">{label}</span>
      <span className="profile-field">
        {rows ? (
          <textarea rows={Math.max(rows, input.value.split("\n").length)} placeholder={hint} {...input} />
        ) : (
          <input placeholder={hint} list={list} {...input} />
        )}
        {problem ? <output className="profile-problem">{problem}</output> : null}
      </span>
    </label>
  );
}

interface FigureFieldProps {
  label: string;
  unit: string;
  value: number;
  limits: { least: number; most: number; step: number };
  /** Why a text is no figure within the limits. */
  problemOf: (least: number, most: number) => string;
  onChange: (value: number) => void;
}

/** A figure with its unit. What is outside its limits is told of and not taken over. */
export function FigureField({ label, unit, value, limits, problemOf, onChange }: FigureFieldProps) {
  const { least, most, step } = limits;
  const { input, problem } = useTyped(String(value), (text) => {
    const plain = text.normalize("NFKC").trim();
    const figure = Number(plain);
    const isFigure = (step === 1 ? /^\d{1,3}$/u : /^\d{1,3}(?:\.\d{1,2})?$/u).test(plain);
    if (!isFigure || figure < least || figure > most) return problemOf(least, most);
    onChange(figure);
    return undefined;
  });
  return (
    <label className="measure">
      <span className="profile-label">{label}</span>
      <span className="measure-field">
        <input inputMode="decimal" aria-label={label} {...input} />
        <span className="faint">{unit}</span>
      </span>
      {problem ? <output className="profile-problem">{problem}</output> : null}
    </label>
  );
}
