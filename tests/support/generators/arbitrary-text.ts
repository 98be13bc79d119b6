/**
 * Generated input for the text importer and exporter: bulletins as offices type them, documents, and hostile
 * texts.
 */
import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import { emptyImprint, emptyMasthead } from "../../../shared/document/empty.ts";
import {
  textStyles,
  runFlags,
  schemaVersion,
  type BulletinDocument,
  type Run,
  type RunFlag,
} from "../../../shared/document/schema.ts";
import { joinRuns } from "../../../shared/text/inline.ts";
import type { Paragraph } from "../../../shared/text/paragraph.ts";

const pick = <T>(...of: T[]): Arbitrary<T> => fc.constantFrom(...of);
const joinTexts = (
  arbitrary: Arbitrary<string>,
  minLength: number,
  maxLength: number,
  separator = "",
): Arbitrary<string> => fc.array(arbitrary, { minLength, maxLength }).map((parts) => parts.join(separator));
const line = (...parts: (Arbitrary<string> | string)[]): Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((texts) => texts.join(""));
const maybe = (arbitrary: Arbitrary<string>): Arbitrary<string> => fc.oneof(fc.constant(""), arbitrary);

const unit = pick("东河街道", "北坡镇", "区城管局", "本刊", "区融媒体中心", "𠮷庆镇");
const person = pick("程一禾", "陆文川", "顾书宁", "喆 堃");
const gap = pick(" ", "  ", "\u3000", "\u00a0", "\t");
const clause = pick(
  "督导组实地查看点位",
  "针对“门前三包”逐项过筛",
  "共办结210余处",
  "居民反映C++培训办得好",
  "电话138****5678",
  "组织 联动",
  "姓名____",
  "参加😀活动",
);
const sentence = line(joinTexts(clause, 1, 5, "，"), pick("。", "。", "！", "；", "……"));
const point = line(
  pick("", "一是"),
  "**",
  pick("聚焦源头管理", "压实责任", "问题台账要做实"),
  "**",
  pick("。", "，"),
);
const prose = joinTexts(fc.oneof({ weight: 3, arbitrary: sentence }, point), 1, 6);
/** A paragraph cut by a page break: unfinished, longer than a printed line, followed by a blank line. */
const cutParagraph = line(
  prose,
  "因此要把防火责任落到每一座山头每一位护林员用好网格哨点",
  "\n",
  pick("", "\n"),
  "机制并及时上报。",
);
const source = (open: string, close: string) => line(open, joinTexts(unit, 1, 3, "、"), close);
const brackets = fc.oneof(source("（", "）"), source("(", ")"));
const title = line(
  pick("区城管局“三聚焦 三提升”推进", "创建办 21 日走访", "督导组20日开展"),
  pick("农贸市场", "背街小巷环境提升"),
  gap,
);
const typedTable = pick("单位\t户数\t金额\n东河街道\t3\t5\n", "| 单位 | 户数 |\n|---|---|\n| 北坡镇 | 7 |\n");
const article = fc.oneof(
  line(prose, "\n", typedTable, prose, "\n", brackets, "\n"),
  line(maybe(title), fc.oneof(prose, cutParagraph), "\n", brackets, "\n"),
  line(maybe(title), fc.oneof(prose, cutParagraph), maybe(gap), brackets, "\n"),
  line(maybe(title), prose, "\n", cutParagraph, "\n", prose, "\n", brackets, "\n"),
  line(prose, "\n"),
);
const brief = line(
  "【",
  pick("文明实践", "常态创建"),
  "】",
  maybe(gap),
  unit,
  pick("：", ":"),
  prose,
  maybe(line("**", unit, "：**", prose)),
  "\n",
);
const section = line(
  fc.oneof(
    line("【", pick("检查督导", "简 讯", "简  讯", "常态创建"), "】"),
    line(pick("# ", "##  "), pick("检查督导", "【简讯】", "C# ##")),
  ),
  "\n",
);

const numberLine = fc.oneof(pick("第765期", "第 765 期", "第765期（总第1765期）", "第765期(总1765期)"));
const dateLine = pick("2026年11月23日", "2026年01月03日", "2026-11-23", "二〇二六年十一月二十三日");
const issuer = pick("示例区创建办公室", "示例区文明办", "示例区创建办公室编");
const mastheadLines = line(
  maybe(pick("机密★1年\n", "内部资料\n")),
  maybe(pick("特急\n")),
  pick("示例区创建 工作快报\n", "  工作快报\n", "示例区\n创建\n工作快报\n"),
  numberLine,
  "\n",
  fc.oneof(
    line(issuer, "\n", dateLine),
    line(dateLine, "\n", issuer),
    line(issuer, "\u3000", dateLine),
    issuer,
    dateLine,
  ),
  "\n",
);
const contentsList = pick("目　录\n检查督导……………1\n", "本期要目\n★常态创建\n★检查督导\n");
const ruleLine = pick("————————————\n", "----------\n");
const colon = pick("：", ":", " : ");
const label = (...labels: string[]) => line(pick(...labels), colon);
const separator = pick("\n", "\n", "\n\n", "\u3000", "  ");
const imprintLines = line(
  label("编辑", "责任编辑", "编 辑"),
  person,
  separator,
  label("校对", "校 对"),
  person,
  separator,
  label("核签", "签发"),
  person,
  "\n",
  maybe(line(label("报", "抄报"), joinTexts(unit, 1, 3, "、"), separator)),
  maybe(line(label("发"), joinTexts(unit, 1, 3, "、"), "\n")),
  maybe(line(label("电子邮箱", "邮箱"), "bulletin@example.org", "\n")),
  maybe(line(label("电话", "联系电话"), "5550765", "\n")),
  maybe(pick("共印50份\n", "（共印 50 份）\n")),
  maybe(pick("（内部资料）\n", "欢迎供稿\n")),
);

/**
 * A bulletin as offices type it: every irregularity that the importer normalises, indents, and the line ends
 * of every system.
 */
export const arbitraryBulletinText: Arbitrary<string> = fc
  .tuple(
    line(maybe(mastheadLines), maybe(contentsList)),
    joinTexts(line(section, joinTexts(fc.oneof(article, article, brief), 0, 3)), 1, 3),
    maybe(line(maybe(ruleLine), imprintLines)),
    pick("\n", "\r\n", "\r", "\n\n"),
    joinTexts(pick("", "", "　　", " "), 7, 7, ","),
  )
  .map(([top, body, end, lineEnd, edges]) => {
    const indents = edges.split(",");
    return `${top}${body}${end}`
      .split("\n")
      .map((text, index) =>
        text === "" ? text : (indents[index % 7] ?? "") + text + (indents[(index * 3) % 5] ?? ""),
      )
      .join(lineEnd);
  });

const marks = [
  "**",
  "__",
  "++",
  "@@",
  "^^",
  "\\",
  "*",
  "_",
  "+",
  "\\{a}",
  "\\body ",
  "\\name ",
  "\\other ",
  "# ",
  "【",
  "】",
  "（",
  "）",
  "(本刊)",
  "（本刊、东河街道）",
  "第3期",
  "编辑：",
  "共印5份",
  "电话：",
  "2026年3月9日",
  "：",
  ":",
  "、",
  "。",
  "，",
  "；",
  "“",
  "”",
  "一是",
  "……",
  "¶",
];
const odd = [
  " ",
  "\u3000",
  "\t",
  "\n",
  "\r",
  "\f",
  "\u0085",
  "\u2028",
  "\ufeff",
  "\u200b",
  "\u0001",
  "\ud800",
  "\udc00",
  "\uffff",
  "\ue000",
  "𠮷",
  "😀",
  "é",
  "8",
  "A",
];
const words = [
  "一",
  "文明实践",
  "柳溪镇",
  "区城管局推进背街小巷环境提升",
  "督导组实地查看点位落实情况并要求相关负责同志按时办结",
];
const fragment = fc.oneof(
  { weight: 3, arbitrary: pick(...words) },
  { weight: 3, arbitrary: pick(...marks) },
  { weight: 1, arbitrary: pick(...odd) },
);

/**
 * Any text: signs and labels in the wrong places, control characters, halves of surrogate pairs, random
 * Unicode.
 */
export const hostileText: Arbitrary<string> = fc.oneof(
  joinTexts(fc.oneof(fragment, pick("\n", "\r\n")), 0, 40),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

const filledText = joinTexts(fragment, 1, 6);
const field = fc.oneof(
  { weight: 2, arbitrary: pick("", "示例区文明办", "程一禾", "工作快报") },
  { weight: 1, arbitrary: joinTexts(fragment, 0, 4) },
);
const plain = fc.oneof(
  prose.map((text) => text.replaceAll("*", "")),
  filledText,
);
const run: Arbitrary<Run> = fc
  .tuple(
    plain,
    fc.oneof(
      { weight: 4, arbitrary: pick<RunFlag[]>([], ["point"], ["title"], ["tag"]) },
      { weight: 1, arbitrary: fc.subarray([...runFlags]) },
    ),
  )
  .map(([text, flags]) => ({ text, ...Object.fromEntries(flags.map((flag) => [flag, true])) }));
/** Paragraphs as in a usual bulletin. */
const usual: Arbitrary<Paragraph> = fc.oneof(
  section.map((text) => ({ style: "section" as const, runs: [{ text: text.trim() }] })),
  source("（", "）").map((text) => ({ style: "source" as const, runs: [{ text }] })),
  fc.tuple(unit, prose).map(([name, text]) => ({
    style: "brief" as const,
    runs: [
      { text: "【常态创建】", tag: true as const },
      { text: `${name}：`, title: true as const },
      { text },
    ],
  })),
  fc.tuple(title, prose).map(([name, text]) => ({
    style: "body" as const,
    runs: [{ text: name.trim(), title: true as const }, { text: `\u3000${text}` }],
  })),
);
const anything: Arbitrary<Paragraph> = fc.record({
  style: pick(...textStyles),
  runs: fc.array(run, { maxLength: 4 }).map(joinRuns),
});
const list = fc.array(field, { maxLength: 3 });
const optional = { requiredKeys: [] };

const masthead = fc
  .tuple(
    fc.record({
      name: fc.array(field, { minLength: 1, maxLength: 4 }),
      number: fc.option(fc.integer({ min: 1 })),
      issuer: field,
      date: fc.option(pick("2026-03-09", "2024-02-29", "0099-01-01")),
    }),
    fc.record(
      {
        runningNumber: fc.integer({ min: 1 }),
        dateText: fc.oneof(dateLine, field),
        secrecy: fc.oneof(pick("机密", "内部资料"), field),
        urgency: fc.oneof(pick("特急"), field),
        contents: fc.constant(true as const),
      },
      optional,
    ),
  )
  .map(([requiredFields, some]) => ({ ...requiredFields, ...some }));
const blocks = fc
  .array(fc.oneof(usual, anything), { minLength: 1, maxLength: 8 })
  .map((blocks) => blocks.map((block, index) => ({ id: `b${index + 1}`, ...block })));
const moreImprint = fc.record(
  { copies: fc.integer({ min: 1, max: 1e9 }), other: fc.array(field, { minLength: 1, maxLength: 3 }) },
  optional,
);
const imprint = fc
  .tuple(
    fc.record({
      staff: fc.record({ editor: field, proofreader: field, approver: field }),
      report: list,
      deliver: list,
      send: list,
      email: field,
      phone: field,
    }),
    moreImprint,
  )
  .map(([requiredFields, some]) => ({ ...requiredFields, ...some }));
const fewImprint = moreImprint.map((some) => ({ ...emptyImprint(), ...some }));

/**
 * A document that text can express, in usual and absurd forms: no revisions, comments or unknown properties.
 */
export const arbitraryTextDocument: Arbitrary<BulletinDocument> = fc
  .record({
    masthead: fc.oneof(
      { weight: 5, arbitrary: masthead },
      { weight: 1, arbitrary: fc.constant(emptyMasthead()) },
    ),
    blocks,
    imprint: fc.oneof({ weight: 5, arbitrary: imprint }, { weight: 1, arbitrary: fewImprint }),
  })
  .map((parts) => ({ schema: schemaVersion, ...parts, revisions: {}, comments: {} }));
