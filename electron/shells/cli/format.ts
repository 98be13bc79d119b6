/**
 * Formats the results of commands as lines for people. With `--json` the same results are printed for
 * programs.
 */
import type { Unfilled } from "../../../shared/workflow/unfilled.ts";
import { printedDate } from "../../../shared/basics/dates.ts";
import type { IssueSummary } from "../../../shared/contract/issues.ts";
import type { Manuscript } from "../../../shared/contract/manuscripts.ts";
import type { ImportNote } from "../../../shared/basics/import-note.ts";
import { errorSentence, messages, type Locale } from "../../../shared/messages/index.ts";
import type { ManuscriptReport } from "../../core/importing/manuscripts.ts";
import type { ExportReport, ImportedFile, ShowReport } from "./commands.ts";
import type { ReportedFinding } from "./check.ts";
import type { BulkReport } from "../../../shared/contract/bulk.ts";
import { describeCheck } from "../../../shared/messages/sentences.ts";
import type { BackupReport, DoctorReport, RestoreReport } from "./safety.ts";
import type { StatisticsResult } from "./stats.ts";
import type { SearchReport } from "./search.ts";
import { shownName } from "../../../shared/statistics/columns.ts";
import { isSilent } from "../../../shared/statistics/count.ts";
import type { MergeAccepted, MergeConflict, ReceiveReport, SettledFile, WrittenFile } from "./revisions.ts";
import type { SourceNote } from "./sources.ts";

const formatNumber = (number: number | null, locale: Locale): string =>
  number === null ? messages[locale].cli.noNumber : messages[locale].cli.issueNumber(number);

function formatDate(date: string | null, locale: Locale): string {
  if (date === null) return "";
  return locale === "zh-CN" ? printedDate(date) : date;
}

/**
 * The masthead, the articles by section with their points, the staff, the changes, revisions and comments.
 */
export function formatDescription(
  { masthead, sections, imprint, changes, notes = [], revisions, comments }: ShowReport,
  locale: Locale,
): string[] {
  const words = messages[locale].cli;
  const lines = [
    ...masthead.name,
    [formatNumber(masthead.number, locale), masthead.issuer, formatDate(masthead.date, locale)]
      .filter(Boolean)
      .join("  "),
  ];
  for (const { title, articles } of sections) {
    lines.push("", `【${title}】`);
    for (const article of articles) {
      const heading = [
        article.tag && `【${article.tag}】`,
        article.title ?? `${[...article.text].slice(0, 20).join("")}…`,
      ]
        .filter(Boolean)
        .join("");
      lines.push(
        `  ${heading}  ${words.characters(article.characters)}${article.source.length > 0 ? `  ${words.source(article.source)}` : ""}`,
      );
      lines.push(...article.points.map((point) => `    · ${point}`));
    }
  }
  const { editor, proofreader, approver } = imprint.staff;
  const roles = messages[locale].editor;
  const people = [
    [roles.editor, editor],
    [roles.proofreader, proofreader],
    [roles.approver, approver],
  ]
    .filter(([, name]) => name !== "")
    .map(([role, name]) => words.person(role ?? "", name ?? ""));
  if (people.length > 0) lines.push("", people.join("  "));
  if (changes.length > 0)
    lines.push(
      "",
      words.changes(changes.length),
      ...changes.map(({ before, after }) => `  ${before} → ${after}`),
    );
  if (notes.length > 0) lines.push("", ...formatNotes(notes, locale));
  if (revisions.length > 0)
    lines.push(
      "",
      words.revisions(revisions.length),
      ...revisions.map(
        ({ kind, author, text }) =>
          `  ${words.revisionKinds[kind]}  ${author}  ${formatSubject(text, locale)}`,
      ),
    );
  if (comments.length > 0) {
    lines.push("", words.comments(comments.length));
    for (const { text, remarks } of comments)
      lines.push(
        `  ${toOneLine(text)}`,
        ...remarks.map((remark) => `    ${remark.author}: ${toOneLine(remark.text)}`),
      );
  }
  return lines;
}

const toOneLine = (text: string): string => text.replaceAll("\n", "¶");

/** Formats the subject of a revision: its text, or the visible name of its field. */
const formatSubject = (about: string, locale: Locale): string =>
  messages[locale].workflow.fields[/^(?:masthead|imprint)\.(\w+)$/u.exec(about)?.[1] ?? ""] ??
  toOneLine(about);

/** The file that `compare` or `merge` wrote, with the number of its revisions. */
export const formatWrittenFile = (
  { file, revisions }: Omit<WrittenFile, "notes">,
  locale: Locale,
): string[] => [messages[locale].cli.marked(file, revisions)];

/** The file that `accept` or `reject` wrote, with the number of revisions that were decided. */
export const formatSettledFile = (
  { file, decision, settled }: Omit<SettledFile, "notes">,
  locale: Locale,
): string[] => {
  const { cli } = messages[locale];
  return [settled === 0 ? cli.marked(file, 0) : cli.settled(file, decision, settled)];
};

/** The lines on content of the sources that their documents do not have. */
export const formatSourceNotes = (notes: readonly SourceNote[], locale: Locale): string[] =>
  notes.flatMap(({ source, notes: ofSource }) =>
    formatNotes(ofSource, locale).map((note) => messages[locale].cli.noteOn(source, note)),
  );

/** One line for each finding of the checker: level and message. */
export function formatFindings(findings: readonly ReportedFinding[], locale: Locale): string[] {
  const words = messages[locale].cli;
  if (findings.length === 0) return [words.noFindings];
  return [
    words.findings(findings.length),
    ...findings.map(({ level, message }) => `  ${words.levels[level]}  ${message}`),
  ];
}

/** Two lines for each result: issue, date, section, title and source; then the snippet. */
export function formatSearch({ total, milliseconds, results }: SearchReport, locale: Locale): string[] {
  const words = messages[locale].cli;
  if (total === 0) return [words.nothingFound];
  const formatHeading = ({ issue, date, section, title, source }: SearchReport["results"][number]) =>
    [
      formatNumber(issue, locale),
      formatDate(date, locale),
      `【${section}】`,
      title,
      source.length > 0 ? words.source(source) : "",
    ]
      .filter(Boolean)
      .join("  ");
  return [
    words.searched(total, milliseconds),
    ...results.flatMap((result) => [`  ${formatHeading(result)}`, `    ${result.snippet}`]),
  ];
}

/** One line for each row with a figure, after the totals; then the file, if one was written. */
export function formatStatistics({ by, total, rows, file }: StatisticsResult, locale: Locale): string[] {
  const { cli, statistics } = messages[locale];
  const lines = rows
    .filter((row) => !isSilent(row))
    .map(
      (row) => `  ${cli.countedRow(shownName(by, row.name, statistics), row.used, row.received, row.points)}`,
    );
  return [cli.counted(total.issues, total.articles), ...lines, ...(file === undefined ? [] : [file])];
}

/** How many files were imported, were there before, or failed; then one line for each failure. */
export function formatBulkReport(
  { imported: count, repeated, failed }: BulkReport,
  locale: Locale,
): string[] {
  const words = messages[locale].bulk;
  const lines = failed.files.map(({ file, error }) => `  ${file}  ${errorSentence(error, locale)}`);
  return [
    words.imported(count),
    ...(repeated.count > 0 ? [words.repeated(repeated.count)] : []),
    ...(failed.count > 0 ? [words.failed(failed.count), ...lines] : []),
  ];
}

/** The path of the backup. */
export const formatBackup = ({ file }: BackupReport): string[] => [file];

/** The restored backup, and the backup that was made before it. */
export const formatRestore = ({ restored: path, before }: RestoreReport, locale: Locale): string[] => [
  messages[locale].cli.restoredFrom(path),
  messages[locale].cli.before(before),
];

/** One line for each check of the doctor, followed by its advice if there is one; last the path of the report. */
export function formatDoctor({ checks, report }: DoctorReport, locale: Locale): string[] {
  const { levels } = messages[locale].backups;
  const lines = checks.flatMap((check) => {
    const { name, result: finding, advice } = describeCheck(check, locale);
    return [`${levels[check.level]}  ${name}：${finding}`, ...(advice === "" ? [] : [`      ${advice}`])];
  });
  return report === undefined ? lines : [...lines, report];
}

/** One line for each author whose marks or remarks are new. */
export function formatReceived(
  { issue, news }: Pick<ReceiveReport, "issue" | "news">,
  locale: Locale,
): string[] {
  const { cli } = messages[locale];
  const name = /^\d+$/u.test(issue) ? cli.issueNumber(Number(issue)) : issue;
  return news.length === 0
    ? [cli.nothingReceived(name)]
    : news.map(({ author, marks, remarks }) => cli.received(name, author, marks, remarks));
}

/** One line for each conflict: its subject, whose proposal was kept, and whose was not. */
export const formatConflicts = (conflicts: readonly MergeConflict[], locale: Locale): string[] =>
  conflicts.map(({ about, kept, other }) =>
    messages[locale].cli.conflict(formatSubject(about, locale), kept, other),
  );

/** One line for each person whose revisions a copy had accepted. */
export const formatAccepted = (acceptedCounts: readonly MergeAccepted[], locale: Locale): string[] =>
  acceptedCounts.map(({ by, count }) => messages[locale].cli.accepted(by, count));

const formatNotes = (notes: readonly ImportNote[], locale: Locale): string[] =>
  notes.map(({ kind, count }) => messages[locale].importing.notes[kind](count));

/** One line for each issue: number, date, id, name, characters. */
export function formatIssues(issues: readonly IssueSummary[], locale: Locale): string[] {
  if (issues.length === 0) return [messages[locale].cli.noIssues];
  return issues.map(({ id, number, date, name, characters }) =>
    [
      formatNumber(number, locale),
      formatDate(date, locale),
      `id:${id}`,
      name,
      messages[locale].cli.characters(characters),
    ]
      .filter(Boolean)
      .join("  "),
  );
}

/** One line for each imported file, followed by what was left out or changed. */
export const formatImportedFiles = (files: readonly ImportedFile[], locale: Locale): string[] =>
  files.flatMap(({ file, number, articles, changes, revisions, notes = [] }) => [
    messages[locale].cli.imported(file, formatNumber(number, locale), articles, changes),
    ...(revisions === undefined ? [] : [`  ${messages[locale].cli.kept(revisions)}`]),
    ...formatNotes(notes, locale).map((line) => `  ${line}`),
  ]);

/** One line for each manuscript: day, state, unit, title, characters. */
export function formatManuscripts(manuscripts: readonly Manuscript[], locale: Locale): string[] {
  const { cli, manuscripts: words } = messages[locale];
  if (manuscripts.length === 0) return [words.none];
  return manuscripts.map(({ received, usedIn, state, unit, title, characters }) =>
    [
      received,
      usedIn ? words.usedIn(formatNumber(usedIn.number, locale)) : words.states[state],
      unit,
      title,
      cli.characters(characters),
    ]
      .filter(Boolean)
      .join("  "),
  );
}

/** One line for each file that was taken in, then one for each that was there before. */
export const formatManuscriptReport = (
  { imported, repeated }: ManuscriptReport,
  locale: Locale,
): string[] => [
  ...imported.map(({ file, unit, title, characters }) =>
    messages[locale].cli.takenIn(file, [unit, title].filter(Boolean).join("  "), characters),
  ),
  ...repeated.map(({ file }) => messages[locale].cli.repeated(file)),
];

/** One line for each written file with its pages, and one for revisions that were left out. */
export const formatExportedFiles = (
  { files, revisions }: Pick<ExportReport, "files" | "revisions">,
  locale: Locale,
): string[] => [
  ...files.map(({ path, pages }) => messages[locale].cli.written(path, pages)),
  ...(revisions === undefined ? [] : [messages[locale].cli.original(revisions)]),
];

/** One sentence on the fields that are still empty. */
export function formatUnfilled(places: readonly Unfilled[], locale: Locale): string {
  const { cli, exporting } = messages[locale];
  return cli.unfilled(
    places.map((place) => {
      if (place.kind === "field") return exporting.field(place.name);
      return place.kind === "number" ? exporting.noNumber : exporting.noDate;
    }),
  );
}

/** One line for each point that would change: before → after. */
export function formatPoints(points: readonly { before: string; after: string }[], locale: Locale): string[] {
  const words = messages[locale].cli;
  return points.length === 0
    ? [words.noPoints]
    : [words.points(points.length), ...points.map(({ before, after }) => `  ${before} → ${after}`)];
}
