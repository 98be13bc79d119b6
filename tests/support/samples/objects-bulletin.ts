/** A bulletin with an editor's note, tables, pictures and an attachment, together with its pictures. */
import { createHash } from "node:crypto";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import type {
  Block,
  BlockForm,
  BulletinDocument,
  Figure,
  Run,
  Table,
  TableCell,
  TextStyle,
} from "../../../shared/document/schema.ts";
import { jpegOf, pngOf } from "./pictures.ts";

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const [wideBytes, turnedBytes] = [pngOf(640, 360), jpegOf(6)];
export const pictures = new Map([
  [digest(wideBytes), { type: "image/png" as const, bytes: wideBytes }],
  [digest(turnedBytes), { type: "image/jpeg" as const, bytes: turnedBytes }],
]);
export const widePicture: Figure = {
  asset: digest(wideBytes),
  type: "image/png",
  width: 640,
  height: 360,
  share: 60,
  alternative: "东河街道农贸市场整治后的摊位",
};
/** A picture that is stored in landscape and shown in portrait. */
export const turnedPicture: Figure = {
  asset: digest(turnedBytes),
  type: "image/jpeg",
  width: 16,
  height: 32,
  share: 20,
};

const cells = (...texts: (string | TableCell)[]): TableCell[] =>
  texts.map((cell) => (typeof cell === "string" ? { text: cell } : cell));
const right = (text: string): TableCell => ({ text, align: "right" });
const leftCell = (text: string): TableCell => ({ text, align: "left" });

/** A table with two heading rows with merged cells, vertically merged cells, and numbers at the right. */
export const mergedTable: Table = {
  columns: [4, 6, 3, 3, 3],
  headerRows: 2,
  rows: [
    cells(
      { text: "类别", rows: 2 },
      { text: "点位", rows: 2 },
      { text: "问题（件）", columns: 2 },
      { text: "整改率\n（%）", rows: 2 },
    ),
    cells("交办", "办结"),
    cells({ text: "农贸市场", rows: 2 }, leftCell("东河农贸市场"), right("21"), right("19"), right("90.5")),
    cells(leftCell("北坡综合市场"), right("8"), right("8"), right("100.0")),
    cells(
      "背街小巷",
      leftCell("西关街至南门巷一线，含沿街门店后身"),
      right("113"),
      right("96"),
      right("85.0"),
    ),
    cells({ text: "合计", columns: 2 }, right("142"), right("123"), right("86.6")),
  ],
};

/** A table of one heading row and `count` rows below it. */
export const longTable = (rows: number): Table => ({
  columns: [1, 3, 2],
  headerRows: 1,
  rows: [
    cells("序号", "单位", "得分"),
    ...Array.from({ length: rows }, (_, index) =>
      cells(String(index + 1), leftCell("东河街道"), right((99 - index / 4).toFixed(2))),
    ),
  ],
});

type Content = BlockForm & Pick<Block, "runs">;

export function bulletinOf(...blocks: Content[]): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  document.masthead = { name: ["示例区", "工作快报"], number: 7, issuer: "示例区办公室", date: "2026-11-23" };
  document.imprint.staff = { editor: "程一禾", proofreader: "陆文川", approver: "顾书宁" };
  document.imprint.report = ["区委"];
  document.imprint.phone = "5550765";
  document.blocks = blocks.map((block, index) => ({ id: `b${index + 1}`, ...block }));
  return document;
}

export const text = (style: TextStyle, ...runs: (string | Run)[]): Content => ({
  style,
  runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
});
export const tableBlock = (table: Table, caption = ""): Content => ({
  style: "table",
  table,
  runs: caption === "" ? [] : [{ text: caption }],
});
export const figureBlock = (figure: Figure, caption = ""): Content => ({
  style: "figure",
  figure,
  runs: caption === "" ? [] : [{ text: caption }],
});

const sentence =
  "督导组按照点位清单逐一查看农贸市场和背街小巷，对发现的问题现场交办、限时整改，并于次日回访。";

export const objectsBulletin = (): BulletinDocument =>
  bulletinOf(
    text("section", "【检查督导】"),
    text("note", "编者按：本期刊发一周检查情况。请各街道对照表中所列问题逐项整改，于本周五前报送结果。"),
    text("body", { text: "区创城办通报一周检查情况", title: true }, `　本周，${sentence}${sentence}`),
    tableBlock(mergedTable, "表1　一周检查问题交办情况"),
    text("body", `${sentence}整改后的市场面貌一新。`),
    figureBlock(widePicture, "图1　整改后的东河农贸市场"),
    text("source", "（区创城办）"),
    text("attachment", "附件：1.各街道得分表，按得分从高到低排列，含上周得分和本周得分的比较"),
    tableBlock(longTable(30), "表2　各街道得分"),
    figureBlock(turnedPicture),
    text("source", "（区创城办）"),
  );
