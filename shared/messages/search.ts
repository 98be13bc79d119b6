import type { SearchSort } from "../contract/search.ts";
import type { Translation } from "../basics/language.ts";

/** The search in the articles of all issues. */
const sorts: Record<SearchSort, string> = { date: "按日期", relevance: "按相关" };

export const zhCN = {
  title: "找到的稿件",
  bySection: "按栏目",
  allSections: "全部栏目",
  byYear: "年份",
  allYears: "全部年份",
  year: (year: string) => `${year}年`,
  byUnit: "供稿单位",
  allUnits: "全部单位",
  counted: (name: string, articles: number) => `${name}（${articles}）`,
  byState: "状态",
  allStates: "全部状态",
  byPublication: "刊物",
  allPublications: "全部刊物",
  byNumber: "期号",
  sort: "排序",
  sorts,
  none: "没有找到这样的稿件",
  hint: "几个词之间用空格，表示都要有；“或”表示有一个就行；词前加减号表示不含。",
  clear: "清除",
  more: "再看一些",
  reuse: "用到一期里……",
  reuseTitle: (title: string) => (title === "" ? "用到哪一期" : `把“${title}”用到哪一期`),
  reuseHint: "连同要点和供稿单位抄到同名栏目的末尾，并记下原载期号；放入以后可以撤销。",
  reuseNone: "没有可以修改的其他各期，请先新建一期。",
  reuseLocked: "这一期现在不能修改，没有放入",
  reuseGone: "原来那一期里已经没有这篇稿件，没有放入",
  reused: (issue: string) => `已放入，原载${issue}`,
  summary: (total: number, milliseconds: number) =>
    `${total} 篇 · ${Math.max(1, Math.round(milliseconds))} 毫秒`,
};

export const en: Translation<typeof zhCN> = {
  title: "Articles found",
  bySection: "By section",
  allSections: "All sections",
  byYear: "Year",
  allYears: "All years",
  year: (year) => year,
  byUnit: "Unit",
  allUnits: "All units",
  counted: (name, articles) => `${name} (${articles})`,
  byState: "State",
  allStates: "All states",
  byPublication: "Publication",
  allPublications: "All publications",
  byNumber: "No.",
  sort: "Order",
  sorts: { date: "By date", relevance: "Best first" },
  none: "No article has that",
  hint: "Words with spaces between must all be there; OR means one of them; a word with a minus must not be there.",
  clear: "Clear",
  more: "More",
  reuse: "Use in an issue…",
  reuseTitle: (title) => (title === "" ? "Use in which issue" : `Use “${title}” in which issue`),
  reuseHint:
    "It is copied to the end of the section of the same name, with its points and its source; where it was printed is kept. It can be undone there.",
  reuseNone: "There is no other issue that may be changed: make a new one first.",
  reuseLocked: "This issue may not be changed now; nothing was put in",
  reuseGone: "The article is no longer in its issue; nothing was put in",
  reused: (issue) => `Put in; printed in ${issue}`,
  summary: (total, milliseconds) => `${total} articles · ${Math.max(1, Math.round(milliseconds))} ms`,
};
