import type { Translation } from "../basics/language.ts";

/** The words of a galley (清样) beside those of revisions and comments. Galleys are printed in Chinese. */
export const zhCN = {
  title: "（修订稿）",
  counted: (revisions: number, comments: number) => `清样：修订 ${revisions} 处，批注 ${comments} 条`,
  inserted: "插入",
  deleted: "删除",
  changed: "格式改动",
  resolved: "已解决",
  rest: "栏外放不下的修订和批注",
};

export const en: Translation<typeof zhCN> = {
  title: " (marked)",
  counted: (revisions, comments) => `Galley: ${revisions} changes, ${comments} comments`,
  inserted: "inserted",
  deleted: "deleted",
  changed: "looks changed",
  resolved: "resolved",
  rest: "Changes and comments for which the margin had no room",
};
