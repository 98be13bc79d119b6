import type { WindowCommand } from "../contract/commands.ts";
import type { Translation } from "./language.ts";

/** The palette of all commands, and the names of those that the window has. */
export const zhCN = {
  title: "全部命令",
  search: "输入命令名称，例如“要点”",
  none: "没有这个命令。",
  commands: {
    "issue.new": "新建一期",
    "import.open": "打开或导入文件",
    "issue.save": "立即保存",
    "export.open": "导出",
    "preview.toggle": "显示或隐藏版面",
    "versions.toggle": "显示或隐藏版本",
    "comments.toggle": "显示或隐藏批注",
    "library.open": "返回资料库",
    "find.open": "查找替换",
    "manuscripts.open": "从稿库放入来稿",
    "focus.toggle": "专注模式：只留纸面",
    "palette.open": "全部命令和快捷键",
    "zoom.in": "放大纸面",
    "zoom.out": "缩小纸面",
    "zoom.fit": "纸面适合宽度",
    "region.next": "到窗口的下一部分",
    "region.previous": "到窗口的上一部分",
    "edit.undo": "撤销",
    "edit.redo": "重做",
    "app.close": "关闭窗口",
  } satisfies Record<WindowCommand, string>,
};

export const en: Translation<typeof zhCN> = {
  title: "All commands",
  search: "Name of a command, such as “points”",
  none: "There is no such command.",
  commands: {
    "issue.new": "New issue",
    "import.open": "Open or import a file",
    "issue.save": "Save now",
    "export.open": "Export",
    "preview.toggle": "Show or hide the pages",
    "versions.toggle": "Show or hide versions",
    "comments.toggle": "Show or hide comments",
    "library.open": "Back to the library",
    "find.open": "Find and replace",
    "manuscripts.open": "Place a manuscript",
    "focus.toggle": "Focus: nothing but the paper",
    "palette.open": "All commands and their keys",
    "zoom.in": "Zoom the paper in",
    "zoom.out": "Zoom the paper out",
    "zoom.fit": "Fit the paper's width",
    "region.next": "To the next part of the window",
    "region.previous": "To the previous part of the window",
    "edit.undo": "Undo",
    "edit.redo": "Redo",
    "app.close": "Close the window",
  },
};
