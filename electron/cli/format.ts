/** Results as lines for people; `--json` tells the same to programs. */
import type { Unfilled } from "../../shared/bulletin/unfilled.ts";
import { printedDate } from "../../shared/bulletin/dates.ts";
import type { IssueSummary } from "../../shared/contract/calls.ts";
import type { Manuscript } from "../../shared/contract/manuscripts.ts";
import type { ImportNote } from "../../shared/contract/import-note.ts";
import { errorSentence, messages, type Locale } from "../../shared/messages/index.ts";
import type { ExportedFile } from "../exporting/index.ts";
import type { ManuscriptReport } from "../importing/manuscripts.ts";
import type { ImportedFile, Shown } from "./commands.ts";
import type { ToldFinding } from "./check.ts";
import type { BulkReport } from "../../shared/contract/bulk.ts";
import type { DoctorCheck } from "../../shared/contract/backups.ts";
import { describeCheck } from "../../shared/messages/sentences.ts";
import type { BackedUp, Restored } from "./safety.ts";
import type { Counted } from "./stats.ts";
import type { Found } from "./search.ts";
import { shownName } from "../../shared/statistics/columns.ts";
import { isSilent } from "../../shared/statistics/count.ts";
import type { MergeAccepted, MergeConflict, Received, Written } from "./review.ts";

const numberOf = (number: number | null, locale: Locale): string =>
  number === null ? messages[locale].cli.noNumber : messages[locale].cli.issueNumber(number);

const dateOf = (date: string | null, locale: Locale): string =>
  date === null ? "" : locale === "zh-CN" ? printedDate(date) : date;

export function description(
  { masthead, sections, imprint, changes, notes = [], revisions, comments }: Shown,
  locale: Locale,
): string[] {
  const words = messages[locale].cli;
  const lines = [
    ...masthead.name,
    [numberOf(masthead.number, locale), masthead.issuer, dateOf(masthead.date, locale)]
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
  if (notes.length > 0) lines.push("", ...noteLines(notes, locale));
  if (revisions.length > 0)
    lines.push(
      "",
      words.revisions(revisions.length),
      ...revisions.map(
        ({ kind, author, text }) => `  ${words.revisionKinds[kind]}  ${author}  ${aboutOf(text, locale)}`,
      ),
    );
  if (comments.length > 0) {
    lines.push("", words.comments(comments.length));
    for (const { text, remarks } of comments)
      lines.push(
        `  ${oneLine(text)}`,
        ...remarks.map((remark) => `    ${remark.author}: ${oneLine(remark.text)}`),
      );
  }
  return lines;
}

const oneLine = (text: string): string => text.replaceAll("\n", "¶");
/** What a mark is about: its text, or the name of the field that people see. */
const aboutOf = (about: string, locale: Locale): string =>
  messages[locale].workflow.fields[/^(?:masthead|imprint)\.(\w+)$/u.exec(about)?.[1] ?? ""] ?? oneLine(about);

export const written = ({ file, revisions }: Written, locale: Locale): string[] => [
  messages[locale].cli.marked(file, revisions),
];

export function findings(found: readonly ToldFinding[], locale: Locale): string[] {
  const words = messages[locale].cli;
  if (found.length === 0) return [words.noFindings];
  return [
    words.findings(found.length),
    ...found.map(({ level, message }) => `  ${words.levels[level]}  ${message}`),
  ];
}

export function found({ total, milliseconds, results }: Found, locale: Locale): string[] {
  const words = messages[locale].cli;
  if (total === 0) return [words.nothingFound];
  const heading = ({ issue, date, section, title, source }: Found["results"][number]) =>
    [
      numberOf(issue, locale),
      dateOf(date, locale),
      `【${section}】`,
      title,
      source.length > 0 ? words.source(source) : "",
    ]
      .filter(Boolean)
      .join("  ");
  return [
    words.searched(total, milliseconds),
    ...results.flatMap((result) => [`  ${heading(result)}`, `    ${result.snippet}`]),
  ];
}

export function counted({ by, total, rows, file }: Counted, locale: Locale): string[] {
  const { cli, statistics } = messages[locale];
  const lines = rows
    .filter((row) => !isSilent(row))
    .map(
      (row) => `  ${cli.countedRow(shownName(by, row.name, statistics), row.used, row.received, row.points)}`,
    );
  return [cli.counted(total.issues, total.articles), ...lines, ...(file === undefined ? [] : [file])];
}

export function bulk({ imported: count, repeated, failed }: BulkReport, locale: Locale): string[] {
  const words = messages[locale].bulk;
  const lines = failed.files.map(
    ({ file, error }) => `  ${file}  ${errorSentence(error.code, error.details, locale)}`,
  );
  return [
    words.imported(count),
    ...(repeated.count > 0 ? [words.repeated(repeated.count)] : []),
    ...(failed.count > 0 ? [words.failed(failed.count), ...lines] : []),
  ];
}

export const backedUp = ({ file }: BackedUp): string[] => [file];

export const restored = ({ restored: path, before }: Restored, locale: Locale): string[] => [
  messages[locale].cli.restoredFrom(path),
  messages[locale].cli.before(before),
];

export function examined(checks: readonly DoctorCheck[], locale: Locale): string[] {
  const { levels } = messages[locale].backups;
  return checks.flatMap((check) => {
    const { name, found: what, advice } = describeCheck(check, locale);
    return [`${levels[check.level]}  ${name}：${what}`, ...(advice === "" ? [] : [`      ${advice}`])];
  });
}

export function received({ issue, news }: Received, locale: Locale): string[] {
  const { cli } = messages[locale];
  return news.length === 0
    ? [cli.nothingReceived(issue)]
    : news.map(({ author, marks, remarks }) => cli.received(issue, author, marks, remarks));
}

export const conflicts = (found: readonly MergeConflict[], locale: Locale): string[] =>
  found.map(({ about, kept, other }) => messages[locale].cli.conflict(aboutOf(about, locale), kept, other));

export const accepted = (found: readonly MergeAccepted[], locale: Locale): string[] =>
  found.map(({ by, count }) => messages[locale].cli.accepted(by, count));

const noteLines = (notes: readonly ImportNote[], locale: Locale): string[] =>
  notes.map(({ kind, count }) => messages[locale].importing.notes[kind](count));

export function issues(found: readonly IssueSummary[], locale: Locale): string[] {
  if (found.length === 0) return [messages[locale].cli.noIssues];
  return found.map(({ number, date, name, characters }) =>
    [numberOf(number, locale), dateOf(date, locale), name, messages[locale].cli.characters(characters)]
      .filter(Boolean)
      .join("  "),
  );
}

export const imported = (files: readonly ImportedFile[], locale: Locale): string[] =>
  files.flatMap(({ file, number, articles, changes, notes = [] }) => [
    messages[locale].cli.imported(file, numberOf(number, locale), articles, changes),
    ...noteLines(notes, locale).map((line) => `  ${line}`),
  ]);

export function manuscripts(found: readonly Manuscript[], locale: Locale): string[] {
  const { cli, manuscripts: words } = messages[locale];
  if (found.length === 0) return [words.none];
  return found.map(({ received, usedIn, state, unit, title, characters }) =>
    [
      received,
      usedIn ? words.usedIn(numberOf(usedIn.number, locale)) : words.states[state],
      unit,
      title,
      cli.characters(characters),
    ]
      .filter(Boolean)
      .join("  "),
  );
}

export const takenIn = ({ imported: came, repeated }: ManuscriptReport, locale: Locale): string[] => [
  ...came.map(({ file, unit, title, characters }) =>
    messages[locale].cli.takenIn(file, [unit, title].filter(Boolean).join("  "), characters),
  ),
  ...repeated.map(({ file }) => messages[locale].cli.repeated(file)),
];

export const exported = (files: readonly ExportedFile[], locale: Locale): string[] =>
  files.map(({ path, pages }) => messages[locale].cli.written(path, pages));

export function unfilled(places: readonly Unfilled[], locale: Locale): string {
  const { cli, exporting } = messages[locale];
  return cli.unfilled(
    places.map((place) =>
      place.kind === "field"
        ? exporting.field(place.name)
        : place.kind === "number"
          ? exporting.noNumber
          : exporting.noDate,
    ),
  );
}

export function points(found: readonly { before: string; after: string }[], locale: Locale): string[] {
  const words = messages[locale].cli;
  return found.length === 0
    ? [words.noPoints]
    : [words.points(found.length), ...found.map(({ before, after }) => `  ${before} → ${after}`)];
}
