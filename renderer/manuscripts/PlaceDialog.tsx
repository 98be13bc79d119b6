import { useEffect, useMemo, useState, type PointerEvent } from "react";
import type { Placement } from "../../shared/manuscripts/place.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Manuscript, ManuscriptsFilter } from "../../shared/contract/manuscripts.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { joinClasses } from "../app/class-names.ts";
import { useTask } from "../app/use-task.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ManuscriptTable } from "./ManuscriptTable.tsx";
import { ManuscriptText } from "./ManuscriptText.tsx";
import { SimilarTexts } from "./SimilarTexts.tsx";
import { useChosenManuscript, useManuscriptCounts, useManuscripts } from "./use-manuscripts.ts";
import type { OnPlace } from "./use-place.ts";
import kit from "../ui/kit.module.css";
import styles from "./manuscripts.module.css";

interface PlaceDialogProps {
  /** The manuscript that is chosen first; `null` for none. */
  first: number | null;
  onPlace: OnPlace;
  /** Called when the pointer is pressed on a row, which may start a drag to the outline below this dialog. */
  onPress: (event: PointerEvent, manuscript: Manuscript) => void;
  onClose: () => void;
}

/** 稿库 over the desk: lists the manuscripts that no issue uses yet, and places the chosen one. */
export function PlaceDialog({ first, onPlace, onPress, onClose }: PlaceDialogProps) {
  const { notify } = useApp();
  const { manuscripts: words } = useMessages();
  const [text, setText] = useState("");
  const [chosenId, setChosenId] = useState(first);
  const filter = useMemo((): ManuscriptsFilter => ({ text, statuses: ["new", "chosen", "kept"] }), [text]);
  const list = useManuscripts(filter);
  const counts = useManuscriptCounts("");
  const chosen = useChosenManuscript(chosenId, list, filter);
  const answer = useText(chosenId);
  // Ignore an answer for the manuscript that was chosen before, or for one that is no longer listed.
  const current = answer && answer.manuscript.id === chosen?.id ? answer : null;
  const place = (placement: Placement) => {
    if (!current) return;
    onClose();
    const { id, unit, title } = current.manuscript;
    // After the dialog has returned the focus.
    setTimeout(() => {
      onPlace({ id, unit, document: current.document }, placement);
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
          <small className={joinClasses(kit.faint, styles.manuscriptHint)}>
            {words.placeHint} {words.dragHint}
          </small>
          <Button disabled={!current} onClick={() => place("brief")}>
            {words.placeBrief}
          </Button>
          <Button look="primary" disabled={!current} onClick={() => place("article")}>
            {words.place}
          </Button>
        </>
      }
    >
      <input
        className={kit.textField}
        type="search"
        data-autofocus
        placeholder={words.search}
        aria-label={words.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {list?.total === 0 && counts ? (
        <p className={kit.empty}>{counts.total === 0 ? words.none : words.noneFound}</p>
      ) : null}
      {list && list.total > 0 ? (
        <div className={styles.manuscriptChoice}>
          <ManuscriptTable
            list={list}
            chosenId={chosenId}
            onChoose={setChosenId}
            onRemove={() => {}}
            onPress={onPress}
          />
        </div>
      ) : null}
      {current ? (
        <>
          <SimilarTexts
            key={current.manuscript.id}
            manuscript={current.manuscript}
            bulletin={current.document}
          />
          <ManuscriptText bulletin={current.document} />
        </>
      ) : null}
    </Dialog>
  );
}

/** The last manuscript that was read, with its text; `null` until the first one is. */
function useText(chosenId: number | null) {
  const { bridge } = useApp();
  const task = useTask();
  const [answer, setAnswer] = useState<{ manuscript: Manuscript; document: BulletinDocument } | null>(null);
  useEffect(() => {
    let isLatest = true;
    if (chosenId !== null)
      void task(async () => bridge.ask("manuscripts.get", { id: chosenId })).then(
        (newAnswer) => isLatest && newAnswer && setAnswer(newAnswer),
      );
    return () => {
      isLatest = false;
    };
  }, [bridge, chosenId, task]);
  return answer;
}
