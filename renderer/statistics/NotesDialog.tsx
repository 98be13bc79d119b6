import { useState } from "react";
import { Plus, Trash2 } from "lucide-react";
import type { CountedArticle, LeaderNote } from "../../shared/contract/statistics.ts";
import { useApp } from "../app/context.tsx";
import { today } from "../app/format.ts";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import kit from "../ui/kit.module.css";
import styles from "./statistics.module.css";

/** Edits the leaders' notes (领导批示) on an article: who wrote what, and when. */
export function NotesDialog({
  article: { issue, article, title, notes },
  onClose,
}: {
  article: CountedArticle;
  onClose: () => void;
}) {
  const { bridge } = useApp();
  const { statistics: words, window: frame } = useMessages();
  const task = useTask();
  const [drafts, setDrafts] = useState<readonly LeaderNote[]>(notes.length > 0 ? notes : [createNote()]);
  const filledNotes = drafts.filter((note) => !isBlank(note));
  const lacksLeader = filledNotes.some(({ leader }) => leader.trim() === "");
  const save = () =>
    void task(async () => {
      await bridge.ask("statistics.setNotes", {
        issue,
        article,
        notes: filledNotes.map((note) => ({ ...note, leader: note.leader.trim(), text: note.text.trim() })),
      });
      onClose();
    });
  return (
    <Dialog
      title={title === "" ? words.noteTitle : words.noteOf(title)}
      onClose={onClose}
      actions={
        <>
          {lacksLeader ? (
            <span className={joinClasses(kit.start, kit.faint)}>{words.needsLeader}</span>
          ) : null}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={lacksLeader} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      {drafts.map((note, index) => (
        <NoteFields
          // Notes have no id, so the index is the key.
          key={index}
          note={note}
          hasFocus={index === 0}
          onChange={(part) => setDrafts(drafts.with(index, { ...note, ...part }))}
          onRemove={() => setDrafts(drafts.filter((_, at) => at !== index))}
        />
      ))}
      <Button look="quiet" onClick={() => setDrafts([...drafts, createNote()])}>
        <Plus size={14} aria-hidden="true" />
        {words.addNote}
      </Button>
    </Dialog>
  );
}

const createNote = (): LeaderNote => ({ leader: "", date: today(), text: "" });
const isBlank = ({ leader, text }: LeaderNote): boolean => leader.trim() === "" && text.trim() === "";

interface NoteFieldsProps {
  note: LeaderNote;
  /** Whether its first field has the focus when the dialog opens. */
  hasFocus: boolean;
  onChange: (part: Partial<LeaderNote>) => void;
  onRemove: () => void;
}

function NoteFields({ note, hasFocus, onChange, onRemove }: NoteFieldsProps) {
  const { statistics: words } = useMessages();
  return (
    <fieldset className={styles.note}>
      <label>
        {words.leader}
        <input
          className={kit.textField}
          value={note.leader}
          maxLength={60}
          data-autofocus={hasFocus || undefined}
          onChange={({ target }) => onChange({ leader: target.value })}
        />
      </label>
      <label>
        {words.noteDate}
        <input
          className={kit.textField}
          type="date"
          value={note.date ?? ""}
          onChange={({ target }) => onChange({ date: target.value || null })}
        />
      </label>
      <IconButton label={words.removeNote} onClick={onRemove}>
        <Trash2 size={15} />
      </IconButton>
      <label className={styles.noteText}>
        {words.noteText}
        <textarea
          className={kit.textField}
          rows={2}
          value={note.text}
          maxLength={2000}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </label>
    </fieldset>
  );
}
