import type { PointExtent } from "../points/style.ts";
import type { PointChange } from "../points/format.ts";
import type { Translation } from "../basics/language.ts";

/** The formatting of points (要点), and hints about them. */
const extents: Record<PointExtent, string> = {
  whole: "整句",
  "after-ordinal": "不含序数",
  "first-comma": "到第一个逗号",
};
const kinds: Record<PointChange["kind"], string> = {
  added: "标为要点",
  adjusted: "调整范围",
  absorbed: "加粗改为要点",
};

export const zhCN = {
  title: "整理要点",
  scope: "范围",
  article: "本篇",
  issue: "全期",
  style: "要点样式",
  extents,
  closingMark: "含末尾标点",
  example: (markedText: string) => `样式示例：${markedText}`,
  changes: (count: number) => `整理 ${count} 处`,
  changesHint: "取消勾选的一处保持原样。",
  all: "全选",
  none: "全不选",
  before: "整理前",
  after: "整理后",
  kinds,
  change: (kind: string, text: string) => `${kind}：${text}`,
  nothing: "没有需要整理的要点。",
  nothingHere: (elsewhere: number) => `本篇没有需要整理的要点，全期还有 ${elsewhere} 处。`,
  apply: "整理",
  done: (count: number) => `已整理 ${count} 处要点，可一次撤销。`,
  unmarked: (plainPoints: number, points: number) => `${points} 条要点中有 ${plainPoints} 条没有标出`,
  uneven: "各条要点标出的范围不一致",
  count: (promise: string, points: number) => `题中写“${promise}”，正文有 ${points} 条要点`,
  and: "；",
};

export const en: Translation<typeof zhCN> = {
  title: "Format points",
  scope: "Scope",
  article: "This article",
  issue: "Whole issue",
  style: "Point style",
  extents: { whole: "Whole sentence", "after-ordinal": "Without ordinal", "first-comma": "To first comma" },
  closingMark: "With closing mark",
  example: (markedText) => `Example of the style: ${markedText}`,
  changes: (count) => (count === 1 ? "1 change" : `${count} changes`),
  changesHint: "What is unticked stays as it is.",
  all: "All",
  none: "None",
  before: "Before",
  after: "After",
  kinds: { added: "Make a point", adjusted: "Change its range", absorbed: "Bold becomes a point" },
  change: (kind, text) => `${kind}: ${text}`,
  nothing: "No point needs formatting.",
  nothingHere: (elsewhere) => `Nothing to format in this article; ${elsewhere} in the whole issue.`,
  apply: "Format",
  done: (count) => `${count === 1 ? "1 point" : `${count} points`} formatted; one undo takes all back.`,
  unmarked: (plainPoints, points) => `${plainPoints} of ${points} points not emphasised`,
  uneven: "The points are emphasised to different extents",
  count: (promise, points) => `The title says “${promise}”; there are ${points} points`,
  and: "; ",
};
