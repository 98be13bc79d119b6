/** The forms of the number of an issue: 第12期, 2025年第12期（总第345期）, 第（12）期, 第十二期, 〔2025〕3 … */

/** A number that was found in a line. */
export interface NumberMatch {
  index: number;
  /** The text as written, with the year and the running number that belong to it. */
  text: string;
  number: number | null;
  running: number | null;
  /** What stands in brackets beside it, such as 增刊, with its brackets; empty if there is nothing. */
  label: string;
}

const numeral = String.raw`(?:\d{1,9}|[〇零○一二三四五六七八九十百]{1,7})`;
const gap = String.raw`[\s\u3000]*`;
const year = String.raw`(?:[〔［\[（(]?${gap}\d{4}${gap}[〕］\]）)]?${gap}年?度?)`;
const unit = "[期号辑刊]";
const running = String.raw`(?<running>[（(〔［\[]?${gap}总${gap}第?${gap}(?<total>\d{1,9})${gap}${unit}?${gap}[）)〕］\]]?)`;
const labelWords = "[^（）()\\s期号]{0,6}(?:专刊|增刊|特刊|专辑|合刊|号外|试刊|特辑|创刊号)";
const label = String.raw`(?<label>[（(][^（）()]{0,8}(?:专刊|增刊|特刊|专辑|合刊|号外|试刊|特辑|创刊号)[）)])`;
const core = String.raw`(?:(?<!总${gap})第${gap}[（(〔［\[]?${gap}(?<a>${numeral})${gap}[）)〕］\]]?${gap}${unit})`;
// Without 第 a number with 号 is that of a document, 〔2025〕14号.
const bare = String.raw`(?:(?<=[〕］\]]${gap}|年${gap})(?<b>\d{1,4})${gap}[期辑刊](?!\d))`;

/** With its year, number, label and running number; each but the number may be left out. */
const form = new RegExp(
  String.raw`[（(]?(?:${year}${gap})?(?:(?<before>${labelWords})${gap})?(?:${core}|${bare})(?:${gap}${label})?(?:[\s\u3000]*[·,，]?${gap}${running})?(?:[*]*[（(]\d{4}年[）)])?[）)]?`,
  "u",
);
const yearAndNumber = /^[〔［[]\d{4}[〕］\]]\s*(\d{1,4})$/u;
const runningForm = new RegExp(running, "u");

const digits = "〇一二三四五六七八九";

/** Reads 12, 十二, 二十三, 一百〇五 or 二〇三; NaN if the text is no number. */
export function readNumeral(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const plain = text.replaceAll(/[零○]/gu, "〇");
  if (!/[十百]/u.test(plain)) return Number([...plain].map((digit) => digits.indexOf(digit)).join(""));
  const [, hundreds = "", rest = plain] = /^(.*)百〇?(.*)$/u.exec(plain) ?? [];
  const [, tens = "", ones = rest] = /^(.*)十(.*)$/u.exec(rest) ?? [];
  const digitOf = (digit: string, otherwise: number) => (digit === "" ? otherwise : digits.indexOf(digit));
  return (
    (plain.includes("百") ? digitOf(hundreds, 1) * 100 : 0) +
    (rest.includes("十") ? digitOf(tens, 1) * 10 : 0) +
    digitOf(ones, 0)
  );
}

/** Finds the number of an issue in a line; null if there is none. */
export function findNumber(text: string): NumberMatch | null {
  const whole = yearAndNumber.exec(text.trim());
  if (whole?.[1])
    return {
      index: text.indexOf(whole[0]),
      text: whole[0],
      number: Number(whole[1]),
      running: null,
      label: "",
    };
  const match = form.exec(text);
  if (match?.groups) {
    const { a, b, total, label: after = "", before = "" } = match.groups;
    const number = readNumeral(a ?? b ?? "");
    if (number > 0 && number < 1e9)
      return {
        index: match.index,
        text: balanceBrackets(match[0]),
        number,
        running: total ? Number(total) : null,
        label: after || (before && `（${before}）`),
      };
  }
  const total = runningForm.exec(text);
  return total?.groups?.total && Number(total.groups.total) > 0
    ? {
        index: total.index,
        text: balanceBrackets(total[0]),
        number: null,
        running: Number(total.groups.total),
        label: "",
      }
    : null;
}

/** Drops a bracket at an edge that has no partner in the text. */
function balanceBrackets(text: string): string {
  const trimmed = text.trimEnd();
  const count = (form: RegExp) => trimmed.match(form)?.length ?? 0;
  return count(/[（(]/gu) < count(/[）)]/gu) && /[）)]$/u.test(trimmed) ? trimmed.slice(0, -1) : trimmed;
}

/** The printed form of the numbers of an issue. */
export const printNumber = (number: number | null, running: number | undefined): string => {
  const total = running === undefined ? "" : `（总第${running}期）`;
  return number === null ? total : `第${number}期${total}`;
};
