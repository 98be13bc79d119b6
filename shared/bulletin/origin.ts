/** Where a manuscript comes from, guessed from its file name and its last lines; a person confirms it. */
import { findDate } from "./dates.ts";
import { finalDocument } from "./final.ts";
import { outline, sourceUnits } from "./outline.ts";
import type { BulletinDocument } from "./schema.ts";
import { looksLikeUnit } from "./unit-form.ts";

export interface Origin {
  title: string;
  /** Empty where nothing tells. */
  unit: string;
  author: string;
  /** `YYYY-MM-DD`, or null where nothing tells. */
  date: string | null;
}

const authorForm =
  /(?:作者|撰稿|供稿人|信息员|通讯员|记者)\s*[:：]?\s*([\p{Script=Han}·]{2,8}(?:[、 　][\p{Script=Han}·]{2,4})*)/u;
/** Lines at the end that may be a signature. */
const signatureLines = 4;
const longestTitle = 40;

/** @param year the year of a date in a file name that has none (1120, 11月20日). */
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
  const last = blocks
    .slice(1)
    .slice(-signatureLines)
    .map(({ text }) => text);
  const source = blocks.findLast(({ style }) => style === "source");
  const signed = last.map((text) => text.replaceAll(/^[（(]|[）)]$/gu, "").trim());
  const unit =
    unitInName(name) ??
    sourceUnits(source?.text ?? "").find((each) => looksLikeUnit(each)) ??
    signed.find((text) => looksLikeUnit(text)) ??
    "";
  const author =
    authorForm.exec(name)?.[1] ?? last.map((text) => authorForm.exec(text)?.[1]).find(Boolean) ?? "";
  // A date in running text is no signature.
  const dated = signed
    .filter((text) => text.length <= 24)
    .map((text) => findDate(text)?.date)
    .find(Boolean);
  return {
    title: titleOf(document, blocks[0]?.text ?? "", name),
    unit,
    author: author.trim(),
    date: dateInName(name, year) ?? dated ?? null,
  };
}

function titleOf(document: BulletinDocument, first: string, name: string): string {
  const article = outline(document).sections.flatMap(({ articles }) => articles)[0];
  const line = article?.title ?? first.split("\n")[0] ?? "";
  const clause = line.length <= longestTitle ? line : (/^[^，。；：！？]*/u.exec(line)?.[0] ?? "");
  return clause === "" || clause.length > longestTitle
    ? [...(clause || name)].slice(0, longestTitle).join("")
    : clause;
}

/** 东河街道：…, 【东河街道】…, 东河街道-…, …（东河街道）. */
function unitInName(name: string): string | undefined {
  const parts = name.split(/[：:【】（）()[\]_\s—–-]+/u).map((part) => part.trim());
  return parts.find((part) => looksLikeUnit(part));
}

/** 2026-11-20, 2026.11.20, 20261120, 2026年11月20日, 11月20日, 11.20. */
function dateInName(name: string, year: number): string | undefined {
  const whole = /(?<!\d)(20\d{2})[-.年_]?(\d{1,2})[-.月_]?(\d{1,2})(?!\d)/u.exec(name);
  const short = /(?<!\d)()(\d{1,2})[.月](\d{1,2})(?!\d)/u.exec(name);
  const found = whole ?? short;
  if (!found) return undefined;
  const [, written, month = "", day = ""] = found;
  const text = `${written || year}年${Number(month)}月${Number(day)}日`;
  return findDate(text)?.date;
}
