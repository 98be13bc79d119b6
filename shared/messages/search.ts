import type { SearchSort } from "../contract/search.ts";
import type { Translation } from "./language.ts";

/** Searching the articles of all issues. */
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
  sort: "排序",
  sorts,
  none: "没有找到这样的稿件",
  hint: "几个词之间用空格，表示都要有；“或”表示有一个就行；词前加减号表示不含。",
  clear: "清除",
  more: "再看一些",
  summary: (total: number, milliseconds: number) => `${total} 篇 · ${Math.max(1, Math.round(milliseconds))} 毫秒`,
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
  sort: "Order",
  sorts: { date: "By date", relevance: "Best first" },
  none: "No article has that",
  hint: "Words with spaces between must all be there; OR means one of them; a word with a minus must not be there.",
  clear: "Clear",
  more: "More",
  summary: (total, milliseconds) => `${total} articles · ${Math.max(1, Math.round(milliseconds))} ms`,
};
