/**
 * The named styles of our Word files: the writer makes them, and the reader knows its own files by them. The names are what
 * lasts: Word and LibreOffice give styles new ids when they save.
 */

/** Ids of the paragraph styles. Those of blocks are named as in the document model. */
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
export const characterStyles = { title: "RunInTitle", point: "Point", tag: "Tag" } as const;

export type WordStyle = keyof typeof paragraphStyles | keyof typeof characterStyles;

/** What an office sees in Word's style pane. */
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

/** Stands in the place of a picture whose bytes are not there. */
export const missingPicture = "缺图";
