import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, listsIn, matchesIn } from "../subject/view.ts";

const units = "人次|人|个|名|户|件|处|家|次|份|场|项|条|万元|元|亩|吨";
/** Never begins inside a number: a search would try each of its digits. */
const figure = "((?<!\\d)\\d+(?:\\.\\d+)?)";
const beforeFigure = "[^\\d，。；：、（）]{0,12}";
/** A list of parts, and its end: the last part and the sum. */
const parts = new RegExp(`(?:${beforeFigure}${figure}(?:${units})、)+`, "gu");
const lastPartAndSum = new RegExp(
  `(${beforeFigure}\\d+(?:\\.\\d+)?(?:${units}))，(?:共计|合计|总计)[^\\d，。；、]{0,4}${figure}(${units})(?!\\p{Script=Han}*率)`,
  "uy",
);

/**
 * Checks that parts add up to their total (甲12人、乙8人，共计20人) and that a part after 其中 does not
 * exceed the whole.
 */
export const totals: Rule = {
  id: "totals",
  group: "numbers",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "合计",
      why: "分项之和等于合计；“其中”的部分不大于总数。",
      found: (text, { kind, sum = "" }) =>
        kind === "part" ? `其中的部分（${sum}）比总数大：“${text}”` : `分项之和是${sum}：“${text}”`,
    },
    en: {
      title: "Totals",
      why: "Parts add up to their sum, and a part is no more than the whole.",
      found: (text, { kind, sum = "" }) =>
        kind === "part"
          ? `The part (${sum}) is more than the whole: ${text}`
          : `The parts add up to ${sum}: ${text}`,
    },
  },
  examples: {
    bad: [
      "东河街道«12人、柳溪镇8人，共计21人»。",
      "发现问题«30处，其中占道经营35处»。",
      "发放宣传页«200份、手册100份，合计350份»。",
    ],
    good: [
      "东河街道12人、柳溪镇8人，共计20人。",
      "发现问题30处，其中占道经营12处、乱停乱放8处。",
      "走访居民120户、商户30家，共计发放手册200份。",
      "共走访120户，其中困难家庭20户、老人30户。",
      "东河街道12人、柳溪镇8人等，共计40人。",
      "发现问题30处，其中整改率达95%。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text } = block;
    const stretches: BlockFinding[] = [];
    for (const { items, match, start, end } of listsIn(text, parts, lastPartAndSum)) {
      const [, lastPart = "", total = "", unit = ""] = match;
      const list = items + lastPart;
      const figures = matchesIn(list, new RegExp(`${figure}(${units})(?=、|$)`, "gu")).map(
        ({ match: part }) => ({ number: Number(part[1]), unit: part[2] }),
      );
      if (figures.length !== list.split("、").length || figures.some((part) => part.unit !== unit)) continue;
      const sum = sumOf(figures.map(({ number }) => number));
      if (sum !== Number(total))
        stretches.push({
          start: start + list.search(/\d/u),
          end,
          details: { kind: "sum", sum: String(sum) },
        });
    }
    for (const { match, start, end } of matchesIn(
      text,
      new RegExp(`${figure}(${units})，其中[^\\d，。；：、]{0,12}${figure}\\2(?![^，。；]{0,2}率)`, "gu"),
    )) {
      if (Number(match[3]) > Number(match[1]))
        stretches.push({ start, end, details: { kind: "part", sum: match[3] ?? "" } });
    }
    return stretches;
  },
};

const sumOf = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((sum, number) => sum + number, 0) * 1000) / 1000;
