import type { BackupKind } from "../contract/backups.ts";
import type { Translation } from "./language.ts";

const kinds: Record<BackupKind, string> = {
  daily: "每天自动",
  manual: "手动",
  upgrade: "升级之前",
  restore: "恢复、导入之前",
};

/** 备份与恢复: backups, recovery and the doctor's frame. */
export const zhCN = {
  title: "备份与恢复",
  kinds,
  levels: { fine: "正常", hint: "建议", warning: "注意", error: "有问题" },
  make: "立即备份",
  making: "正在备份……",
  made: (date: string) => `已备份（${date}），并检查过，完好`,
  where: "备份文件夹",
  whereHint:
    "每天第一次打开程序后自动备份一次，升级之前也会备份；旧的按日、周、月逐步精简，手动的一直保留。每份备份做好后都打开检查。",
  second: "另一处备份",
  secondHint: "另一块硬盘或 U 盘上的文件夹，每次备份同时存一份。",
  noSecond: "没有设置",
  chooseSecond: "选择文件夹……",
  changeSecond: "换一个……",
  stopSecond: "不用了",
  secondAway: "这个文件夹现在不在，插好后再备份。",
  problem: (problem: string) => `最近一次备份没有全部成功。${problem}`,
  autosaveProblem: (problem: string) =>
    `资料库旁的自动保存文件暂时写不进或删不掉，您的保存都已写入资料库。请看一下磁盘空间，以及杀毒软件是否占用了资料库文件夹。供维护人员参考：${problem}`,
  list: "已有的备份",
  columns: { number: "序号", date: "日期", kind: "来由", size: "大小", place: "位置" },
  places: { own: "资料库", second: "另一处" },
  none: "还没有备份",
  noneHint: "程序打开一会儿后会自动备份，也可以现在就备份一次。",
  restore: "恢复……",
  restoreTitle: (date: string) => `恢复 ${date} 的备份`,
  restoreText:
    "资料库将回到备份时的样子。现在的内容会先另做一份备份，可以随时恢复回来。正在编辑的窗口会收到提示，屏幕上的内容可以存为版本。",
  restoreNow: "恢复",
  restoring: "正在恢复……",
  restored: (date: string) => `已恢复 ${date} 的备份`,
  undo: "撤销恢复……",
  doctor: "检查资料库",
  doctorHint: "检查数据库、索引、各期内容、图片、备份、字体、设置、磁盘空间、权限和保密。",
  examine: "开始检查",
  examining: "正在检查……",
  allFine: "一切正常。",
  found: (count: number) => `有 ${count} 项需要注意。`,
  saveReport: "保存报告",
  reportFile: (day: string) => `资料库检查报告-${day}`,
  onNetwork:
    "资料库在网络文件夹里，两台电脑同时打开可能损坏它。请把它放到本机硬盘上；几台电脑之间用“备份与恢复”里的“与其他电脑往来”。",
  recoveredTitle: "资料库已恢复",
  recovery: {
    behind: "资料库里少了已经保存过的内容，已从自动保存补上。",
    missing: "资料库文件不见了。",
    damaged: "资料库文件已损坏。",
    foreign: "资料库文件的位置上是另一个程序的数据库，没有打开，也没有改动。",
    restored: (moment: string, number: number, kind: string) =>
      `已恢复 ${moment} 的备份（第 ${number} 份，${kind}）。`,
    noBackup: "没有找到完好的备份。",
    unsound: (paths: string) => `更新的备份也已损坏，没有用：${paths}`,
    replayed: (issues: string) => `这份备份以后保存的内容已经补上：${issues}。`,
    nothingReplayed: "备份以后没有保存过各期。",
    notInIt: "备份以后对稿库、名录、刊物、模板的改动不在其中，请核对。",
    setAside: (folder: string) => `原来的文件原样保留在：${folder}`,
    problem: (problem: string) => `供维护人员参考：${problem}`,
  },
  damagedTitle: "资料库有损坏",
  damaged:
    "资料库文件有一处损坏，程序刚检查出来。现在可以就地修复，不必重新启动：恢复最新的完好备份，再补上以后保存过的各期。损坏的文件另外保留。",
  repairFrom: (moment: string, number: number) => `将恢复 ${moment} 的备份（第 ${number} 份）。`,
  repairLoses:
    "备份以后对稿库、名录、刊物、模板的改动不在其中。正在编辑的窗口会收到提示，屏幕上的内容可以存为版本。",
  repairImpossible: "没有找到完好的备份，不能修复。请先把重要的各期导出，再把备份文件放回备份文件夹。",
  repair: "现在修复",
  repairOpen: "修复……",
  repairing: "正在修复……",
  repairLater: "以后再说",
  damageProblem: (problem: string) => `供维护人员参考：${problem}`,
  seen: "知道了",
  size: (megabytes: number) => `${megabytes} MB`,
};

const enKinds: Record<BackupKind, string> = {
  daily: "daily",
  manual: "by hand",
  upgrade: "before an upgrade",
  restore: "before a restore or import",
};

export const en: Translation<typeof zhCN> = {
  title: "Backups",
  kinds: enKinds,
  levels: { fine: "Fine", hint: "Hint", warning: "Warning", error: "Wrong" },
  make: "Back up now",
  making: "Backing up…",
  made: (date) => `Backed up (${date}), examined and sound`,
  where: "Folder of backups",
  whereHint:
    "One a day by itself, and one before each upgrade; old ones are thinned out, those made by hand stay. Each is opened and examined.",
  second: "Second place",
  secondHint: "A folder on another disk or a stick; each backup goes there too.",
  noSecond: "Not set",
  chooseSecond: "Choose folder…",
  changeSecond: "Another…",
  stopSecond: "None",
  secondAway: "This folder is away now.",
  problem: (problem) => `The last backup did not succeed wholly. ${problem}`,
  autosaveProblem: (problem) =>
    `An autosave file beside the library cannot be written or removed for now; everything you saved is in the library. Look at the free space, and whether a virus scanner holds files of the library. For whoever looks after this machine: ${problem}`,
  list: "Backups",
  columns: { number: "No.", date: "Date", kind: "Why", size: "Size", place: "Place" },
  places: { own: "Library", second: "Second place" },
  none: "No backup yet",
  noneHint: "One is made by itself some time after the start; or make one now.",
  restore: "Restore…",
  restoreTitle: (date) => `Restore the backup of ${date}`,
  restoreText:
    "The library becomes what it was then. What is there now is backed up first and can be restored again. Windows where somebody is editing are told, and can keep their text as a version.",
  restoreNow: "Restore",
  restoring: "Restoring…",
  restored: (date) => `The backup of ${date} is restored`,
  undo: "Undo…",
  doctor: "Examine the library",
  doctorHint:
    "Database, index, issues, pictures, backups, fonts, settings, free space, permissions, privacy.",
  examine: "Examine",
  examining: "Examining…",
  allFine: "All is well.",
  found: (count) => `${count} to look at.`,
  saveReport: "Save report",
  reportFile: (day) => `library-report-${day}`,
  onNetwork:
    "The library lies in a network folder: two machines that open it may harm it. Move it to a disk of this machine; between machines use “To and from other machines” under Backups.",
  recoveredTitle: "The library was restored",
  recovery: {
    behind: "The library lacked what had been saved; it was put back from the autosaves.",
    missing: "The library's file was gone.",
    damaged: "The library's file was damaged.",
    foreign:
      "In place of the library's file was the database of another program; it was neither opened nor changed.",
    restored: (moment, number, kind) => `The backup of ${moment} was restored (number ${number}, ${kind}).`,
    noBackup: "No sound backup was found.",
    unsound: (paths) => `Newer backups are damaged too and were not used: ${paths}`,
    replayed: (issues) => `What was saved after it was put back: ${issues}.`,
    nothingReplayed: "No issue was saved after it.",
    notInIt: "Later changes of manuscripts, names, publications and templates are not in it: please check.",
    setAside: (folder) => `The former files are kept in ${folder}`,
    problem: (problem) => `For whoever looks after this machine: ${problem}`,
  },
  damagedTitle: "The library is damaged",
  damaged:
    "The program has just found damage in the library's file. It can be repaired now, without a new start: the newest sound backup is restored, and every issue that was saved after it. The damaged file is kept.",
  repairFrom: (moment, number) => `The backup of ${moment} (number ${number}) will be restored.`,
  repairLoses:
    "Later changes of manuscripts, names, publications and templates are not in it. Windows where somebody is editing are told, and can keep their text as a version.",
  repairImpossible:
    "No sound backup was found, so it cannot be repaired. Export the issues that matter, then put a backup back into the folder of backups.",
  repair: "Repair now",
  repairOpen: "Repair…",
  repairing: "Repairing…",
  repairLater: "Later",
  damageProblem: (problem) => `For whoever looks after this machine: ${problem}`,
  seen: "OK",
  size: (megabytes) => `${megabytes} MB`,
};
