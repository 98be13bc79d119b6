import type { Translation } from "../basics/language.ts";

/** A large paste that is under way. */
export const zhCN = {
  name: "粘贴进度",
  pasting: "正在粘贴……完成前不能编辑",
  drawing: "正在粘贴……表格逐行显示",
  percent: (percent: number) => `${percent} %`,
  stop: "停止",
  kept: "粘贴之后又有修改，没有撤回粘贴。可以用撤销逐步退回。",
  stopped: "已停止粘贴，正文没有改动。",
  failed: "粘贴没有完成，正文没有改动。请再粘贴一次，或者分几次粘贴。",
};

export const en: Translation<typeof zhCN> = {
  name: "Progress of the paste",
  pasting: "Pasting… The issue cannot be edited until it is done",
  drawing: "Pasting… The rows of the table appear",
  percent: (percent) => `${percent} %`,
  stop: "Stop",
  kept: "The text was changed since, so the paste was not taken back. Undo takes it back step by step.",
  stopped: "The paste was stopped; the text is as it was.",
  failed: "The paste failed; the text is as it was. Paste again, or in several parts.",
};
