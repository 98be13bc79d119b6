import { useCallback } from "react";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { ImportNote } from "../../shared/basics/import-note.ts";
import type { MergeResult } from "../../shared/revisions/merge.ts";
import { receiveAll } from "../../shared/revisions/receive.ts";
import { useApp } from "../app/context.tsx";
import { useReadFile } from "../importing/ImportFlow.tsx";

/** A returned copy after it was read. */
export interface ReceivedFile {
  name: string;
  /** The file name without its extension; the author of changes that name none. */
  author: string;
  bulletin: BulletinDocument;
  /** Time of the last change of the file, ISO 8601. */
  date: string;
  /** Contents of the file that the document cannot hold. */
  notes: readonly ImportNote[];
}

/** The result of merging the copies into the issue. */
export interface ReceiveResult extends MergeResult {
  files: readonly ReceivedFile[];
}

/** Number of newest versions that a copy may have been made from; they cover some weeks. */
const versionsToTry = 20;

/**
 * Returns a function that reads copies and merges them into the issue, each relative to the version of the
 * issue that it was made from. It resolves to `null` if no file could be read; notices tell why.
 */
export function useReceive(
  issue: number,
  read: () => BulletinDocument,
): (files: readonly File[]) => Promise<ReceiveResult | null> {
  const { bridge } = useApp();
  const readFile = useReadFile();
  return useCallback(
    async (chosenFiles) => {
      const files: ReceivedFile[] = [];
      for (const file of chosenFiles) {
        const input = await readFile(file);
        if (!input) continue;
        const { document: bulletin, notes } = await bridge.ask("importing.read", {
          ...input,
          keepsMarks: true,
        });
        files.push({
          name: file.name,
          author: file.name.replace(/\.[^.]+$/u, ""),
          bulletin,
          date: new Date(file.lastModified).toISOString(),
          notes,
        });
      }
      if (files.length === 0) return null;

      const { versions } = await bridge.ask("versions.list", { issue });
      const earlier: BulletinDocument[] = [];
      for (const { id } of versions.slice(0, versionsToTry))
        earlier.push((await bridge.ask("versions.get", { id })).document);

      const copies = files.map(({ bulletin, author, date }) => ({
        document: bulletin,
        untrackedStamp: { author, date },
      }));
      return { ...receiveAll(read(), earlier, copies), files };
    },
    [bridge, issue, read, readFile],
  );
}
