/** A fake of the calls `backups.*` and `doctor.*` in memory: a backup is a copy of all issues. */
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import { backupsCalls, type BackupFile, type BackupKind } from "../../shared/contract/backups.ts";
import { localDay } from "../../shared/basics/dates.ts";
import { BulletinError } from "../../shared/basics/errors.ts";

/** A backup in memory. */
export interface MemoryBackup<Issue> {
  file: BackupFile;
  issues: Map<number, Issue>;
}

/** @param copies the backups, newest first, which this fake adds */
export function memoryBackups<Issue>(
  copies: MemoryBackup<Issue>[],
  issues: Map<number, Issue>,
  readFolder: () => string | null,
  emit: Emit,
  onRestored: () => void,
): Pick<Handlers, keyof typeof backupsCalls> {
  const make = (kind: BackupKind): BackupFile => {
    const number = copies.length + 1;
    const [now, copy] = [new Date(), structuredClone(issues)];
    const file = {
      path: `/memory/backups/${number}.db`,
      number,
      date: localDay(now),
      at: now.toISOString(),
      kind,
      bytes: 1,
    };
    copies.unshift({ file, issues: copy });
    emit("backups.changed", {});
    return file;
  };
  return {
    "backups.list": async () => {
      const folder = readFolder();
      return {
        folder: "/memory/backups",
        backups: copies.map(({ file }) => file),
        second: folder === null ? null : { folder, isThere: false, backups: [] },
        problem: "",
        autosaveProblem: "",
        recovery: null,
        damage: null,
        settingsRepair: null,
        isOnNetwork: false,
      };
    },
    "backups.make": async () => ({ backup: make("manual") }),
    "backups.restore": async ({ path }) => {
      const backup = copies.find(({ file }) => file.path === path);
      if (!backup) throw new BulletinError("not-found", { what: path });
      const before = make("restore");
      issues.clear();
      for (const [id, issue] of structuredClone(backup.issues)) issues.set(id, issue);
      onRestored();
      emit("issues.changed", {});
      return { before };
    },
    "backups.repair": async () => ({}),
    "backups.acknowledge": async () => {
      emit("backups.changed", {});
      return {};
    },
    "doctor.run": async () => ({
      checks: [{ name: "database", level: "fine", details: { issues: String(issues.size), megabytes: "0" } }],
    }),
  };
}
