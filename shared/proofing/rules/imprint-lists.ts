import { valueAt } from "../../basics/lookup.ts";
import type { RawFinding, Rule } from "../subject/rule.ts";

const lists = { report: "报", deliver: "送", send: "发" } as const;
const contacts = { email: "电子邮箱", phone: "电话" } as const;
type Field = keyof typeof lists | keyof typeof contacts;
const english: Record<Field, string> = {
  report: "Report to",
  deliver: "Deliver to",
  send: "Send to",
  email: "E-mail",
  phone: "Telephone",
};
const chinese = { ...lists, ...contacts };

/** Puts each name of a list in quotation marks. */
const quoteNames = (names: string) => `“${names.replaceAll("、", "”“")}”`;

/** Compares the recipients and contacts of the imprint (版记) with the settings of the publication. */
export const imprintLists: Rule = {
  id: "imprint-lists",
  group: "facts",
  level: "suspect",
  words: {
    "zh-CN": {
      title: "版记与刊物设置",
      why: "报、送、发的名单和联系方式以刊物设置为准。",
      found: (_, { field = "", missing = "", more = "", right = "" }) => {
        const name = valueAt(chinese, field);
        if (field in contacts) return `${name}与刊物设置不同，设置里是“${right}”`;
        return `“${name}”的名单与刊物设置不同：${[missing && `少了${quoteNames(missing)}`, more && `多了${quoteNames(more)}`].filter(Boolean).join("，") || "次序不同"}`;
      },
    },
    en: {
      title: "Imprint and settings",
      why: "Who gets the issue, and how the office is reached, are the publication's settings.",
      found: (_, { field = "", missing = "", more = "", right = "" }) => {
        const name = valueAt(english, field);
        if (field in contacts) return `${name} differs from the settings: ${right}`;
        return `${name} differs from the settings: ${[missing && `without ${missing}`, more && `with ${more}`].filter(Boolean).join(", ") || "another order"}`;
      },
    },
  },
  examples: {
    bad: [
      {
        text: "正文。",
        imprint: { send: ["各镇街"] },
        context: {
          imprint: { report: [], deliver: [], send: ["各镇街", "区直各单位"], email: "", phone: "" },
        },
      },
      {
        text: "正文。",
        imprint: { phone: "5550001" },
        context: { imprint: { report: [], deliver: [], send: [], email: "", phone: "5550002" } },
      },
    ],
    good: [
      {
        text: "正文。",
        imprint: { send: ["各镇街"] },
        context: { imprint: { report: [], deliver: [], send: ["各镇街"], email: "", phone: "" } },
      },
      {
        text: "正文。",
        imprint: { send: ["各镇街"], phone: "5550001" },
        context: { imprint: { report: [], deliver: [], send: [], email: "", phone: "" } },
      },
    ],
  },
  issue: ({ document: { imprint } }, { imprint: settings }): RawFinding[] => {
    if (!settings) return [];
    const report = (field: Field, details: Record<string, string>): RawFinding => ({
      block: null,
      field: `imprint.${field}`,
      start: 0,
      end: 0,
      details: { field, ...details },
    });
    // Settings that are empty are not compared.
    const listFindings = (["report", "deliver", "send"] as const).flatMap((field) => {
      const actual = imprint[field];
      const names = settings[field];
      if (names.length === 0 || actual.join("、") === names.join("、")) return [];
      return [
        report(field, {
          missing: names.filter((name) => !actual.includes(name)).join("、"),
          more: actual.filter((name) => !names.includes(name)).join("、"),
        }),
      ];
    });
    const contactFindings = (["email", "phone"] as const).flatMap((field) =>
      settings[field] === "" || settings[field] === imprint[field]
        ? []
        : [report(field, { right: settings[field] })],
    );
    return [...listFindings, ...contactFindings];
  },
};
