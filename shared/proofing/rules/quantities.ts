import { valueAt } from "../../basics/lookup.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

type Kind = "near" | "times" | "range" | "pair" | "year" | "from" | "about";
const words: Record<Kind, readonly [zh: string, en: string]> = {
  near: ["“近”与“余”“多”意思相反，不能同用", "近 (nearly) and 余 (more than) contradict each other"],
  times: ["减少、下降不能用倍数", "Nothing falls by times"],
  range: ["前一个数也要写百分号", "The first number too has its per cent sign"],
  pair: [
    "相邻两个数字表示概数，用汉字，中间不加顿号",
    "Two neighbouring numbers that mean “about” are written in characters, without 、",
  ],
  year: ["年份要写全", "The year is written in full"],
  from: ["“以上”“以下”与“超过”“不足”重复", "One of the two says it already"],
  about: ["“约”“大约”与“左右”“上下”重复", "One of the two says it already"],
};
const small = "〇一二三四五六七八九";

/** GB/T 15835—2011: finds numbers that contradict themselves or do not have a form of the standard. */
export const quantities: Rule = {
  id: "quantities",
  group: "numbers",
  level: "error",
  clause: "GB/T 15835—2011，4.2、5.1",
  words: {
    "zh-CN": {
      title: "数量的写法",
      why: "概数不自相矛盾；百分数的范围两头都写百分号；年份用四位数字。",
      found: (text, { kind = "" }) => `${valueAt(words, kind)[0]}：“${text}”`,
    },
    en: {
      title: "How numbers are written",
      why: "What is about is not also exactly; both ends of a range have their per cent sign; a year has four digits.",
      found: (text, { kind = "" }) => `${valueAt(words, kind)[1]}: ${text}`,
    },
  },
  examples: {
    bad: [
      "«近300余→300余»人参加。",
      "«近百余→百余»名志愿者参加。",
      "投诉量«下降2倍»。",
      "整改率达«85-90%→85%—90%»。",
      "走访«2、3→两三»户居民。",
      "«23年3月→2023年3月»启动。",
      "«超过30人以上»参加。",
      "«约50人左右→约50人»参加。",
    ],
    good: [
      "近300人参加。",
      "300余人参加。",
      "投诉量下降两成。",
      "整改率达85%—90%。",
      "走访两三户居民。",
      "2、3月份开展检查。",
      "2023年3月启动。",
      "历时3年2月。",
      "30人以上参加。",
      "第2、3组参加。",
      "2、3号楼居民参加。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text } = block;
    const stretches: BlockFinding[] = [];
    const add = (pattern: RegExp, kind: Kind, fix?: (match: RegExpExecArray) => string) => {
      for (const { match, start, end } of matchesIn(text, pattern))
        stretches.push({ start, end, details: { kind }, ...(fix && { fix: fix(match) }) });
    };
    add(/近(\d+|[百千万]|[一二两三四五六七八九十百千万]{1,6})[余多](?=[\p{Script=Han}])/gu, "near", (match) =>
      match[0].slice(1),
    );
    add(/(?:减少|下降|降低|缩短|缩小)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍/gu, "times");
    add(/(?<![\d.])(\d+(?:\.\d+)?)[-—~～至](\d+(?:\.\d+)?)%/gu, "range", ([, from, to]) => `${from}%—${to}%`);
    add(/(?<![\d第、.])([1-8])、([2-9])(?=[个名户次天人件处家间条](?!楼))/gu, "pair", ([, a, b]) =>
      Number(b) === Number(a) + 1
        ? `${a === "2" ? "两" : small.charAt(Number(a))}${small.charAt(Number(b))}`
        : `${a}、${b}`,
    );
    add(
      /(?<![\d第])([12]\d)年(\d{1,2})月(?=[份至起底初前以，。、；\p{Script=Han}])/gu,
      "year",
      ([, year, month]) => `20${year}年${month}月`,
    );
    add(/(?:超过|多于|不少于|不低于)\d+[个名户次天人件处家%]?以上/gu, "from");
    add(/(?:大?约|大概)(\d+\p{Script=Han}?)(?:左右|上下)/gu, "about", (match) =>
      match[0].replace(/左右$|上下$/u, ""),
    );
    // 2、5 is a list: only neighbouring numbers mean an approximate number. Their fix equals their text.
    return stretches.filter(
      ({ details, start, end, fix }) => details?.["kind"] !== "pair" || fix !== text.slice(start, end),
    );
  },
};
