import type { Translation } from "../basics/language.ts";

/** 保存报告: the report for whoever repairs the program. */
export const zhCN = {
  /** The name of the file. */
  file: (day: string) => `快报工作站报告-${day}.txt`,
  title: "快报工作站 报告",
  madeAt: (moment: string, version: string, system: string) => `${moment}，程序版本 ${version}，${system}`,
  contains:
    "这份报告供维护程序的人查找问题。里面有：资料库的检查结果（包括资料库和备份所在的文件夹），和最近一周的程序日志——程序什么时候启动、备份、恢复，哪一步没有做成，出了哪种错误，错误在程序的什么位置。",
  lacks:
    "里面没有：各期和来稿的文字、名录、批注、稿件的文件名。程序不会自己发送这份报告，也不联网；交给谁由您决定。",
  checks: "检查结果",
  /** Shown in place of the results. @param code of the error */
  notChecked: (code: string) => `检查没有做完（${code}）。`,
  log: "最近一周的程序日志",
  noLog: "（没有记录）",
};

export const en: Translation<typeof zhCN> = {
  file: (day) => `bulletin-report-${day}.txt`,
  title: "Bulletin workstation: report",
  madeAt: (moment, version, system) => `${moment}, version ${version}, ${system}`,
  contains:
    "This report is for whoever maintains the program. It has: the results of examining the library (with the folders of the library and of its backups), and the program’s log of the last week: when the program started, backed up and restored, what could not be done, which kinds of errors it met, and where in the program.",
  lacks:
    "It does not have: the texts of issues and manuscripts, the names, the comments, the names of manuscript files. The program sends this report to nobody and uses no network; you decide who gets it.",
  checks: "Results of examining",
  notChecked: (code) => `Examining was not completed (${code}).`,
  log: "The program’s log of the last week",
  noLog: "(no entries)",
};
