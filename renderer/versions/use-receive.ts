import { useCallback } from "react";
import { randomId } from "../../shared/bulletin/identifiers.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ImportNote } from "../../shared/contract/import-note.ts";
import type { Merged } from "../../shared/revisions/merge.ts";
import { findHandedOutState, receive } from "../../shared/revisions/receive.ts";
import { ask, useApp } from "../app/context.tsx";
import { useReadFile } from "../importing/ImportFlow.tsx";

/** A copy that came back, as it was read. */
export interface ReceivedFile {
  name: string;
  /** Its name without the ending: by it go changes that carry no author. */
  author: string;
  document: BulletinDocument;
  date: string;
  /** What the file has that its document has not. */
  notes: readonly ImportNote[];
}

export interface Received extends Merged {
  files: readonly ReceivedFile[];
}

/** Of so many versions at most it is asked whether copies were made of them: those of the last weeks. */
const versionsLookedAt = 20;

/**
 * Reads copies and merges them into the issue: each on the state of the issue that it was made of. Null where none of the
 * files could be read; what was wrong is told.
 */
export function useReceive(
  issue: number,
  read: () => BulletinDocument,
): (files: readonly File[]) => Promise<Received | null> {
  const { bridge } = useApp();
  const readFile = useReadFile();
  return useCallback(
    async (chosen) => {
      const files: ReceivedFile[] = [];
      for (const file of chosen) {
        const brought = await readFile(file);
        if (!brought) continue;
        const { document, notes } = await ask(bridge, "importing.read", {
          ...brought,
          declined: [],
          keepsMarks: true,
        });
        files.push({
          name: file.name,
          author: file.name.replace(/\.[^.]+$/u, ""),
          document,
          date: new Date(file.lastModified).toISOString(),
          notes,
        });
      }
      if (files.length === 0) return null;
      const { versions } = await ask(bridge, "versions.list", { issue });
      const earlier: BulletinDocument[] = [];
      for (const { id } of versions.slice(0, versionsLookedAt))
        earlier.push((await ask(bridge, "versions.get", { id })).document);
      const present = read();
      let merged: Merged = { document: present, conflicts: [], accepted: [] };
      for (const { document, author, date } of files) {
        const handedOut = findHandedOutState(document, [present, ...earlier]);
        const {
          document: next,
          conflicts,
          accepted,
        } = receive(merged.document, handedOut, [{ document, unmarked: { author, date } }], randomId);
        merged = {
          document: next,
          conflicts: [...merged.conflicts, ...conflicts],
          accepted: [...merged.accepted, ...accepted],
        };
      }
      return { ...merged, files };
    },
    [bridge, issue, read, readFile],
  );
}
