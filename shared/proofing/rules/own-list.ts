import type { RawFinding, Rule } from "../subject/rule.ts";
import type { BlockView } from "../subject/view.ts";

/** A sentence that says what other units did: …也开展了. */
const othersToo = /(?<=^|[。；])[^。；]*?也(?:先后|陆续|分别|相继)?(?:开展|组织|举办|参加|召开)/u;

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
      "【简讯】\n@@柳溪镇：@@近日，开展宣传。东河街道也开展了相关活动。@@东河街道：@@开展清洁。",
    ],
  },
  issue: ({ blocks, articles }): RawFinding[] => {
    const views = new Map(blocks.map((block) => [block.id, block]));
    /** The items of each block that are not yet looked at, by the name of their unit. */
    const itemsOf = new Map<string, Map<string, Item[]>>();
    return articles.flatMap(({ blocks: ids, title, isBrief }): RawFinding[] => {
      if (!isBrief || !title) return [];
      return ids.flatMap((id): RawFinding[] => {
        const view = views.get(id);
        if (!view) return [];
        const items = itemsOf.get(id) ?? Map.groupBy(findItems(view), (item) => item.unit);
        itemsOf.set(id, items);
        // A unit without an item here has its brief in an earlier block, which this one continues.
        const { start, end } = items.get(title)?.shift() ?? { start: 0, end: view.text.length };
        const place = findInList(view.text.slice(start, end), title);
        return place < 0 ? [] : [{ block: id, start: start + place, end: start + place + title.length }];
      });
    });
  },
};

/** One brief of a block that contains several: from its unit to the next one. */
interface Item {
  unit: string;
  start: number;
  end: number;
}

function findItems({ text, runOf }: BlockView): Item[] {
  const starts = runOf.flatMap((run, at) => (run.title && !runOf[at - 1]?.title ? [at] : []));
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const length = runOf.slice(start, end).findIndex((run) => !run.title);
    const unit = text.slice(start, length < 0 ? end : start + length);
    return { unit: unit.trim().replace(/[：:]$/u, ""), start, end };
  });
}

/** The place of a unit in the first sentence about other units; -1 if it is not among them. */
function findInList(text: string, unit: string): number {
  const match = othersToo.exec(text);
  if (!match) return -1;
  const units = match[0].split(/[、，]/u);
  const index = units.findIndex((each) => each.replace(/等?也.*$/u, "") === unit);
  if (index < 0) return -1;
  return match.index + units.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
}
