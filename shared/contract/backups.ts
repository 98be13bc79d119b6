/** Backups of the library, what was restored by itself, and the examination of everything. */
import { z } from "zod";
import { isoDate, isoMoment } from "../bulletin/schema.ts";

/** `daily`: by itself. `upgrade`: before the tables changed. `restore`: what was there before something was restored. */
export const backupKinds = ["daily", "manual", "upgrade", "restore"] as const;
export type BackupKind = (typeof backupKinds)[number];

export const backupFile = z.object({
  path: z.string(),
  /** Rises with each backup. */
  number: z.int().nonnegative(),
  /** The day by the clock of the machine. */
  date: isoDate,
  at: isoMoment,
  kind: z.enum(backupKinds),
  bytes: z.int().nonnegative(),
});
export type BackupFile = z.infer<typeof backupFile>;

/** What was found when the library was opened, and what was done about it. */
export const recovery = z.object({
  at: isoMoment,
  /** `damaged`, `missing`: the database was; `behind`: it lacked saves that had been acknowledged. */
  what: z.enum(["damaged", "missing", "behind"]),
  problem: z.string(),
  /** The folder where the damaged files are kept. */
  setAside: z.string().nullable(),
  /** The backup that was restored. */
  restored: backupFile.nullable(),
  /** Backups that are newer, but damaged themselves. */
  unsound: z.array(z.string()),
  /** Issues whose later saves were put back. */
  replayed: z.array(z.object({ issue: z.int().positive(), number: z.int().nullable(), savedAt: isoMoment })),
});
export type Recovery = z.infer<typeof recovery>;

export const checkLevels = ["fine", "hint", "warning", "error"] as const;
export type CheckLevel = (typeof checkLevels)[number];
/** What is looked at; what is said of it is in `shared/messages/doctor.ts`. */
export const checkNames = [
  "database",
  "index",
  "documents",
  "pictures",
  "versions",
  "backups",
  "secondBackups",
  "autosaves",
  "settings",
  "fonts",
  "space",
  "permissions",
  "network",
  "clock",
  "printer",
] as const;
export type CheckName = (typeof checkNames)[number];
export const doctorCheck = z.object({
  name: z.enum(checkNames),
  level: z.enum(checkLevels),
  details: z.record(z.string(), z.string()),
});
export type DoctorCheck = z.infer<typeof doctorCheck>;

export const backupsCalls = {
  "backups.list": {
    input: z.object({}),
    output: z.object({
      folder: z.string(),
      backups: z.array(backupFile),
      /** The office's own folder beside it; null: none is chosen. */
      second: z.object({ folder: z.string(), isThere: z.boolean(), backups: z.array(backupFile) }).nullable(),
      /** Why the last one by itself did not come about; empty where it did. */
      problem: z.string(),
      recovery: recovery.nullable(),
      /** The library lies on another machine, where two programs could harm it. */
      isOnNetwork: z.boolean(),
    }),
  },
  /** Now. The answer comes once the copy is examined. */
  "backups.make": { input: z.object({}), output: z.object({ backup: backupFile }) },
  /**
   * Puts a backup in the place of the library, after a backup of what is there: `before`, by which it is undone. Open windows are
   * told at their next save.
   */
  "backups.restore": { input: z.object({ path: z.string() }), output: z.object({ before: backupFile }) },
  /** The person has read what was restored. */
  "backups.acknowledge": { input: z.object({}), output: z.object({}) },
  "doctor.run": { input: z.object({}), output: z.object({ checks: z.array(doctorCheck) }) },
} as const;

export const backupsEvents = { "backups.changed": z.object({}) } as const;
