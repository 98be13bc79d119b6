import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

const weekdays = "日一二三四五六";

/**
 * Finds dates that do not exist, and wrong weekdays. Weekdays are checked only if the text contains the year.
 */
export const calendar: Rule = {
  id: "calendar",
  group: "numbers",
  level: "error",
  words: {
    "zh-CN": {
      title: "日期与星期",
      why: "日期要存在，星期要与日期相符。",
      found: (text, { right = "" }) => (right === "" ? `没有“${text}”这一天` : `这一天是星期${right}`),
    },
    en: {
      title: "Dates and weekdays",
      why: "A date exists, and its weekday is right.",
      found: (text, { right = "" }) =>
        right === ""
          ? `There is no such day: ${text}`
          : `That day is ${["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][weekdays.indexOf(right)]}`,
    },
  },
  examples: {
    bad: [
      "«2月30日»，召开动员会。",
      "«13月5日»，召开动员会。",
      "«4月31日»至5月2日，开展检查。",
      "2026年11月23日（«星期二→星期一»），召开动员会。",
    ],
    good: [
      "2月29日，召开动员会。",
      "11月23日，召开动员会。",
      "2026年11月23日（星期一），召开动员会。",
      "12月底前完成。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const stretches: BlockFinding[] = [];
    for (const { match, start, end } of matchesIn(
      block.text,
      /(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（(?:星期|周)([一二三四五六日天])）)?/gu,
    )) {
      // Without a year 29 February is allowed: 2024 is a leap year.
      const year = Number(match[1] ?? 2024);
      const month = Number(match[2]);
      const day = Number(match[3]);
      const isDay =
        month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
      const weekday = match[4];
      const length = weekday === undefined ? end - start : match[0].indexOf("（");
      if (!isDay) stretches.push({ start, end: start + length });
      if (!isDay || weekday === undefined || match[1] === undefined) continue;

      const right = weekdays.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
      if (right === weekday.replace("天", "日")) continue;
      const word = match[0].slice(length + 1, -1);
      stretches.push({
        start: start + length + 1,
        end: end - 1,
        fix: `${word.slice(0, -1)}${right}`,
        details: { right },
      });
    }
    return stretches;
  },
};
