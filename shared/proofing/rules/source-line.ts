import { valueAt } from "../../basics/lookup.ts";
import { sourceUnits } from "../../document/source-units.ts";
import type { RawFinding, Rule } from "../subject/rule.ts";

type Kind = "missing" | "form" | "twice" | "unknown";
const sentences: Record<
  Kind,
  readonly [zh: (text: string, unit: string) => string, en: (text: string, unit: string) => string]
> = {
  missing: [() => "没有注明供稿单位", () => "No source is named"],
  form: [(text) => `供稿单位的写法：“${text}”`, (text) => `The form of the source line: ${text}`],
  twice: [(_, unit) => `供稿单位里“${unit}”出现两次`, (_, unit) => `${unit} is there twice`],
  unknown: [(_, unit) => `名录里没有“${unit}”`, (_, unit) => `${unit} is not in the table of units`],
};

/**
 * Checks source lines (供稿): full-width brackets, units separated by 、, none twice, all in the office's
 * table.
 */
export const sourceLine: Rule = {
  id: "source-line",
  group: "names",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "供稿单位",
      why: "每篇稿件后面用全角括号注明供稿单位，几个单位用顿号隔开；单位用名录里的写法。",
      found: (text, { kind = "unknown", unit = "" }) => valueAt(sentences, kind)[0](text, unit),
    },
    en: {
      title: "Source line",
      why: "An article says who contributed it: in full-width brackets, units parted by 、, named as in the office's table.",
      found: (text, { kind = "unknown", unit = "" }) => valueAt(sentences, kind)[1](text, unit),
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
      "【检查督导】\n@@区领导开展检查@@ 8日，实地查看了市场。\n（供稿：东河街道　撰稿：王小明）",
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
    const unitNames =
      names && names.units.length > 0
        ? new Set(["本刊", ...names.units.flatMap(({ full, short }) => [full, ...short])])
        : null;
    // One office can have two names, which are printed together: 区委社工委区民政局.
    const isKnown = (unit: string) =>
      unitNames === null ||
      unitNames.has(unit) ||
      [...unitNames].some((first) => unit.startsWith(first) && unitNames.has(unit.slice(first.length)));
    return blocks.flatMap(({ id, style, text }): RawFinding[] => {
      if (style !== "source" || text.trim() === "") return [];
      const units = sourceUnits(text);
      const line = text.trim();
      const from = text.indexOf(line);
      const right = `（${units.join("、")}）`;
      // 供稿：…, 来源：… and lines with authors are forms of their own.
      if (!/^[（(][^：:\s]*[）)]$/u.test(line)) return [];
      if (line !== right)
        return [{ block: id, start: from, end: from + line.length, fix: right, details: { kind: "form" } }];
      const firstStarts = new Map<string, number>();
      let next = from + 1;
      return units.flatMap((unit): RawFinding[] => {
        const start = firstStarts.get(unit) ?? next;
        next += unit.length + 1;
        const isRepeated = firstStarts.has(unit);
        firstStarts.set(unit, start);
        if (isRepeated)
          return [{ block: id, start, end: start + unit.length, details: { kind: "twice", unit } }];
        if (!isKnown(unit))
          return [{ block: id, start, end: start + unit.length, details: { kind: "unknown", unit } }];
        return [];
      });
    });
  },
};
