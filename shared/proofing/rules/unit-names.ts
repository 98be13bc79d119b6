import type { Rule } from "../subject/rule.ts";
import { isText } from "../subject/view.ts";

/**
 * Whether a name is long enough to be checked: shorter names often differ in one character only (区教育局,
 * 区体育局). Streets and communities are checked too, because the table lists all of them.
 */
const isCheckable = (form: string): boolean =>
  form.length >= 5 || /^\p{Script=Han}{2}(?:街道|社区)$/u.test(form);

/** Finds unit names with one wrong character: 东和街道 for 东河街道. */
export const unitNames: Rule = {
  id: "unit-names",
  group: "names",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "单位名称",
      why: "与名录里的单位只差一个字，多半是写错了。",
      found: (text, { right = "" }) => `名录里没有“${text}”，是不是“${right}”？`,
    },
    en: {
      title: "Names of units",
      why: "What is one character away from a unit of the table is most likely that unit.",
      found: (text, { right = "" }) => `${text} is not in the table: is it ${right}?`,
    },
  },
  examples: {
    bad: [
      {
        text: "昨日，«东和街道→东河街道»开展检查。",
        context: { names: { units: [{ full: "东河街道", short: [] }], people: [] } },
      },
      {
        text: "由«区城市管埋局→区城市管理局»负责。",
        context: { names: { units: [{ full: "区城市管理局", short: [] }], people: [] } },
      },
    ],
    good: [
      {
        text: "东和街道、东河街道参加。",
        context: {
          names: {
            units: [
              { full: "东河街道", short: [] },
              { full: "东和街道", short: [] },
            ],
            people: [],
          },
        },
      },
      {
        text: "区体育局参加。",
        context: { names: { units: [{ full: "区教育局", short: [] }], people: [] } },
      },
      {
        text: "西河街道参加。",
        context: { names: { units: [{ full: "东河街道", short: [] }], people: [] } },
      },
      {
        text: "东河两街道参加。东河路街道两侧。",
        context: { names: { units: [{ full: "东河街道", short: [] }], people: [] } },
      },
    ],
  },
  block: (block, { names }) => {
    if (!names || !isText(block)) return [];
    const { text } = block;
    const forms = names.units.flatMap(({ full, short }) => [full, ...short]);
    const knownForms = new Set(forms);
    return [...new Set(forms)].filter(isCheckable).flatMap((form) => {
      const stretches = [];
      const first = form.charAt(0);
      // Candidates are stretches that begin and end like the name.
      for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
        const candidate = text.slice(at, at + form.length);
        if (
          candidate.length < form.length ||
          !candidate.endsWith(form.slice(form.length === 4 ? -2 : -1)) ||
          knownForms.has(candidate)
        )
          continue;
        const different = [...candidate].filter((character, index) => character !== form[index]).length;
        if (different === 1 && /^\p{Script=Han}+$/u.test(candidate))
          stretches.push({ start: at, end: at + form.length, fix: form, details: { right: form } });
      }
      return stretches;
    });
  },
};
