/** Dates as they are printed and as they are found in text. */

/**
 * `2026-03-09` → `2026年3月9日`: Arabic digits, the full year, no leading zeros (GB/T 9704-2012, 7.3.5.4).
 */
export function printedDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** The day of a point in time in the local time zone, `YYYY-MM-DD`. */
export const localDay = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

const digits = "〇一二三四五六七八九";

/** Reads 二十三, 十, 三 (up to 99), and 二〇二六 digit by digit. */
function readChineseNumber(text: string): number {
  const plain = text.replaceAll(/[零○]/g, "〇");
  if (!plain.includes("十")) return Number([...plain].map((digit) => digits.indexOf(digit)).join(""));
  const [tens, ones] = plain.split("十");
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

/** Reads a number in Arabic or Chinese digits. */
const readNumber = (text = ""): number => (/\d/.test(text) ? Number(text) : readChineseNumber(text));

const forms = [
  /(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/u,
  /(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})/u,
  /(?<year>[〇零○一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,3})月(?<day>[一二三四五六七八九十]{1,3})日/u,
];

/**
 * Finds the first date in a line of text: its index, the text as written, and the date as `YYYY-MM-DD`. Null
 * if there is no date, or none that exists (no 2月30日).
 */
export function findDate(text: string): { index: number; text: string; date: string } | null {
  for (const form of forms) {
    const match = form.exec(text);
    if (!match?.groups) continue;
    const year = readNumber(match.groups.year);
    const month = readNumber(match.groups.month);
    const day = readNumber(match.groups.day);
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (month < 1 || month > 12 || day < 1 || day > days) continue;
    const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    return { index: match.index, text: match[0], date };
  }
  return null;
}
