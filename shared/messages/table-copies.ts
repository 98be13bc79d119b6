import type { CopyTable, TableChange, TablePart } from "../contract/table-copies.ts";
import type { Translation } from "../basics/language.ts";

const parts: Record<TablePart, string> = {
  short: "简称",
  unit: "单位",
  post: "职务",
  from: "起",
  to: "止",
  name: "名称",
  issuer: "主办单位",
  numbering: "编号",
  dateForm: "日期写法",
  sections: "栏目",
  contents: "本期要目",
  pointStyle: "要点样式",
  imprint: "版记",
  page: "版面",
  faces: "字体",
  pageNumber: "页码",
  proofing: "检查",
  scoring: "计分",
  versions: "生效日期",
  kind: "类型",
  limit: "限字",
  blocks: "内容",
  others: "其他",
};

/** 从备份取回: the names, publications and templates. */
export const zhCN = {
  tables: { names: "名录", publications: "刊物", templates: "模板" } satisfies Record<CopyTable, string>,
  effects: {
    names: "取回后，单位和人员都换成备份里的；之前先做一份备份，可以换回来。",
    publications: "取回后换成备份里的；备份里没有的停用，有各期归入的不动。之前先做一份备份，可以换回来。",
    templates: "取回后换成备份里的；备份里没有的删除。之前先做一份备份，可以换回来。",
  } satisfies Record<CopyTable, string>,
  isDamaged: "现在的内容有损坏。取回后换成备份里的；损坏的另存在资料库的 damaged 文件夹。",
  noCopy: "没有备份含有这些内容。",
  entries: (count: string) => `${count} 项`,
  difference: (added: number, changed: number, removed: number) => {
    const counts = [
      added > 0 ? `加 ${added} 项` : "",
      changed > 0 ? `改 ${changed} 项` : "",
      removed > 0 ? `去 ${removed} 项` : "",
    ].filter((each) => each !== "");
    return counts.length === 0 ? "内容相同，次序不同" : `取回后${counts.join("，")}`;
  },
  changes: {
    added: "加上",
    changed: "改动",
    replaced: "换掉损坏的",
    removed: "去掉",
    stays: "不动，有各期归入",
    same: "相同",
  } satisfies Record<TableChange, string>,
  parts,
  partChanged: "有改动",
  list: "取回后的变化",
  empty: "没有内容。",
  more: (shown: number, total: number) => `共 ${total} 项，列出前 ${shown} 项。`,
  takeAll: "全部取回",
  takeOne: "只取回这一项",
  takeOneOf: (name: string) => `只取回“${name}”`,
  done: (name: string) => `已从备份取回${name}。`,
  doneOne: (name: string) => `已从备份取回“${name}”。`,
  undo: "撤销",
  undone: "已换回取回以前的内容。",
};

const enParts: Record<TablePart, string> = {
  short: "Short forms",
  unit: "Unit",
  post: "Post",
  from: "From",
  to: "To",
  name: "Name",
  issuer: "Issuer",
  numbering: "Numbering",
  dateForm: "Date",
  sections: "Sections",
  contents: "Contents",
  pointStyle: "Point style",
  imprint: "Imprint",
  page: "Page",
  faces: "Typefaces",
  pageNumber: "Page numbers",
  proofing: "Checks",
  scoring: "Scoring",
  versions: "Valid from",
  kind: "Kind",
  limit: "Limit",
  blocks: "Content",
  others: "Other",
};

export const en: Translation<typeof zhCN> = {
  tables: { names: "Names", publications: "Publications", templates: "Templates" },
  effects: {
    names:
      "Units and people become those of the backup. A backup is made first, so that you can go back to what is there now.",
    publications:
      "They become those of the backup. What it does not have goes out of use, unless issues belong to it. A backup is made first, so that you can go back.",
    templates:
      "They become those of the backup. What it does not have is deleted. A backup is made first, so that you can go back.",
  },
  isDamaged:
    "Something that is there now is damaged. The content of the backup takes its place; what is damaged is kept in the folder “damaged” of the library.",
  noCopy: "No backup has any of this.",
  entries: (count) => (count === "1" ? "1 entry" : `${count} entries`),
  difference: (added, changed, removed) => {
    const counts = [
      added > 0 ? `adds ${added}` : "",
      changed > 0 ? `changes ${changed}` : "",
      removed > 0 ? `removes ${removed}` : "",
    ].filter((each) => each !== "");
    return counts.length === 0 ? "Same entries in another order" : `Taking it back ${counts.join(", ")}`;
  },
  changes: {
    added: "Added",
    changed: "Changed",
    replaced: "Replaces what is damaged",
    removed: "Removed",
    stays: "Stays, has issues",
    same: "Same",
  },
  parts: enParts,
  partChanged: "changed",
  list: "What changes",
  empty: "Nothing is in it.",
  more: (shown, total) => `${shown} of ${total} are listed.`,
  takeAll: "Take all back",
  takeOne: "Take only this back",
  takeOneOf: (name) => `Take only “${name}” back`,
  done: (name) => `${name} were taken back from a backup.`,
  doneOne: (name) => `“${name}” was taken back from a backup.`,
  undo: "Undo",
  undone: "What was there before is back.",
};
