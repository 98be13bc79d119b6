import type { CleanUpKind } from "../editing/clean-up.ts";
import type { Translation } from "../basics/language.ts";

/** 文字整理: the clean-up of the text. */
const kinds: Record<CleanUpKind, string> = {
  "half-width-punctuation": "半角标点改全角",
  "straight-quotes": "直引号改弯引号",
  "full-width-letters": "全角数字、字母改半角",
  spaces: "去掉多余空格",
  "doubled-punctuation": "重复标点",
  "ellipsis-and-dash": "省略号、破折号写法",
  "leading-zeros": "日期不用前导零",
};

export const zhCN = {
  title: "文字整理",
  changes: (count: number) => `整理 ${count} 处`,
  changesHint: "取消勾选的一处保持原样。",
  all: "全选",
  none: "全不选",
  before: "整理前",
  after: "整理后",
  kinds,
  change: (kind: string, text: string) => `${kind}：${text}`,
  nothing: "没有需要整理的地方。",
  apply: "整理",
  done: (count: number) => `已整理 ${count} 处，可一次撤销。`,
  pasteCleaned: (count: number) => `粘贴的文字已整理 ${count} 处标点和空格。`,
  pasteJoined: (count: number) => `粘贴的邮件文字已整理成段（${count} 处换行和引用符号）。`,
  keepAsPasted: "保留原样",
  pasteChanged: "粘贴之后又有修改，不能再换回原样。可以用撤销逐步退回。",
};

export const en: Translation<typeof zhCN> = {
  title: "Clean up text",
  changes: (count) => (count === 1 ? "1 change" : `${count} changes`),
  changesHint: "What is unticked stays as it is.",
  all: "All",
  none: "None",
  before: "Before",
  after: "After",
  kinds: {
    "half-width-punctuation": "Full-width punctuation",
    "straight-quotes": "Chinese quotation marks",
    "full-width-letters": "Half-width figures and letters",
    spaces: "No stray spaces",
    "doubled-punctuation": "Doubled punctuation",
    "ellipsis-and-dash": "Ellipsis and dash",
    "leading-zeros": "No leading zeros in dates",
  },
  change: (kind, text) => `${kind}: ${text}`,
  nothing: "Nothing to clean up.",
  apply: "Clean up",
  done: (count) => `${count === 1 ? "1 place" : `${count} places`} cleaned up; one undo takes all back.`,
  pasteCleaned: (count) =>
    count === 1
      ? "1 sign of the pasted text was put right."
      : `${count} signs and spaces of the pasted text were put right.`,
  pasteJoined: (count) =>
    count === 1
      ? "1 line break or quotation mark of the pasted mail was taken out."
      : `${count} line breaks and quotation marks of the pasted mail were taken out.`,
  keepAsPasted: "Keep as pasted",
  pasteChanged: "The text was changed after pasting. Undo leads back step by step.",
};
