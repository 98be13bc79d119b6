import type { Rule, BlockFinding } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/** Verbs and the nouns that complete them at the end of a list: 加大 … 力度. */
const nounsOf: readonly [verb: string, noun: string][] = [
  ["加大", "力度"],
  ["提高", "水平"],
  ["提升", "水平"],
  ["做好", "工作"],
  ["抓好", "工作"],
  ["发挥", "作用"],
  ["营造", "氛围"],
  ["规范", "秩序"],
  ["履行", "职责"],
];
/**
 * The patterns of each verb: its first object with the comma behind it, and what follows up to its noun. They are
 * two because one pattern would try every 、 of a long list as the last one.
 */
const frames = nounsOf.map(([verb, noun]) => ({
  firstMember: new RegExp(`${verb}(?:(?!${noun})[^，。；：、！？]){2,16}，`, "gu"),
  otherMembers: new RegExp(`((?:(?!${noun})[^，。；：！？])*)${noun}`, "uy"),
}));
/** The end of a list, and how long it may be in UTF-16 units. */
const listEnd = /等[^、]{0,6}$/u;
const longestEnd = 7;
const beginsWithVerb =
  /^(?:加大|加强|提高|提升|做好|抓好|发挥|营造|规范|履行|推进|推动|强化|深化|落实|完善|开展|组织|确保|建立|健全|优化|细化|严格|坚持|着力|积极|切实|进一步|不断|持续|全面|努力|充分|认真|及时|要|并|以|使|让|对|把|将)/u;

/** GB/T 15834—2011, 4.5.3.1: finds ， among the 、 that separate the members of one list. */
export const listComma: Rule = {
  id: "list-comma",
  group: "punctuation",
  level: "suspect",
  clause: "GB/T 15834—2011，4.5.3.1",
  words: {
    "zh-CN": {
      title: "并列词语间的逗号",
      why: "同一组并列词语之间都用顿号，不与逗号混用。",
      found: () => "并列的词语之间混用了逗号和顿号",
    },
    en: {
      title: "A comma in a list",
      why: "Members of one list are parted by 、 throughout.",
      found: () => "A comma among the 、 of a list",
    },
  },
  examples: {
    bad: [
      "要加大背街小巷保洁«，→、»农贸市场周边秩序、“门前三包”等治理力度。",
      "切实做好环境卫生«，→、»停车秩序、楼道堆物等工作。",
    ],
    good: [
      "要加大治理力度，做好环境卫生、停车秩序等工作。",
      "要加大背街小巷、农贸市场等治理力度。",
      "做好环境卫生，规范停车秩序、楼道堆物等工作。",
      "要做好宣传工作，环境卫生、停车秩序等工作也要抓紧。",
    ],
  },
  block: (block) => {
    if (!isText(block)) return [];
    const { text } = block;
    return frames.flatMap(({ firstMember, otherMembers }): BlockFinding[] =>
      matchesIn(text, firstMember).flatMap(({ end }): BlockFinding[] => {
        otherMembers.lastIndex = end;
        const [, rest = ""] = otherMembers.exec(text) ?? [];
        const tail = rest.slice(-longestEnd);
        const list = listEnd.exec(tail);
        if (!list || !rest.slice(0, rest.length - tail.length + list.index).includes("、")) return [];
        // Text that begins with a verb is a clause and not a member of the list.
        if (beginsWithVerb.test(rest)) return [];
        return [{ start: end - 1, end, fix: "、" }];
      }),
    );
  },
};
