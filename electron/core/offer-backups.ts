/** The calls for backups, for what was restored by itself, and for the doctor. */
import type { CallsOf } from "../../shared/contract/calls.ts";
import type { Emit } from "../../shared/port/bridge.ts";
import { examineAll } from "./doctor.ts";
import type { Library } from "./library/index.ts";
import { writeReport } from "./report.ts";
import { readSettingsNote, removeSettingsNote } from "./settings/settings-file.ts";
import { isNetworkFolder } from "./system/network-folder.ts";

export const offerBackups = (
  library: Library,
  emit: Emit,
  now: () => Date,
): CallsOf<"backups" | "doctor"> => ({
  "backups.list": async () => ({
    folder: library.backups.folder,
    ...(await library.backups.list()),
    problem: library.backups.problem?.data ?? null,
    autosaveProblem: library.autosaves.problem,
    recovery: await library.readNote(),
    damage: library.repair.damage,
    settingsRepair: readSettingsNote(library.folder),
    isOnNetwork: await isNetworkFolder(library.folder),
  }),
  "backups.make": async () => ({ backup: await library.backups.make("manual") }),
  "backups.restore": ({ path }) => library.backups.restore(path),
  "backups.repair": async () => {
    await library.repair.run();
    return {};
  },
  "backups.acknowledge": async () => {
    await library.removeNote();
    await removeSettingsNote(library.folder);
    emit("backups.changed", {});
    return {};
  },
  "doctor.run": async () => ({ checks: await examineAll(library, now()) }),
  "doctor.report": async ({ locale }) => ({ text: await writeReport(library, locale, now()) }),
});
