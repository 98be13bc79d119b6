import type { RawFinding, Rule } from "../subject/rule.ts";

/** Checks that editor and proofreader are two people, and that none of the staff is missing. */
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
  issue: ({ document }): RawFinding[] => {
    const { editor, proofreader, approver } = document.imprint.staff;
    const report = (details: Record<string, string>): RawFinding => ({
      block: null,
      field: "imprint.staff",
      start: 0,
      end: 0,
      details,
    });
    if (editor.trim() !== "" && editor.trim() === proofreader.trim())
      return [report({ kind: "same", name: editor.trim() })];
    const roles = (
      [
        ["编辑", editor],
        ["校对", proofreader],
        ["核签", approver],
      ] as const
    ).map(([name, person]) => ({ name, isEmpty: person.trim() === "" }));
    // If all are empty, the office does not print them.
    return roles.every(({ isEmpty }) => isEmpty)
      ? []
      : roles.filter(({ isEmpty }) => isEmpty).map(({ name }) => report({ kind: "missing", name }));
  },
};
