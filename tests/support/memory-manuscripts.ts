/** A fake of the manuscript store (稿库) in memory. */
import { deriveOutline } from "../../shared/document/outline.ts";
import { guessOrigin } from "../../shared/manuscripts/origin.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { readText } from "../../shared/text/read.ts";
import type { Handlers } from "../../shared/port/bridge.ts";
import { toAnswerError } from "../../shared/port/dispatch.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import {
  readManuscriptWords,
  statusOf,
  type Manuscript,
  type manuscriptCalls,
  type ManuscriptsFilter,
  type ManuscriptStatus,
} from "../../shared/contract/manuscripts.ts";

interface Stored {
  manuscript: Omit<Manuscript, "usedIn">;
  document: BulletinDocument;
  bytes: string;
  deleted: boolean;
}

/** @param usedIn gives the latest issue that contains a manuscript. */
export function memoryManuscripts(
  usedIn: (id: number) => Manuscript["usedIn"],
  emitChange: () => void,
): Pick<Handlers, keyof typeof manuscriptCalls> {
  const all = new Map<number, Stored>();
  const get = (id: number): Stored => {
    const entry = all.get(id);
    if (!entry) throw new BulletinError("not-found", { what: String(id) });
    return entry;
  };
  const withUse = ({ manuscript }: Stored): Manuscript => ({ ...manuscript, usedIn: usedIn(manuscript.id) });
  /** Newest first. */
  const inPlace = (deleted: boolean): Manuscript[] =>
    [...all.values()]
      .filter((entry) => entry.deleted === deleted)
      .map(withUse)
      .toReversed();
  const each = async (ids: readonly number[], change: (entry: Stored) => void) => {
    for (const entry of ids.map(get)) change(entry);
    emitChange();
    return {};
  };
  return {
    "manuscripts.list": async ({ deleted, filter = {}, limit = Number.MAX_SAFE_INTEGER, offset = 0 }) => {
      const matches = inPlace(deleted).filter((manuscript) => matchesFilter(manuscript, filter));
      return { manuscripts: matches.slice(offset, offset + limit), total: matches.length };
    },
    "manuscripts.count": async ({ deleted, text }) => ({
      total: inPlace(deleted).length,
      counts: countStatuses(inPlace(deleted).filter((manuscript) => matchesFilter(manuscript, { text }))),
    }),
    "manuscripts.get": async ({ id }) => ({ manuscript: withUse(get(id)), document: get(id).document }),
    "manuscripts.import": async ({ files }) => {
      const report: Awaited<ReturnType<Handlers["manuscripts.import"]>> = {
        imported: [],
        repeated: [],
        failed: [],
      };
      for (const { name, bytes } of files) {
        const text = Buffer.from(bytes, "base64").toString("utf8");
        const duplicate = [...all.values()].find((entry) => entry.bytes === bytes && !entry.deleted);
        if (duplicate) report.repeated.push({ file: name, id: duplicate.manuscript.id });
        else if (text.includes("\0"))
          report.failed.push({
            file: name,
            error: toAnswerError(new BulletinError("unreadable", { file: name })),
          });
        else {
          const { document } = readText(text);
          const today = new Date().toISOString().slice(0, 10);
          const manuscript = {
            ...guessOrigin(name, document, 2026),
            id: all.size + 1,
            received: today,
            confirmed: false,
            state: "new" as const,
            reason: "",
            note: "",
            file: name,
            characters: deriveOutline(document).characters,
          };
          all.set(manuscript.id, { manuscript, document, bytes, deleted: false });
          report.imported.push(withUse(get(manuscript.id)));
        }
      }
      emitChange();
      return report;
    },
    "manuscripts.change": ({ ids, change }) =>
      each(ids, ({ manuscript }) => Object.assign(manuscript, change)),
    "manuscripts.remove": ({ ids }) => each(ids, (entry) => Object.assign(entry, { deleted: true })),
    "manuscripts.restore": ({ ids }) => each(ids, (entry) => Object.assign(entry, { deleted: false })),
  };
}

function matchesFilter(
  manuscript: Manuscript,
  { text = "", statuses, issue, ids, excluded = [] }: ManuscriptsFilter,
): boolean {
  const { id, title, unit, author, file, usedIn } = manuscript;
  const line = `${title} ${unit} ${author} ${file}`.toLowerCase();
  const status = statusOf({ ...manuscript, usedIn: usedIn?.issue === issue ? null : usedIn });
  return (
    readManuscriptWords(text).every((word) => line.includes(word)) &&
    (statuses?.includes(status) ?? true) &&
    (ids?.includes(id) ?? true) &&
    !excluded.includes(id)
  );
}

function countStatuses(manuscripts: readonly Manuscript[]): Record<ManuscriptStatus, number> {
  const counts = { new: 0, chosen: 0, kept: 0, returned: 0, used: 0 };
  for (const manuscript of manuscripts) counts[statusOf(manuscript)] += 1;
  return counts;
}
