/** Guesses the origin of a manuscript from its file name and its last lines. A person confirms the guess. */
import { findDate } from "../basics/dates.ts";
import { finalDocument } from "../document/final.ts";
import { deriveOutline } from "../document/outline.ts";
import { sourceUnits } from "../document/source-units.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { looksLikeUnit } from "./unit-form.ts";

/** The origin of a manuscript. */
export interface Origin {
  title: string;
  /** The contributing unit; empty if unknown. */
  unit: string;
  /** Empty if unknown. */
  author: string;
  /** `YYYY-MM-DD`; null if unknown. */
  date: string | null;
}

const authorForm =
  /(?:作者|撰稿|供稿人|信息员|通讯员|记者)\s*[:：]?\s*([\p{Script=Han}·]{2,8}(?:[、 　][\p{Script=Han}·]{2,4})*)/u;
/** The number of lines at the end that may be a signature. */
const signatureLines = 4;
/** The longest title, in characters. */
const longestTitle = 40;

/**
 * Guesses the origin of a manuscript.
 * @param file the name of its file, with or without a path
 * @param year the year for a date without one in the file name (11.20, 11月20日)
 */
export function guessOrigin(file: string, document: BulletinDocument, year: number): Origin {
  const name = file.replace(/^.*[\\/]/u, "").replace(/\.[a-z\d]{1,5}$/iu, "");
  const blocks = finalDocument(document)
    .blocks.map((block) => ({
      style: block.style,
      text: block.runs
        .map((run) => run.text)
        .join("")
        .trim(),
    }))
    .filter(({ text }) => text !== "");
  const lastLines = blocks
    .slice(1)
    .slice(-signatureLines)
    .map(({ text }) => text);
  const source = blocks.findLast(({ style }) => style === "source");
  const signatures = lastLines.map((text) => text.replaceAll(/^[（(]|[）)]$/gu, "").trim());
  const unit =
    findUnitInName(name) ??
    sourceUnits(source?.text ?? "").find((each) => looksLikeUnit(each)) ??
    signatures.find((text) => looksLikeUnit(text)) ??
    "";
  const author =
    authorForm.exec(name)?.[1] ?? lastLines.map((text) => authorForm.exec(text)?.[1]).find(Boolean) ?? "";
  // Only a short line can be a signature: longer ones are running text with a date in it.
  const signedDate = signatures
    .filter((text) => text.length <= 24)
    .map((text) => findDate(text)?.date)
    .find(Boolean);
  return {
    title: guessTitle(document, blocks[0]?.text ?? "", name),
    unit,
    author: author.trim(),
    date: findDateInName(name, year) ?? signedDate ?? null,
  };
}

/**
 * The run-in heading of the first article, else the first line, else its first clause, else the file name;
 * shortened to `longestTitle`.
 */
function guessTitle(document: BulletinDocument, first: string, name: string): string {
  const article = deriveOutline(document).sections.flatMap(({ articles }) => articles)[0];
  const line = article?.title ?? first.split("\n")[0] ?? "";
  const clause = line.length <= longestTitle ? line : (/^[^，。；：！？]*/u.exec(line)?.[0] ?? "");
  return clause === "" || clause.length > longestTitle
    ? [...(clause || name)].slice(0, longestTitle).join("")
    : clause;
}

/** Finds a unit in a file name: 东河街道：…, 【东河街道】…, 东河街道-…, …（东河街道）. */
function findUnitInName(name: string): string | undefined {
  const parts = name.split(/[：:【】（）()[\]_\s—–-]+/u).map((part) => part.trim());
  return parts.find((part) => looksLikeUnit(part));
}

/** Finds a date in a file name: 2026-11-20, 2026.11.20, 20261120, 2026年11月20日, 11月20日, 11.20. */
function findDateInName(name: string, year: number): string | undefined {
  const whole = /(?<!\d)(20\d{2})[-.年_]?(\d{1,2})[-.月_]?(\d{1,2})(?!\d)/u.exec(name);
  const short = /(?<!\d)()(\d{1,2})[.月](\d{1,2})(?!\d)/u.exec(name);
  const match = whole ?? short;
  if (!match) return undefined;
  const [, yearText, month = "", day = ""] = match;
  const text = `${yearText || year}年${Number(month)}月${Number(day)}日`;
  return findDate(text)?.date;
}
