import type { TemplateKind } from "../bulletin/templates/template.ts";
import type { Translation } from "./language.ts";

/** 模板 of sections and articles. */
const kinds: Record<TemplateKind, string> = { section: "栏目", article: "稿件" };

export const zhCN = {
  title: "模板",
  insert: "插入模板",
  insertAfter: "在此后插入模板…",
  insertIt: "插入",
  manage: "管理模板",
  search: "输入模板名称",
  none: "还没有模板。选中一段文字，用“存为模板”建立第一个。",
  noneFound: "没有这个名称的模板。",
  fieldHint: "插入后，按 Tab 到下一个要填的［　］，直接输入即可替换。在空行键入 / 也可以选模板。",
  kinds,
  kindAndLimit: (kind: string, limit: number) => `${kind} · ${limit} 字内`,
  keep: "存为模板",
  keepIt: "保存",
  keepHint: "可以换掉的词写成［单位］这样，插入后按 Tab 逐个填写。",
  saveOver: "替换",
  willSaveOver: (name: string) => `已有模板“${name}”，保存后替换它的内容。`,
  name: "名称",
  nameHint: "例如：会议",
  kind: "类型",
  kept: (name: string) => `已存为模板“${name}”`,
  savedOver: (name: string) => `已替换模板“${name}”`,
  nothingSelected: "请先选中要存为模板的文字，或把光标放进一篇稿件。",
  undo: "撤销",
};

export const en: Translation<typeof zhCN> = {
  title: "Templates",
  insert: "Insert template",
  insertAfter: "Insert template after this…",
  insertIt: "Insert",
  manage: "Manage templates",
  search: "Name of a template",
  none: "No templates yet. Select some text and choose “Save as template”.",
  noneFound: "No template has this name.",
  fieldHint: "Tab goes to the next field to fill; typing replaces it. A / typed in an empty line offers the templates too.",
  kinds: { section: "Section", article: "Article" },
  kindAndLimit: (kind, limit) => `${kind} · up to ${limit}`,
  keep: "Save as template",
  keepIt: "Save",
  keepHint: "Write what is to be filled in within full-width square brackets; Tab goes from one to the next.",
  saveOver: "Replace",
  willSaveOver: (name) => `There is a template “${name}”; saving replaces its content.`,
  name: "Name",
  nameHint: "For example: Meeting",
  kind: "Kind",
  kept: (name) => `Saved as template “${name}”`,
  savedOver: (name) => `Template “${name}” was replaced`,
  nothingSelected: "Select the text of the template first, or put the caret into an article.",
  undo: "Undo",
};
