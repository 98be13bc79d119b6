import type { ExportFormat } from "../contract/calls.ts";
import type { Translation } from "./language.ts";

const formats: Record<ExportFormat, string> = { docx: "Word 文档", pdf: "PDF", html: "网页（HTML）", txt: "纯文本", bulletin: "快报文件（带修订和批注，供其他电脑打开）" };

/** Exporting, and choosing a folder for it. */
export const zhCN = {
  exportBoth: "导出 Word + PDF",
  options: "导出选项",
  title: "导出",
  formats: "格式",
  formatNames: formats,
  folder: "文件夹",
  recent: "最近用过",
  browse: "浏览……",
  noFolder: "还没有选择文件夹",
  start: "导出",
  running: "正在导出",
  steps: { word: "生成 Word", print: "排版 PDF", text: "生成文本", write: "写入文件夹" },
  done: (count: number, folder: string) => `已导出 ${count} 个文件到 ${folder}`,
  openFile: (format: string) => `打开 ${format}`,
  showInFolder: "在文件夹中显示",
  chooseFolder: "选择文件夹",
  up: "上一级",
  here: "选这个文件夹",
  noFolders: "里面没有文件夹",
  readOnly: "这个文件夹不能写入",
  nothingChosen: "请至少选一种格式",
  shortNames: { docx: "Word", pdf: "PDF", html: "HTML", txt: "文本", bulletin: "快报文件" } satisfies Record<ExportFormat, string>,
};

export const en: Translation<typeof zhCN> = {
  exportBoth: "Export Word + PDF",
  options: "Export options",
  title: "Export",
  formats: "Formats",
  formatNames: { docx: "Word document", pdf: "PDF", html: "Web page (HTML)", txt: "Plain text", bulletin: "Bulletin file (with marks and comments, for another computer)" },
  folder: "Folder",
  recent: "Used lately",
  browse: "Browse …",
  noFolder: "No folder chosen yet",
  start: "Export",
  running: "Exporting",
  steps: { word: "Making Word", print: "Laying out PDF", text: "Making text", write: "Writing files" },
  done: (count, folder) => `${count} files exported to ${folder}`,
  openFile: (format) => `Open ${format}`,
  showInFolder: "Show in folder",
  chooseFolder: "Choose a folder",
  up: "Up",
  here: "Choose this folder",
  noFolders: "No folders in here",
  readOnly: "This folder is read-only",
  nothingChosen: "Choose at least one format",
  shortNames: { docx: "Word", pdf: "PDF", html: "HTML", txt: "text", bulletin: "bulletin file" },
};
