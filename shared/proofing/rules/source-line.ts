import { sourceUnits } from "../../bulletin/outline.ts";
import type { Found, Rule } from "../rule.ts";

/** 供稿: an article says who contributed it, in full-width brackets, units parted by 、. */
export const sourceLine: Rule = {
  id: "source-line",
  group: "names",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "供稿单位",
      why: "每篇稿件后面用全角括号注明供稿单位，几个单位用顿号隔开；单位用名录里的写法。",
      found: (text, { kind, unit = "" }) =>
        kind === "missing"
          ? "没有注明供稿单位"
          : kind === "form"
            ? `供稿单位的写法：“${text}”`
            : kind === "twice"
              ? `供稿单位里“${unit}”出现两次`
              : `名录里没有“${unit}”`,
    },
    en: {
      title: "Source line",
      why: "An article says who contributed it: in full-width brackets, units parted by 、, named as in the office's table.",
      found: (text, { kind, unit = "" }) =>
        kind === "missing"
          ? "No source is named"
          : kind === "form"
            ? `The form of the source line: ${text}`
            : kind === "twice"
              ? `${unit} is there twice`
              : `${unit} is not in the table of units`,
    },
  },
  examples: {
    bad: [
      "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n«(东河街道)→（东河街道）»",
      "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n（«东河街道»、城管局、东河街道）",
      {
        text: "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n（«东和街道»）",
        context: { names: { units: [{ full: "东河街道", short: [] }], people: [] } },
      },
    ],
    good: [
      "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n（本刊、东河街道）",
      {
        text: "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n（本刊、区城管局）",
        context: { names: { units: [{ full: "区城市管理局", short: ["区城管局"] }], people: [] } },
      },
      {
        text: "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n（区委社工委区民政局）",
        context: {
          names: {
            units: [
              { full: "区委社工委", short: [] },
              { full: "区民政局", short: [] },
            ],
            people: [],
          },
        },
      },
    ],
  },
  issue: ({ blocks }, { names }) => {
    const named =
      names && names.units.length > 0
        ? new Set(["本刊", ...names.units.flatMap(({ full, short }) => [full, ...short])])
        : null;
    // Two plates on one door: 区委社工委区民政局 are two units that are one.
    const isKnown = (unit: string) =>
      named === null ||
      named.has(unit) ||
      [...named].some((first) => unit.startsWith(first) && named.has(unit.slice(first.length)));
    return blocks.flatMap(({ id, style, text }): Found[] => {
      if (style !== "source" || text.trim() === "") return [];
      const units = sourceUnits(text);
      const line = text.trim();
      const from = text.indexOf(line);
      const right = `（${units.join("、")}）`;
      if (line !== right)
        return [{ block: id, start: from, end: from + line.length, fix: right, details: { kind: "form" } }];
      return units.flatMap((unit, index): Found[] => {
        const start = text.indexOf(unit);
        if (units.indexOf(unit) !== index)
          return [{ block: id, start, end: start + unit.length, details: { kind: "twice", unit } }];
        if (!isKnown(unit))
          return [{ block: id, start, end: start + unit.length, details: { kind: "unknown", unit } }];
        return [];
      });
    });
  },
};
