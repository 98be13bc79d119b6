import type { Translation } from "../basics/language.ts";

/** 批注: comment threads with their remarks. */
export const zhCN = {
  title: "批注",
  empty: (keys: string) => `还没有批注。选中文字，或把光标放在词上，再按“批注”（${keys}）。`,
  noneShown: "没有符合条件的批注。",
  states: "按状态筛选",
  open: (count: number) => `未解决 ${count}`,
  resolved: (count: number) => `已解决 ${count}`,
  all: (count: number) => `全部 ${count}`,
  authors: "按作者筛选",
  everyone: "所有作者",
  mentionsMe: "提到我或我的岗位",
  list: "批注列表",
  newComment: "新批注",
  nearby: "这里没有可以批注的文字，批注标在最近的文字上。",
  noPlace: "请先选中要批注的文字，或把光标放到正文里。",
  noText: "这一期还没有可以批注的文字。",
  placeGone: "要批注的原文已经改动。请重新选中文字，再按“批注”；写好的内容还在。",
  text: "批注内容",
  answerText: "回复内容",
  editText: "修改批注内容",
  hint: (keys: string) => `${keys} 发送，Esc 返回；键入 @ 可以提到岗位或人`,
  send: "发送",
  save: "保存",
  cancel: "取消",
  answer: "回复",
  resolve: "解决",
  reopen: "重新打开",
  edit: "修改",
  remove: "删除",
  isResolved: "已解决",
  lost: "原文已删",
  author: (name: string, role: string) => (role === "" ? name : `${name}（${role}）`),
  thread: (author: string, text: string) =>
    text === "" ? `${author}的批注，原文已删` : `${author}的批注：${text}`,
  removeTitle: "删除批注",
  removeText: (author: string, count: number) =>
    count > 1
      ? `连同回复共 ${count} 条，由${author}发起。删除后可以撤销。`
      : `这条批注是${author}写的。删除后可以撤销。`,
  removed: "批注已删除，可以撤销。",
  mentions: "可以提到的岗位和人",
  role: "岗位",
};

export const en: Translation<typeof zhCN> = {
  title: "Comments",
  empty: (keys) =>
    `No comments yet. Select some text, or put the caret on a word, then press “Comment” (${keys}).`,
  noneShown: "No comment fits.",
  states: "Show by state",
  open: (count) => `Open ${count}`,
  resolved: (count) => `Resolved ${count}`,
  all: (count) => `All ${count}`,
  authors: "Show by author",
  everyone: "All authors",
  mentionsMe: "Mentions me or my role",
  list: "List of comments",
  newComment: "New comment",
  nearby: "There is no text here to comment on. The comment goes on the nearest text.",
  noPlace: "First select the text to comment on, or put the caret into the body.",
  noText: "This issue has no text yet to comment on.",
  placeGone:
    "The text that was to be commented on has changed. Select it again, then press “Comment”; what you wrote is still there.",
  text: "Comment",
  answerText: "Reply",
  editText: "Comment, changed",
  hint: (keys) => `${keys} sends, Esc leaves; type @ to mention a role or a person`,
  send: "Send",
  save: "Save",
  cancel: "Cancel",
  answer: "Reply",
  resolve: "Resolve",
  reopen: "Reopen",
  edit: "Change",
  remove: "Delete",
  isResolved: "Resolved",
  lost: "Text deleted",
  author: (name, role) => (role === "" ? name : `${name} (${role})`),
  thread: (author, text) =>
    text === "" ? `Comment by ${author}, its text is deleted` : `Comment by ${author}: ${text}`,
  removeTitle: "Delete comment",
  removeText: (author, count) =>
    count > 1
      ? `It was begun by ${author}, and has ${count} remarks. Deleting can be undone.`
      : `It was written by ${author}. Deleting can be undone.`,
  removed: "Comment deleted; this can be undone.",
  mentions: "Roles and people to mention",
  role: "Role",
};
