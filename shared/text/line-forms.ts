/** Forms that lines of bulletins have in every office: numbered headings, list marks, units, persons, dates. */
import { findDate } from "../basics/dates.ts";
import { headingSigns } from "../document/heading-forms.ts";
import { unitEnding } from "../document/source-units.ts";
import type { Line } from "./lines.ts";

/** The text of a line as a reader sees it, without the asterisks of points and emphasis. */
export const seenText = ({ text }: Pick<Line, "text">): string => text.replaceAll("*", "").trim();

/** Signs that stand before the items of a list or around the name of a section. */
export const markSigns = `${headingSigns}・·`;
/** A sign before a text, with the white space after it. */
const markForm = new RegExp(`^[${markSigns}]{1,2}\\s*`, "u");

/** The sign before a text, or an empty text. */
export const markOf = (text: string): string => markForm.exec(text)?.[0] ?? "";

const levelForms = [
  /^[一二三四五六七八九十]{1,3}[、．.]\s*/u,
  /^[（(][一二三四五六七八九十]{1,3}[）)]\s*/u,
  /^\d{1,2}\s*(?:[．、]|\.(?!\d))\s*/u,
  /^[（(]\d{1,2}[）)]\s*/u,
];

/** The number before a text with its level from 1, as in 一、（一）1.（1）; null if there is none. */
export function numberOf(text: string): { level: number; label: string } | null {
  for (const [index, form] of levelForms.entries()) {
    const label = form.exec(text)?.[0];
    if (label !== undefined) return { level: index + 1, label };
  }
  return null;
}

/** A rule that is typed: a line of dashes, asterisks, equals signs or the like. */
export const isRule = (text: string): boolean =>
  /^(?:[-—―─━═=_＿~～]{3,}|[*＊]{3,}|(?:[-*_] ){2,}[-*_])$/u.test(text);

/** Words of headings, which units do not have in their names. */
const actionForm =
  /召开|开展|举行|举办|启动|推进|部署|关于|打造|深化|助力|走进|研究(?!室|院|所|中心|会|组)|聚焦|提升|创新|严格|强化|推动|促进|做好|走访|组织(?!部|科|处|室|股|委)/u;

/** Whether a text is the name of a unit by its ending. */
export const isUnit = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 30 &&
  unitEnding.test(text) &&
  !actionForm.test(text) &&
  !/[，。；：！？“”]/u.test(text);

/** Whether a text may be the name of a person. */
export const isPerson = (text: string): boolean =>
  (/^\p{Script=Han}{2,4}$/u.test(text) || /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(text)) &&
  !isUnit(text);

/** Whether a line is nothing but a date, perhaps with 印发 or a time. */
export function isDateLine(text: string): boolean {
  const date = findDate(text);
  return date !== null && text.replace(date.text, "").replaceAll(/[\s\d:：时分印发（）()]/gu, "") === "";
}

const labels =
  /^(?:时\s*间|地\s*点|主\s*持(?:人)?|出\s*席|列\s*席|参\s*加|记\s*录|缺\s*席|请\s*假|议\s*题|联\s*系\s*人|电\s*话|备\s*注|说\s*明|研\s*判|建\s*议|热\s*度|填报.{0,8}|填表.{0,3}|注|关键词|来源|供稿)[：:]/u;
/** Whether a line begins with a label such as 时间：, so that it is no heading. */
export const isLabelled = (text: string): boolean => labels.test(text);

/** The longest heading, in UTF-16 units. */
const longestHeading = 46;
/** The longest heading of two clauses. */
const longestWithComma = 34;

/**
 * Whether a text may be a heading by its form: short, without the end of a sentence, no label and no date.
 */
export const isHeadingLike = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= longestHeading &&
  !/[。；]|\t/u.test(text) &&
  !(text.length > longestWithComma && text.includes("，")) &&
  !/[，、：:；,;…]$/u.test(text) &&
  /\p{Script=Han}/u.test(text) &&
  !isLabelled(text) &&
  !isDateLine(text) &&
  !isRule(text);

/** Whether a text is a second line of a title that begins with a dash. */
export const isSubtitle = (text: string): boolean =>
  /^[—―─–-]{1,2}\s*[\p{Script=Han}“《‘\d]/u.test(text) && isHeadingLike(text.replace(/^[—―─–-]+\s*/u, ""));

/** Whether a text is running text: it has a whole sentence, or is longer than any heading. */
export const isRunning = (text: string): boolean =>
  /[。；！？…：]["”’）)】]*$/u.test(text) || /。/u.test(text) || text.length > longestHeading;
