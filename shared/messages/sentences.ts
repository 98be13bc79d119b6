/** Sentences that combine several messages. */
import { hasName } from "../basics/lookup.ts";
import type { DoctorCheck, Recovery, RestoredRecord, SettingsRepair } from "../contract/backups.ts";
import { messages, type Locale } from "./index.ts";
import { formatMoment } from "./moment.ts";

/** The name and result of a doctor's check, and the advice; the advice is empty if there is nothing to do. */
export function describeCheck(
  { name, level, details }: DoctorCheck,
  locale: Locale,
): { name: string; result: string; advice: string } {
  const words = messages[locale].doctor[name];
  return level === "fine"
    ? { name: words.name, result: words.fine(details), advice: "" }
    : { name: words.name, result: words.wrong(details), advice: words.advice(details) };
}

/** Describes the recovery at the opening of the library, one sentence per line. */
export function describeRecovery(
  { what, problem, restored, setAside, unsound, replayed, replayedRecords, records }: Recovery,
  locale: Locale,
): string[] {
  const {
    backups: { recovery: words, kinds },
    window: frame,
  } = messages[locale];
  const isLost = what !== "behind" && what !== "records";
  const join = (each: readonly string[]): string => each.join(locale === "en" ? ", " : "、");
  const list = (each: readonly RestoredRecord[]): string =>
    join(
      each.map(({ kind, name, backup }) =>
        words.record(words.recordKinds[kind], name, backup && formatMoment(backup, locale)),
      ),
    );
  const laterSaves = [
    ...replayed.map(({ number, issue }) =>
      number === null ? `${frame.unnumbered} (${issue})` : frame.number(number),
    ),
    ...replayedRecords.map(({ kind, name }) => words.record(words.recordKinds[kind], name, null)),
  ];
  const restoredRecords = records.filter(({ backup }) => backup !== null);
  const keptRecords = records.filter(({ kind, backup }) => backup === null && kind !== "pictures");
  const lostPictures = records.filter(({ kind, backup }) => backup === null && kind === "pictures");

  const lines: string[] = [words[what]];
  if (restored)
    lines.push(words.restored(formatMoment(restored.at, locale), restored.number, kinds[restored.kind]));
  else if (isLost) lines.push(words.noBackup);
  if (unsound.length > 0) lines.push(words.unsound(unsound.join("、")));
  if (restoredRecords.length > 0) lines.push(words.restoredRecords(list(restoredRecords)));
  if (keptRecords.length > 0) lines.push(words.keptRecords(list(keptRecords)));
  if (lostPictures.length > 0) lines.push(words.lostPictures(list(lostPictures)));
  if (laterSaves.length > 0) lines.push(words.replayed(join(laterSaves)));
  else if (isLost) lines.push(words.nothingReplayed);
  if (isLost) lines.push(words.notInIt);
  if (setAside !== null) lines.push(words.setAside(setAside));
  if (problem !== "") lines.push(words.problem(problem));
  return lines;
}

/** Describes what became of damaged settings, one sentence per line. */
export function describeSettingsRepair(
  { what, takenBack, reset, setAside }: SettingsRepair,
  locale: Locale,
): string[] {
  const {
    backups: { settingsRepair: words },
    window: { settingNames },
  } = messages[locale];
  const list = (settings: readonly string[]): string =>
    settings
      .map((name) => (hasName(settingNames, name) ? settingNames[name] : name))
      .join(locale === "en" ? ", " : "、");

  const lines: string[] = [words[what]];
  if (takenBack.length > 0) lines.push(words.takenBack(list(takenBack)));
  if (reset.length > 0) lines.push(words.reset(list(reset)));
  if (setAside !== null) lines.push(words.setAside(setAside));
  return lines;
}
