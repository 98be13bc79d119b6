/** The parts of a line of a masthead: number, date, issuer, notices of secrecy, and what no field holds. */
import { findDate } from "../basics/dates.ts";
import { isUnit } from "./line-forms.ts";
import { findNumber, type NumberMatch } from "./masthead-number.ts";

/** Words of a notice of secrecy or of use: 内部资料 注意保存. */
const noticeWords = [
  "(?:绝密|机密|秘密)(?:★.{0,8})?",
  "(?:内部|校内|局内|院内|系统内部?|机关内部)(?:资料|文件|刊物|参考|参阅|交流|传阅|材料|信息|情况|发行)?",
  "(?:注意|妥善|严格)(?:保存|保密|保管)",
  "(?:请勿|不得|严禁|切勿|禁止)(?:外传|外泄|转载|翻印|复制|公开|传播)",
  "仅?供.{0,8}(?:参考|参阅|交流|使用|传阅)",
  "免费(?:赠阅|交流)|赠阅",
];
const urgencyWords = "特急|加急|平急|特提|急件";
const noticeForm = new RegExp(
  `^[【［（]?(?:(?:${noticeWords.join("|")}|${urgencyWords})[\\s，,、·]*)+[】］）]?$`,
  "u",
);
const urgencyForm = new RegExp(`^(?:${urgencyWords})$`, "u");
/** The end of an issuer's line that says what the issuer does. */
const issuerEnding = /\s*(?:编印|编发|编辑|主编|主办|主管|编写|编制|承办|编|印)$/u;
const issuerLabel = /^(?:编者|主办|编发|编印|主编|编辑|承办|编制)(?:单位|部门)?[：:]\s*/u;
const dateEnding = /^\s*(?:出版|出刊|印发|编印|编|刊|\d{1,2}[时点](?:\d{1,2}分)?|\d{1,2}[:：]\d{2})/u;
/** A line with a label, a period, a number of a document or a remark, for which the masthead has no field. */
const otherForm =
  /^(?:(?:编\s*号|份\s*号|刊\s*号|准印证号?|签\s*发(?:\s*人)?|审\s*[核签定]|主\s*编|责\s*编|责任编辑|编\s*辑|统计(?:周期|时间)|期\s*别|周\s*期|密\s*级|保密期限|紧急程度|主管单位|主办单位|承办单位|协办单位|投稿邮箱|邮箱|电话|发送|报送|抄送|分送|本期.{0,4})\s*[：:]\s*\S.*|[（(].{0,6}\d{1,2}月\d{1,2}日?\s*[-—–~～至].*[）)]|※.*|\d{4}年\d{1,2}月号|.{0,12}[〔［[]\d{4}[〕］\]]\s*\d{1,4}\s*号|[Nn][Oo][.．:：]?\s*\d+)$/u;
/** The name of a special issue: （防汛专刊）, ——…专刊. */
const themeForm = /^[（(—―-]*[^（）()]{0,24}(?:专刊|增刊|特刊|专辑|合刊|特辑|专题)[）)]?$/u;

export const isNotice = (text: string): boolean => noticeForm.test(text);
export const isUrgency = (text: string): boolean => urgencyForm.test(text);
export const isOther = (text: string): boolean => otherForm.test(text);
/** Whether a text is the number of a document, 某办发〔2025〕14号. */
export const isDocumentNumber = (text: string): boolean =>
  /^\P{P}{0,12}[〔［[]\d{4}[〕］\]]\s*\d{1,4}\s*号$/u.test(text);
export const isTheme = (text: string): boolean => themeForm.test(text);

/** An issuer without 编 or 主办 after it; null if the text is no issuer by its form. */
export function issuerOf(text: string): string | null {
  const name = text.replace(issuerLabel, "").replace(issuerEnding, "");
  if (/[，。；：！？【】]/u.test(name) || text.length > 40 || name === "") return null;
  return name !== text || name.split(/[\s、]+/u).every(isUnit) ? name : null;
}

/** The longest line of a masthead, in UTF-16 units. White space between issuer and date may be long. */
const longest = 200;

/** What a line has beside its number and date. */
export interface MastheadLine {
  number: NumberMatch | null;
  /** The date with what was written after it (出版, 17:30). */
  date: { date: string; text: string } | null;
  /** What stands before the number, and all other parts. */
  before: string[];
  rest: string[];
}

/** The parts of a text, which white space wider than a letter, bars or middle dots divide. */
const partsOf = (text: string): string[] =>
  text
    .split(/[\s]*[|｜·][\s]*|\s{2,}|[\u3000\t]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Takes the number and the date out of a line and divides the rest. */
export function partMastheadLine(text: string): MastheadLine {
  if (text.length > longest) return { number: null, date: null, before: [], rest: [text] };
  const match = findNumber(text);
  const isOwn =
    match !== null &&
    /(?:^|[\s|｜·（(】*]|[^\d])$/u.test(text.slice(0, match.index)) &&
    /^(?:$|[\s|｜·，,（(*）)])/u.test(text.slice(match.index + match.text.length));
  const number = isOwn ? match : null;
  const before = number ? text.slice(0, number.index) : "";
  const after = number ? text.slice(number.index + number.text.length) : text;
  const [dateBefore, leftBefore] = takeDate(before, text);
  const [dateAfter, leftAfter] = takeDate(after, text);
  return {
    number,
    date: dateBefore ?? dateAfter,
    before: partsOf(leftBefore),
    rest: partsOf(dateBefore ? after : leftAfter),
  };
}

/** Finds a day without its year, if the line has the year elsewhere: 2025年4月号 … 4月30日. */
function findDay(text: string, whole: string): ReturnType<typeof findDate> {
  const year = /(\d{4})年/u.exec(whole)?.[1];
  const day = /\d{1,2}月\d{1,2}日/u.exec(text);
  const date = year && day ? findDate(`${year}年${day[0]}`)?.date : undefined;
  return day && date ? { index: day.index, text: day[0], date } : null;
}

/** Takes a date out of a text, with what follows it directly. The first day of a period is no date. */
function takeDate(text: string, whole: string): [date: MastheadLine["date"], left: string] {
  const found = findDate(text) ?? findDay(text, whole);
  if (!found) return [null, text];
  const after = text.slice(found.index + found.text.length);
  if (/^\s*(?:[-—–~～]|至)/u.test(after)) return [null, text];
  const ending = dateEnding.exec(after)?.[0] ?? "";
  return [
    { date: found.date, text: found.text + ending },
    `${text.slice(0, found.index)}\t${after.slice(ending.length)}`,
  ];
}

/** Whether a text in a frame at the top shows that it is one of a masthead: a number, a date or a notice. */
export const isMastheadPart = (text: string): boolean => {
  const { number, date, before, rest } = partMastheadLine(text);
  return (
    text.length <= 60 &&
    (isNotice(text) || number !== null || (date !== null && before.length + rest.length <= 1))
  );
};
