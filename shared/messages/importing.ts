import type { ChangeKind } from "../text/change.ts";
import type { NoteKind } from "../basics/import-note.ts";
import type { Translation } from "../basics/language.ts";

/** The import dialog: the document and the changes that the import made. */
const kinds: Record<ChangeKind, string> = {
  "joined-paragraph": "接合被分页截断的段落",
  "title-gap": "题与正文之间用一个全角空格",
  "tag-gap": "去掉标签后的空格",
  "section-gap": "栏目名中的空格改为全角",
  "section-form": "标题行改为【栏目】",
  "source-line": "供稿单位单独成行",
  "number-form": "期号写法",
  "date-form": "日期写法",
  "imprint-form": "版记写法",
  "issuer-form": "去掉编发单位后的“编”“主办”等字",
  "markdown-form": "去掉 Markdown 标记",
  "rule-line": "去掉分隔线",
  "text-table": "文字排成的表格改为表格",
  "contents-list": "目录改为自动生成的本期要目",
  lookalike: "形似字符改为通用字符",
  "white-space": "去掉行首行尾空白",
};

/** Notes about content that the document lacks or has in another form. */
const notes: Record<NoteKind, (count: number) => string> = {
  pictures: (count) => `${count} 幅图片没有导入`,
  objects: (count) => `${count} 个图表或嵌入对象没有导入`,
  tables: (count) => `${count} 个表格转为文字，单元格之间用制表符隔开`,
  "text-boxes": (count) => `${count} 个文本框转为段落`,
  footnotes: (count) => `${count} 条脚注或尾注转为段落，放在引用处之后`,
  equations: (count) => `${count} 个公式只导入了其中的字符`,
  "tracked-changes": (count) => `${count} 处修订按接受后的文字导入`,
  formats: (count) => `${count} 处修订只改字号、颜色、对齐等快报没有的格式，没有接收`,
  comments: (count) => `${count} 条批注没有导入`,
  hidden: (count) => `${count} 处隐藏文字没有导入`,
  symbols: (count) => `${count} 个特殊符号无法识别，没有导入`,
  "double-parts": (count) =>
    `文件里有 ${count} 个部件各有几份同名的，只读了其中一份，与 Word 里看到的可能不同，请核实来源`,
};

export const zhCN = {
  title: "导入",
  from: (file: string, encoding: string) => `${file}（${encoding}）`,
  /** Shown for files that have no text encoding. */
  package: "快报文件",
  reading: "正在读取……",
  found: (sections: number, articles: number, characters: string) =>
    `${sections} 栏 · ${articles} 篇 · ${characters} 字`,
  changes: (count: number) => `整理了 ${count} 处`,
  changesHint: "取消勾选的一处按原文保留。",
  notes,
  versions: (count: number) => `带有 ${count} 个历史版本，导入后在“版本”里可以看到`,
  notesTitle: "请留意",
  noChanges: "原文没有需要整理的地方。",
  all: "全部整理",
  none: "全部按原文",
  before: "原文",
  after: "整理后",
  apply: (kind: string, before: string) => `${kind}：${before}`,
  kinds,
  confirm: "导入资料库",
  queue: (at: number, total: number) => `第 ${at} 个文件，共 ${total} 个`,
  skip: "跳过这个文件",
  fields: { number: "期号", date: "日期", issuer: "编发单位", name: "刊名" },
  missing: "未识别",
  twin: (which: string, savedAt: string) =>
    `资料库中已有同名的${which}（${savedAt} 保存）。导入后会多出一期，原有的不变。`,
};

export const en: Translation<typeof zhCN> = {
  title: "Import",
  from: (file, encoding) => `${file} (${encoding})`,
  package: "bulletin file",
  reading: "Reading …",
  found: (sections, articles, characters) =>
    `${sections} sections · ${articles} articles · ${characters} characters`,
  changes: (count) => `${count} changes`,
  changesHint: "What is unticked stays as it was written.",
  notes: {
    pictures: (count) => `${count} pictures were left out`,
    objects: (count) => `${count} charts or embedded objects were left out`,
    tables: (count) => `${count} tables became text with tabs between the cells`,
    "text-boxes": (count) => `${count} text boxes became paragraphs`,
    footnotes: (count) =>
      `${count} footnotes or endnotes became paragraphs, after the one that refers to them`,
    equations: (count) => `${count} equations were read as their characters only`,
    "tracked-changes": (count) => `${count} tracked changes were read as accepted`,
    formats: (count) =>
      `${count} tracked changes only concern sizes, colours or alignment, which a bulletin has not, and were left out`,
    comments: (count) => `${count} comments were left out`,
    hidden: (count) => `${count} stretches of hidden text were left out`,
    symbols: (count) => `${count} special signs are not known and were left out`,
    "double-parts": (count) =>
      `${count} parts of the file are there more than once; one of each was read, and Word may show another: check where the file comes from`,
  },
  versions: (count) =>
    count === 1 ? "One earlier version comes along" : `${count} earlier versions come along`,
  notesTitle: "Please note",
  noChanges: "Nothing had to be changed.",
  all: "Apply all",
  none: "Keep all as written",
  before: "As written",
  after: "Changed",
  apply: (kind, before) => `${kind}: ${before}`,
  kinds: {
    "joined-paragraph": "Join a paragraph cut by a page break",
    "title-gap": "One full-width space after a run-in title",
    "tag-gap": "No space after a label",
    "section-gap": "Full-width space within a section name",
    "section-form": "Heading line becomes a section",
    "source-line": "Source on a line of its own",
    "number-form": "Form of the number",
    "date-form": "Form of the date",
    "imprint-form": "Form of the imprint",
    "issuer-form": "No “edited by” or “organised by” after the issuer",
    "markdown-form": "No marks of markdown",
    "rule-line": "No typed rules",
    "text-table": "Typed columns become a table",
    "contents-list": "List of contents becomes the program’s own",
    lookalike: "Usual characters for those that only look like them",
    "white-space": "No white space at line edges",
  },
  confirm: "Import into the library",
  queue: (at, total) => `File ${at} of ${total}`,
  skip: "Skip this file",
  fields: { number: "Number", date: "Date", issuer: "Issuer", name: "Name" },
  missing: "not found",
  twin: (which, savedAt) =>
    `The library has ${which} of this name already (saved ${savedAt}). Importing adds another issue; that one stays.`,
};
