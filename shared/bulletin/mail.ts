/**
 * Plain text of mail (文本邮件): lines that the mail program broke at 60 to 80 columns become paragraphs again; its quotation
 * marks and trailing spaces go. Better to leave a line than to join two paragraphs: what may be a list, a title, a section or
 * a source line is never joined, and nothing is where the lines do not look broken by a program.
 */

/** Columns, as a mail program counts: a Chinese character takes two. */
const narrowest = 56;
const widest = 82;
/** How much shorter than the widest line a broken one may be: the next word, or a mark that may not begin a line. */
const slack = 12;

export interface JoinedMail {
  text: string;
  /** Lines joined, quotation marks and ends taken away. */
  changes: number;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…·]/u;
const columnsOf = (line: string): number =>
  [...line].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);

const quotation = /^(?:>[ \t]?)+/u;
/** 一、 （一） 1. 1、 （1） ① 第一条 - * • 【…】 （…）, and what is indented as a paragraph's first line. */
const opening =
  /^(?:[ \t]{2,}|\u3000|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}(?:[、．]|[.)](?!\d))|[①-⑳]|第[一二三四五六七八九十百\d]+[条章节款]|[-*•·●■◆]\s|【)/u;
const source = /^（[^）]{1,40}）$/u;
/** 附件： 联系人： 时间： … */
const labelled = /^[\p{Script=Han}]{2,6}：/u;
const ended = /[。！？：；”.!?]$/u;

const isApart = (line: string): boolean =>
  line.trim() === "" || opening.test(line) || source.test(line.trim()) || labelled.test(line);

/** The text with its paragraphs whole, and how much was changed; 0 where it is no broken text. */
export function joinMail(text: string): JoinedMail {
  const written = text.split(/\r\n|[\r\n]/u);
  const isQuoted =
    written.some((line) => line.trim() !== "") &&
    written.every((line) => line.trim() === "" || quotation.test(line));
  const lines = written.map((line) =>
    (isQuoted ? line.replace(quotation, "") : line).replace(/[ \t]+$/u, ""),
  );
  const width = brokenAt(lines);
  const continues = (at: number): boolean =>
    width !== null && at + 1 < lines.length && goesOn(lines[at] ?? "", lines[at + 1] ?? "", width);
  const joined: string[] = [];
  for (let at = 0; at < lines.length;) {
    let last = at;
    while (continues(last)) last += 1;
    // A paragraph ends a sentence; lines that do not may be titles.
    const isParagraph = ended.test(lines[last] ?? "");
    const own = lines.slice(at, last + 1);
    joined.push(
      ...(isParagraph ? [own.reduce((whole, line) => whole + gap(whole, line) + line.trimStart())] : own),
    );
    at = last + 1;
  }
  const joins = lines.length - joined.length;
  const taken = isQuoted ? written.filter((line) => line.trim() !== "").length : 0;
  if (joins === 0 && taken === 0) return { text, changes: 0 };
  return { text: joined.join("\n"), changes: joins + taken };
}

/** The column at which a program broke the lines; null where they look written as they are. */
function brokenAt(lines: readonly string[]): number | null {
  const width = Math.max(...lines.map(columnsOf));
  return width < narrowest || width > widest ? null : width;
}

/** Whether a paragraph clearly goes on from one line to the next. */
function goesOn(line: string, next: string, width: number): boolean {
  return (
    columnsOf(line) >= width - slack &&
    !ended.test(line) &&
    line.trim() !== "" &&
    !source.test(line.trim()) &&
    !/^【[^】]*】$/u.test(line.trim()) &&
    !isApart(next)
  );
}

/** Between words of an alphabet a line end is a space, in Chinese it is nothing. */
const gap = (before: string, after: string): string =>
  /[\p{Script=Latin}\d,.;:]$/u.test(before) && /^[\p{Script=Latin}\d]/u.test(after) ? " " : "";
