import { useEffect, useState } from "react";
import { Trash2 } from "lucide-react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import {
  manuscriptStates,
  type Manuscript,
  type ManuscriptChange,
} from "../../shared/contract/manuscripts.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { ManuscriptText } from "./ManuscriptText.tsx";
import { SimilarTexts } from "./SimilarTexts.tsx";

/** One manuscript: what is known of it, what becomes of it, and its text. */
export function ManuscriptPane({ manuscript, onRemove }: { manuscript: Manuscript; onRemove: () => void }) {
  const { bridge } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  const [document, setDocument] = useState<BulletinDocument | null>(null);
  const { id } = manuscript;
  useEffect(
    () => void task(async () => setDocument((await ask(bridge, "manuscripts.get", { id })).document)),
    [bridge, id, task],
  );
  const change = (changes: ManuscriptChange) =>
    void task(() => ask(bridge, "manuscripts.change", { ids: [id], change: changes }));
  return (
    <aside className="manuscript-pane" aria-label={manuscript.title}>
      <h2>{manuscript.title || manuscript.file}</h2>
      <div className="manuscript-row">
        <Choice
          label={words.columns.state}
          value={manuscript.state}
          options={manuscriptStates.map((value) => ({ value, label: words.states[value] }))}
          onChange={(state) => change({ state })}
        />
        {manuscript.usedIn ? (
          <span className="manuscript-state manuscript-used">
            {words.usedIn(words.issueNumber(manuscript.usedIn.number))}
          </span>
        ) : null}
      </div>
      {manuscript.confirmed ? null : (
        <p className="manuscript-guess">
          {words.guessed}
          <Button onClick={() => change({ confirmed: true })}>{words.confirm}</Button>
        </p>
      )}
      <div className="manuscript-fields">
        <TextField
          label={words.unit}
          value={manuscript.unit}
          onWrite={(unit) => change({ unit, confirmed: true })}
        />
        <TextField
          label={words.author}
          value={manuscript.author}
          onWrite={(author) => change({ author, confirmed: true })}
        />
        <TextField
          label={words.date}
          type="date"
          value={manuscript.date ?? ""}
          onWrite={(date) => change({ date: date || null, confirmed: true })}
        />
        <TextField
          label={words.received}
          type="date"
          value={manuscript.received}
          onWrite={(received) => received && change({ received })}
        />
        {manuscript.state === "returned" ? (
          <TextField
            label={words.reason}
            value={manuscript.reason}
            onWrite={(reason) => change({ reason })}
          />
        ) : null}
        <TextField label={words.note} value={manuscript.note} onWrite={(note) => change({ note })} />
      </div>
      {document ? (
        <>
          <SimilarTexts manuscript={manuscript} document={document} />
          <ManuscriptText document={document} />
        </>
      ) : null}
      <footer className="manuscript-row">
        <small className="faint">
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

interface TextFieldProps {
  label: string;
  value: string;
  type?: "text" | "date";
  onWrite: (value: string) => void;
}

/** Written when it is left or Enter is pressed; Escape takes back what was typed. */
function TextField({ label, value, type = "text", onWrite }: TextFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const write = () => {
    if (typed !== null && typed.trim() !== value) onWrite(typed.trim());
    setTyped(null);
  };
  return (
    <label>
      <span>{label}</span>
      <input
        className="text-field"
        type={type}
        value={typed ?? value}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={write}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") write();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    </label>
  );
}
