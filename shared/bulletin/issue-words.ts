/** What a person types to find an issue in the list: words of its number, name or date, as they are written. */

/** The words as they are compared: 2026年3月9日 as 2026-3-9; 第765期, and 765期, as the number alone. */
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
