/** The state that the parts of the desk share. */
import { createContext, use, useState, type ReactNode } from "react";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { useDeskLayout, type DeskLayout } from "./use-desk-layout.ts";
import type { OpenIssue } from "./saving/use-open-issue.ts";
import { useRevisionView, type RevisionView } from "./use-revision-view.ts";
import { useTracking, type Tracking } from "./use-tracking.ts";
import { useZoom, type Zoom } from "./use-zoom.ts";

export interface DeskState {
  issue: OpenIssue;
  layout: DeskLayout;
  zoom: Zoom;
  tracking: Tracking;
  /** Switches tracking, after asking for the person's name if there is none. */
  toggleTracking: () => void;
  revisionView: RevisionView;
  isEditable: boolean;
  /** How often finding was requested; 0 while the find panel is closed. */
  finds: number;
  find: () => void;
  closeFind: () => void;
  /** The manuscript that is open in 稿库 over the desk, 0 for none; `null` while 稿库 is closed. */
  placedManuscript: number | null;
  setPlacedManuscript: (id: number | null) => void;
  withPerson: (work: () => void) => void;
  /** The dialog of `withPerson`, to be rendered. */
  personDialog: ReactNode;
}

export const DeskContext = createContext<DeskState | null>(null);

/** The state of the open desk. @throws Error outside it */
export function useOpenDesk(): DeskState {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useOpenDesk must be used inside the desk");
  return desk;
}

/** Creates the state of the desk for an open issue. */
export function useDesk(issue: OpenIssue): DeskState {
  const layout = useDeskLayout();
  const [finds, setFinds] = useState(0);
  const [placedManuscript, setPlacedManuscript] = useState<number | null>(null);
  const { withPerson, dialog: personDialog } = usePersonFirst();
  const zoom = useZoom();
  const tracking = useTracking();
  const revisionView = useRevisionView();
  const isEditable = issue.access.kind === "writing" && !revisionView.isReading;
  return {
    issue,
    layout,
    zoom,
    tracking,
    toggleTracking: () => withPerson(tracking.toggle),
    revisionView,
    isEditable,
    finds,
    find: () => setFinds(finds + 1),
    closeFind: () => setFinds(0),
    placedManuscript,
    setPlacedManuscript,
    withPerson,
    personDialog,
  };
}
