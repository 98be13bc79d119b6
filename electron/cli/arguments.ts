/** The words of a command line → what is to be done. */
import { extname } from "node:path";
import { parseArgs } from "node:util";
import { pointExtents, type PointExtent } from "../../shared/bulletin/points/style.ts";
import {
  exportFormats,
  exportMarkups,
  type ExportFormat,
  type ExportMarkup,
} from "../../shared/contract/calls.ts";
import { searchFilter, searchLimit, type SearchFilter } from "../../shared/contract/search.ts";
import { sheetFormats, type SheetFormat } from "../../shared/contract/sheets.ts";
import { statisticsFilter, type StatisticsFilter } from "../../shared/contract/statistics.ts";
import { statisticsDimensions, type StatisticsDimension } from "../../shared/statistics/count.ts";
import { BulletinError } from "../../shared/contract/errors.ts";
import { locales, messages, type Locale } from "../../shared/messages/index.ts";

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
  | { name: "doctor" }
  | { name: "points"; source: string; extent: PointExtent | undefined };

/** The report is a document; other forms are tables. */
export const reportFormats = ["docx", "pdf"] as const;
export interface StatisticsFile {
  path: string;
  format: SheetFormat | (typeof reportFormats)[number];
}

export interface CommandLine {
  command: Command;
  json: boolean;
  locale: Locale;
  /** Folder of the library; undefined: the person's own. */
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
} as const;

const usage = (problem: string) => new BulletinError("usage", { problem });

/** The language that is asked for, also where the rest of the command line is wrong. */
export function readLocale(words: readonly string[]): Locale {
  const { values } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
  return locales.find((known) => known === values.lang) ?? "zh-CN";
}

/** @throws BulletinError `usage` */
export function readCommandLine(words: readonly string[]): CommandLine {
  const locale = readLocale(words);
  const text = messages[locale].cli;
  const { values, positionals } = parse(words, locale);
  if (values.lang !== undefined && values.lang !== locale) throw usage(text.unknownLanguage(values.lang));
  const common = { json: values.json ?? false, locale, library: values.library };
  const [name, ...rest] = positionals;
  if (values.version) return { command: { name: "version" }, ...common };
  if (values.help || name === undefined || name === "help") return { command: { name: "help" }, ...common };
  const source = () => {
    if (rest[0] === undefined) throw usage(text.needsSource);
    if (rest.length > 1) throw usage(text.oneSource);
    return rest[0];
  };
  if (name === "search") {
    const query = rest.join(" ").trim();
    if (query === "") throw usage(text.needsQuery);
    const { section, unit, from, to } = values;
    const filter = searchFilter.safeParse({ section, unit, from, to });
    if (!filter.success) throw usage(text.notDay);
    const limit = Number(values.limit ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > searchLimit) throw usage(text.notLimit(searchLimit));
    return { command: { name, query, filter: filter.data, limit }, ...common };
  }
  if (name === "stats") {
    if (rest[0] !== undefined) throw usage(text.superfluous(rest[0]));
    const by = statisticsDimensions.find((known) => known === (values.by ?? "unit"));
    if (!by) throw usage(text.unknownDimension(values.by ?? ""));
    const { from, to, final: finalOnly } = values;
    const filter = statisticsFilter.safeParse({ from, to, finalOnly });
    if (!filter.success) throw usage(text.notDay);
    const suffix = values.out === undefined ? undefined : extname(values.out).slice(1).toLowerCase();
    const format = [...sheetFormats, ...reportFormats].find((known) => known === suffix);
    if (values.out !== undefined && !format) throw usage(text.unknownTable(values.out));
    return {
      command: {
        name,
        by,
        filter: filter.data,
        publication: values.publication,
        out: values.out !== undefined && format ? { path: values.out, format } : undefined,
      },
      ...common,
    };
  }
  if (name === "check") return { command: { name, source: source() }, ...common };
  if (name === "show") return { command: { name, source: source() }, ...common };
  if (name === "restore") {
    const [path, more] = rest;
    if (path === undefined) throw usage(text.needsBackup);
    if (more !== undefined) throw usage(text.superfluous(more));
    return { command: { name, path }, ...common };
  }
  if (name === "backup") {
    if (rest[0] !== undefined) throw usage(text.superfluous(rest[0]));
    return { command: { name, out: values.out }, ...common };
  }
  if (name === "list" || name === "manuscripts" || name === "doctor") {
    if (rest[0] !== undefined) throw usage(text.superfluous(rest[0]));
    return { command: { name }, ...common };
  }
  if (name === "import") {
    if (rest.length === 0) throw usage(text.needsFiles);
    if (values.into !== undefined) {
      if (values.manuscripts) throw usage(text.superfluous("--manuscripts"));
      return { command: { name: "receive", files: rest, into: values.into }, ...common };
    }
    return { command: { name, files: rest, asManuscripts: values.manuscripts ?? false }, ...common };
  }
  if (name === "points") {
    const extent = pointExtents.find((known) => known === values.style);
    if (values.style !== undefined && !extent) throw usage(text.unknownStyle(values.style));
    return { command: { name, source: source(), extent }, ...common };
  }
  /** The file to write; its suffix says in which form. */
  const target = () => {
    if (values.out === undefined) throw usage(text.needsFile);
    const suffix = extname(values.out).slice(1).toLowerCase();
    const format = exportFormats.find((known) => known === suffix);
    if (!format) throw usage(text.unknownSuffix(values.out));
    return { out: values.out, format };
  };
  if (name === "compare") {
    const [before, after, more] = rest;
    if (before === undefined || after === undefined) throw usage(text.needsTwo);
    if (more !== undefined) throw usage(text.superfluous(more));
    return { command: { name, before, after, ...target() }, ...common };
  }
  if (name === "merge") {
    const [base, ...copies] = rest;
    if (base === undefined || copies.length === 0) throw usage(text.needsCopies);
    return { command: { name, base, copies, ...target() }, ...common };
  }
  if (name === "accept" || name === "reject") {
    const from = source();
    if (!values.all) throw usage(text.needsAll);
    return { command: { name, source: from, ...target() }, ...common };
  }
  if (name !== "export") throw usage(text.unknownCommand(name));
  if (values.out === undefined) throw usage(text.needsOut);
  const formats = (values.format ?? "docx,pdf").split(",").map((word) => {
    const format = exportFormats.find((known) => known === word.trim());
    if (!format) throw usage(text.unknownFormat(word));
    return format;
  });
  const markup = exportMarkups.find((known) => known === (values.markup ?? "none"));
  if (!markup) throw usage(text.unknownMarkup(values.markup ?? ""));
  return {
    command: { name, source: source(), out: values.out, formats: [...new Set(formats)], markup },
    ...common,
  };
}

/** Checks here what `parseArgs` would check, as it tells a person in English only. */
function parse(words: readonly string[], locale: Locale) {
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
    const known = Object.hasOwn(options, token.name)
      ? options[token.name as keyof typeof options]
      : undefined;
    if (!known) throw usage(text.unknownOption(token.rawName));
    if (known.type === "boolean" && token.value !== undefined) throw usage(text.needsNoValue(token.rawName));
    // `--out --json` is a value forgotten; a folder of that name can be written `--out=--json`.
    const isForgotten = !token.value || (!token.inlineValue && token.value.startsWith("-"));
    if (known.type === "string" && isForgotten) throw usage(text.needsValue(token.rawName));
  }
  return parseArgs({ args: [...words], options, allowPositionals: true });
}
