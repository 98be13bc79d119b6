import type {
  FaceRole,
  PageFigure,
  PageNumberForm,
  PageNumberPlace,
  PagePreset,
  SectionPlace,
  WesternFace,
} from "../publications/page-settings.ts";
import type { Translation } from "../basics/language.ts";

/** 版面 and 字体: page settings and faces of a publication. */
const figures: Record<PageFigure, { label: string; unit: string }> = {
  top: { label: "上边距", unit: "毫米" },
  bottom: { label: "下边距", unit: "毫米" },
  left: { label: "左边距", unit: "毫米" },
  right: { label: "右边距", unit: "毫米" },
  lines: { label: "每页行数", unit: "行" },
  characters: { label: "每行字数", unit: "字" },
  bodySize: { label: "正文字号", unit: "磅" },
  nameAboveSize: { label: "末行以上", unit: "磅" },
  nameSize: { label: "末行", unit: "磅" },
  issuerLines: { label: "单位行高", unit: "行" },
  redRule: { label: "红线粗细", unit: "毫米" },
};
const presets: Record<PagePreset, (lines: number, characters: number) => string> = {
  standard: (lines, characters) => `公文格式（${lines} 行×${characters} 字）`,
  large: (lines, characters) => `大字（${lines} 行×${characters} 字）`,
};
const sections: Record<SectionPlace, string> = { centre: "居中", left: "顶格" };
const pageNumbers: Record<PageNumberForm, string> = {
  dashes: "— 1 —",
  plain: "1",
  page: "第1页",
  none: "不印",
};
const pageNumberPlaces: Record<PageNumberPlace, string> = { outer: "单页右、双页左", centre: "居中" };
const faces: Record<FaceRole, string> = {
  title: "报头",
  hei: "标题",
  fang: "正文",
  kai: "按语",
  song: "页码",
};
const westerns: Record<WesternFace, string> = { body: "用正文字体", times: "Times New Roman" };

export const zhCN = {
  group: "版面",
  hint: "以《党政机关公文格式》（GB/T 9704）为准，可按本刊惯例调整。A4 纸。",
  preset: "式样",
  presets,
  reset: "恢复国标版面和字体",
  margins: "边距",
  grid: "行与字",
  masthead: "报头",
  figures,
  red: "红色",
  section: "栏目名",
  sections,
  pageNumber: "页码",
  pageNumbers,
  pageNumberPlace: "页码位置",
  pageNumberPlaces,
  notWithin: (least: number, most: number) => `应在 ${least} 到 ${most} 之间`,
  notWhole: (least: number, most: number) => `应为 ${least} 到 ${most} 的整数`,
  gridProblems: {
    characters: (size: number, least: number, most: number, now: number) =>
      `照这样的页边距，${size} 磅字每行只宜排 ${least} 到 ${most} 字，现为 ${now} 字。请改字数、字号或左右边距。`,
    lines: (size: number, least: number, most: number, now: number) =>
      `照这样的页边距，${size} 磅字每页只宜排 ${least} 到 ${most} 行，现为 ${now} 行。请改行数、字号或上下边距。`,
  },
  facesGroup: "字体",
  facesHint: "Word 文件用这里的字体。本机装有同名字体时，PDF、预览和编辑区也用它；没有则用本程序自带的。",
  faces,
  notFace: "请填写字体名称，不超过 60 字，不含引号、逗号等符号。",
  western: "数字和字母",
  westerns,
};

export const en: Translation<typeof zhCN> = {
  group: "Page",
  hint: "After the standard for official documents (GB/T 9704); change what your publication does otherwise. A4 paper.",
  preset: "Layout",
  presets: {
    standard: (lines, characters) => `Standard (${lines} lines × ${characters})`,
    large: (lines, characters) => `Large type (${lines} lines × ${characters})`,
  },
  reset: "Back to the standard’s page and typefaces",
  margins: "Margins",
  grid: "Grid",
  masthead: "Masthead",
  figures: {
    top: { label: "Top margin", unit: "mm" },
    bottom: { label: "Bottom margin", unit: "mm" },
    left: { label: "Left margin", unit: "mm" },
    right: { label: "Right margin", unit: "mm" },
    lines: { label: "A page has", unit: "lines" },
    characters: { label: "A line has", unit: "characters" },
    bodySize: { label: "Body size", unit: "pt" },
    nameAboveSize: { label: "Upper name lines", unit: "pt" },
    nameSize: { label: "Last name line", unit: "pt" },
    issuerLines: { label: "Issuer line", unit: "lines" },
    redRule: { label: "Red rule", unit: "mm" },
  },
  red: "Red",
  section: "Section names",
  sections: { centre: "Centred", left: "Flush left" },
  pageNumber: "Page number",
  pageNumbers: { dashes: "— 1 —", plain: "1", page: "Page 1, in Chinese", none: "None" },
  pageNumberPlace: "Place of the page number",
  pageNumberPlaces: { outer: "Odd right, even left", centre: "Centred" },
  notWithin: (least, most) => `From ${least} to ${most}`,
  notWhole: (least, most) => `A whole number from ${least} to ${most}`,
  gridProblems: {
    characters: (size, least, most, now) =>
      `With these margins a line holds ${least} to ${most} characters of ${size} pt, not ${now}. Change their number, the size, or the left and right margins.`,
    lines: (size, least, most, now) =>
      `With these margins a page holds ${least} to ${most} lines of ${size} pt, not ${now}. Change their number, the size, or the top and bottom margins.`,
  },
  facesGroup: "Typefaces",
  facesHint:
    "Word files name these. Where this machine has them, PDF, preview and desk use them too; where not, the program’s own.",
  faces: { title: "Masthead", hei: "Headings", fang: "Body", kai: "Notes", song: "Page number" },
  notFace: "Enter the name of a typeface: at most 60 characters, no quotes or commas.",
  western: "Digits, letters",
  westerns: { body: "As the body", times: "Times New Roman" },
};
