/** A fake of the calls `copies.*` in memory. It has no damage, and its backups have issues and empty tables. */
import { sameData } from "../../shared/document/canonical.ts";
import { issueLine, readIssueWords } from "../../shared/search/issue-words.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import type { Holder } from "../../shared/contract/calls.ts";
import type { tableCopiesCalls } from "../../shared/contract/table-copies.ts";
import type { copiesCalls, CopySubject, KeptSubject, StoredCopy } from "../../shared/contract/copies.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import type { MemoryBackup } from "./memory-backups.ts";
import type { MemoryWorkflow, Way } from "./memory-workflow.ts";

interface Stored {
  document: BulletinDocument;
  revision: number;
  savedAt: string;
  deletedAt: string | null;
  holder: Holder | null;
  way: Way;
}

const titleOf = ({ document: { masthead } }: Stored) => ({
  number: masthead.number,
  name: masthead.name.join(" "),
  date: masthead.date,
});

function requireChangeable(issue: Stored | undefined): void {
  if (issue?.holder) throw new BulletinError("taken-over", { holder: issue.holder.label, copy: "" });
  if (issue?.way.progress.state === "final") throw new BulletinError("locked", { copy: "" });
}

/** Lists the copies of an issue, each text once. */
function listCopies<Issue extends Stored>(
  backups: readonly MemoryBackup<Issue>[],
  id: number,
  present: Issue | undefined,
): StoredCopy[] {
  const copies: (StoredCopy & { document: BulletinDocument })[] = [];
  for (const { file, issues: kept } of backups) {
    const issue = kept.get(id);
    if (!issue) continue;
    const same = copies.find(({ document }) => sameData(document, issue.document));
    if (same) {
      same.repeats += 1;
      continue;
    }
    const isPresent = present?.deletedAt === null && sameData(present.document, issue.document);
    copies.push({
      ...titleOf(issue),
      document: issue.document,
      backup: file,
      repeats: 0,
      savedAt: issue.savedAt,
      state: issue.way.progress.state,
      characters: 0,
      difference: present ? { added: 0, removed: 0, places: isPresent ? 0 : 1 } : null,
      isPresent,
    });
  }
  return copies.map(({ document: _, ...copy }) => copy);
}

function requireBackup<Backup extends Pick<MemoryBackup<unknown>, "file">>(
  backups: readonly Backup[],
  path: string,
): Backup {
  const backup = backups.find(({ file }) => file.path === path);
  if (!backup) throw new BulletinError("not-found", { what: path });
  return backup;
}

/** @param backups newest first; all of them have the same empty tables */
function memoryTableCopies(
  backups: readonly Pick<MemoryBackup<unknown>, "file">[],
): Pick<Handlers, keyof typeof tableCopiesCalls> {
  return {
    "copies.listTable": async () => {
      const [newest, ...others] = backups.map(({ file }) => file);
      const same = { repeats: others.length, entries: 0, added: 0, changed: 0, removed: 0, isPresent: true };
      return { isDamaged: false, copies: newest ? [{ backup: newest, ...same }] : [], skipped: [] };
    },
    "copies.getTable": async ({ path }) => {
      requireBackup(backups, path);
      return { entries: [], total: 0 };
    },
    "copies.takeTableBack": async ({ path, entry }) => {
      requireBackup(backups, path);
      if (entry !== null) throw new BulletinError("no-copy", { path });
      return { before: null };
    },
  };
}

/** @param backups newest first */
export function memoryCopies<Issue extends Stored>(
  backups: readonly MemoryBackup<Issue>[],
  issues: Map<number, Issue>,
  {
    hasPerson,
    workflow,
    emit,
  }: { hasPerson: () => boolean; workflow: Pick<MemoryWorkflow, "keep" | "record">; emit: Emit },
): Pick<Handlers, keyof typeof copiesCalls | keyof typeof tableCopiesCalls> {
  const placeOf = (id: number): KeptSubject["place"] => {
    const issue = issues.get(id);
    if (!issue) return "gone";
    return issue.deletedAt === null ? "library" : "bin";
  };
  const copyIn = (path: string, { kind, id }: CopySubject): Issue => {
    const backup = requireBackup(backups, path);
    const copy = kind === "issue" ? backup.issues.get(id) : undefined;
    if (!copy) throw new BulletinError("no-copy", { path });
    return copy;
  };
  return {
    "copies.find": async ({ kind, text }) => {
      const words = readIssueWords(text);
      const subjectsById = new Map<number, KeptSubject>();
      if (kind === "issue")
        for (const { issues: kept } of backups)
          for (const [id, issue] of kept)
            if (!subjectsById.has(id) && words.every((word) => issueLine(titleOf(issue)).includes(word)))
              subjectsById.set(id, { ...titleOf(issue), subject: { kind, id }, place: placeOf(id) });
      const subjects = [...subjectsById.values()].toSorted(
        (a, b) => Number(a.place !== "gone") - Number(b.place !== "gone"),
      );
      return { subjects, total: subjects.length };
    },
    "copies.list": async ({ subject: { kind, id } }) => ({
      place: kind === "issue" ? placeOf(id) : "gone",
      copies: kind === "issue" ? listCopies(backups, id, issues.get(id)) : [],
      skipped: [],
    }),
    "copies.get": async ({ path, subject }) => ({
      document: copyIn(path, subject).document,
      present: issues.get(subject.id)?.document ?? null,
    }),
    ...memoryTableCopies(backups),
    "copies.takePicturesBack": async () => ({ restored: 0, missing: 0 }),
    "copies.takeBack": async ({ path, subject, label }) => {
      const { id } = subject;
      const copy = structuredClone(copyIn(path, subject));
      const place = placeOf(id);
      if (!hasPerson()) throw new BulletinError("no-person");
      const issue = issues.get(id);
      if (issue && place === "library" && sameData(issue.document, copy.document)) return { place };
      requireChangeable(issue);
      if (place === "library") workflow.keep(id, label);
      issues.set(id, {
        ...(issue ?? copy),
        document: copy.document,
        revision: (issue ?? copy).revision + 1,
        savedAt: new Date().toISOString(),
        deletedAt: null,
        holder: null,
      });
      workflow.record(id, "takenBack", { backup: path.slice(path.lastIndexOf("/") + 1) });
      emit("issues.changed", {});
      emit("versions.changed", {});
      return { place };
    },
  };
}
