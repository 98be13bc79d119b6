import type { RawFinding, Rule } from "../subject/rule.ts";
import { isText, matchesIn } from "../subject/view.ts";

/** Two terms, with or without 、 between their last characters. Looks ahead, so that terms may overlap. */
const anyForm = /(?=((\p{Script=Han}{2})([站所点室厅馆队组网])、?([站所点室厅馆队组网])))/gu;
/** The key of two terms that differ in their last character, in either order. */
const keyOf = (stem: string, one: string, other: string): string =>
  `${stem}|${[one, other].toSorted().join("")}`;

/** Finds different forms of one term in an issue: 实践站、所 and 实践所站. */
export const termForms: Rule = {
  id: "term-forms",
  group: "words",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "前后不一的叫法",
      why: "同一期里同一事物用同一个叫法。",
      found: (text, { other = "" }) => `“${text}”前面写作“${other}”`,
    },
    en: {
      title: "One thing, two names",
      why: "In one issue one thing has one name.",
      found: (text, { other = "" }) => `${text} is ${other} before`,
    },
  },
  examples: {
    bad: [
      "依托新时代文明实践站、所开展活动。\n依托新时代文明«实践所站»开展活动。",
      "依托文明实践所站开展活动。\n依托文明«实践站、所»开展活动。",
    ],
    good: [
      "依托新时代文明实践站、所开展活动。\n依托新时代文明实践站、所开展宣讲。",
      "依托文明实践所、站开展活动。\n实践站每周开放。",
      "走访东街、西街。\n改造西街东段。",
    ],
  },
  issue: ({ blocks }): RawFinding[] => {
    const texts = blocks.filter(isText);
    const forms = new Map<string, { block: string; start: number; form: string }[]>();
    // Pairs of terms that differ in their last character: 实践站、所.
    const pairs = new Set(
      texts.flatMap(({ text }) =>
        matchesIn(
          text,
          /(\p{Script=Han}{2})([站所点室厅馆队组网])、([站所点室厅馆队组网])(?![、\p{Script=Han}]?[站所点室厅馆队组网])/gu,
        ).map(({ match: [, stem = "", one = "", other = ""] }) => keyOf(stem, one, other)),
      ),
    );
    for (const { id, text } of texts) {
      for (const { match, start } of matchesIn(text, anyForm)) {
        const [, form = "", stem = "", one = "", other = ""] = match;
        const key = keyOf(stem, one, other);
        if (!pairs.has(key)) continue;
        const uses = forms.get(key) ?? [];
        uses.push({ block: id, start, form });
        forms.set(key, uses);
      }
    }
    return [...forms.values()].flatMap(([first, ...others]) =>
      others
        .filter(({ form }) => form !== first?.form)
        .slice(0, 1)
        .map(({ block, start, form }): RawFinding => ({
          block,
          start,
          end: start + form.length,
          details: { other: first?.form ?? "" },
        })),
    );
  },
};
