/**
 * Normalises the words that a person types to find an issue in the list: parts of its number, name or date.
 */

/**
 * Splits a text into words in the form in which they are compared: 2026年3月9日 becomes 2026-3-9; 765期 and
 * 第765 become 第765期.
 */
export function readIssueWords(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return words.map((word) => {
    const number = /^第?(\d+)期$|^第(\d+)$/u.exec(word);
    return number ? `第${number[1] ?? number[2]}期` : word.replaceAll(/[年月]/gu, "-").replaceAll("日", "");
  });
}

/** The text that the words are searched in: number, name, and the date with and without leading zeros. */
export const issueLine = ({
  number,
  name,
  date,
}: {
  number: number | null;
  name: string;
  date: string | null;
}): string =>
  [number === null ? "" : `第${number}期`, name, date ?? "", date?.replaceAll("-0", "-") ?? ""]
    .join(" ")
    .toLowerCase();
