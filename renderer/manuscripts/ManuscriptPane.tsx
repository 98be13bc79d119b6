import { useEffect, useState } from "react";
import { Trash2 } from "lucide-react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import {
  manuscriptStates,
  type Manuscript,
  type ManuscriptChange,
} from "../../shared/contract/manuscripts.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { ManuscriptText } from "./ManuscriptText.tsx";
import { SimilarTexts } from "./SimilarTexts.tsx";
import kit from "../ui/kit.module.css";
import styles from "./manuscripts.module.css";

/** One manuscript: its state, its fields, similar texts, and its text. */
export function ManuscriptPane({ manuscript, onRemove }: { manuscript: Manuscript; onRemove: () => void }) {
  const { bridge } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  const [bulletin, setBulletin] = useState<BulletinDocument | null>(null);
  const { id } = manuscript;
  useEffect(
    () => void task(async () => setBulletin((await bridge.ask("manuscripts.get", { id })).document)),
    [bridge, id, task],
  );
  const change = (changes: ManuscriptChange) =>
    void task(() => bridge.ask("manuscripts.change", { ids: [id], change: changes }));
  return (
    <aside className={styles.manuscriptPane} aria-label={manuscript.title}>
      <h2>{manuscript.title || manuscript.file}</h2>
      <div className={styles.manuscriptRow}>
        <Choice
          label={words.columns.state}
          value={manuscript.state}
          options={manuscriptStates.map((value) => ({ value, label: words.states[value] }))}
          onChange={(state) => change({ state })}
        />
        {manuscript.usedIn ? (
          <span className={joinClasses(styles.manuscriptState, styles.manuscriptUsed)}>
            {words.usedIn(words.issueNumber(manuscript.usedIn.number))}
          </span>
        ) : null}
      </div>
      {manuscript.confirmed ? null : (
        <p className={styles.manuscriptGuess}>
          {words.guessed}
          <Button onClick={() => change({ confirmed: true })}>{words.confirm}</Button>
        </p>
      )}
      <ManuscriptFields manuscript={manuscript} onChange={change} />
      {bulletin ? (
        <>
          <SimilarTexts manuscript={manuscript} bulletin={bulletin} />
          <ManuscriptText bulletin={bulletin} />
        </>
      ) : null}
      <footer className={styles.manuscriptRow}>
        <small className={kit.faint}>
          {words.file}　{manuscript.file}
        </small>
        <Button look="quiet" onClick={onRemove}>
          <Trash2 size={14} />
          {words.remove}
        </Button>
      </footer>
    </aside>
  );
}

interface ManuscriptFieldsProps {
  manuscript: Manuscript;
  onChange: (change: ManuscriptChange) => void;
}

/** The fields of a manuscript. A change of unit, author or date also confirms what the program recognised. */
function ManuscriptFields({ manuscript, onChange }: ManuscriptFieldsProps) {
  const { manuscripts: words } = useMessages();
  return (
    <div className={styles.manuscriptFields}>
      <TextField
        label={words.unit}
        value={manuscript.unit}
        onWrite={(unit) => onChange({ unit, confirmed: true })}
      />
      <TextField
        label={words.author}
        value={manuscript.author}
        onWrite={(author) => onChange({ author, confirmed: true })}
      />
      <TextField
        label={words.date}
        type="date"
        value={manuscript.date ?? ""}
        onWrite={(date) => onChange({ date: date || null, confirmed: true })}
      />
      <TextField
        label={words.received}
        type="date"
        value={manuscript.received}
        onWrite={(received) => received && onChange({ received })}
      />
      {manuscript.state === "returned" ? (
        <TextField
          label={words.reason}
          value={manuscript.reason}
          onWrite={(reason) => onChange({ reason })}
        />
      ) : null}
      <TextField label={words.note} value={manuscript.note} onWrite={(note) => onChange({ note })} />
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  type?: "text" | "date";
  onWrite: (value: string) => void;
}

/** A field that stores its text when it loses the focus or Enter is pressed; Escape restores the value. */
function TextField({ label, value, type = "text", onWrite }: TextFieldProps) {
  const [typedText, setTypedText] = useState<string | null>(null);
  const write = () => {
    if (typedText !== null && typedText.trim() !== value) onWrite(typedText.trim());
    setTypedText(null);
  };
  return (
    <label>
      <span>{label}</span>
      <input
        className={kit.textField}
        type={type}
        value={typedText ?? value}
        spellCheck={false}
        onChange={(event) => setTypedText(event.target.value)}
        onBlur={write}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") write();
          if (event.key === "Escape") setTypedText(null);
        }}
      />
    </label>
  );
}
