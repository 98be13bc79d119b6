/** The bulletin on the screen: the one source for everything on the desk that needs it as it is now. */
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { createStore } from "../../app/store.ts";

export interface OpenBulletin {
  /** The bulletin as it is now. It is converted only when it is read. */
  read: () => BulletinDocument;
  /** Calls the listener after each edit; returns the function that stops it. */
  subscribe: (listener: () => void) => () => void;
  /** To be called on each edit, by the editor; `read` makes the bulletin of this edit. */
  noteEdit: (read: () => BulletinDocument) => void;
}

/** Creates the source, with the bulletin as it was opened. */
export function createOpenBulletin(openedBulletin: BulletinDocument): OpenBulletin {
  const latest = createStore(() => openedBulletin);
  return { read: () => latest.read()(), subscribe: latest.subscribe, noteEdit: latest.set };
}
