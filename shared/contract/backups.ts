/** Calls and events for backups of the library, automatic recovery, and the doctor's checks. */
import { z } from "zod";
import { call } from "./call.ts";
import { errorData } from "../basics/errors.ts";
import { isoDate, isoMoment } from "../document/schema.ts";
import { locales } from "../basics/language.ts";
import { systemPath } from "../basics/system-path.ts";

/** `daily`: automatic. `upgrade`: before a database migration. `restore`: the state before a restore. */
export const backupKinds = ["daily", "manual", "upgrade", "restore"] as const;
export type BackupKind = (typeof backupKinds)[number];

export const backupFile = z.object({
  path: z.string(),
  /** Increases with each backup. */
  number: z.int().nonnegative(),
  /** The local day. */
  date: isoDate,
  at: isoMoment,
  kind: z.enum(backupKinds),
  bytes: z.int().nonnegative(),
});
export type BackupFile = z.infer<typeof backupFile>;

/** Kinds of content that is restored one by one. */
const recordKinds = ["manuscripts", "names", "publications", "templates", "pictures"] as const;

const replayedRecord = z.object({
  kind: z.enum(recordKinds),
  /** Title or name; the start of the digest of a picture; empty for the names. */
  name: z.string(),
});
export type ReplayedRecord = z.infer<typeof replayedRecord>;

export const restoredRecord = replayedRecord.extend({
  /** When the backup was made that it comes from; null if no backup has it: a picture is lost, other content was kept. */
  backup: isoMoment.nullable(),
});
export type RestoredRecord = z.infer<typeof restoredRecord>;

/** The problem found when the library was opened, and what the program did about it. */
export const recovery = z.object({
  at: isoMoment,
  /**
   * `damaged`, `missing`: the state of the database; `foreign`: it was one of another program; `behind`: it
   * lacked saves that had been acknowledged; `records`: some content was damaged in a sound database.
   */
  what: z.enum(["damaged", "missing", "foreign", "behind", "records"]),
  problem: z.string(),
  /** The folder to which the damaged or foreign files were moved. */
  setAside: z.string().nullable(),
  /** The backup that was restored. */
  restored: backupFile.nullable(),
  /** Newer backups that were skipped because they are damaged. */
  unsound: z.array(z.string()),
  /** Issues whose later saves were restored from autosaves. */
  replayed: z.array(z.object({ issue: z.int().positive(), number: z.int().nullable(), savedAt: isoMoment })),
  /** Other content whose later changes were restored from autosaves. Notes of older programs have none. */
  replayedRecords: z.array(replayedRecord).default([]),
  /** Damaged content that was restored or kept. Notes of older programs have none. */
  records: z.array(restoredRecord).default([]),
});
export type Recovery = z.infer<typeof recovery>;

/** Damage that the running program has found in the database. */
export const damage = z.object({
  /** In the words of SQLite. */
  problem: z.string(),
  /** The backup that `backups.repair` restores; null if no sound one exists. */
  backup: backupFile.nullable(),
});
export type Damage = z.infer<typeof damage>;
/** What was wrong with `settings.json`, and what became of it. The lists have the names of settings. */
export const settingsRepair = z.object({
  at: isoMoment,
  /** `damaged`: unreadable as a whole; `wrong`: some values are none that the program writes. */
  what: z.enum(["damaged", "missing", "wrong"]),
  /** Settings with the value of the last good copy. */
  takenBack: z.array(z.string()),
  /** Settings with their default, because the copy has no valid value. */
  reset: z.array(z.string()),
  /** The folder that has the damaged file; null if the file was missing. */
  setAside: z.string().nullable(),
});
export type SettingsRepair = z.infer<typeof settingsRepair>;

export const checkLevels = ["fine", "hint", "warning", "error"] as const;
export type CheckLevel = (typeof checkLevels)[number];
/** The subjects of the checks; their words are in `shared/messages/doctor.ts`. */
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
  "privacy",
  "network",
  "clock",
  "printer",
  "log",
] as const;
export type CheckName = (typeof checkNames)[number];
export const doctorCheck = z.object({
  name: z.enum(checkNames),
  level: z.enum(checkLevels),
  details: z.record(z.string(), z.string()),
});
export type DoctorCheck = z.infer<typeof doctorCheck>;

export const backupsCalls = {
  "backups.list": call({
    input: z.object({}),
    output: z.object({
      folder: z.string(),
      backups: z.array(backupFile),
      /** The second folder for copies of the backups; null if none is chosen. */
      second: z.object({ folder: z.string(), isThere: z.boolean(), backups: z.array(backupFile) }).nullable(),
      /** Why the last automatic backup failed; null if it succeeded. */
      problem: errorData.nullable(),
      /** Why the autosave of the last save could not be written, or an old one not removed; empty if all is well. */
      autosaveProblem: z.string(),
      recovery: recovery.nullable(),
      damage: damage.nullable(),
      settingsRepair: settingsRepair.nullable(),
      /** True if the library is on another machine, where a second program could damage it. */
      isOnNetwork: z.boolean(),
    }),
    effect: "none",
  }),
  /** Makes a backup now. The answer comes after the copy was verified. */
  "backups.make": call({ input: z.object({}), output: z.object({ backup: backupFile }), effect: "once" }),
  /**
   * Replaces the library by a backup. First it makes a backup of the present library (`before`), with which
   * the restore can be undone. Writes that arrive meanwhile are refused with `restoring`. Open windows learn of
   * it from the `generation` of `issues.renew`, or at their next save, which is refused with `restored`.
   */
  "backups.restore": call({
    input: z.object({ path: systemPath }),
    output: z.object({ before: backupFile }),
    effect: "once",
  }),
  /**
   * Repairs a damaged library without a new start: restores the newest sound backup and the later saves of all
   * issues. The damaged file is kept; the recovery notice says what was done. Open windows learn of it as after a
   * restore. Does nothing if the library is sound.
   */
  "backups.repair": call({
    input: z.object({}),
    output: z.object({}),
    // A sound library is left alone.
    effect: "idempotent",
  }),
  /** Removes the notes of `recovery` and `settingsRepair`, after the person has read them. */
  "backups.acknowledge": call({ input: z.object({}), output: z.object({}), effect: "idempotent" }),
  "doctor.run": call({
    input: z.object({}),
    output: z.object({ checks: z.array(doctorCheck) }),
    effect: "none",
  }),
  /**
   * Runs all checks, and writes the report for whoever repairs the program: the results, and the log of a week. It is
   * a text file for Notepad, without the texts of issues.
   */
  "doctor.report": call({
    input: z.object({ locale: z.enum(locales) }),
    output: z.object({ text: z.string() }),
    effect: "none",
  }),
};

export const backupsEvents = {
  "backups.changed": z.object({}),
  /**
   * The folder of the library was found gone (deleted, renamed, replaced, its disk pulled out) by a save or a
   * renewal, or was found back. While it is gone, everything that stores something fails with `library-gone`.
   */
  "library.presence": z.object({ isGone: z.boolean() }),
};
