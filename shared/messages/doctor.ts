/** The words of the doctor's checks: the name of each subject, its results, and advice. */
import type { CheckName, DoctorCheck } from "../contract/backups.ts";
import { formatMoment } from "./moment.ts";

type Say = (details: DoctorCheck["details"]) => string;
type Words = Record<CheckName, { name: string; fine: Say; wrong: Say; advice: Say }>;

/** The states of backups, which `what` in the details names; any other state means damaged. */
function backupsZh(d: DoctorCheck["details"]): string {
  if (d.what === "none") return "还没有备份";
  return staleOrDamagedZh(d);
}

function secondBackupsZh(d: DoctorCheck["details"]): string {
  if (d.what === "none") return "没有设置";
  if (d.what === "away") return `文件夹不在：${d.folder}`;
  if (d.what === "empty") return `文件夹里还没有备份：${d.folder}`;
  return staleOrDamagedZh(d);
}

const staleOrDamagedZh: Say = (d) =>
  d.what === "old"
    ? `最新的一份是 ${d.date} 的，已过去 ${d.days} 天`
    : `最新的一份（${d.date}）已损坏：${d.problem}`;

function secondBackupsAdviceZh(d: DoctorCheck["details"]): string {
  if (d.what === "none") return "在“备份与恢复”里选一个文件夹，最好在另一块硬盘或 U 盘上。";
  if (d.what === "away") return "插好移动硬盘或 U 盘，或者另选文件夹。";
  return "点“立即备份”。";
}

function backupsEn(d: DoctorCheck["details"]): string {
  if (d.what === "none") return "none yet";
  return staleOrDamagedEn(d);
}

function secondBackupsEn(d: DoctorCheck["details"]): string {
  if (d.what === "none") return "not set";
  if (d.what === "away") return `the folder is away: ${d.folder}`;
  if (d.what === "empty") return `no backup in the folder yet: ${d.folder}`;
  return staleOrDamagedEn(d);
}

function privacyZh({ what, path }: DoctorCheck["details"]): string {
  if (what === "shared") return `几个用户共用：${path}`;
  if (what === "listed") return `其他用户看得到文件名，读不到内容：${path}`;
  if (what === "writable") return `这台电脑上的任何用户都能改动：${path}`;
  return `其他用户也能看到：${path}`;
}

function privacyAdviceZh({ what }: DoctorCheck["details"]): string {
  if (what === "shared") return "如果不是有意共用，请在文件夹的属性里改为只有当前用户能访问。";
  if (what === "listed") return "文件夹里还有别的文件，程序没有改它的权限。最好给资料库单独一个文件夹。";
  return "在文件夹的属性里改为只有当前用户能访问；改不了的（比如在 U 盘上），把资料库放到本机自己的文件夹里。";
}

function privacyEn({ what, path }: DoctorCheck["details"]): string {
  if (what === "shared") return `shared by several users: ${path}`;
  if (what === "listed") return `other users can see the names of its files, but cannot read them: ${path}`;
  if (what === "writable") return `every user of this machine can change it: ${path}`;
  return `other users can read it: ${path}`;
}

function privacyAdviceEn({ what }: DoctorCheck["details"]): string {
  if (what === "shared")
    return "If that is not on purpose, let only yourself access the folder, in its properties.";
  if (what === "listed")
    return "The folder holds other files too, so the program left its permissions alone. Best give the library a folder of its own.";
  return "Let only yourself access the folder, in its properties; where that is not possible (as on a stick), move the library into a folder of yours.";
}

const staleOrDamagedEn: Say = (d) =>
  d.what === "old"
    ? `the newest is of ${d.date}, ${d.days} days old`
    : `the newest (${d.date}) is damaged: ${d.problem}`;

function secondBackupsAdviceEn(d: DoctorCheck["details"]): string {
  if (d.what === "none") return "Choose a folder, best on a second disk or a stick.";
  if (d.what === "away") return "Plug it in, or choose another folder.";
  return "Press “Back up now”.";
}

export const zhCN: Words = {
  database: {
    name: "数据库",
    fine: (d) => `完好，${d.issues} 期，${d.megabytes} MB`,
    wrong: (d) => `有损坏：${d.problem}`,
    advice: () => "按提示修复，会恢复最新的完好备份和以后的保存；也可以在“备份与恢复”里选一份恢复。",
  },
  index: {
    name: "检索索引",
    fine: (d) => `完好，${d.articles} 篇稿件`,
    wrong: (d) => `与稿件不符：稿件 ${d.articles} 篇，索引 ${d.indexed} 篇`,
    advice: () => "在“备份与恢复”里恢复最新的备份；各期内容不受影响。",
  },
  documents: {
    name: "各期、稿库、名录、刊物、模板",
    fine: (d) => `都能读出，共 ${d.count} 件`,
    wrong: (d) => `有 ${d.count} 件读不出：${d.wrong}`,
    advice: () => "可以现在从备份取回。",
  },
  pictures: {
    name: "图片",
    fine: (d) => `完好，${d.count} 张`,
    wrong: (d) => `有 ${d.count} 张已损坏：${d.wrong}`,
    advice: () => "从备份取回；备份里没有的，在有这张图片的那一期里重新插入原图。",
  },
  versions: {
    name: "历史版本",
    fine: (d) => `完好，${d.count} 个`,
    wrong: (d) => `有 ${d.count} 个已损坏`,
    advice: () => "从备份恢复；当前内容不受影响。",
  },
  backups: {
    name: "备份",
    fine: (d) => `共 ${d.count} 份，最新的一份是 ${d.date} 的，完好`,
    wrong: backupsZh,
    advice: () => "点“立即备份”；如果备份损坏，请检查磁盘。",
  },
  secondBackups: {
    name: "另一处备份",
    fine: (d) => `共 ${d.count} 份，最新的一份是 ${d.date} 的，完好`,
    wrong: secondBackupsZh,
    advice: secondBackupsAdviceZh,
  },
  autosaves: {
    name: "自动保存",
    fine: (d) => `完好，${d.count} 期`,
    wrong: (d) => `有问题：${d.problem}`,
    advice: () => "检查磁盘空间和资料库文件夹的权限，然后备份一次。",
  },
  settings: {
    name: "设置",
    fine: () => "完好",
    wrong: (d) => `有读不懂的内容：${d.wrong}`,
    advice: () => "在“设置”里重新选择；读不懂的部分已按默认处理。",
  },
  fonts: {
    name: "字体",
    fine: (d) => `齐全，${d.count} 个`,
    wrong: (d) => `缺少：${d.missing}`,
    advice: () => "重新安装程序。",
  },
  space: {
    name: "磁盘空间",
    fine: (d) => `还有 ${d.gigabytes} GB`,
    wrong: (d) => `只有 ${d.gigabytes} GB`,
    advice: () => "清理磁盘；空间不够时无法保存。",
  },
  permissions: {
    name: "读写权限",
    fine: () => "可以读写",
    wrong: (d) => `不能写入：${d.folder}`,
    advice: () => "在文件夹的属性里允许当前用户写入，或者把资料库放到别处。",
  },
  privacy: {
    name: "保密",
    fine: (d) =>
      d.what === "inherited" ? "不适用：由 Windows 的用户文件夹保护" : "只有当前用户能打开资料库",
    wrong: privacyZh,
    advice: privacyAdviceZh,
  },
  network: {
    name: "资料库位置",
    fine: (d) => `在本机：${d.folder}`,
    wrong: (d) => `在网络文件夹里：${d.folder}`,
    advice: () => "把资料库放到本机硬盘上；几台电脑之间请用快报文件（.bulletin）往来。",
  },
  clock: {
    name: "系统时间",
    fine: () => "正常",
    wrong: (d) => `比最近一次保存的时间（${d.latest}）早，可能被调慢了`,
    advice: () => "核对电脑的日期和时间。",
  },
  printer: {
    name: "打印引擎",
    fine: (d) => `已找到：${d.browser}`,
    wrong: () => "没有找到 Chromium 内核的浏览器",
    advice: () => "安装 Edge、Chrome 或 Chromium；没有它不能预览和导出 PDF。",
  },
  log: {
    name: "程序日志",
    fine: () => "近一周没有内部错误",
    wrong: (d) =>
      `近一周有 ${d.count} 次内部错误，最近一次在 ${formatMoment(d.at ?? "", "zh-CN")}（${d.event} ${d.kind}）`,
    advice: () => "已保存的内容不受影响。如果反复出现，请点“保存报告”，把报告交给维护程序的人。",
  },
};

export const en: Words = {
  database: {
    name: "Database",
    fine: (d) => `sound, ${d.issues} issues, ${d.megabytes} MB`,
    wrong: (d) => `damaged: ${d.problem}`,
    advice: () =>
      "Repair it in the dialog: the newest sound backup and later saves are restored; or restore one from the list.",
  },
  index: {
    name: "Search index",
    fine: (d) => `sound, ${d.articles} articles`,
    wrong: (d) => `does not fit: ${d.articles} articles, ${d.indexed} in the index`,
    advice: () => "Restore the newest backup; the issues are not affected.",
  },
  documents: {
    name: "Issues, manuscripts, names, publications, templates",
    fine: (d) => `all can be read, ${d.count}`,
    wrong: (d) => `${d.count} cannot be read: ${d.wrong}`,
    advice: () => "They can be taken back from a backup now.",
  },
  pictures: {
    name: "Pictures",
    fine: (d) => `sound, ${d.count}`,
    wrong: (d) => `${d.count} damaged: ${d.wrong}`,
    advice: () => "Take them back from a backup; insert those that no backup has again in their issue.",
  },
  versions: {
    name: "Versions",
    fine: (d) => `sound, ${d.count}`,
    wrong: (d) => `${d.count} damaged`,
    advice: () => "Restore a backup; what is there now is not affected.",
  },
  backups: {
    name: "Backups",
    fine: (d) => `${d.count}, the newest of ${d.date}, sound`,
    wrong: backupsEn,
    advice: () => "Press “Back up now”; if a backup is damaged, check the disk.",
  },
  secondBackups: {
    name: "Second place",
    fine: (d) => `${d.count}, the newest of ${d.date}, sound`,
    wrong: secondBackupsEn,
    advice: secondBackupsAdviceEn,
  },
  autosaves: {
    name: "Autosaves",
    fine: (d) => `sound, ${d.count} issues`,
    wrong: (d) => `wrong: ${d.problem}`,
    advice: () => "Check the free space and the permissions of the library's folder, then back up.",
  },
  settings: {
    name: "Settings",
    fine: () => "sound",
    wrong: (d) => `cannot be read in part: ${d.wrong}`,
    advice: () => "Choose again in the settings; what could not be read is as by default.",
  },
  fonts: {
    name: "Fonts",
    fine: (d) => `all there, ${d.count}`,
    wrong: (d) => `missing: ${d.missing}`,
    advice: () => "Install the program again.",
  },
  space: {
    name: "Free space",
    fine: (d) => `${d.gigabytes} GB`,
    wrong: (d) => `only ${d.gigabytes} GB`,
    advice: () => "Free some space: without it nothing can be saved.",
  },
  permissions: {
    name: "Permissions",
    fine: () => "can be written",
    wrong: (d) => `cannot be written: ${d.folder}`,
    advice: () => "Allow yourself to write in that folder, or move the library.",
  },
  privacy: {
    name: "Privacy",
    fine: (d) =>
      d.what === "inherited"
        ? "not applicable: Windows protects the folders of a user"
        : "only the present user can open the library",
    wrong: privacyEn,
    advice: privacyAdviceEn,
  },
  network: {
    name: "Place of the library",
    fine: (d) => `on this machine: ${d.folder}`,
    wrong: (d) => `in a network folder: ${d.folder}`,
    advice: () => "Move the library to a disk of this machine; use .bulletin files between machines.",
  },
  clock: {
    name: "Clock",
    fine: () => "right",
    wrong: (d) => `earlier than the latest save (${d.latest}): it may have been set back`,
    advice: () => "Check the date and time of this machine.",
  },
  printer: {
    name: "Print engine",
    fine: (d) => `found: ${d.browser}`,
    wrong: () => "no Chromium-kernel browser was found",
    advice: () => "Install Edge, Chrome or Chromium; without one there is no preview and no PDF.",
  },
  log: {
    name: "Log of the program",
    fine: () => "no internal error in the last week",
    wrong: (d) =>
      `internal errors in the last week: ${d.count}, the newest on ${formatMoment(d.at ?? "", "en")} (${d.event} ${d.kind})`,
    advice: () =>
      "What was saved is unharmed. If they come again, press “Save report”, and give the report to whoever maintains the program.",
  },
};
