import type { Found, Rule } from "../rule.ts";

/** Who edits does not proofread his own issue. */
export const staff: Rule = {
  id: "staff",
  group: "facts",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "编辑、校对、核签",
      why: "编辑和校对不是同一人，三项都要填。",
      found: (_, { kind, name = "" }) => (kind === "same" ? `编辑和校对都是“${name}”` : `没有填${name}`),
    },
    en: {
      title: "Editor, proofreader, approver",
      why: "Editor and proofreader are two people; all three are named.",
      found: (_, { kind, name = "" }) =>
        kind === "same" ? `Editor and proofreader are both ${name}` : `Not filled in: ${name}`,
    },
  },
  examples: {
    bad: [
      { text: "正文。", imprint: { staff: { editor: "程一禾", proofreader: "程一禾", approver: "顾书宁" } } },
      { text: "正文。", imprint: { staff: { editor: "程一禾", proofreader: "", approver: "顾书宁" } } },
    ],
    good: [
      { text: "正文。", imprint: { staff: { editor: "程一禾", proofreader: "陆文川", approver: "顾书宁" } } },
      { text: "正文。", imprint: { staff: { editor: "", proofreader: "", approver: "" } } },
    ],
  },
  issue: ({ document }): Found[] => {
    const { editor, proofreader, approver } = document.imprint.staff;
    const tell = (details: Record<string, string>): Found => ({
      block: null,
      field: "imprint.staff",
      start: 0,
      end: 0,
      details,
    });
    if (editor.trim() !== "" && editor.trim() === proofreader.trim())
      return [tell({ kind: "same", name: editor.trim() })];
    const named = (
      [
        ["编辑", editor],
        ["校对", proofreader],
        ["核签", approver],
      ] as const
    ).map(([name, who]) => ({ name, isEmpty: who.trim() === "" }));
    // An office that prints none of them has none to fill in.
    return named.every(({ isEmpty }) => isEmpty)
      ? []
      : named.filter(({ isEmpty }) => isEmpty).map(({ name }) => tell({ kind: "missing", name }));
  },
};
