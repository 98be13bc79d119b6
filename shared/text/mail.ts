/**
 * Restores the paragraphs of plain-text mail (文本邮件): joins lines that a mail program wrapped at 60 to 80
 * columns, and removes quotation prefixes (`>`) and trailing spaces. It prefers leaving a line break to
 * joining two paragraphs: a possible list item, title, section or source line is never joined, and nothing is
 * joined unless the lines look wrapped.
 */

/**
 * The narrowest and widest wrapping, in columns as mail programs count them: a Chinese character takes two.
 */
const narrowest = 56;
const widest = 82;
/**
 * How many columns a wrapped line may be shorter than the widest: room for the next word, or for punctuation
 * that may not begin a line.
 */
const slack = 12;

/** The result of `joinMail`. */
export interface JoinedMail {
  text: string;
  /** The number of joined lines plus the number of removed quotation prefixes. */
  changes: number;
}

const wideCharacter =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…·]/u;
const columnsOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + (wideCharacter.test(character) ? 2 : 1), 0);

const quotationPrefix = /^(?:>[ \t]?)+/u;
/**
 * The start of a list item or section (一、 （一） 1. 1、 （1） ① 第一条 - * • 【), or the indent of a
 * paragraph's first line.
 */
const paragraphStart =
  /^(?:[ \t]{2,}|\u3000|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}(?:[、．]|[.)](?!\d))|[①-⑳]|第[一二三四五六七八九十百\d]+[条章节款]|[-*•·●■◆]\s|【)/u;
const sourceLine = /^（[^）]{1,40}）$/u;
/** A line with a label: 附件： 联系人： 时间： … */
const labelledLine = /^[\p{Script=Han}]{2,6}：/u;
const endsSentence = /[。！？：；”.!?]$/u;

const startsParagraph = (line: string): boolean =>
  line.trim() === "" || paragraphStart.test(line) || sourceLine.test(line.trim()) || labelledLine.test(line);

/**
 * Joins the wrapped lines of a text. A text that is neither wrapped nor quoted is returned unchanged, with 0
 * changes.
 */
export function joinMail(text: string): JoinedMail {
  const originalLines = text.split(/\r\n|[\r\n]/u);
  const isQuoted =
    originalLines.some((line) => line.trim() !== "") &&
    originalLines.every((line) => line.trim() === "" || quotationPrefix.test(line));
  const lines = originalLines.map((line) =>
    (isQuoted ? line.replace(quotationPrefix, "") : line).replace(/[ \t]+$/u, ""),
  );
  const width = findWrapColumn(lines);
  const continues = (at: number): boolean =>
    width !== null && at + 1 < lines.length && continuesIn(lines[at] ?? "", lines[at + 1] ?? "", width);
  const paragraphs: string[] = [];
  for (let at = 0; at < lines.length;) {
    let last = at;
    while (continues(last)) last += 1;
    // Lines that do not end with the end of a sentence may be titles and stay separate.
    const isParagraph = endsSentence.test(lines[last] ?? "");
    const group = lines.slice(at, last + 1);
    paragraphs.push(
      ...(isParagraph
        ? [group.reduce((paragraph, line) => paragraph + gap(paragraph, line) + line.trimStart())]
        : group),
    );
    at = last + 1;
  }
  const joins = lines.length - paragraphs.length;
  const quotedLineCount = isQuoted ? originalLines.filter((line) => line.trim() !== "").length : 0;
  if (joins === 0 && quotedLineCount === 0) return { text, changes: 0 };
  return { text: paragraphs.join("\n"), changes: joins + quotedLineCount };
}

/** The column at which a program wrapped the lines; null if they do not look wrapped. */
function findWrapColumn(lines: readonly string[]): number | null {
  const width = Math.max(...lines.map(columnsOf));
  return width < narrowest || width > widest ? null : width;
}

/** Whether a paragraph clearly continues from one line to the next. */
function continuesIn(line: string, next: string, width: number): boolean {
  return (
    columnsOf(line) >= width - slack &&
    !endsSentence.test(line) &&
    line.trim() !== "" &&
    !sourceLine.test(line.trim()) &&
    !/^【[^】]*】$/u.test(line.trim()) &&
    !startsParagraph(next)
  );
}

/** The text that replaces a line break: a space between Latin words, nothing in Chinese. */
const gap = (before: string, after: string): string =>
  /[\p{Script=Latin}\d,.;:]$/u.test(before) && /^[\p{Script=Latin}\d]/u.test(after) ? " " : "";
