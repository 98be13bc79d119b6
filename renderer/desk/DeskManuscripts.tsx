/** 稿库 on the desk. These components are inside the editor, because only there can a manuscript be placed. */
import type { PointerEvent, RefObject } from "react";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import { useOrigins, useOutline, usePlacing, type OutlineHandle } from "../editor/index.ts";
import { PlaceDialog } from "../manuscripts/PlaceDialog.tsx";
import { usePlace } from "../manuscripts/use-place.ts";
import { titleOf, WaitingManuscripts } from "../manuscripts/WaitingManuscripts.tsx";

/** 稿库 over the desk, open on one manuscript. @param manuscript its id, or 0 for none */
export function PlaceManuscript({
  manuscript,
  outline,
  onClose,
}: {
  manuscript: number;
  outline: RefObject<OutlineHandle | null>;
  onClose: () => void;
}) {
  const onPlace = usePlacing();
  const drag = useManuscriptDrag(outline, onClose);
  return (
    <PlaceDialog
      first={manuscript === 0 ? null : manuscript}
      onPlace={onPlace}
      onPress={drag}
      onClose={onClose}
    />
  );
}

/** 稿库待用 below the outline. */
export function WaitingBelowOutline({
  issue,
  isEditable,
  outline,
  onRead,
}: {
  issue: number;
  isEditable: boolean;
  outline: RefObject<OutlineHandle | null>;
  onRead: (id: number) => void;
}) {
  const onPlace = usePlacing();
  const { sections } = useOutline();
  const placedIds = new Set(useOrigins().values());
  return (
    <WaitingManuscripts
      issue={issue}
      placedIds={placedIds}
      sections={sections}
      isEditable={isEditable}
      onPlace={onPlace}
      onPress={useManuscriptDrag(outline)}
      onRead={onRead}
    />
  );
}

/**
 * Lets a manuscript be dragged into the outline. @param onBegin called when the drag begins, to close a
 * dialog in the way
 */
function useManuscriptDrag(
  outline: RefObject<OutlineHandle | null>,
  onBegin: () => void = () => {},
): (event: PointerEvent, manuscript: Manuscript) => void {
  const place = usePlace(usePlacing());
  return (event, manuscript) =>
    outline.current?.dragIn(event, {
      title: titleOf(manuscript),
      onBegin,
      onDrop: (to) => place(manuscript, "article", to),
    });
}
