import { valueAt } from "../../basics/lookup.ts";
import type { Rule, BlockFinding } from "../subject/rule.ts";

const pairsOf: Record<string, string> = {
  "“": "”",
  "‘": "’",
  "（": "）",
  "《": "》",
  "〈": "〉",
  "【": "】",
  "「": "」",
  "『": "』",
  "〔": "〕",
};
const openings = new Map(Object.entries(pairsOf).map(([open, close]) => [close, open]));
/** Opening marks that can directly contain the same kind of pair. Other kinds alternate: “…‘…’…”. */
const nestingPairs = new Set(["（", "《"]);

/** A number before a closing bracket that is not a pair: 1）到位；2）到人. */
const listNumber = /(?:^|[。；：，、\s])[\da-zA-Z一二三四五六七八九十]{1,2}$/u;

type Kind = "unclosed" | "unopened" | "nested" | "crossed";
const sentences: Record<Kind, readonly [zh: (text: string) => string, en: (text: string) => string]> = {
  unclosed: [(text) => `“${text}”没有配对的右半边`, (text) => `${text} is never closed`],
  unopened: [(text) => `“${text}”没有配对的左半边`, (text) => `${text} was never opened`],
  nested: [(text) => `${text}里又套了一层同样的符号`, (text) => `${text} opens inside its like`],
  crossed: [(text) => `“${text}”与前面的符号交叉`, (text) => `${text} crosses the mark before it`],
};

/**
 * GB/T 15834—2011, 4.8 to 4.10, 4.15: finds quotation marks, brackets and title marks that do not form pairs.
 */
export const pairs: Rule = {
  id: "pairs",
  group: "punctuation",
  level: "error",
  clause: "GB/T 15834—2011，4.8、4.9、4.15",
  words: {
    "zh-CN": {
      title: "成对的标点",
      why: "引号、括号、书名号成对使用，一左一右，不交叉。",
      found: (text, { kind = "crossed" }) => valueAt(sentences, kind)[0](text),
    },
    en: {
      title: "Marks in pairs",
      why: "Quotation marks, brackets and title marks come in pairs and do not cross.",
      found: (text, { kind = "crossed" }) => valueAt(sentences, kind)[1](text),
    },
  },
  examples: {
    bad: [
      "做到«“»发现一起、查处一起。",
      "做到发现一起、查处一起«”»。",
      "会议传达了关于加强管理的通知«》»精神。",
      "他说：“要做到«“»即查即改”。”",
      "实地查看了市场«（»东区、商铺。",
      "推进“一刻钟（便民«”»生活圈）建设。",
    ],
    good: [
      "做到“发现一起、查处一起”。",
      "会议传达《关于转发〈实施方案〉的通知》。",
      "他说：“什么叫‘接诉即办’？”",
      "王平镇（含东区）参加。",
      "要做到：1）到位；2）到人。",
    ],
  },
  block: ({ text }) => {
    const stretches: BlockFinding[] = [];
    const report = (at: number, kind: Kind) => stretches.push({ start: at, end: at + 1, details: { kind } });
    /** The places of the open marks of each kind, so that no mark searches through the others. */
    const open = new Map(Object.keys(pairsOf).map((mark): [string, number[]] => [mark, []]));
    const innermost = () => Math.max(...[...open.values()].map((places) => places.at(-1) ?? -1));
    for (let at = 0; at < text.length; at += 1) {
      const bracket = text.charAt(at);
      const opening = openings.get(bracket);
      const places = open.get(opening ?? bracket);
      if (!places) continue;
      const isInnermost = places.length > 0 && places.at(-1) === innermost();
      if (opening === undefined) {
        if (isInnermost && !nestingPairs.has(bracket)) report(at, "nested");
        places.push(at);
      } else if (isInnermost) {
        places.pop();
      } else if (bracket !== "）" || !listNumber.test(text.slice(Math.max(0, at - 3), at))) {
        report(at, places.length > 0 ? "crossed" : "unopened");
        places.pop();
      }
    }
    for (const at of [...open.values()].flat()) report(at, "unclosed");
    return stretches;
  },
};
