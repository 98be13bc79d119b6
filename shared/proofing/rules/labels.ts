import type { RawFinding, Rule } from "../subject/rule.ts";

/** Checks that labels (标签) are among those of the publication. */
export const labels: Rule = {
  id: "labels",
  group: "structure",
  level: "error",
  words: {
    "zh-CN": { title: "标签", why: "简讯的标签用刊物定的几个。", found: (text) => `刊物里没有标签“${text}”` },
    en: {
      title: "Labels",
      why: "The labels of briefs are the publication's.",
      found: (text) => `The publication has no label ${text}`,
    },
  },
  examples: {
    bad: [
      {
        text: "【简讯】\n^^«【文明实贱】»^^@@柳溪镇：@@近日，开展活动。",
        context: { labels: ["文明实践", "文明培育"] },
      },
    ],
    good: [
      { text: "【简讯】\n^^【文明实践】^^@@柳溪镇：@@近日，开展活动。", context: { labels: ["文明实践"] } },
      "【简讯】\n^^【文明新风】^^@@柳溪镇：@@近日，开展活动。",
    ],
  },
  issue: ({ blocks }, { labels: knownLabels }) => {
    if (knownLabels.length === 0) return [];
    return blocks.flatMap(({ id, text, runOf }): RawFinding[] => {
      const findings: RawFinding[] = [];
      for (let at = 0; at < text.length; at += 1) {
        if (!runOf[at]?.tag || runOf[at - 1]?.tag) continue;
        let end = at;
        while (end < text.length && runOf[end]?.tag) end += 1;
        if (!knownLabels.includes(text.slice(at, end).replaceAll(/[【】\s]/gu, "")))
          findings.push({ block: id, start: at, end });
      }
      return findings;
    });
  },
};
