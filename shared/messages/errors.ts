/** The sentences of errors: what happened and what to do. */
import type { ErrorCode, ErrorDetails, Measure, UnreadableReason } from "../basics/errors.ts";
import type { Translation } from "../basics/language.ts";
import { formatMoment } from "./moment.ts";
import * as workflow from "./workflow.ts";

/** A sentence for each error code, made of its details. */
export type ErrorSentences = { [Code in ErrorCode]: (details: ErrorDetails[Code]) => string };
/** The sentences about files that cannot be read, and about files that exceed a limit. */
type UnreadableSentences = Record<UnreadableReason | "unknown", (file: string) => string>;
type LimitSentences = Record<Measure | "unknown", (file: string, limit: string) => string>;

const unreadableZh: UnreadableSentences = {
  "word-97": (file) =>
    `无法读取“${file}”：它是旧版 Word 文件（.doc）。请用 Word 或 WPS 打开，另存为 .docx 后再试。`,
  "word-encrypted": (file) => `无法读取“${file}”：它有打开密码。请用 Word 或 WPS 打开，去掉密码另存后再试。`,
  "word-damaged": (file) =>
    `无法读取“${file}”：这个 Word 文件已损坏或不完整。请用 Word 或 WPS 打开修复，另存为 .docx 后再试。`,
  "not-word": (file) => `无法读取“${file}”：它不是 Word 文档。请改用 .docx、.txt 或 .md 文件。`,
  revisions: (file) =>
    `分不清“${file}”修订前后的文字，没有执行。请用 Word 或 WPS 打开，在“审阅”中接受或拒绝全部修订，另存后再试。`,
  rtf: (file) => `无法读取“${file}”：它是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx 后再试。`,
  "web-page": (file) =>
    `无法读取“${file}”：它是网页文件，只是改了扩展名。请用 Word 或 WPS 打开，另存为 .docx 后再试。`,
  pdf: (file) => `无法读取“${file}”：它是 PDF 文件。请向供稿单位索取 .docx 文件。`,
  "other-archive": (file) => `无法读取“${file}”：压缩包只能读取 .zip。请先解压，再导入其中的文件。`,
  "archive-damaged": (file) => `无法读取“${file}”：压缩包已损坏或不完整。请重新获取后再试。`,
  "archive-encrypted": (file) => `无法读取“${file}”：压缩包有密码。请先解压，再导入其中的文件。`,
  "archive-empty": (file) => `无法读取“${file}”：压缩包里没有文件。`,
  empty: (file) => `无法读取“${file}”：它是空文件，没有任何内容。请重新获取后再试。`,
  folder: (file) => `无法读取“${file}”：它是文件夹。请写出其中的文件，例如 ${file}/*.docx。`,
  link: (file) => `没有读取“${file}”：它是指向收稿文件夹以外的链接。请把文件本身复制进来。`,
  "not-templates": (file) => `无法读取“${file}”：它不是模板文件。请选择从“模板”中导出的文件。`,
  "templates-damaged": (file) =>
    `无法读取“${file}”：这个模板文件不完整，或者改动过。请重新导出后再试，原有模板没有变化。`,
  "not-sheet": (file) =>
    `无法读取“${file}”：它不是表格，或者已损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。`,
  "not-picture": (file) => `无法读取“${file}”：它不是图片。请选择 PNG 或 JPG 图片。`,
  "picture-damaged": (file) =>
    `无法读取“${file}”：这张图片已损坏或不完整。请用看图软件打开，另存为 PNG 或 JPG 后再试。`,
  "package-damaged": (file) =>
    `无法读取“${file}”：这个快报文件不完整，或者内容被改动过。请在原来的电脑上重新导出后再试。`,
  unknown: (file) =>
    `无法读取“${file}”：它不是文本文件，或者编码不是 UTF-8、GB18030、UTF-16。请用 Word 或 WPS 另存为纯文本后再试。`,
};

const tooLargeZh: LimitSentences = {
  file: (file, limit) => `“${file}”太大，最多 ${limit}。请拆分或压缩图片后再试。`,
  entries: (file, limit) =>
    `“${file}”没有读取：里面的部件太多，最多 ${limit} 个。请用 Word 或 WPS 另存后再试。`,
  expanded: (file, limit) => `“${file}”没有读取：解压后太大，最多 ${limit}。请拆分后再试。`,
  ratio: (file, limit) => `“${file}”没有读取：压缩比超过 ${limit} 倍，不像正常的文稿。请核实来源。`,
  depth: (file, limit) => `“${file}”没有读取：内容嵌套超过 ${limit} 层，不像正常的文稿。请核实来源。`,
  paragraphs: (file, limit) => `“${file}”太长，最多 ${limit} 段。请拆分后再试。`,
  characters: (file, limit) => `“${file}”太长，最多 ${limit} 字。请拆分后再试。`,
  rows: (file, limit) => `“${file}”太长，最多 ${limit} 行。请拆分后再试。`,
  time: (file, limit) => `读取“${file}”超过 ${limit} 秒，已停止。请拆分后再试。`,
  memory: (file, limit) => `读取“${file}”需要的内存超过 ${limit}，已停止。请拆分后再试。`,
  picture: (file, limit) => `图片“${file}”太大，最多 ${limit}。请压缩后再试。`,
  pixels: (file, limit) => `图片“${file}”的像素太多，最多 ${limit} 百万像素。请缩小后再试。`,
  unknown: (file, limit) => `“${file}”太大，最多 ${limit}。请拆分后再试。`,
};

const unreadableEn: UnreadableSentences = {
  "word-97": (file) =>
    `Cannot read “${file}”: it is an old Word file (.doc). Open it in Word or WPS, save it as .docx and try again.`,
  "word-encrypted": (file) =>
    `Cannot read “${file}”: it is protected by a password. Open it in Word or WPS, save it without the password and try again.`,
  "word-damaged": (file) =>
    `Cannot read “${file}”: this Word file is damaged or incomplete. Open and repair it in Word or WPS, save it as .docx and try again.`,
  "not-word": (file) => `Cannot read “${file}”: it is no Word document. Use a .docx, .txt or .md file.`,
  revisions: (file) =>
    `The original text of “${file}” cannot be told from the final one; nothing was done. Open it in Word or WPS, accept or reject all changes, save it and try again.`,
  rtf: (file) =>
    `Cannot read “${file}”: it is an RTF file. Open it in Word or WPS, save it as .docx and try again.`,
  "web-page": (file) =>
    `Cannot read “${file}”: it is a web page under another name. Open it in Word or WPS, save it as .docx and try again.`,
  pdf: (file) => `Cannot read “${file}”: it is a PDF file. Ask the contributor for the .docx file.`,
  "other-archive": (file) =>
    `Cannot read “${file}”: of archives, only .zip is read. Unpack it and import the files in it.`,
  "archive-damaged": (file) =>
    `Cannot read “${file}”: the archive is damaged or incomplete. Get it again and retry.`,
  "archive-encrypted": (file) =>
    `Cannot read “${file}”: the archive has a password. Unpack it and import the files in it.`,
  "archive-empty": (file) => `Cannot read “${file}”: there are no files in the archive.`,
  empty: (file) => `Cannot read “${file}”: the file is empty. Get it again and retry.`,
  folder: (file) =>
    `Cannot read “${file}”: it is a folder. Name the files in it, for example ${file}/*.docx.`,
  link: (file) =>
    `“${file}” was not read: it is a link to a place outside the watched folder. Copy the file itself there.`,
  "not-templates": (file) =>
    `Cannot read “${file}”: it is no file of templates. Choose one that was exported from Templates.`,
  "templates-damaged": (file) =>
    `Cannot read “${file}”: this file of templates is incomplete or was changed. Export it again and retry; your templates are unchanged.`,
  "not-sheet": (file) =>
    `Cannot read “${file}”: it is no table, or is damaged. Open it in Excel or WPS, save it as .xlsx and try again.`,
  "not-picture": (file) => `Cannot read “${file}”: it is no picture. Choose a PNG or JPEG file.`,
  "picture-damaged": (file) =>
    `Cannot read “${file}”: this picture is damaged or incomplete. Open it in a viewer, save it as PNG or JPEG and try again.`,
  "package-damaged": (file) =>
    `Cannot read “${file}”: this bulletin file is incomplete or was changed. Export it again on the machine that it comes from.`,
  unknown: (file) =>
    `Cannot read “${file}”: it is not text, or its encoding is not UTF-8, GB18030 or UTF-16. Save it as plain text in Word or WPS and try again.`,
};

const tooLargeEn: LimitSentences = {
  file: (file, limit) =>
    `“${file}” is too large (at most ${limit}). Split it or compress its pictures and try again.`,
  entries: (file, limit) =>
    `“${file}” was not read: it has too many parts (at most ${limit}). Save it again in Word or WPS and try again.`,
  expanded: (file, limit) =>
    `“${file}” was not read: it is too large when unpacked (at most ${limit}). Split it and try again.`,
  ratio: (file, limit) =>
    `“${file}” was not read: it is packed more than ${limit} times, unlike a real manuscript. Check where it comes from.`,
  depth: (file, limit) =>
    `“${file}” was not read: it is nested more than ${limit} deep, unlike a real manuscript. Check where it comes from.`,
  paragraphs: (file, limit) => `“${file}” is too long (at most ${limit} paragraphs). Split it and try again.`,
  characters: (file, limit) => `“${file}” is too long (at most ${limit} characters). Split it and try again.`,
  rows: (file, limit) => `“${file}” has more than ${limit} rows. Split it and try again.`,
  time: (file, limit) => `Reading “${file}” was stopped after ${limit} seconds. Split it and try again.`,
  memory: (file, limit) =>
    `Reading “${file}” was stopped: it needs more than ${limit} of memory. Split it and try again.`,
  picture: (file, limit) =>
    `The picture “${file}” is too large (at most ${limit}). Compress it and try again.`,
  pixels: (file, limit) =>
    `The picture “${file}” has too many pixels (at most ${limit} million). Make it smaller and try again.`,
  unknown: (file, limit) => `“${file}” is too large (at most ${limit}). Split it and try again.`,
};

function unreadableSentence(
  sentences: UnreadableSentences,
  { file, reason }: Exclude<ErrorDetails["unreadable"], { reason: "picture-type" }>,
): string {
  return sentences[reason ?? "unknown"](file);
}
const limitSentence = (
  sentences: LimitSentences,
  { file, limit, measure }: ErrorDetails["too-large"],
): string => sentences[measure ?? "unknown"](file, limit);

/** The name of a state; a state of a newer program has none. */
const nameState = (states: Record<string, string>, state: string): string => states[state] ?? state;

/** What is not found, of things that have no name of their own. */
type Nameless = Exclude<ErrorDetails["not-found"], { what: "path" | "issue" | "publication" }>["what"];
const missingZh: Record<Nameless, string> = {
  template: "资料库中没有这个模板，它可能已在别的窗口删除。",
  asset: "资料库中没有这张图片。请重新插入。",
  version: "资料库中没有这个版本，它可能已随时间精简。",
  manuscript: "资料库中没有这篇稿件，它可能已在别的窗口删除。",
  article: "资料库中没有这篇文章，它可能已在别的窗口删除。",
};
const missingEn: Record<Nameless, string> = {
  template: "This template is not in the library. It may have been deleted in another window.",
  asset: "This picture is not in the library. Insert it again.",
  version: "This version is not in the library. Old automatic ones are thinned out with time.",
  manuscript: "This manuscript is not in the library. It may have been deleted in another window.",
  article: "This article is not in the library. It may have been deleted in another window.",
};

function notFoundZh(d: ErrorDetails["not-found"]): string {
  switch (d.what) {
    case "path":
      return `找不到${d.path}。请检查名称是否正确，或者它是否已被移走。`;
    case "issue":
      return `资料库中没有${d.number === undefined ? "这一期" : `第${d.number}期`}，它可能已移到回收站。`;
    case "publication":
      return d.name === undefined
        ? "资料库中没有这个刊物，它可能已停用。请在“刊物”中查看。"
        : `找不到刊物“${d.name}”。请检查名称是否正确。`;
    default:
      return missingZh[d.what];
  }
}

function notFoundEn(d: ErrorDetails["not-found"]): string {
  switch (d.what) {
    case "path":
      return `Cannot find ${d.path}. Check the name, or whether it was moved.`;
    case "issue":
      return `${d.number === undefined ? "This issue" : `No. ${d.number}`} is not in the library. It may be in the bin.`;
    case "publication":
      return d.name === undefined
        ? "This publication is not in the library, or no longer in use. Look at Publications."
        : `Cannot find the publication “${d.name}”. Check its name.`;
    default:
      return missingEn[d.what];
  }
}

function conflictZh(d: ErrorDetails["conflict"]): string {
  switch (d.what) {
    case "issue":
      return `这一期刚被${d.holder}保存过。您的内容还在屏幕上，请另存一份后重新打开。`;
    case "publication":
      return "这个刊物刚在别的窗口改过，您的修改没有保存。请重新打开后再改。";
    case "names":
      return "名录刚在别的窗口改过，您在本窗口的修改还没有保存。";
  }
}

function conflictEn(d: ErrorDetails["conflict"]): string {
  switch (d.what) {
    case "issue":
      return `${d.holder} has just saved this issue. Your text is still on screen: save a copy and open it again.`;
    case "publication":
      return "This publication was just changed in another window; your changes are not saved. Open it again and repeat them.";
    case "names":
      return "The names were just changed in another window; your changes in this one are not saved.";
  }
}

type Damage = ErrorDetails["library-damaged"];
const damagedZh: Record<Damage["what"], (d: Damage) => string> = {
  library: (d) => `资料库“${d.path}”已损坏（${d.problem}）。文件原样保留，请从备份恢复。`,
  foreign: (d) =>
    `“${d.path}”不是快报工作站的资料库，是另一个程序的数据库。文件没有改动。请把它移到别处，放回资料库文件或备份后再试。`,
  issue: () => "这一期的内容已损坏，没有打开，其他各期不受影响。请从备份取回。",
  manuscript: () => "这篇稿件的内容已损坏，没有打开，其他稿件不受影响。请从备份取回。",
};
const damagedEn: Record<Damage["what"], (d: Damage) => string> = {
  library: (d) =>
    `The library “${d.path}” is damaged (${d.problem}). It was left as it is; restore it from a backup.`,
  foreign: (d) =>
    `“${d.path}” is no library of this program, but the database of another one. It was not changed. Move it elsewhere, put the library's file or a backup back, and try again.`,
  issue: () =>
    "This issue is damaged and was not opened; the others are not affected. Take it back from a backup.",
  manuscript: () =>
    "This manuscript is damaged and was not opened; the others are not affected. Take it back from a backup.",
};

/** One or two sentences for each error code: what happened, and what to do. */
export const zhCN = {
  "invalid-input": (d) => `数据不符合要求：${d.problem}`,
  usage: (d) => `命令写法不对：${d.problem}`,
  "not-found": notFoundZh,
  ambiguous: (d) =>
    `资料库中不止一期是第${d.issue}期，没有执行。请改用下面的编号写明是哪一期：\n${d.candidates}`,
  unreadable: (d) =>
    d.reason === "picture-type"
      ? `无法插入“${d.file}”：它是 ${d.found} 图片。请另存为 PNG 或 JPG 后再试。`
      : unreadableSentence(unreadableZh, d),
  "too-large": (d) => limitSentence(tooLargeZh, d),
  "newer-version": (d) =>
    `内容由更新版本的程序保存（版本 ${d.found}，本程序支持到 ${d.known}）。请升级程序后再打开，文件没有改动。`,
  conflict: conflictZh,
  "taken-over": (d) =>
    d.refused === "write"
      ? `${d.holder}正在编辑这一期。您可以只读查看，或接管编辑。`
      : `${d.holder}正在编辑这一期，没有取回。请先在那个窗口关闭这一期，再取回。`,
  restoring: () => "资料库正在恢复备份，这一步还没有做。正在编辑的内容会自动重试保存，其他操作请稍后再试。",
  restored: () =>
    "资料库刚恢复了备份。您的内容是恢复之前的，还在屏幕上，没有写入资料库。请存为版本或另存为副本，再打开资料库中的内容。",
  locked: (d): string =>
    d.refused === "write"
      ? "这一期已定稿锁定，没有保存。需要修改时请先解锁。"
      : "这一期已定稿锁定，没有取回。需要取回时请先解锁。",
  "wrong-step": (d) =>
    `这一期现在是“${nameState(workflow.zhCN.states, d.state)}”，不能这样转。请看一下当前进度后再试。`,
  "no-person": () => "还不知道您是哪一位。请先填写姓名与岗位。",
  "disk-failed": (d) =>
    `读写“${d.path}”时磁盘出错。请检查硬盘或 U 盘是否接好；多次出现说明硬盘可能有故障，请尽快备份到另一处。`,
  "disk-full": (d) => `磁盘已满，无法写入“${d.path}”。请清理空间后重试，原有文件没有改动。`,
  "not-writable": (d) => `没有权限写入“${d.path}”。请换一个文件夹，原有文件没有改动。`,
  "file-busy": (d) =>
    d.what === "file"
      ? `“${d.path}”正被其他程序打开。请在 Word、WPS 或阅读器中关闭它后重试。`
      : `资料库“${d.path}”正由另一个程序恢复（电脑“${d.host}”，进程 ${d.pid}，从${formatMoment(d.since, "zh-CN")}起）。请等它完成后再启动。`,
  "no-copy": (d) =>
    d.problem === "damaged"
      ? `备份“${d.path}”已损坏，没有取回，资料库没有改动。请选另一份备份。`
      : `备份“${d.path}”里没有要取回的内容，资料库没有改动。请选另一份备份。`,
  "library-damaged": (d) => damagedZh[d.what](d),
  "library-gone": (d) =>
    `资料库文件夹“${d.path}”不见了：它被删除、改名、移走或换掉，或者磁盘被拔出。这一步没有写入资料库。请放回原处后再试；正在编辑的内容还在屏幕上，可以先存为文件。`,
  "library-missing": (d) =>
    `找不到资料库“${d.path}”：以前打开过，现在不在那里。可能是磁盘没有接上，或者文件夹被移走、改名、删除了。程序没有在那里新建资料库。请接好或放回后再试，或用 --library 指定它现在的文件夹；要在那里新建一个空的资料库，请用 npm start -- --new-library 启动程序。`,
  "no-printer": () => "没有找到可用于排版打印的浏览器内核。请安装 Chrome、Edge 或 Chromium 后重试。",
  "no-program": (d) =>
    `系统没有打开“${d.path}”的程序，或者它没能启动。文件已经写好，请在文件夹中找到它打开。`,
  cancelled: () => "已取消。",
  unavailable: (d) =>
    d.what === "operation"
      ? `当前环境不支持${d.operation}。`
      : `端口 ${d.port} 已被其他程序占用。请换一个端口，或者不指定端口。`,
  "file-closed": () => "要导入的文件已经关闭（程序可能重新启动过），没有导入。请核对后再导入一次。",
  disconnected: () => "与程序内核的连接已断开。内容还在屏幕上，请重新启动程序。",
  internal: (d) => `程序出现内部错误：${d.problem}`,
} satisfies ErrorSentences;

export const en: Translation<typeof zhCN> = {
  "invalid-input": (d) => `The data is not valid: ${d.problem}`,
  usage: (d) => `Wrong command line: ${d.problem}`,
  "not-found": notFoundEn,
  ambiguous: (d) =>
    `More than one issue of the library is No. ${d.issue}; nothing was done. Name the one that you mean by its id:\n${d.candidates}`,
  unreadable: (d) =>
    d.reason === "picture-type"
      ? `Cannot insert “${d.file}”: it is a ${d.found} picture. Save it as PNG or JPEG and try again.`
      : unreadableSentence(unreadableEn, d),
  "too-large": (d) => limitSentence(tooLargeEn, d),
  "newer-version": (d) =>
    `This was saved by a newer program (version ${d.found}; this one knows up to ${d.known}). Update the program; nothing was changed.`,
  conflict: conflictEn,
  "taken-over": (d) =>
    d.refused === "write"
      ? `${d.holder} is editing this issue. You can read it, or take over.`
      : `${d.holder} is editing this issue, so nothing was taken back. Close the issue there first.`,
  restoring: () =>
    "A backup is being restored, so this was not done yet. What you are editing is saved again by itself; try anything else in a moment.",
  restored: () =>
    "A backup was just restored. Your text is from before; it is still on screen, not in the library. Keep it as a version or save a copy, then open what is in the library.",
  locked: (d): string =>
    d.refused === "write"
      ? "This issue is final and locked: nothing was saved. Unlock it to change it."
      : "This issue is final and locked: nothing was taken back. Unlock it first.",
  "wrong-step": (d) =>
    `This issue is in “${nameState(workflow.en.states, d.state)}” now and cannot go there. Look at its progress and try again.`,
  "no-person": () => "Your name is not known yet. Fill in name and role first.",
  "disk-failed": (d) =>
    `The disk failed at “${d.path}”. Check that it is plugged in; where this comes again, the disk may be dying: back up to another one.`,
  "disk-full": (d) =>
    `The disk is full: cannot write “${d.path}”. Free some space and try again; existing files are unchanged.`,
  "not-writable": (d) =>
    `No permission to write “${d.path}”. Choose another folder; existing files are unchanged.`,
  "file-busy": (d) =>
    d.what === "file"
      ? `“${d.path}” is open in another program. Close it there and try again.`
      : `Another program recovers the library “${d.path}” (machine “${d.host}”, process ${d.pid}, since ${formatMoment(d.since, "en")}). Start again when it is done.`,
  "no-copy": (d) =>
    d.problem === "damaged"
      ? `The backup “${d.path}” is damaged: nothing was taken back, and the library is unchanged. Choose another backup.`
      : `The backup “${d.path}” does not contain what you want back; the library is unchanged. Choose another backup.`,
  "library-damaged": (d) => damagedEn[d.what](d),
  "library-gone": (d) =>
    `The folder of the library “${d.path}” is gone: it was deleted, renamed, moved or replaced, or its disk was pulled out. Nothing was stored. Put it back and try again; what you are editing is still on screen and can be saved as a file.`,
  "library-missing": (d) =>
    `The library “${d.path}” is missing: it was opened before, and is not there now. Perhaps its disk is not plugged in, or its folder was moved, renamed or deleted. No new library was made there. Put it back and try again, or name its present folder with --library; to make a new, empty library there, start the program with npm start -- --new-library.`,
  "no-printer": () =>
    "No browser engine was found to print with. Install Chrome, Edge or Chromium and try again.",
  "no-program": (d) =>
    `No program of the system opens “${d.path}”, or it did not start. The file is there: open it from its folder.`,
  cancelled: () => "Cancelled.",
  unavailable: (d) =>
    d.what === "operation"
      ? `${d.operation} is not available here.`
      : `Port ${d.port} is taken by another program. Choose another one, or none.`,
  "file-closed": () =>
    "The file to import is no longer open (the program may have been restarted); nothing was imported. Check it and import it again.",
  disconnected: () =>
    "The connection to the program's core is gone. Your text is still on screen; start the program again.",
  internal: (d) => `The program has an internal error: ${d.problem}`,
};
