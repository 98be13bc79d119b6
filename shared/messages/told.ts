/** Sentences that are put together from several messages. */
import type { DoctorCheck, Recovery } from "../contract/backups.ts";
import { messages, type Locale } from "./index.ts";
import { formatMoment } from "./moment.ts";

/** What the doctor found about a thing, and what to do about it: empty where nothing is to be done. */
export function toldCheck(
  { name, level, details }: DoctorCheck,
  locale: Locale,
): { name: string; found: string; advice: string } {
  const words = messages[locale].doctor[name];
  return level === "fine"
    ? { name: words.name, found: words.fine(details), advice: "" }
    : { name: words.name, found: words.wrong(details), advice: words.advice(details) };
}

/** What happened when the library was opened. */
export function recoveryLines(
  { what, problem, restored, setAside, unsound, replayed }: Recovery,
  locale: Locale,
): string[] {
  const {
    backups: { recovery: words, kinds },
    window: frame,
  } = messages[locale];
  const issues = replayed
    .map(({ number, issue }) => (number === null ? `${frame.unnumbered} (${issue})` : frame.number(number)))
    .join(locale === "en" ? ", " : "、");
  const isLost = what !== "behind";
  return [
    words[what],
    ...(restored
      ? [words.restored(formatMoment(restored.at, locale), restored.number, kinds[restored.kind])]
      : isLost
        ? [words.noBackup]
        : []),
    ...(unsound.length > 0 ? [words.unsound(unsound.join("、"))] : []),
    ...(issues !== "" ? [words.replayed(issues)] : isLost ? [words.nothingReplayed] : []),
    ...(isLost ? [words.notInIt] : []),
    ...(setAside === null ? [] : [words.setAside(setAside)]),
    ...(problem === "" ? [] : [words.problem(problem)]),
  ];
}
