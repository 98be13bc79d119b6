import type { Translation } from "../basics/language.ts";

/** The command palette. */
export const zhCN = {
  title: "全部命令",
  search: "输入命令名称，例如“要点”",
  none: "没有这个命令。",
};

export const en: Translation<typeof zhCN> = {
  title: "All commands",
  search: "Name of a command, such as “points”",
  none: "There is no such command.",
};
