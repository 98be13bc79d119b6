import type { Translation } from "../basics/language.ts";

/** The question at a start whose library is missing. */
export const zhCN = {
  missing: (folder: string) => `找不到资料库：${folder}`,
  hint: "可能是磁盘没有接上，或者文件夹被移走、改名、删除了。程序没有在那里新建任何东西。",
  choices: {
    again: "接好后再找一次",
    other: "选择其他文件夹……",
    new: "在这里新建资料库",
    quit: "退出",
  },
  number: "请输入数字：",
  path: "资料库文件夹的路径：",
};

export const en: Translation<typeof zhCN> = {
  missing: (folder) => `The library is missing: ${folder}`,
  hint: "Perhaps its disk is not plugged in, or its folder was moved, renamed or deleted. The program has made nothing there.",
  choices: {
    again: "Look again",
    other: "Choose another folder…",
    new: "Make a new library here",
    quit: "Exit",
  },
  number: "Number: ",
  path: "Path of the library's folder: ",
};
