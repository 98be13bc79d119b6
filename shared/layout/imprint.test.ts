import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { sequentialIds } from "../basics/identifiers.ts";
import type { Imprint } from "../document/schema.ts";
import { imprintGroups } from "./imprint.ts";

const imprint = (more: Partial<Imprint> = {}): Imprint => ({
  ...emptyDocument(sequentialIds()).imprint,
  ...more,
});
const staff = (editor: string, proofreader: string, approver: string) => ({ editor, proofreader, approver });

test("an imprint that is empty or blank has no groups", () => {
  expect(imprintGroups(imprint())).toEqual([]);
  expect(
    imprintGroups(imprint({ staff: staff(" ", "", "\u3000"), report: [""], email: " ", other: ["", " "] })),
  ).toEqual([]);
});

test("a full imprint has three groups in the order of printing", () => {
  const full = imprint({
    staff: staff("程一禾", "陆文川", "顾书宁"),
    report: ["市文明办", "区委"],
    deliver: ["区政协"],
    send: ["各单位"],
    email: "a@b.example",
    phone: "5550765",
    copies: 120,
    other: ["本刊地址：一号院"],
  });
  expect(imprintGroups(full)).toEqual([
    {
      kind: "staff",
      items: [
        { label: "编辑", text: "程一禾" },
        { label: "校对", text: "陆文川" },
        { label: "核签", text: "顾书宁" },
      ],
    },
    {
      kind: "lists",
      items: [
        { label: "报", text: "市文明办、区委" },
        { label: "送", text: "区政协" },
        { label: "发", text: "各单位" },
      ],
    },
    {
      kind: "contact",
      items: [
        { label: "电子邮箱", text: "a@b.example" },
        { label: "电话", text: "5550765" },
      ],
      copies: "共印120份",
      other: ["本刊地址：一号院"],
    },
  ]);
});

test.each<[more: Partial<Imprint>, group: object]>([
  [{ staff: staff("", "陆文川", "") }, { kind: "staff", items: [{ label: "校对", text: "陆文川" }] }],
  [{ send: ["各单位"] }, { kind: "lists", items: [{ label: "发", text: "各单位" }] }],
  [{ phone: "1" }, { kind: "contact", items: [{ label: "电话", text: "1" }], copies: "", other: [] }],
  [{ copies: 1 }, { kind: "contact", items: [], copies: "共印1份", other: [] }],
  [{ other: ["", "一行"] }, { kind: "contact", items: [], copies: "", other: ["一行"] }],
])("%j alone gives one group", (more, group) => expect(imprintGroups(imprint(more))).toEqual([group]));
