/** 保存报告: a text file for whoever repairs the program. It says itself what is in it, and what is not. */
import { homedir, release } from "node:os";
import { toErrorData } from "../../shared/basics/errors.ts";
import { messages, type Locale } from "../../shared/messages/index.ts";
import { formatMoment } from "../../shared/messages/moment.ts";
import { describeCheck } from "../../shared/messages/sentences.ts";
import { examineAll } from "./doctor.ts";
import type { Library } from "./library/index.ts";
import { readLog } from "./system/program-log.ts";
import { version } from "./system/version.ts";

/** Writes the report. A library that cannot be examined is no reason to have none. */
export async function writeReport(library: Library, locale: Locale, now: Date): Promise<string> {
  const words = messages[locale].report;
  const entries = await readLog(library.folder);
  const lines = [
    words.title,
    words.madeAt(formatMoment(now.toISOString(), locale), version, `${process.platform} ${release()}`),
    "",
    words.contains,
    words.lacks,
    "",
    `== ${words.checks} ==`,
    ...(await listResults(library, locale, now)),
    "",
    `== ${words.log} ==`,
    ...(entries.length === 0 ? [words.noLog] : entries.map((entry) => JSON.stringify(entry))),
  ];
  // With a byte order mark, by which Notepad on Windows recognises UTF-8.
  return `\uFEFF${lines.map(withoutHome).join("\r\n")}\r\n`;
}

async function listResults(library: Library, locale: Locale, now: Date): Promise<string[]> {
  const { backups, report: words } = messages[locale];
  try {
    return (await examineAll(library, now)).map((check) => {
      const { name, result, advice } = describeCheck(check, locale);
      return [backups.levels[check.level], name, result, advice].join("\t").trimEnd();
    });
  } catch (error) {
    // Only the code: its details may have a text.
    return [words.notChecked(toErrorData(error).code)];
  }
}

/** The path of a home folder has the name of its person. */
const withoutHome = (line: string): string => line.replaceAll(homedir(), "~");
