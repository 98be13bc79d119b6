/**
 * The forms in which offices name the contributors of an article: （供稿：…）, 来源：…, 文/图 …, 【… 供稿】,
 * 本报讯（通讯员 …）.
 */
import { isPerson, isUnit } from "./line-forms.ts";

const labels =
  "供稿单位|供稿人|供稿|撰稿人|撰稿|撰文|来稿单位|来稿|稿件来源|信息来源|资料来源|来源|稿源|编写人|编写|执笔人|执笔|作者|通讯员|特约通讯员|实习记者|本刊记者|本报记者|记者|文\\s*[/／、]?\\s*图|图\\s*[/／、]?\\s*文|文字|摄影|反映人|报送单位|报送人|课题组组长|组长|整理";
const labelled = new RegExp(`^(?:${labels})\\s*[：:]\\s*\\S`, "u");
/** A label after the first name: 某某局 执笔：某人. */
const labelledLater = new RegExp(`\\s(?:${labels})\\s*[：:]\\s*\\S|供稿(?:\\s|$)`, "u");
/** Labels that may stand without a colon. */
const spacedLabel =
  /^(?:文\s*[/／]\s*图|图\s*[/／]\s*文|图文|文|供稿|撰稿|通讯员|(?:本刊|本报|特约)?记者)[\s\u3000]+\S/u;
const nothingLikeIt =
  /^(?:总?第.{1,12}[期号]|.{0,8}(?:专刊|增刊|特刊|专辑|摘要|节选|名单略|略|完|续|待续|连载|见图|附.{0,6}|图.{0,4}|内部资料.{0,8}|讨论稿|征求意见稿|试行|草案|暂行)|\d{4}年.*|.{0,4}\d{1,2}月\d{1,2}日.*|共印.*|印数.*|热烈.*|鼓掌|掌声|下同|示例|单位.*|.{0,20}(?:录音整理|审阅).*)$/u;
const memberForm = /^(?:课题组成员|成员|参与人员)[：:]/u;
const bracketed = /^[（(]([^（）()]{1,80})[）)]$/u;
const squared = /^[【［[]([^】］\]]{2,60})[】］\]]$/u;

/** Whether a text in brackets names contributors, of whatever kind the brackets are. */
export function namesSource(inner: string): boolean {
  if (nothingLikeIt.test(inner) || memberForm.test(inner)) return false;
  if (labelled.test(inner) || labelledLater.test(inner) || spacedLabel.test(inner))
    return !/[。！？]/u.test(inner);
  return !/[，。；：！？]/u.test(inner) && inner.length <= 60;
}

/** Units and persons side by side, such as 石渡法庭 邵云归. */
export function namesContributors(text: string): boolean {
  const names = text.split(/[\s、，]+/u);
  return (
    text.length <= 60 &&
    names.length <= 8 &&
    isUnit(names[0] ?? "") &&
    names.every((name) => isUnit(name) || isPerson(name))
  );
}

/** Whether a line is a source by its form alone. */
export function isSourceText(text: string): boolean {
  const inner = bracketed.exec(text)?.[1];
  if (inner !== undefined) return namesSource(inner);
  const within = squared.exec(text)?.[1];
  if (within !== undefined)
    return (
      /(?:^|\s)(?:供稿|撰稿|来稿)(?:\s|$|[：:])/u.test(within) ||
      (/\s/u.test(within) && namesContributors(within) && within.split(/\s+/u).some(isPerson))
    );
  if (text.length > 80 || /[。！？；]/u.test(text)) return false;
  return labelled.test(text) || (spacedLabel.test(text) && text.length <= 50 && !/，/u.test(text));
}

/**
 * The length of the part at the start of a text that names its contributors, 本报讯（通讯员 …） or 通讯员 某某, and
 * that of the white space after it; null if there is none.
 */
export function findByline(text: string): { length: number; gap: number } | null {
  const opening =
    /^本[\p{Script=Han}]{1,4}讯[\s\u3000]*[（(](?:[^（）()。，]*(?:通讯员|记者)[^（）()。]*)[）)]/u.exec(
      text.slice(0, 200),
    )?.[0];
  if (opening !== undefined) return toByline(text, opening.length);
  if (!/^(?:本刊|本报|特约)?(?:通讯员|记者)[\s\u3000]/u.test(text)) return null;
  let end = 0;
  for (const match of text.matchAll(/(\S+?)(?:[\s\u3000]+|$)/guy)) {
    const name = match[1] ?? "";
    const isName =
      /^(?:本刊|本报|特约)?(?:通讯员|记者)$/u.test(name) ||
      isPerson(name) ||
      isUnit(name) ||
      (name.includes("、") && name.split("、").every(isPerson));
    if (!isName) break;
    end = match.index + name.length;
  }
  const names = text.slice(0, end);
  return /\s/u.test(names) && end < text.length ? toByline(text, end) : null;
}

const toByline = (text: string, length: number): { length: number; gap: number } | null => {
  const rest = text.slice(length);
  const gap = rest.length - rest.trimStart().length;
  return rest.trim() === "" ? null : { length, gap };
};

/** Brackets at the end of a paragraph. */
const bracketsAtEnd = /([（(]([^（）()]{2,80})[）)])$/u;
/** More than the longest brackets, in UTF-16 units: only so much of a text is searched. */
const reach = 90;

/**
 * The brackets at the end of a paragraph that name its contributors; null if there are none. Without closing
 * punctuation before them, which somebody forgot, only the names of units count.
 */
export function findClosing(text: string): { text: string; gap: string; source: string } | null {
  const [, source = "", inner = ""] = bracketsAtEnd.exec(text.slice(-reach)) ?? [];
  if (source === "") return null;
  const left = text.slice(0, text.length - source.length);
  const before = left.trimEnd();
  const isStopped = /[。！？”’…]$/u.test(before.slice(-1));
  const isLong = before.length >= 40 && /[，。]/u.test(before);
  const isSource = isStopped ? namesSource(inner) : isLong && inner.split(/[\s、]+/u).every(isUnit);
  return isSource ? { text: before, gap: left.slice(before.length), source } : null;
}

/** Whether an article ends with a line: it has its source in brackets at its end. */
export const endsWithSource = (text: string): boolean => findClosing(text) !== null;
