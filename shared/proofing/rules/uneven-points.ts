import { hasName } from "../../basics/lookup.ts";
import { findPointProblems } from "../../points/problems.ts";
import type { Details, Rule } from "../subject/rule.ts";

type Kind = "count" | "unmarked" | "uneven";
type Sentence = (details: Details) => string;
const sentences: Record<Kind, readonly [zh: Sentence, en: Sentence]> = {
  count: [
    ({ promise = "", points = "" }) => `标题写“${promise}”，正文是${points}条`,
    ({ promise = "", points = "" }) => `The title says ${promise}; there are ${points}`,
  ],
  unmarked: [
    ({ points = "", unmarked = "" }) => `${points}条要点里有${unmarked}条没有加粗`,
    ({ points = "", unmarked = "" }) => `${unmarked} of ${points} points are not bold`,
  ],
  uneven: [() => "要点加粗的长短不一致", () => "The points are bold to different extents"],
};
const sentenceOf = ({ kind = "uneven" }: Details) =>
  hasName(sentences, kind) ? sentences[kind] : sentences.uneven;

/**
 * Checks that the points of one article are emphasised alike, and that a title that counts them has the right
 * number.
 */
export const unevenPoints: Rule = {
  id: "uneven-points",
  group: "structure",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "要点与标题",
      why: "同一篇稿件的要点加粗要一致；标题说“三强化”，正文就应有三条。",
      found: (_, details) => sentenceOf(details)[0](details),
    },
    en: {
      title: "Points and titles",
      why: "The points of an article are bold to the same extent, and a title that counts them counts right.",
      found: (_, details) => sentenceOf(details)[1](details),
    },
  },
  examples: {
    bad: [
      "【常态创建】\n«@@城管局“三强化”整治占道经营@@» **一是强化部署。**开会研究。**二是强化调度。**上路巡查。",
      "【检查督导】\n«@@区领导开展检查@@» **一是抓整改。**逐条销号。二是抓宣传。发动群众。**三是抓常态。**久久为功。",
    ],
    good: [
      "【常态创建】\n@@城管局“两强化”整治占道经营@@ **一是强化部署。**开会研究。**二是强化调度。**上路巡查。",
    ],
  },
  issue: ({ document, blocks }) => {
    const views = new Map(blocks.map((block) => [block.id, block]));
    /** Letters of titles in each block. */
    const titleLengths = new Map<string, number>();
    return findPointProblems(document).map(({ article, ...problem }) => {
      const [id = ""] = article.split("#");
      const view = views.get(id);
      const titleLength = titleLengths.get(id) ?? view?.runOf.filter((run) => run.title).length ?? 0;
      titleLengths.set(id, titleLength);
      const details = Object.fromEntries(
        Object.entries(problem).map(([name, value]) => [name, String(value)]),
      );
      return {
        block: id,
        start: 0,
        end: titleLength > 0 ? titleLength : Math.min(view?.text.length ?? 0, 12),
        details,
      };
    });
  },
};
