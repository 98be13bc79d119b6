import type { ErrorCode, ErrorDetails } from "../contract/errors.ts";
import type { Translation } from "./language.ts";

type Sentence = (details: ErrorDetails) => string;

/** What happened, and what to do: one sentence or two for each error code. */
export const zhCN = {
  "invalid-input": (d) => `数据不符合要求：${d.problem}`,
  usage: (d) => `命令写法不对：${d.problem}`,
  "not-found": (d) => `找不到${d.what}。请检查名称是否正确，或者它是否已被移走。`,
  unreadable: (d) => `无法读取“${d.file}”：它不是文本文件，或者编码不是 UTF-8、GB18030、UTF-16。请用 Word 或 WPS 另存为纯文本后再试。`,
  "too-large": (d) => `“${d.file}”太大，最多 ${d.limit}。请拆分后再试。`,
  "newer-version": (d) => `内容由更新版本的程序保存（版本 ${d.found}，本程序支持到 ${d.known}）。请升级程序后再打开，文件没有改动。`,
  conflict: (d) => `这一期刚被${d.holder}保存过。您的内容还在屏幕上，请另存一份后重新打开。`,
  "taken-over": (d) => `${d.holder}正在编辑这一期。您可以只读查看，或接管编辑。`,
  "disk-full": (d) => `磁盘已满，无法写入“${d.path}”。请清理空间后重试，原有文件没有改动。`,
  "not-writable": (d) => `没有权限写入“${d.path}”。请换一个文件夹，原有文件没有改动。`,
  "file-busy": (d) => `“${d.path}”正被其他程序打开。请在 Word、WPS 或阅读器中关闭它后重试。`,
  "library-damaged": (d) => `资料库“${d.path}”已损坏（${d.problem}）。文件原样保留，请从备份恢复。`,
  "no-printer": () => "没有找到可用于排版打印的浏览器内核。请安装 Chrome、Edge 或 Chromium 后重试。",
  "no-program": (d) => `系统没有打开“${d.path}”的程序，或者它没能启动。文件已经写好，请在文件夹中找到它打开。`,
  cancelled: () => "已取消。",
  unavailable: (d) => `当前环境不支持${d.what}。`,
  disconnected: () => "与程序内核的连接已断开。内容还在屏幕上，请重新启动程序。",
  internal: (d) => `程序出现内部错误：${d.problem}`,
} satisfies Record<ErrorCode, Sentence>;

export const en: Translation<typeof zhCN> = {
  "invalid-input": (d) => `The data is not valid: ${d.problem}`,
  usage: (d) => `Wrong command line: ${d.problem}`,
  "not-found": (d) => `Cannot find ${d.what}. Check the name, or whether it was moved.`,
  unreadable: (d) => `Cannot read “${d.file}”: it is not text, or its encoding is not UTF-8, GB18030 or UTF-16. Save it as plain text in Word or WPS and try again.`,
  "too-large": (d) => `“${d.file}” is too large (at most ${d.limit}). Split it and try again.`,
  "newer-version": (d) => `This was saved by a newer program (version ${d.found}; this one knows up to ${d.known}). Update the program; nothing was changed.`,
  conflict: (d) => `${d.holder} has just saved this issue. Your text is still on screen: save a copy and open it again.`,
  "taken-over": (d) => `${d.holder} is editing this issue. You can read it, or take over.`,
  "disk-full": (d) => `The disk is full: cannot write “${d.path}”. Free some space and try again; existing files are unchanged.`,
  "not-writable": (d) => `No permission to write “${d.path}”. Choose another folder; existing files are unchanged.`,
  "file-busy": (d) => `“${d.path}” is open in another program. Close it there and try again.`,
  "library-damaged": (d) => `The library “${d.path}” is damaged (${d.problem}). It was left as it is; restore it from a backup.`,
  "no-printer": () => "No browser engine was found to print with. Install Chrome, Edge or Chromium and try again.",
  "no-program": (d) => `No program of the system opens “${d.path}”, or it did not start. The file is there: open it from its folder.`,
  cancelled: () => "Cancelled.",
  unavailable: (d) => `${d.what} is not available here.`,
  disconnected: () => "The connection to the program's core is gone. Your text is still on screen; start the program again.",
  internal: (d) => `The program has an internal error: ${d.problem}`,
};
