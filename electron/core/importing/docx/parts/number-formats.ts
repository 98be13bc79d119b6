/**
 * Writes the numerals of lists in the number formats of Word (ECMA-376 part 1, 17.18.59, ST_NumberFormat).
 */

/** Characters of a way of counting by tens; `between` stands for skipped places (一百零一). */
const chinese = {
  zero: "〇",
  digits: "〇一二三四五六七八九",
  units: ["", "十", "百", "千"],
  wan: "万",
  between: "零",
};
const chineseLegal = {
  zero: "零",
  digits: "零壹贰叁肆伍陆柒捌玖",
  units: ["", "拾", "佰", "仟"],
  wan: "万",
  between: "零",
};
const traditionalLegal = {
  zero: "零",
  digits: "零壹貳參肆伍陸柒捌玖",
  units: ["", "拾", "佰", "仟"],
  wan: "萬",
  between: "零",
};
const japanese = {
  zero: "〇",
  digits: "〇一二三四五六七八九",
  units: ["", "十", "百", "千"],
  wan: "万",
  between: "",
};

/**
 * Counts by tens: 十二, 二十, 一百零一. Japanese has no 一 before 百 and no 零.
 * @param plainUnits no 一 before any unit
 * @param shortTeens no 一 before a leading 十
 */
function writeCounted(
  value: number,
  { zero, digits, units, wan, between }: typeof chinese,
  plainUnits: boolean,
  shortTeens: boolean,
): string {
  if (value === 0) return zero;
  if (value >= 10_000) {
    const high = Math.floor(value / 10_000);
    const low = value % 10_000;
    const gap = low > 0 && low < 1000 ? between : "";
    return (
      writeCounted(high, { zero, digits, units, wan, between }, plainUnits, shortTeens) +
      wan +
      gap +
      (low === 0 ? "" : writeCounted(low, { zero, digits, units, wan, between }, plainUnits, false))
    );
  }
  let text = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== "";
    else {
      const isPlain = digit === 1 && place > 0 && (plainUnits || (shortTeens && place === 1 && text === ""));
      text += (gap ? between : "") + (isPlain ? "" : digits[digit]) + (units[place] ?? "");
      gap = false;
    }
  }
  return text;
}

/** Digit by digit, without units: 二〇二六. */
const writeDigitByDigit = (value: number, digits: string): string =>
  Array.from(String(value), (digit) => Array.from(digits)[Number(digit)]).join("");

/** The character of a series that repeats from its start. */
const pickCyclic = (value: number, characters: string): string => {
  const all = Array.from(characters);
  return value < 1 ? "" : (all[(value - 1) % all.length] ?? "");
};

/** Single characters up to the end of a series of `count`, then plain digits. @param from code point of 1 */
const pickFromBlock = (value: number, from: number, count: number): string =>
  value >= 1 && value <= count ? String.fromCodePoint(from + value - 1) : String(value);

/**
 * a … z, aa, bb, …: the letter is repeated (17.18.59, lowerLetter). At most 30 times, which no real list
 * reaches.
 */
const writeLetters = (value: number, alphabet: string): string =>
  value < 1 ? "" : pickCyclic(value, alphabet).repeat(Math.min(30, Math.ceil(value / alphabet.length)));

const romanParts: [value: number, numeral: string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function writeRoman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let text = "";
  let rest = value;
  for (const [part, numeral] of romanParts) {
    while (rest >= part) {
      text += numeral;
      rest -= part;
    }
  }
  return text;
}

/** ① to ㊿, which are in three blocks of Unicode. */
function writeCircled(value: number): string {
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return pickFromBlock(value, 0x2460, 20);
}

function writeOrdinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  return `${value}${teen ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th")}`;
}

/** Heavenly stems (天干) and earthly branches (地支). */
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";
const upperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const writeFullWidth = (value: number): string =>
  String(value).replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const writeChineseCount = (value: number): string => writeCounted(value, chinese, false, true);

/** Writers of numerals by the name of their format. */
const formats: Record<string, (value: number) => string> = {
  none: () => "",
  decimalZero: (value) => String(value).padStart(2, "0"),
  upperRoman: writeRoman,
  lowerRoman: (value) => writeRoman(value).toLowerCase(),
  upperLetter: (value) => writeLetters(value, upperLetters),
  lowerLetter: (value) => writeLetters(value, upperLetters.toLowerCase()),
  ordinal: writeOrdinal,
  chineseCounting: writeChineseCount,
  chineseCountingThousand: writeChineseCount,
  taiwaneseCounting: writeChineseCount,
  taiwaneseCountingThousand: writeChineseCount,
  ideographDigital: (value) => writeDigitByDigit(value, chinese.digits),
  japaneseDigitalTenThousand: (value) => writeDigitByDigit(value, chinese.digits),
  taiwaneseDigital: (value) => writeDigitByDigit(value, chinese.digits),
  japaneseCounting: (value) => writeCounted(value, japanese, true, true),
  chineseLegalSimplified: (value) => writeCounted(value, chineseLegal, false, false),
  ideographLegalTraditional: (value) => writeCounted(value, traditionalLegal, false, false),
  ideographTraditional: (value) => (value > stems.length ? String(value) : pickCyclic(value, stems)),
  ideographZodiac: (value) => (value > branches.length ? String(value) : pickCyclic(value, branches)),
  ideographZodiacTraditional: (value) =>
    value < 1 ? "" : pickCyclic(value, stems) + pickCyclic(value, branches),
  ideographEnclosedCircle: (value) => pickFromBlock(value, 0x3280, 10),
  decimalEnclosedCircle: writeCircled,
  decimalEnclosedCircleChinese: writeCircled,
  decimalEnclosedFullstop: (value) => pickFromBlock(value, 0x2488, 20),
  decimalEnclosedParen: (value) => pickFromBlock(value, 0x2474, 20),
  decimalFullWidth: writeFullWidth,
  decimalFullWidth2: writeFullWidth,
  numberInDash: (value) => `- ${value} -`,
  hex: (value) => value.toString(16).toUpperCase(),
};

/** The numeral of a count. Formats of other languages give plain digits. */
export const formatNumber = (value: number, format: string): string =>
  (Object.hasOwn(formats, format) ? formats[format] : undefined)?.(value) ?? String(value);
