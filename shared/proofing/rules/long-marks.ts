import type { Rule, Stretch } from "../rule.ts";
import { isText, matchesIn } from "../view.ts";

/** GB/T 15834—2011, 4.10.2, 4.11: a dash takes two characters, so does an ellipsis, with six dots. */
export const longMarks: Rule = {
  id: "long-marks",
  group: "punctuation",
  level: "error",
  clause: "GB/T 15834—2011，4.10.2、4.11.2",
  words: {
    "zh-CN": { title: "破折号与省略号", why: "破折号占两字，写作“——”；省略号六个点占两字，写作“……”，与“等”不同用。", found: (text, { kind }) => (kind === "deng" ? "省略号与“等”只用一个" : `“${text}”的写法`) },
    en: { title: "Dash and ellipsis", why: "A dash is ——, an ellipsis is ……; not together with 等.", found: (text, { kind }) => (kind === "deng" ? "Either …… or 等" : `The form of ${text}`) },
  },
  examples: {
    bad: ["走访了市场、商铺«...→……»", "走访了市场«。。。→……»", "走访了市场«…→……»", "文明«--→——»城市的底色。", "市场、商铺«等……→等»都走访了。"],
    good: ["走访了市场、商铺……", "文明——城市的底色。", "3—5月开展检查。", "“人防+技防”。", "2026-11-23"],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text } = block;
    const found: Stretch[] = [];
    for (const { start, end } of matchesIn(text, /等(?:……|\.{3,}|…)|(?:……)等(?=[。，；、]|$)/gu)) found.push({ start, end, fix: "等", details: { kind: "deng" } });
    for (const { start, end } of matchesIn(text, /(?<!…)…(?!…)|(?<=[\p{Script=Han}”」）])(?:\.{2,}|。{2,})|…{3,}/gu)) if (!found.some((each) => start < each.end && each.start < end)) found.push({ start, end, fix: "……" });
    for (const { start, end } of matchesIn(text, /(?<=[\p{Script=Han}”])(?:--+|－－+)(?=[\p{Script=Han}“])/gu)) found.push({ start, end, fix: "——" });
    return found;
  },
};
