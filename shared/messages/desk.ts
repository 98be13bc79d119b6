import type { Translation } from "../basics/language.ts";

/** The editing desk around the paper: header, status bar, page preview, and notices about other windows. */
export const zhCN = {
  back: "返回资料库",
  preview: "打印预览",
  pages: "版面",
  pagesOf: (pages: number) => `共 ${pages} 页`,
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  counting: "正在排版……",
  previewFailed: "无法排版",
  hints: (count: number) => `版面提示 ${count} 处`,
  /** Page hints by kind; `lines` is the number of lines to remove. */
  hint: {
    "lone-character": (page: number) => `第 ${page} 页：段末孤字成行，删 1 字可收回一行`,
    "line-at-foot": (page: number) => `第 ${page} 页：页末只留下一段的首行`,
    "gap-before-object": (page: number, lines: number) =>
      `第 ${page} 页：后面的图表移到下一页，页末空出 ${lines} 行。可把图改小，或把文字移到图表前`,
    "line-at-head": (page: number) => `第 ${page} 页：页首只有一段的末行，减一行可收回上页`,
    "imprint-alone": (page: number, lines: number) =>
      `第 ${page} 页：版记另起一页，全期减 ${lines} 行可收回上页`,
  },
  characters: (count: string) => `全期 ${count} 字`,
  grid: (lines: number, characters: number) => `每页 ${lines} 行 × ${characters} 字`,
  saved: (time: string) => `已保存 ${time}`,
  saving: "正在保存……",
  unsaved: "有未保存的修改",
  failed: "没有保存成功，正在重试",
  readOnly: "只读",
  heldBy: (holder: string) => `${holder}正在编辑这一期。您现在是只读查看。`,
  leftBy: (holder: string) =>
    `上次打开这一期的${holder}所在的程序已经中断，现在由本窗口编辑。已保存的内容都在。`,
  takenOver: (holder: string) => `${holder}接管了这一期的编辑。您的最后修改保留在屏幕上，没有写入资料库。`,
  conflict: "这一期在别处被保存过。您的修改保留在屏幕上，没有写入资料库。",
  restored:
    "资料库刚恢复了备份。屏幕上是恢复之前的内容，没有写入现在的资料库。可以把它存为这一期的一个版本，以后随时比较、恢复；资料库里没有这一期时，请另存为副本。",
  keepAsVersion: "存为这一期的版本",
  labelBeforeRestore: "恢复备份之前的内容",
  keptAsVersion: "已存为版本，在“版本”中可以比较和恢复",
  removed: "这一期已在别处移到回收站。您的修改保留在屏幕上，没有写入资料库。",
  libraryGone:
    "资料库文件夹不见了：它被删除、改名、移走或换掉，或者磁盘被拔出。您的修改保留在屏幕上，没有写入资料库。放回原处后会自动保存；放不回来时，请把这一期存为文件，再重新启动程序，从文件导入。",
  saveAsFile: "把这一期存为文件……",
  savedAsFile: (path: string) => `已存为文件：${path}`,
  fault: "这一期的画面出了错，没有显示出来",
  faultSaved: "您写的文字都已保存。请重试；反复出现时，请保存报告，交给维护程序的人。",
  faultSaving: "正在保存您写的文字……",
  faultUnsaved: (reason: string) =>
    `您最后写的文字还没有存进资料库：${reason}先不要关闭窗口；能存进去时程序会自动保存，也可以先存为文件。`,
  editorFault: "刚才的一步出了错，没有做成，文字保持原样。这个错误已记入程序日志。",
  leavingTitle: "这一期还没有保存，要离开吗？",
  leavingFailed: (reason: string) => `您的最后修改没有写入资料库：${reason}`,
  leavingSlowly: "正在把您的最后修改写入资料库，用的时间比平常长。",
  leavingRetries: "程序会不断重试，保存成功后自动离开。",
  leavingStopped: "这个窗口不能再保存这一期。留下后，可以用上方提示条里的办法保留您的修改。",
  leavingLoses: "不保存就离开，没有保存的修改会丢失，无法找回。",
  leaveUnsaved: "不保存，直接离开",
  saveAndLeave: "存为文件后离开……",
  saveAsText: "存为文本文件",
  stay: "留在这一期",
  free: "没有其他人在编辑了。",
  takeOver: "接管编辑",
  edit: "开始编辑",
  saveCopy: "把屏幕上的内容另存为副本",
  restore: "恢复这一期并继续编辑",
  reload: "打开资料库中的内容",
  copySaved: "已另存为副本",
  takeOverQuestion: "确定要接管编辑吗？",
  takeOverText: (holder: string) =>
    `${holder}会变为只读。对方已经保存的内容都在，还没保存的最后一两秒修改可能留在对方屏幕上。`,
  window: (time: string) => `另一个窗口（${time}打开）`,
  missing: "资料库中没有这一期，它可能已经移到回收站。",
  issue: "这一期",
  zoom: "缩放",
  zoomFit: "适合宽度",
  zoomIn: "放大",
  zoomOut: "缩小",
};

export const en: Translation<typeof zhCN> = {
  back: "Back to the library",
  preview: "Print preview",
  pages: "Pages",
  pagesOf: (pages) => (pages === 1 ? "1 page" : `${pages} pages`),
  page: (page, pages) => `Page ${page} of ${pages}`,
  counting: "Laying out …",
  previewFailed: "Cannot lay out",
  hints: (count) => (count === 1 ? "1 hint about the pages" : `${count} hints about the pages`),
  hint: {
    "lone-character": (page) =>
      `Page ${page}: one character alone on a paragraph's last line; cutting one saves a line`,
    "line-at-foot": (page) => `Page ${page}: a paragraph's first line stands alone at the foot`,
    "gap-before-object": (page, lines) =>
      `Page ${page}: the table or picture that follows went to the next page and leaves ${lines} lines white; make the picture smaller, or move text before it`,
    "line-at-head": (page) =>
      `Page ${page}: a paragraph's last line stands alone at the top; one line less takes it back`,
    "imprint-alone": (page, lines) =>
      `Page ${page}: the imprint begins a page of its own; ${lines} ${lines === 1 ? "line" : "lines"} less in the issue takes it back`,
  },
  characters: (count) => `${count} characters`,
  grid: (lines, characters) => `${lines} lines × ${characters} characters a page`,
  saved: (time) => `Saved ${time}`,
  saving: "Saving …",
  unsaved: "Unsaved changes",
  failed: "Not saved, trying again",
  readOnly: "Read-only",
  heldBy: (holder) => `${holder} is editing this issue. You are reading it.`,
  leftBy: (holder) =>
    `The program of ${holder}, which had this issue open, has ended; this window edits it now. Everything that was saved is here.`,
  takenOver: (holder) =>
    `${holder} took this issue over. Your last changes are on screen, not in the library.`,
  conflict: "This issue was saved elsewhere. Your changes are on screen, not in the library.",
  restored:
    "A backup was just restored. What is on screen is from before and is not in the library as it is now. Keep it as a version of this issue, to compare or restore at any time; where the library no longer has this issue, save it as a copy.",
  keepAsVersion: "Keep as a version",
  labelBeforeRestore: "Before a backup was restored",
  keptAsVersion: "Kept as a version: compare and restore it under Versions",
  removed: "This issue was moved to the bin elsewhere. Your changes are on screen, not in the library.",
  libraryGone:
    "The folder of the library is gone: it was deleted, renamed, moved or replaced, or its disk was pulled out. Your changes are on screen, not in the library. They are saved by themselves once it is back; if it cannot be put back, save this issue as a file, start the program again and import the file.",
  saveAsFile: "Save this issue as a file…",
  savedAsFile: (path) => `Saved as a file: ${path}`,
  fault: "The screen of this issue met an error and could not be shown",
  faultSaved:
    "What you wrote is saved. Try again; if it comes again, save a report for whoever maintains the program.",
  faultSaving: "What you wrote is being saved…",
  faultUnsaved: (reason) =>
    `What you wrote last is not in the library yet: ${reason} Keep the window open: it is saved as soon as that is possible. You can also save it as a file.`,
  editorFault:
    "The last step met an error and was not done; the text is as before. The log of the program has the error.",
  leavingTitle: "This issue is not saved. Leave it?",
  leavingFailed: (reason) => `Your last changes are not in the library: ${reason}`,
  leavingSlowly: "Your last changes are being saved; this takes longer than usual.",
  leavingRetries: "The program goes on trying, and leaves by itself once they are saved.",
  leavingStopped:
    "This window can no longer save this issue. Stay, and keep your changes in one of the ways that the bar at the top offers.",
  leavingLoses: "If you leave without saving, the changes that are not saved are lost for good.",
  leaveUnsaved: "Leave without saving",
  saveAndLeave: "Save as a file and leave…",
  saveAsText: "Save as a text file",
  stay: "Stay",
  free: "Nobody else is editing any more.",
  takeOver: "Take over",
  edit: "Edit",
  saveCopy: "Save what is on screen as a copy",
  restore: "Restore it and go on editing",
  reload: "Open what is in the library",
  copySaved: "Saved as a copy",
  takeOverQuestion: "Take over?",
  takeOverText: (holder) =>
    `${holder} becomes read-only. What was saved there is kept; changes of the last second or two may stay on that screen.`,
  window: (time) => `Another window (opened ${time})`,
  missing: "This issue is not in the library. It may be in the bin.",
  issue: "This issue",
  zoom: "Zoom",
  zoomFit: "Fit",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
};
