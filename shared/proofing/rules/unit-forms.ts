import type { RawFinding, Rule } from "../subject/rule.ts";
import { isText } from "../subject/view.ts";

/** Finds units that an issue calls by more than one of their names in the table. */
export const unitForms: Rule = {
  id: "unit-forms",
  group: "names",
  level: "hint",
  words: {
    "zh-CN": {
      title: "单位的全称和简称",
      why: "同一期里一个单位用同一个叫法；名录里有它的全称和简称。",
      found: (text, { other = "" }) => `“${text}”前面写作“${other}”`,
    },
    en: {
      title: "Full and short names of units",
      why: "In one issue a unit has one name.",
      found: (text, { other = "" }) => `${text} is ${other} before`,
    },
  },
  examples: {
    bad: [
      {
        text: "区城管局参加。\n«区城市管理局»负责。",
        context: { names: { units: [{ full: "区城市管理局", short: ["区城管局"] }], people: [] } },
      },
    ],
    good: [
      {
        text: "区城管局参加。\n区城管局负责。",
        context: { names: { units: [{ full: "区城市管理局", short: ["区城管局"] }], people: [] } },
      },
      {
        text: "区民政局参加。\n区民政局社会科负责。",
        context: { names: { units: [{ full: "区民政局", short: ["民政局"] }], people: [] } },
      },
    ],
  },
  issue: ({ blocks }, { names }): RawFinding[] => {
    const texts = blocks.filter(isText);
    return (names?.units ?? []).flatMap(({ full, short }): RawFinding[] => {
      // Skip short forms that are part of the full one: a text search cannot tell them apart.
      const forms = [full, ...short.filter((form) => !full.includes(form))];
      const uses = forms.flatMap((form) =>
        texts.flatMap(({ id, text }, index) =>
          text.includes(form) ? [{ form, id, index, start: text.indexOf(form) }] : [],
        ),
      );
      const byForm = Map.groupBy(
        uses.toSorted((a, b) => a.index - b.index || a.start - b.start),
        ({ form }) => form,
      );
      const [first, other] = [...byForm.values()].map(([each]) => each);
      return first && other
        ? [
            {
              block: other.id,
              start: other.start,
              end: other.start + other.form.length,
              details: { other: first.form },
            },
          ]
        : [];
    });
  },
};
