import { useCallback } from "react";
import type { ArticlePlace } from "../../shared/editing/move.ts";
import type { Placement, PlacedManuscript } from "../../shared/manuscripts/place.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { useApp } from "../app/context.tsx";
import { useMessages } from "../app/messages.tsx";
import { useTask } from "../app/use-task.ts";

/** Places a manuscript into the open issue; without `place`, at the caret. */
export type OnPlace = (manuscript: PlacedManuscript, placement: Placement, place?: ArticlePlace) => void;

/** Returns a function that reads a manuscript's text, places it, and shows a notice. */
export function usePlace(
  onPlace: OnPlace,
): (manuscript: Manuscript, placement: Placement, place?: ArticlePlace) => void {
  const { bridge, notify } = useApp();
  const { manuscripts: words } = useMessages();
  const task = useTask();
  return useCallback(
    ({ id, unit, title }, placement, place) =>
      void task(async () => {
        const { document: bulletin } = await bridge.ask("manuscripts.get", { id });
        onPlace({ id, unit, document: bulletin }, placement, place);
        notify({ kind: "done", text: words.placed(title) });
      }),
    [bridge, notify, onPlace, task, words],
  );
}
