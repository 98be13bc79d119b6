import type { Translation } from "../basics/language.ts";

/** Find and replace. */
export const zhCN = {
  title: "查找替换",
  find: "查找",
  replaceBy: "替换为",
  replace: "替换",
  replaceAll: "全部替换",
  previous: "上一处",
  next: "下一处",
  close: "关闭",
  matchCase: "区分大小写",
  pattern: "正则表达式",
  inSelection: "仅所选内容",
  none: "没有找到",
  badPattern: "正则表达式不完整",
  tooComplex: "模式太复杂，已停止查找。请写得短些、具体些，避免 (…+)+ 这样重复套重复",
  searching: "正在查找…",
  at: (at: number, total: number) => `第 ${at} 处，共 ${total} 处`,
  matches: "查找结果",
  more: (count: number) => `另有 ${count} 处，按回车继续查看`,
  replaced: (count: number) => `已替换 ${count} 处`,
};

export const en: Translation<typeof zhCN> = {
  title: "Find and replace",
  find: "Find",
  replaceBy: "Replace by",
  replace: "Replace",
  replaceAll: "Replace all",
  previous: "Previous",
  next: "Next",
  close: "Close",
  matchCase: "Match case",
  pattern: "Regular expression",
  inSelection: "Selection only",
  none: "Nothing found",
  badPattern: "Not a regular expression yet",
  tooComplex:
    "The pattern is too complex, the search was stopped. Make it shorter or more exact; avoid (…+)+, a repetition in another one",
  searching: "Searching…",
  at: (at, total) => `${at} of ${total}`,
  matches: "Matches",
  more: (count) => `${count} more; press Enter to go on`,
  replaced: (count) => `${count} replaced`,
};
