/** Dragging entries within the outline, and articles from elsewhere into it. */
import { useLexicalEditable } from "@lexical/react/useLexicalEditable";
import { useImperativeHandle, useState, type PointerEvent, type Ref, type RefObject } from "react";
import type { ArticlePlace } from "../../../shared/editing/move.ts";
import { gapsFor, gapsForNew, isPlaceOf } from "./rows.ts";
import { useDrag, type Drag } from "./use-drag.ts";
import type { OutlineActions } from "./use-outline-actions.ts";
import type { OutlineView } from "./use-outline-view.ts";
import type { Structure } from "./use-structure.ts";

/** Something that is dragged into the outline from elsewhere. */
export interface Guest {
  title: string;
  onBegin?: () => void;
  onDrop: (place: ArticlePlace) => void;
}

export interface OutlineHandle {
  /** Starts dragging a guest; `event` is the press of the pointer. */
  dragIn(event: PointerEvent, guest: Guest): void;
}

/** The id of a guest while it is dragged. No entry has it. */
const guestId = "guest of the outline";

interface Parts {
  ref: Ref<OutlineHandle> | undefined;
  list: RefObject<HTMLElement | null>;
  ghost: RefObject<HTMLElement | null>;
  view: OutlineView;
  structure: Structure;
  follow: OutlineActions["follow"];
}

/** `guest` is the last one that was dragged in; `drag` tells whether it still is. */
export function useOutlineDrag({ ref, list, ghost, view: { rows, sections }, structure, follow }: Parts): {
  drag: Drag | null;
  guest: Guest | null;
  start: (event: PointerEvent, id: string) => void;
} {
  const isEditable = useLexicalEditable();
  const [guest, setGuest] = useState<Guest | null>(null);
  const { drag, start } = useDrag({
    list,
    ghost,
    isGuest: (id) => id === guestId,
    onBegin: (id) => id === guestId && guest?.onBegin?.(),
    gapsFor: (id) =>
      id === guestId
        ? gapsForNew(rows).map((gap) => ({ ...gap, changes: true }))
        : gapsFor(rows, rows.find((row) => row.id === id)?.kind ?? "article").map((gap) => ({
            ...gap,
            changes: !isPlaceOf(sections, id, gap.target),
          })),
    onDrop: (id, target) => {
      if (id !== guestId) follow(structure.move(id, target));
      else if (target.kind === "article") guest?.onDrop(target);
    },
  });
  useImperativeHandle(
    ref,
    () => ({
      dragIn: (event, from) => {
        if (!isEditable) return;
        setGuest(from);
        start(event, guestId);
      },
    }),
    [isEditable, start],
  );
  return { drag, guest, start };
}
