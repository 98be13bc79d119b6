import { useEffect, useState, type PointerEvent } from "react";
import type { Placement } from "../../shared/bulletin/place.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { ask, useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ManuscriptTable } from "./ManuscriptTable.tsx";
import { ManuscriptText } from "./ManuscriptText.tsx";
import { SimilarTexts } from "./SimilarTexts.tsx";
import { search, useManuscripts } from "./use-manuscripts.ts";
import type { OnPlace } from "./use-place.ts";
import "./manuscripts.css";

interface PlaceDialogProps {
  /** The one that is read first; null: none. */
  first: number | null;
  onPlace: OnPlace;
  /** The pointer was pressed on one: it may be going to the outline below this dialog. */
  onPress: (event: PointerEvent, manuscript: Manuscript) => void;
  onClose: () => void;
}

/** 稿库 over the desk: chooses a manuscript that no issue holds yet, and places it. */
export function PlaceDialog({ first, onPlace, onPress, onClose }: PlaceDialogProps) {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  const all = useManuscripts();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(first);
  const [answer, setAnswer] = useState<{ manuscript: Manuscript; document: BulletinDocument } | null>(null);
  useEffect(() => {
    let isLatest = true;
    if (chosen !== null)
      void task(async () => ask(bridge, "manuscripts.get", { id: chosen })).then(
        (answer) => isLatest && answer && setAnswer(answer),
      );
    return () => {
      isLatest = false;
    };
  }, [bridge, chosen, task]);
  const waiting = search(all ?? [], text).filter(
    ({ usedIn, state }) => usedIn === null && state !== "returned",
  );
  // The one that is chosen and shown, not the one before it that was read already.
  const read =
    answer && answer.manuscript.id === chosen && waiting.some(({ id }) => id === chosen) ? answer : null;
  const place = (placement: Placement) => {
    if (!read) return;
    onClose();
    const { id, unit, title } = read.manuscript;
    // Once the dialog has given the focus back.
    setTimeout(() => {
      onPlace({ id, unit, document: read.document }, placement);
      notify({ kind: "done", text: words.placed(title) });
    });
  };
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <small className="faint manuscript-hint">
            {words.placeHint} {words.dragHint}
          </small>
          <Button disabled={!read} onClick={() => place("brief")}>
            {words.placeBrief}
          </Button>
          <Button look="primary" disabled={!read} onClick={() => place("article")}>
            {words.place}
          </Button>
        </>
      }
    >
      <input
        className="text-field"
        type="search"
        data-autofocus
        placeholder={words.search}
        aria-label={words.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {all === null ? null : waiting.length === 0 ? (
        <p className="empty">{all.length === 0 ? words.none : words.noneFound}</p>
      ) : (
        <div className="manuscript-choice">
          <ManuscriptTable
            manuscripts={waiting}
            chosen={chosen}
            onChoose={setChosen}
            onRemove={() => {}}
            onPress={onPress}
          />
        </div>
      )}
      {read ? (
        <>
          <SimilarTexts key={read.manuscript.id} manuscript={read.manuscript} document={read.document} />
          <ManuscriptText document={read.document} />
        </>
      ) : null}
    </Dialog>
  );
}
