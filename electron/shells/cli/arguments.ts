/** Parses a command line into a command and its options. */
import { extname } from "node:path";
import { parseArgs } from "node:util";
import { hasName } from "../../../shared/basics/lookup.ts";
import { pointExtents, type PointExtent } from "../../../shared/points/style.ts";
import {
  exportFormats,
  exportMarkups,
  type ExportFormat,
  type ExportMarkup,
} from "../../../shared/contract/exporting.ts";
import { searchFilter, searchLimit, type SearchFilter } from "../../../shared/contract/search.ts";
import { sheetFormats, type SheetFormat } from "../../../shared/contract/sheets.ts";
import { statisticsFilter, type StatisticsFilter } from "../../../shared/contract/statistics.ts";
import { statisticsDimensions, type StatisticsDimension } from "../../../shared/statistics/count.ts";
import { BulletinError } from "../../../shared/basics/errors.ts";
import { markupOf } from "../../core/exporting/content/markup.ts";
import { locales, messages, type Locale, type Messages } from "../../../shared/messages/index.ts";

export type Command =
  | { name: "help" | "version" }
  | { name: "show"; source: string }
  | { name: "import"; files: string[]; asManuscripts: boolean }
  | { name: "receive"; files: string[]; into: string }
  | { name: "list" | "manuscripts" }
  | { name: "export"; source: string; out: string; formats: ExportFormat[]; markup: ExportMarkup }
  | { name: "compare"; before: string; after: string; out: string; format: ExportFormat }
  | { name: "merge"; base: string; copies: string[]; out: string; format: ExportFormat }
  | { name: "accept" | "reject"; source: string; out: string; format: ExportFormat }
  | { name: "check"; source: string }
  | { name: "search"; query: string; filter: SearchFilter; limit: number }
  | {
      name: "stats";
      by: StatisticsDimension;
      filter: StatisticsFilter;
      publication: string | undefined;
      out: StatisticsFile | undefined;
    }
  | { name: "backup"; out: string | undefined }
  | { name: "restore"; path: string }
  | { name: "doctor"; report: string | undefined }
  | { name: "points"; source: string; extent: PointExtent | undefined };

/** A command by its name. */
export type NamedCommand<N extends Command["name"]> = Extract<Command, { name: N }>;

/** The formats of the statistics report, a document. The other formats of `--out` are tables. */
export const reportFormats = ["docx", "pdf"] as const;

/** The file that statistics are written to. */
export interface StatisticsFile {
  path: string;
  format: SheetFormat | (typeof reportFormats)[number];
}

export interface CommandLine {
  command: Command;
  json: boolean;
  locale: Locale;
  /** Folder of the library; `undefined` for the default folder. */
  library: string | undefined;
}

const options = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  manuscripts: { type: "boolean" },
  all: { type: "boolean" },
  library: { type: "string" },
  out: { type: "string" },
  format: { type: "string" },
  markup: { type: "string" },
  into: { type: "string" },
  section: { type: "string" },
  unit: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  limit: { type: "string" },
  by: { type: "string" },
  publication: { type: "string" },
  final: { type: "boolean" },
  style: { type: "string" },
  lang: { type: "string" },
  report: { type: "string" },
} as const;

type OptionValues = ReturnType<typeof parseOptions>["values"];

/** The words after the name of the command, the options, and the messages for errors. */
interface Parameters {
  words: readonly string[];
  values: OptionValues;
  text: Messages["cli"];
}

const createUsageError = (problem: string) => new BulletinError("usage", { problem });

/** Reads the option `--lang`, even if the rest of the command line is wrong. */
export function readLocale(words: readonly string[]): Locale {
  const { values } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
  return locales.find((locale) => locale === values.lang) ?? "zh-CN";
}

/** @throws BulletinError `usage` */
export function readCommandLine(words: readonly string[]): CommandLine {
  const locale = readLocale(words);
  const text = messages[locale].cli;
  const { values, positionals } = parseOptions(words, locale);
  if (values.lang !== undefined && values.lang !== locale)
    throw createUsageError(text.unknownLanguage(values.lang));
  const common = { json: values.json ?? false, locale, library: values.library };
  const [name, ...rest] = positionals;
  if (values.version) return { command: { name: "version" }, ...common };
  if (values.help || name === undefined || name === "help") return { command: { name: "help" }, ...common };
  const readCommand = commandReaders.get(name);
  if (!readCommand) throw createUsageError(text.unknownCommand(name));
  return { command: readCommand({ words: rest, values, text }), ...common };
}

/** Reads the parameters of each command. @throws BulletinError `usage` */
const commandReaders = new Map<string, (parameters: Parameters) => Command>([
  ["show", (parameters) => ({ name: "show", source: readSourceWord(parameters) })],
  ["list", (parameters) => withoutWords(parameters, { name: "list" })],
  ["manuscripts", (parameters) => withoutWords(parameters, { name: "manuscripts" })],
  ["doctor", (parameters) => withoutWords(parameters, { name: "doctor", report: parameters.values.report })],
  ["backup", (parameters) => withoutWords(parameters, { name: "backup", out: parameters.values.out })],
  ["restore", readRestore],
  ["import", readImport],
  ["export", readExport],
  ["check", (parameters) => ({ name: "check", source: readSourceWord(parameters) })],
  ["points", readPoints],
  ["search", readSearch],
  ["stats", readStatistics],
  ["compare", readCompare],
  ["merge", readMerge],
  ["accept", (parameters) => readSettle("accept", parameters)],
  ["reject", (parameters) => readSettle("reject", parameters)],
]);

/** The names of all commands, as people write them. */
export const commandNames: readonly string[] = [...commandReaders.keys()];

/** Refuses words after the name of a command that takes none. */
function withoutWords({ words: [word], text }: Parameters, command: Command): Command {
  if (word !== undefined) throw createUsageError(text.superfluous(word));
  return command;
}

/** Reads the only word: a file, or the number of an issue. */
function readSourceWord({ words: [source, ...others], text }: Parameters): string {
  if (source === undefined) throw createUsageError(text.needsSource);
  if (others.length > 0) throw createUsageError(text.oneSource);
  return source;
}

/** Reads `--out FILE`. Its suffix determines the format. */
function readOutFile({ values: { out }, text }: Parameters): { out: string; format: ExportFormat } {
  if (out === undefined) throw createUsageError(text.needsFile);
  const format = exportFormats.find((each) => each === suffixOf(out));
  if (!format) throw createUsageError(text.unknownSuffix(out));
  return { out, format };
}

/** Gives the suffix of a path in lower case, without the dot. */
const suffixOf = (path: string): string => extname(path).slice(1).toLowerCase();

function readRestore({ words: [path, superfluous], text }: Parameters): Command {
  if (path === undefined) throw createUsageError(text.needsBackup);
  if (superfluous !== undefined) throw createUsageError(text.superfluous(superfluous));
  return { name: "restore", path };
}

/** `import --into NUMBER` is the command `receive`. */
function readImport({ words, values, text }: Parameters): Command {
  const files = [...words];
  if (files.length === 0) throw createUsageError(text.needsFiles);
  if (values.into === undefined) return { name: "import", files, asManuscripts: values.manuscripts ?? false };
  if (values.manuscripts) throw createUsageError(text.superfluous("--manuscripts"));
  return { name: "receive", files, into: values.into };
}

function readExport(parameters: Parameters): Command {
  const { values, text } = parameters;
  if (values.out === undefined) throw createUsageError(text.needsOut);
  const formats = (values.format ?? "docx,pdf").split(",").map((word) => {
    const format = exportFormats.find((each) => each === word.trim());
    if (!format) throw createUsageError(text.unknownFormat(word));
    return format;
  });
  const markup = exportMarkups.find((each) => each === (values.markup ?? "none"));
  if (!markup) throw createUsageError(text.unknownMarkup(values.markup ?? ""));
  if (formats.every((format) => markupOf(format, markup) !== markup))
    throw createUsageError(text.noMarkupIn(markup, formats.join()));
  return {
    name: "export",
    source: readSourceWord(parameters),
    out: values.out,
    formats: [...new Set(formats)],
    markup,
  };
}

function readPoints(parameters: Parameters): Command {
  const { values, text } = parameters;
  const extent = pointExtents.find((each) => each === values.style);
  if (values.style !== undefined && !extent) throw createUsageError(text.unknownStyle(values.style));
  return { name: "points", source: readSourceWord(parameters), extent };
}

function readSearch({ words, values, text }: Parameters): Command {
  const query = words.join(" ").trim();
  if (query === "") throw createUsageError(text.needsQuery);
  const { section, unit, from, to } = values;
  const filter = searchFilter.safeParse({ section, unit, from, to });
  if (!filter.success) throw createUsageError(text.notDay);
  const limit = Number(values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > searchLimit)
    throw createUsageError(text.notLimit(searchLimit));
  return { name: "search", query, filter: filter.data, limit };
}

function readStatistics({ words: [superfluous], values, text }: Parameters): Command {
  if (superfluous !== undefined) throw createUsageError(text.superfluous(superfluous));
  const by = statisticsDimensions.find((dimension) => dimension === (values.by ?? "unit"));
  if (!by) throw createUsageError(text.unknownDimension(values.by ?? ""));
  const { from, to, final: finalOnly, publication, out } = values;
  const filter = statisticsFilter.safeParse({ from, to, finalOnly });
  if (!filter.success) throw createUsageError(text.notDay);
  return {
    name: "stats",
    by,
    filter: filter.data,
    publication,
    out: out === undefined ? undefined : readStatisticsFile(out, text),
  };
}

function readStatisticsFile(path: string, text: Messages["cli"]): StatisticsFile {
  const format = [...sheetFormats, ...reportFormats].find((each) => each === suffixOf(path));
  if (!format) throw createUsageError(text.unknownTable(path));
  return { path, format };
}

function readCompare(parameters: Parameters): Command {
  const {
    words: [before, after, superfluous],
    text,
  } = parameters;
  if (before === undefined || after === undefined) throw createUsageError(text.needsTwo);
  if (superfluous !== undefined) throw createUsageError(text.superfluous(superfluous));
  return { name: "compare", before, after, ...readOutFile(parameters) };
}

function readMerge(parameters: Parameters): Command {
  const {
    words: [base, ...copies],
    text,
  } = parameters;
  if (base === undefined || copies.length === 0) throw createUsageError(text.needsCopies);
  return { name: "merge", base, copies, ...readOutFile(parameters) };
}

function readSettle(name: "accept" | "reject", parameters: Parameters): Command {
  const source = readSourceWord(parameters);
  if (!parameters.values.all) throw createUsageError(parameters.text.needsAll);
  return { name, source, ...readOutFile(parameters) };
}

/** Parses the options. Checks them itself, because the errors of `parseArgs` are in English only. */
function parseOptions(words: readonly string[], locale: Locale) {
  const text = messages[locale].cli;
  const { tokens } = parseArgs({
    args: [...words],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = hasName(options, token.name) ? options[token.name] : undefined;
    if (!option) throw createUsageError(text.unknownOption(token.rawName));
    if (option.type === "boolean" && token.value !== undefined)
      throw createUsageError(text.needsNoValue(token.rawName));
    // In `--out --json` the value was forgotten; a folder of that name can be written as `--out=--json`.
    const isForgotten = !token.value || (!token.inlineValue && token.value.startsWith("-"));
    if (option.type === "string" && isForgotten) throw createUsageError(text.needsValue(token.rawName));
  }
  return parseArgs({ args: [...words], options, allowPositionals: true });
}
