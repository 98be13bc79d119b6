/** Generated issues of an invented district. One seed always gives the same issues. */
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import type { Block, BulletinDocument, TextStyle } from "../../../shared/document/schema.ts";
import { between, pick, type Random } from "./random.ts";

const places = [
  "东河",
  "柳溪",
  "青石",
  "北坡",
  "南关",
  "西岭",
  "白杨",
  "石桥",
  "清泉",
  "榆林",
  "双塔",
  "云岗",
];
export const generatedUnits = [
  ...places.map((place, index) => `${place}${index % 3 === 0 ? "镇" : "街道"}`),
  "区城管局",
  "区住建局",
  "区教委",
  "区妇联",
  "区融媒体中心",
  "区应急局",
  "区商务局",
  "区卫健委",
];
const who = ["志愿者", "网格员", "社区党员", "楼门长", "机关干部", "商户代表", "中小学生", "物业人员"];
const does = ["清理", "排查", "整治", "走访", "巡查", "宣传", "慰问", "修补", "规范", "美化", "劝导", "更新"];
const what = [
  "背街小巷",
  "农贸市场",
  "楼道堆物",
  "占道经营",
  "非机动车停放",
  "公益广告",
  "健身设施",
  "河道沿线",
  "老旧小区",
  "校园周边",
  "施工围挡",
  "消防通道",
  "垃圾分类驿站",
  "街头绿地",
  "文化广场",
  "便民网点",
];
const how = [
  "坚持问题导向",
  "建立工作台账",
  "分片包干到人",
  "发动群众参与",
  "加大巡查频次",
  "召开现场会议",
  "开展专项行动",
  "落实长效机制",
  "组织夜间巡查",
  "邀请居民评议",
  "逐项对照标准",
  "当天反馈结果",
];
const result = [
  "居民满意度明显提升",
  "环境面貌持续改善",
  "问题整改率不断提高",
  "文明风尚更加浓厚",
  "获得群众一致好评",
  "治理成效逐步显现",
  "出行秩序更加顺畅",
  "邻里关系更加和谐",
];
const sections = ["【检查督导】", "【常态创建】", "【简讯】"];
const ordinals = ["一是", "二是", "三是", "四是"];

const clause = (random: Random): string =>
  `${pick(who, random)}${pick(does, random)}${pick(what, random)}${between(2, 96, random)}处`;
const sentence = (random: Random): string =>
  `${pick(how, random)}，组织${clause(random)}，${random() < 0.5 ? `${clause(random)}，` : ""}${pick(result, random)}。`;
const text = (sentences: number, random: Random): string =>
  Array.from({ length: sentences }, () => sentence(random)).join("");

/** @param number of the issue. Every third or fourth day has an issue; the highest number is the newest. */
export function generatedIssue(number: number, date: string, random: Random): BulletinDocument {
  const ids = sequentialIds(`g${number}-`);
  const block = (style: TextStyle, ...runs: Block["runs"]): Block => ({ id: ids(), style, runs });
  const article = (): Block[] => {
    const unit = pick(generatedUnits, random);
    const others =
      random() < 0.25
        ? `、${pick(
            generatedUnits.filter((each) => each !== unit),
            random,
          )}`
        : "";
    const points = ordinals
      .slice(0, between(2, 4, random))
      .flatMap((ordinal) => [
        { text: `${ordinal}${pick(how, random)}。`, point: true as const },
        { text: sentence(random) },
      ]);
    return [
      block(
        "body",
        { text: `${unit}${pick(does, random)}${pick(what, random)}`, title: true },
        { text: `　近日，${text(between(1, 3, random), random)}` },
      ),
      block("body", { text: sentence(random) }, ...points),
      block("source", { text: `（${unit}${others}）` }),
    ];
  };
  const brief = (): Block =>
    block(
      "brief",
      { text: `${pick(generatedUnits, random)}：`, title: true },
      { text: `近日，${text(1, random)}` },
    );
  const [first = "", second = "", third = ""] = sections;
  const empty = emptyDocument(ids);
  return {
    ...empty,
    masthead: {
      ...empty.masthead,
      name: ["示例区创建全国文明城市", "工作快报"],
      number,
      issuer: "示例区创建全国文明城市工作领导小组办公室",
      date,
    },
    blocks: [
      block("section", { text: first }),
      ...Array.from({ length: 3 }, article).flat(),
      block("section", { text: second }),
      ...Array.from({ length: 3 }, article).flat(),
      block("section", { text: third }),
      ...Array.from({ length: 4 }, brief),
    ],
  };
}

const dayLength = 24 * 60 * 60 * 1000;

/** The dates of `count` issues, about two a week, ending on 2026-11-23. */
export function generatedDays(issues: number): string[] {
  const last = Date.UTC(2026, 10, 23);
  // With very many issues several have one date, so that no year is too early for SQLite and the calendar.
  const step = Math.min(3.5, (365 * 120) / issues);
  return Array.from({ length: issues }, (_, index) =>
    new Date(last - Math.floor((issues - 1 - index) * step) * dayLength).toISOString().slice(0, 10),
  );
}
