import type { RawFinding, Rule } from "../rule.ts";

/** Finds the main unit of a brief in its own list of other units: …也开展了相关活动. */
export const ownList: Rule = {
  id: "own-list",
  group: "names",
  level: "error",
  words: {
    "zh-CN": {
      title: "单位列入自己的“也开展了”",
      why: "“某某、某某等也开展了相关活动”是指其他单位，不含本条的主角。",
      found: (text) => `“${text}”是本条的主角，又列在“也开展了”里`,
    },
    en: {
      title: "A unit in its own list",
      why: "“… also held such activities” means others than the unit that the item is about.",
      found: (text) => `${text} is what the item is about, and stands among the others`,
    },
  },
  examples: {
    bad: ["【简讯】\n@@柳溪镇：@@近日，组织开展宣传活动。东河街道、«柳溪镇»、北坡镇也开展了相关活动。"],
    good: [
      "【简讯】\n@@柳溪镇：@@近日，组织开展宣传活动。东河街道、北坡镇也开展了相关活动。",
      "【简讯】\n@@柳溪镇：@@近日，在柳溪镇文化站开展宣传活动。",
    ],
  },
  issue: ({ blocks, articles }) =>
    articles
      .filter(({ isBrief }) => isBrief)
      .flatMap(({ blocks: ids, title }): RawFinding[] => {
        if (!title) return [];
        return ids.flatMap((id) => {
          const text = blocks.find((block) => block.id === id)?.text ?? "";
          // A block can contain several briefs: search from this unit on, in the first sentence about other
          // units.
          const from = text.indexOf(title);
          return [
            ...text
              .slice(from)
              .matchAll(/(?<=^|[。；])[^。；]*?也(?:先后|陆续|分别|相继)?(?:开展|组织|举办|参加|召开)/gu),
          ]
            .slice(0, 1)
            .flatMap((match) => {
              const units = match[0].split(/[、，]/u);
              const index = units.findIndex((unit) => unit.replace(/等?也.*$/u, "") === title);
              if (index < 0) return [];
              const start =
                from + match.index + units.slice(0, index).reduce((sum, unit) => sum + unit.length + 1, 0);
              return [{ block: id, start, end: start + title.length }];
            });
        });
      }),
};
