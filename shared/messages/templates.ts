import type { TemplateKind } from "../templates/template.ts";
import type { Translation } from "../basics/language.ts";

/** 模板: templates of sections and articles. */
const kinds: Record<TemplateKind, string> = { section: "栏目", article: "稿件" };

export const zhCN = {
  title: "模板",
  insert: "插入模板",
  insertIt: "插入",
  manage: "管理模板",
  search: "输入模板名称",
  none: "还没有模板。选中一段文字，用“把选中的存为模板”建立第一个。",
  noneFound: "没有这个名称的模板。",
  fieldHint: "插入后，按 Tab 到下一个要填的［　］，直接输入即可替换。在空行键入 / 也可以选模板。",
  kinds,
  kindAndLimit: (kind: string, limit: number) => `${kind} · ${limit} 字内`,
  keep: "存为模板",
  keepSelected: "把选中的存为模板…",
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
  tooLong: (limit: string, over: string) => `超出 ${limit} 字的限额 ${over} 字`,
  limitOf: (limit: string) => `限 ${limit} 字`,
  undo: "撤销",
  list: "全部模板",
  noneYet: "还没有模板",
  create: "新建模板",
  newTemplate: "新模板",
  import: "导入…",
  export: "导出",
  exportAll: "全部导出",
  fileOfAll: "快报模板.json",
  fileOf: (name: string) => `快报模板_${name}.json`,
  imported: (newTemplates: number, repeatedTemplates: number) => {
    if (repeatedTemplates === 0) return `导入 ${newTemplates} 个模板`;
    return newTemplates === 0
      ? "文件中的模板都已经有了"
      : `导入 ${newTemplates} 个模板，另有 ${repeatedTemplates} 个已经有了`;
  },
  remove: "删除",
  removed: (name: string) => `模板“${name}”已删除`,
  limit: "每篇限字",
  noLimit: "不限",
  saving: "正在保存……",
  allSaved: "已保存",
  emptyNotSaved: "没有文字，未保存",
};

export const en: Translation<typeof zhCN> = {
  title: "Templates",
  insert: "Insert template",
  insertIt: "Insert",
  manage: "Manage templates",
  search: "Name of a template",
  none: "No templates yet. Select some text and choose “Save as template”.",
  noneFound: "No template has this name.",
  fieldHint:
    "Tab goes to the next field to fill; typing replaces it. A / typed in an empty line offers the templates too.",
  kinds: { section: "Section", article: "Article" },
  kindAndLimit: (kind, limit) => `${kind} · up to ${limit}`,
  keep: "Save as template",
  keepSelected: "Save what is selected as a template…",
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
  tooLong: (limit, over) => `${over} characters over the limit of ${limit}`,
  limitOf: (limit) => `At most ${limit} characters`,
  undo: "Undo",
  list: "All templates",
  noneYet: "No templates yet",
  create: "New template",
  newTemplate: "New template",
  import: "Import…",
  export: "Export",
  exportAll: "Export all",
  fileOfAll: "bulletin-templates.json",
  fileOf: (name) => `bulletin-template_${name}.json`,
  imported: (newTemplates, repeatedTemplates) => {
    if (repeatedTemplates === 0) return `${newTemplates} imported`;
    return newTemplates === 0
      ? "All templates of the file are there already"
      : `${newTemplates} imported; ${repeatedTemplates} were there already`;
  },
  remove: "Delete",
  removed: (name) => `Template “${name}” was deleted`,
  limit: "Characters at most",
  noLimit: "any",
  saving: "Saving…",
  allSaved: "Saved",
  emptyNotSaved: "No text: not saved",
};
