import type { CopyKind, CopyPlace } from "../contract/copies.ts";
import type { Translation } from "../basics/language.ts";

const places: Record<CopyPlace, string> = {
  library: "资料库中有",
  bin: "在回收站",
  damaged: "已损坏",
  gone: "资料库中没有",
};

const effects: Record<CopyKind, Record<CopyPlace, string>> = {
  issue: {
    library: "取回后，现在的内容存为版本，随时可以换回来。",
    bin: "这一期在回收站。取回后回到资料库，现在的内容存为版本。",
    damaged: "这一期现在的内容已损坏，打不开。取回后换成备份里的；损坏的原文另存在资料库的 damaged 文件夹。",
    gone: "资料库中没有这一期。取回后放回原处，连同它的版本、批示和历史。",
  },
  manuscript: {
    library: "取回后，正文和登记的内容都换成备份里的；之前先做一份备份。",
    bin: "这篇稿件在回收站。取回后回到稿库；之前先做一份备份。",
    damaged: "这篇稿件的正文已损坏，打不开。取回后正文换成备份里的，登记的内容不变。",
    gone: "稿库中没有这篇稿件。取回后放回原处。",
  },
};

/** 从备份取回: one issue or manuscript comes back from a backup. Those of tables are in `table-copies.ts`. */
export const zhCN = {
  title: "从备份取回",
  titleOf: (name: string) => `从备份取回：${name}`,
  open: "从备份取回……",
  hint: "只取回一期、一篇稿件，或者名录、刊物、模板，资料库的其他内容不变。",
  kind: "取回什么",
  kinds: { issue: "各期", manuscript: "稿件" } satisfies Record<CopyKind, string>,
  find: { issue: "按期号、刊名或日期查找", manuscript: "按题目或收稿日期查找" } satisfies Record<
    CopyKind,
    string
  >,
  subjects: "备份里有的内容",
  places,
  effects,
  looking: "正在查看备份……",
  progress: (done: number, total: number) => `正在查看备份：${done} / ${total}`,
  nothing: "备份里没有这样的内容。",
  noCopy: { issue: "没有备份含有这一期。", manuscript: "没有备份含有这篇稿件。" } satisfies Record<
    CopyKind,
    string
  >,
  more: (shown: number, total: number) => `共 ${total} 项，列出前 ${shown} 项。写明期号、日期可以缩小范围。`,
  copies: "备份里的内容，从新到旧",
  saved: (moment: string) => `${moment} 保存`,
  backup: (moment: string, number: number) => `${moment} 的备份（第 ${number} 份）`,
  repeats: (count: number) => `更早的 ${count} 份备份里也是这样`,
  characters: (count: string) => `${count} 字`,
  present: "与现在相同",
  onlyMarks: "文字相同，修订或批注不同",
  difference: (added: number, removed: number) => {
    if (added === 0) return `取回后少 ${removed} 字`;
    return removed === 0 ? `取回后多 ${added} 字` : `取回后多 ${added} 字，少 ${removed} 字`;
  },
  otherDifference: (count: number) => `文字相同，另有 ${count} 处不同`,
  skipped: (count: number) => `还有 ${count} 份备份没有列入：文件损坏，或由更新的程序写成。`,
  preview: "预览",
  marks: "绿色的文字取回后会有，红色的取回后会没有。",
  back: "返回",
  takeBack: "取回",
  takingBack: "正在取回……",
  done: (name: string) => `已从备份取回${name}。`,
  openIssue: "打开",
  pictures: (restored: number, missing: number) =>
    missing === 0
      ? `已取回 ${restored} 张图片。`
      : `已取回 ${restored} 张图片，还有 ${missing} 张备份里也没有。`,
  label: "从备份取回之前",
};

const enPlaces: Record<CopyPlace, string> = {
  library: "In the library",
  bin: "In the bin",
  damaged: "Damaged",
  gone: "Not in the library",
};

const enEffects: Record<CopyKind, Record<CopyPlace, string>> = {
  issue: {
    library: "What is there now is kept as a version, so that you can go back to it.",
    bin: "This issue is in the bin. It comes back to the library; what is there now is kept as a version.",
    damaged:
      "This issue is damaged and does not open. The text of the backup takes its place; the damaged one is kept in the folder “damaged” of the library.",
    gone: "This issue is not in the library. It comes back to its place, with its versions, notes and history.",
  },
  manuscript: {
    library: "Its text and what was noted about it become those of the backup. A backup is made first.",
    bin: "This manuscript is in the bin. It comes back to the list; a backup is made first.",
    damaged:
      "The text of this manuscript is damaged and does not open. It becomes that of the backup; what was noted about it stays.",
    gone: "This manuscript is not in the library. It comes back to its place.",
  },
};

export const en: Translation<typeof zhCN> = {
  title: "Take back from a backup",
  titleOf: (name) => `Take back from a backup: ${name}`,
  open: "Take back…",
  hint: "One issue or manuscript, or the names, publications or templates come back; the rest of the library stays as it is.",
  kind: "What to take back",
  kinds: { issue: "Issues", manuscript: "Manuscripts" },
  find: { issue: "Find by number, name or date", manuscript: "Find by title or day of arrival" },
  subjects: "What the backups have",
  places: enPlaces,
  effects: enEffects,
  looking: "Looking into the backups…",
  progress: (done, total) => `Looking into the backups: ${done} of ${total}`,
  nothing: "No backup has anything like that.",
  noCopy: { issue: "No backup has this issue.", manuscript: "No backup has this manuscript." },
  more: (shown, total) => `${shown} of ${total} are listed. A number or a date narrows them down.`,
  copies: "What the backups have, newest first",
  saved: (moment) => `Saved ${moment}`,
  backup: (moment, number) => `Backup of ${moment} (number ${number})`,
  repeats: (count) => (count === 1 ? "The same in 1 older backup" : `The same in ${count} older backups`),
  characters: (count) => `${count} characters`,
  present: "Same as now",
  onlyMarks: "Same text, other marks or comments",
  difference: (added, removed) => {
    if (added === 0) return `Removes ${removed} characters`;
    return removed === 0 ? `Brings ${added} characters` : `Brings ${added}, removes ${removed} characters`;
  },
  otherDifference: (count) => `Same text, ${count} other differences`,
  skipped: (count) =>
    count === 1
      ? "1 more backup is not listed: it is damaged, or a newer program wrote it."
      : `${count} more backups are not listed: they are damaged, or a newer program wrote them.`,
  preview: "Preview",
  marks: "Green text comes back, red text goes.",
  back: "Back",
  takeBack: "Take back",
  takingBack: "Taking back…",
  done: (name) => `${name} was taken back from a backup.`,
  openIssue: "Open",
  pictures: (restored, missing) =>
    missing === 0
      ? `Pictures taken back: ${restored}.`
      : `Pictures taken back: ${restored}; in no backup: ${missing}.`,
  label: "Before taking back from a backup",
};
