/** The state that the parts of the desk share. */
import { createContext, use, useCallback, useState, type ReactNode } from "react";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { createStore, type Store } from "../app/store.ts";
import { usePersonFirst } from "../settings/use-person-first.tsx";
import { useDeskLayout, type DeskLayout } from "./use-desk-layout.ts";
import type { OpenIssue } from "./use-open-issue.ts";
import { useRevisionView, type RevisionView } from "./use-revision-view.ts";
import { useTracking, type Tracking } from "./use-tracking.ts";
import { useZoom, type Zoom } from "./use-zoom.ts";

export interface DeskState {
  issue: OpenIssue;
  /** A function that makes the newest document; it is replaced on every edit. */
  latest: Store<() => BulletinDocument>;
  /** The document on the screen. */
  read: () => BulletinDocument;
  onEdit: (read: () => BulletinDocument) => void;
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
    ...useLatestBulletin(issue),
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

/** The newest document of the open issue; each edit is passed on to the saver. */
function useLatestBulletin({
  openAnswer,
  noteEdit,
}: OpenIssue): Pick<DeskState, "latest" | "read" | "onEdit"> {
  const [latest] = useState(() => createStore(() => openAnswer.document));
  const read = useCallback(() => latest.read()(), [latest]);
  const onEdit = useCallback(
    (readEdit: () => BulletinDocument) => {
      latest.set(readEdit);
      noteEdit(readEdit);
    },
    [noteEdit, latest],
  );
  return { latest, read, onEdit };
}
