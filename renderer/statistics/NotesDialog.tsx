import { useState } from "react";
import { Plus, Trash2 } from "lucide-react";
import type { CountedArticle, LeaderNote } from "../../shared/contract/statistics.ts";
import { ask, useApp } from "../app/context.tsx";
import { today } from "../app/format.ts";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";

/** 领导批示 on an article: who wrote what, and when. */
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
  const blank = (): LeaderNote => ({ leader: "", date: today(), text: "" });
  const [kept, setKept] = useState<readonly LeaderNote[]>(notes.length > 0 ? notes : [blank()]);
  const isBlank = ({ leader, text }: LeaderNote) => leader.trim() === "" && text.trim() === "";
  const filled = kept.filter((note) => !isBlank(note));
  const lacksLeader = filled.some(({ leader }) => leader.trim() === "");
  const change = (index: number, part: Partial<LeaderNote>) =>
    setKept(kept.map((note, at) => (at === index ? { ...note, ...part } : note)));
  const save = () =>
    void task(async () => {
      await ask(bridge, "statistics.setNotes", {
        issue,
        article,
        notes: filled.map((note) => ({ ...note, leader: note.leader.trim(), text: note.text.trim() })),
      });
      onClose();
    });
  return (
    <Dialog
      title={title === "" ? words.noteTitle : words.noteOf(title)}
      onClose={onClose}
      actions={
        <>
          {lacksLeader ? <span className="start faint">{words.needsLeader}</span> : null}
          <Button onClick={onClose}>{frame.cancel}</Button>
          <Button look="primary" disabled={lacksLeader} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      {kept.map((note, index) => (
        // A note has no name but its place.
        <fieldset key={index} className="statistics-note">
          <label>
            {words.leader}
            <input
              className="text-field"
              value={note.leader}
              maxLength={60}
              data-autofocus={index === 0 || undefined}
              onChange={({ target }) => change(index, { leader: target.value })}
            />
          </label>
          <label>
            {words.noteDate}
            <input
              className="text-field"
              type="date"
              value={note.date ?? ""}
              onChange={({ target }) => change(index, { date: target.value || null })}
            />
          </label>
          <IconButton label={words.removeNote} onClick={() => setKept(kept.filter((_, at) => at !== index))}>
            <Trash2 size={15} />
          </IconButton>
          <label className="statistics-note-text">
            {words.noteText}
            <textarea
              className="text-field"
              rows={2}
              value={note.text}
              maxLength={2000}
              onChange={({ target }) => change(index, { text: target.value })}
            />
          </label>
        </fieldset>
      ))}
      <Button look="quiet" onClick={() => setKept([...kept, blank()])}>
        <Plus size={14} aria-hidden="true" />
        {words.addNote}
      </Button>
    </Dialog>
  );
}
