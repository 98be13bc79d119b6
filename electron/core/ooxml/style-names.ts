/**
 * The named styles of our Word files. The writer creates them, and the reader recognises our files by them.
 * It uses the names, because Word and LibreOffice give styles new ids when they save.
 */

/** Ids of the paragraph styles. The keys of block styles are those of the document model. */
export const paragraphStyles = {
  secrecy: "MastheadSecrecy",
  name: "MastheadName",
  number: "MastheadNumber",
  issuer: "MastheadIssuer",
  contents: "Contents",
  contentsSection: "ContentsSection",
  contentsArticle: "ContentsArticle",
  section: "Section",
  body: "Body",
  brief: "Brief",
  source: "Source",
  note: "EditorsNote",
  attachment: "Attachment",
  table: "TableCaption",
  tableHeading: "TableHeading",
  tableCell: "TableText",
  picture: "Picture",
  figure: "FigureCaption",
  imprintLine: "ImprintLine",
  imprintList: "ImprintList",
  imprintRule: "ImprintRule",
  imprintFirstRule: "ImprintFirstRule",
  imprintLastRule: "ImprintLastRule",
  formerTable: "FormerTable",
  end: "End",
  pageNumber: "PageNumber",
} as const;
/** Ids of the character styles. */
export const characterStyles = { title: "RunInTitle", point: "Point", tag: "Tag" } as const;

/** The key of one of our styles. */
export type WordStyle = keyof typeof paragraphStyles | keyof typeof characterStyles;

/** Names of the styles, as Word's style pane shows them. */
export const styleNames = {
  secrecy: "密级与紧急程度",
  name: "报头名称",
  number: "期号",
  issuer: "发文机关与日期",
  contents: "本期要目",
  contentsSection: "要目栏目",
  contentsArticle: "要目标题",
  section: "栏目",
  body: "稿件正文",
  brief: "简讯",
  source: "供稿",
  note: "按语",
  attachment: "附件",
  table: "表题",
  tableHeading: "表头",
  tableCell: "表格文字",
  picture: "图片",
  figure: "图题",
  imprintLine: "版记",
  imprintList: "版记主送抄送",
  imprintRule: "版记分隔线",
  imprintFirstRule: "版记首条分隔线",
  imprintLastRule: "版记末条分隔线",
  formerTable: "原表格",
  end: "文末",
  pageNumber: "快报页码",
  title: "稿件标题",
  point: "要点",
  tag: "标签",
} as const satisfies Record<WordStyle, string>;

/** Text in place of a picture whose bytes are missing. */
export const missingPicture = "缺图";
