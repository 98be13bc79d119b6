/** The `bulletin` command: the same core from a terminal. Exit 0 done, 1 something to report, 2 wrong usage, 3 input unreadable. */
import { errorSentence, messages, type Locale } from "../../shared/messages/index.ts";
import { describeRecovery } from "../../shared/messages/sentences.ts";
import { onRecovery } from "./sources.ts";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import type { AnswerError, ErrorCode } from "../../shared/contract/errors.ts";
import { version } from "../version.ts";
import { readCommandLine, readLocale, type CommandLine } from "./arguments.ts";
import {
  exportSource,
  importAsManuscripts,
  importFiles,
  importOld,
  list,
  manuscripts,
  onlyFolder,
  points,
  show,
} from "./commands.ts";
import { checkSource } from "./check.ts";
import { search } from "./search.ts";
import { backup, doctor, restore } from "./safety.ts";
import { stats } from "./stats.ts";
import { compare, merge, receive, settle } from "./review.ts";
import * as tell from "./tell.ts";

/** What cannot be read is 3, a wrong command is 2, whatever else went wrong is 1. */
const exitCodes: Partial<Record<ErrorCode, number>> = {
  usage: 2,
  "not-found": 3,
  unreadable: 3,
  "too-large": 3,
  "newer-version": 3,
  "invalid-input": 3,
  "library-damaged": 3,
};

async function run({ command, json, locale, library }: CommandLine): Promise<number> {
  const say = (value: unknown, lines: string[]) =>
    console.log(json ? JSON.stringify(value) : lines.join("\n"));
  switch (command.name) {
    case "help":
      say({ help: messages[locale].cli.help }, [messages[locale].cli.help]);
      return 0;
    case "version":
      say({ version }, [version]);
      return 0;
    case "show": {
      const description = await show(command, library);
      say(description, tell.description(description, locale));
      return 0;
    }
    case "list": {
      const found = await list(library);
      say(found, tell.issues(found.issues, locale));
      return 0;
    }
    case "import": {
      const folder = command.asManuscripts ? undefined : await onlyFolder(command.files);
      if (folder !== undefined) {
        const report = await importOld(folder, library);
        say(report, tell.bulk(report, locale));
        return report.failed.count > 0 ? 1 : 0;
      }
      const report = await (command.asManuscripts
        ? importAsManuscripts(command, library)
        : importFiles(command, library));
      const { failed } = report;
      const told = failed.map(({ file, error }) => ({ file, error: inLanguage(error, locale) }));
      say(
        { ...report, failed: told },
        "repeated" in report ? tell.takenIn(report, locale) : tell.imported(report.imported, locale),
      );
      for (const { file, error } of told) complain(`${file}: ${error.message}`);
      return Math.max(0, ...failed.map(({ error }) => exitCodes[error.code] ?? 1));
    }
    case "receive": {
      const received = await receive(command, library);
      say(received, tell.received(received, locale));
      for (const line of [
        ...tell.conflicts(received.conflicts, locale),
        ...tell.accepted(received.accepted, locale),
      ])
        complain(line);
      return 0;
    }
    case "manuscripts": {
      const found = await manuscripts(library);
      say(found, tell.manuscripts(found.manuscripts, locale));
      return 0;
    }
    case "check": {
      const { findings } = await checkSource(command.source, library, locale);
      say({ findings }, tell.findings(findings, locale));
      return findings.some(({ level }) => level === "error") ? 1 : 0;
    }
    case "search": {
      const found = await search(command, library);
      say(found, tell.found(found, locale));
      return found.total === 0 ? 1 : 0;
    }
    case "stats": {
      const counted = await stats(command, library, locale);
      say(counted, tell.counted(counted, locale));
      return 0;
    }
    case "backup": {
      const made = await backup(command, library);
      say(made, tell.backedUp(made));
      return 0;
    }
    case "restore": {
      const restored = await restore(command, library);
      say(restored, tell.restored(restored, locale));
      return 0;
    }
    case "doctor": {
      const examined = await doctor(library);
      say(examined, tell.examined(examined.checks, locale));
      return examined.checks.some(({ level }) => level === "warning" || level === "error") ? 1 : 0;
    }
    case "points": {
      const report = await points(command, library);
      say({ changes: report.changes }, tell.points(report.points, locale));
      return 0;
    }
    case "compare": {
      const written = await compare(command, library);
      say(written, tell.written(written, locale));
      return 0;
    }
    case "merge": {
      const merged = await merge(command, library);
      say(merged, tell.written(merged, locale));
      for (const line of [
        ...tell.conflicts(merged.conflicts, locale),
        ...tell.accepted(merged.accepted, locale),
      ])
        complain(line);
      return 0;
    }
    case "accept":
    case "reject": {
      const written = await settle(command, library);
      say(written, tell.written(written, locale));
      return 0;
    }
    case "export": {
      const { files, unfilled } = await exportSource(command, library);
      say({ files }, tell.exported(files, locale));
      if (unfilled.length > 0) complain(tell.unfilled(unfilled, locale));
      return 0;
    }
  }
}

const complain = (line: string) => console.error(line);
const inLanguage = (error: AnswerError, locale: Locale): AnswerError => ({
  ...error,
  message: errorSentence(error.code, error.details, locale),
});

// `| head` reads no further than it needs: what is left is not written, and that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const words = process.argv.slice(2);
onRecovery((recovery) => describeRecovery(recovery, readLocale(words)).forEach(complain));
try {
  process.exitCode = await run(readCommandLine(words));
} catch (thrown) {
  const error = inLanguage(toAnswerError(thrown), readLocale(words));
  if (words.includes("--json")) console.log(JSON.stringify({ error }));
  complain(error.message);
  if (error.code === "internal" && process.env.BULLETIN_DEBUG) complain(String((thrown as Error).stack));
  process.exitCode = exitCodes[error.code] ?? 1;
}
