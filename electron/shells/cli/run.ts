/**
 * Runs the command `bulletin`. Exit codes: 0 done, 1 something to report, 2 wrong usage, 3 unreadable input.
 */
import { errorSentence, messages, type Locale } from "../../../shared/messages/index.ts";
import { describeRecovery, describeSettingsRepair } from "../../../shared/messages/sentences.ts";
import { type ErrorData, type ErrorCode, toErrorData } from "../../../shared/basics/errors.ts";
import { version } from "../../core/system/version.ts";
import { readCommandLine, readLocale, type CommandLine, type NamedCommand } from "./arguments.ts";
import { checkSource } from "./check.ts";
import {
  exportSource,
  findOnlyFolder,
  importAsManuscripts,
  importFiles,
  importOldIssues,
  listIssues,
  listManuscripts,
  previewPoints,
  show,
} from "./commands.ts";
import * as format from "./format.ts";
import { compareSources, mergeSources, receiveCopy, settleFile, type MergeReport } from "./revisions.ts";
import { examine, makeBackup, restoreBackup } from "./safety.ts";
import { searchArticles } from "./search.ts";
import { onRecovery, type SourceNote } from "./sources.ts";
import { countArticles } from "./stats.ts";

/** Input that cannot be read is 3, a wrong command is 2; all other errors are 1. */
const exitCodes: Partial<Record<ErrorCode, number>> = {
  usage: 2,
  ambiguous: 2,
  "not-found": 3,
  unreadable: 3,
  "too-large": 3,
  "newer-version": 3,
  "invalid-input": 3,
  "library-damaged": 3,
};

/** The options that all commands have. */
type Context = Omit<CommandLine, "command">;

/** Prints the result: as JSON, or as lines for people. */
function print({ json }: Context, result: unknown, lines: string[]): void {
  console.log(json ? JSON.stringify(result) : lines.join("\n"));
}

/** Runs a command, and returns its exit code. */
async function run({ command, ...context }: CommandLine): Promise<number> {
  const { locale, library } = context;
  switch (command.name) {
    case "help": {
      const { help } = messages[locale].cli;
      print(context, { help }, [help]);
      return 0;
    }
    case "version":
      print(context, { version }, [version]);
      return 0;
    case "show": {
      const description = await show(command, library);
      print(context, description, format.formatDescription(description, locale));
      return 0;
    }
    case "list": {
      const result = await listIssues(library);
      print(context, result, format.formatIssues(result.issues, locale));
      return 0;
    }
    case "manuscripts": {
      const result = await listManuscripts(library);
      print(context, result, format.formatManuscripts(result.manuscripts, locale));
      return 0;
    }
    case "import":
      return runImport(command, context);
    case "export": {
      const { files, unfilledFields, revisions, notes } = await exportSource(command, library);
      const report = { files, ...(revisions !== undefined && { revisions }), ...withNotes(notes) };
      print(context, report, format.formatExportedFiles(report, locale));
      complainAboutNotes(notes, locale);
      if (unfilledFields.length > 0) complain(format.formatUnfilled(unfilledFields, locale));
      return 0;
    }
    case "check": {
      const { findings } = await checkSource(command.source, library, locale);
      print(context, { findings }, format.formatFindings(findings, locale));
      return findings.some(({ level }) => level === "error") ? 1 : 0;
    }
    case "points": {
      const report = await previewPoints(command, library);
      print(context, { changes: report.changes }, format.formatPoints(report.points, locale));
      return 0;
    }
    case "search": {
      const report = await searchArticles(command, library);
      print(context, report, format.formatSearch(report, locale));
      return report.total === 0 ? 1 : 0;
    }
    case "stats": {
      const report = await countArticles(command, library, locale);
      print(context, report, format.formatStatistics(report, locale));
      return 0;
    }
    case "compare":
    case "merge":
    case "receive":
    case "accept":
    case "reject":
      return runReview(command, context);
    case "backup":
    case "restore":
    case "doctor":
      return runSafety(command, context);
  }
}

/** Runs `import`: a folder of old issues, manuscripts, or single issues. */
async function runImport(command: NamedCommand<"import">, context: Context): Promise<number> {
  const { locale, library } = context;
  const folder = command.asManuscripts ? undefined : await findOnlyFolder(command.files);
  if (folder !== undefined) {
    const report = await importOldIssues(folder, library);
    const { failed } = report;
    print(
      context,
      { ...report, failed: { ...failed, files: printFailures(failed.files, locale) } },
      format.formatBulkReport(report, locale),
    );
    return report.failed.count > 0 ? 1 : 0;
  }
  const report = await (command.asManuscripts
    ? importAsManuscripts(command, library)
    : importFiles(command, library));
  const failedFiles = printFailures(report.failed, locale);
  print(
    context,
    { ...report, failed: failedFiles },
    "repeated" in report
      ? format.formatManuscriptReport(report, locale)
      : format.formatImportedFiles(report.imported, locale),
  );
  for (const { file, error } of failedFiles) complain(`${file}: ${error.message}`);
  return Math.max(0, ...failedFiles.map(({ error }) => exitCodes[error.code] ?? 1));
}

/** Runs the commands about tracked changes. */
async function runReview(
  command: NamedCommand<"compare" | "merge" | "receive" | "accept" | "reject">,
  context: Context,
): Promise<number> {
  const { locale, library } = context;
  switch (command.name) {
    case "compare": {
      const { notes, ...writtenFile } = await compareSources(command, library, locale);
      print(context, { ...writtenFile, ...withNotes(notes) }, format.formatWrittenFile(writtenFile, locale));
      complainAboutNotes(notes, locale);
      return 0;
    }
    case "merge": {
      const { notes, ...mergedFile } = await mergeSources(command, library, locale);
      print(context, { ...mergedFile, ...withNotes(notes) }, format.formatWrittenFile(mergedFile, locale));
      complainAboutNotes(notes, locale);
      complainAboutMerge(mergedFile, locale);
      return 0;
    }
    case "receive": {
      const { notes, ...report } = await receiveCopy(command, library);
      print(context, { ...report, ...withNotes(notes) }, format.formatReceived(report, locale));
      complainAboutNotes(notes, locale);
      complainAboutMerge(report, locale);
      return 0;
    }
    case "accept":
    case "reject": {
      const { notes, decision, ...settledFile } = await settleFile(command, library);
      print(
        context,
        { ...settledFile, ...withNotes(notes) },
        format.formatSettledFile({ ...settledFile, decision }, locale),
      );
      complainAboutNotes(notes, locale);
      if (settledFile.comments > 0) complain(messages[locale].cli.withoutComments(settledFile.comments));
      return 0;
    }
  }
}

/** Runs the commands that keep a library safe. */
async function runSafety(
  command: NamedCommand<"backup" | "restore" | "doctor">,
  context: Context,
): Promise<number> {
  const { locale, library } = context;
  switch (command.name) {
    case "backup": {
      const backup = await makeBackup(command, library);
      print(context, backup, format.formatBackup(backup));
      return 0;
    }
    case "restore": {
      const report = await restoreBackup(command, library);
      print(context, report, format.formatRestore(report, locale));
      return 0;
    }
    case "doctor": {
      const report = await examine(command, library, locale);
      print(context, report, format.formatDoctor(report, locale));
      return report.checks.some(({ level }) => level === "warning" || level === "error") ? 1 : 0;
    }
  }
}

const complain = (line: string) => console.error(line);

/** The notes on sources as a part of the JSON; absent if there are none. */
const withNotes = (notes: SourceNote[]): { notes?: SourceNote[] } => (notes.length > 0 ? { notes } : {});

/** Reports content of the sources that is not in the result. */
function complainAboutNotes(notes: readonly SourceNote[], locale: Locale): void {
  for (const line of format.formatSourceNotes(notes, locale)) complain(line);
}

/** Reports the conflicts of a merge, and the revisions that copies have accepted. Neither is a failure. */
function complainAboutMerge({ conflicts, accepted }: MergeReport, locale: Locale): void {
  for (const line of format.formatConflicts(conflicts, locale)) complain(line);
  for (const line of format.formatAccepted(accepted, locale)) complain(line);
}

/** An error as it is printed: with its sentence, in the language of the command line. */
const toPrintedError = (error: ErrorData, locale: Locale) => ({
  ...error,
  message: errorSentence(error, locale),
});
const printFailures = (failures: readonly { file: string; error: ErrorData }[], locale: Locale) =>
  failures.map(({ file, error }) => ({ file, error: toPrintedError(error, locale) }));

// A reader such as `| head` may close the pipe early, which is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const words = process.argv.slice(2);
onRecovery(({ recovery, settingsRepair }) => {
  if (recovery) describeRecovery(recovery, readLocale(words)).forEach(complain);
  if (settingsRepair) describeSettingsRepair(settingsRepair, readLocale(words)).forEach(complain);
});
try {
  process.exitCode = await run(readCommandLine(words));
} catch (cause) {
  const error = toPrintedError(toErrorData(cause), readLocale(words));
  if (words.includes("--json")) console.log(JSON.stringify({ error }));
  complain(error.message);
  if (error.code === "internal" && process.env.BULLETIN_DEBUG && cause instanceof Error)
    complain(String(cause.stack));
  process.exitCode = exitCodes[error.code] ?? 1;
}
