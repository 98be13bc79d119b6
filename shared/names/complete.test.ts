import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import "../../tests/support/generators/generated-cases.ts";
import { complete, type CompletionOptions } from "./complete.ts";
import { formsIn, indexNames } from "./name-index.ts";

const index = indexNames({
  units: [
    { full: "示例区城市管理局", short: ["区城管局", "城管局"] },
    { full: "示例区妇女联合会", short: ["区妇联"] },
    { full: "东河街道办事处", short: ["东河街道"] },
    { full: "12345热线中心", short: [] },
  ],
  people: [
    { name: "程一禾", unit: "区融媒体中心", post: "主任" },
    { name: "程一川", unit: "", post: "" },
  ],
});
const inText: CompletionOptions = { kinds: ["unit", "person"], place: "text" };
const offer = (before: string, options: Partial<CompletionOptions> = {}) =>
  complete(index, before, { ...inText, ...options })?.candidates.map(({ text, form }) => `${text} ${form}`) ??
  null;

describe("candidates", () => {
  test.each<[name: string, before: string, options: Partial<CompletionOptions>, offered: string[] | null]>([
    [
      "a short form stays short, and the full one follows",
      "近日，区城",
      {},
      ["区城管局 short", "示例区城市管理局 full"],
    ],
    [
      "a full form stays full, and the usual short one follows",
      "近日，示例区城",
      {},
      ["示例区城市管理局 full", "区城管局 short"],
    ],
    ["both begun: the full one first", "东河", {}, ["东河街道办事处 full", "东河街道 short"]],
    ["a complete short form: the full one", "由区妇联", {}, ["示例区妇女联合会 full"]],
    ["a complete short form that goes on: the full one too", "由东河街道", {}, ["东河街道办事处 full"]],
    ["a complete full form: nothing", "由示例区城市管理局", {}, null],
    ["nor the short form inside it", "示例区妇女联合会", {}, null],
    [
      "several units, in the order of the table",
      "示例",
      {},
      ["示例区城市管理局 full", "区城管局 short", "示例区妇女联合会 full", "区妇联 short"],
    ],
    ["one character is not enough in a text", "近日，区", {}, null],
    [
      "but is enough on request",
      "近日，区",
      { isWanted: true },
      ["区城管局 short", "示例区城市管理局 full", "区妇联 short", "示例区妇女联合会 full"],
    ],
    [
      "and at the beginning of an item",
      "东河街道、城",
      { place: "item" },
      ["城管局 short", "示例区城市管理局 full"],
    ],
    ["not in the midst of one", "不存在区", { place: "item" }, null],
    ["where two are", "（本刊和区城", { place: "item" }, ["区城管局 short", "示例区城市管理局 full"]],
    ["Latin letters and digits alone are no beginning", "电话123", {}, null],
    ["with Chinese characters they are", "拨打12345热线", {}, ["12345热线中心 full"]],
    ["people", "编辑：程一", {}, ["程一禾 name", "程一川 name"]],
    ["a whole name", "程一禾", {}, null],
    ["people only", "区城", { kinds: ["person"] }, null],
    ["units only", "程一", { kinds: ["unit"] }, null],
    ["nothing typed", "", { isWanted: true }, null],
  ])("%s", (_name, before, options, suggestions) => {
    expect(offer(before, options)).toEqual(suggestions);
  });

  test("forms in the issue come first, then recently used ones", () => {
    const rank = (form: string) => ["区妇联", "东河街道"].indexOf(form) + 1 || 9;
    expect(offer("示例", { rank })?.[0]).toBe("示例区妇女联合会 full");
    expect(offer("东河", { rank })).toEqual(["东河街道 short", "东河街道办事处 full"]);
    // After a complete short form its full form still comes first.
    expect(offer("东河街道", { rank })).toEqual(["东河街道办事处 full"]);
  });

  test("a person has unit and post", () => {
    expect(complete(index, "程一", inText)).toEqual({
      typedLength: 2,
      candidates: [
        { kind: "person", text: "程一禾", form: "name", about: "区融媒体中心 主任" },
        { kind: "person", text: "程一川", form: "name", about: "" },
      ],
    });
  });

  test("at most eight are offered, and none twice", () => {
    const units = Array.from({ length: 20 }, (_, number) => ({
      full: `示例区第${number % 10}小学`,
      short: [],
    }));
    expect(
      complete(indexNames({ units, people: [] }), "示例", inText)?.candidates.map(({ text }) => text),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((number) => `示例区第${number}小学`));
  });
});

test("formsIn finds the forms that occur in texts", () => {
  expect(formsIn(index, ["（区城管局、东河街道）", "程一禾到东河街道办事处"])).toEqual(
    new Set(["区城管局", "城管局", "东河街道", "程一禾", "东河街道办事处"]),
  );
  expect(formsIn(indexNames({ units: [], people: [] }), ["区城管局"])).toEqual(new Set());
});

const names = fc.stringMatching(/^[东河区街道局委]{1,6}$/u);
const tables = fc.record({
  units: fc.array(fc.record({ full: names, short: fc.array(names, { maxLength: 3 }) }), { maxLength: 12 }),
  people: fc.array(fc.record({ name: names, unit: fc.constant(""), post: fc.constant("") }), {
    maxLength: 4,
  }),
});

test("with any tables every candidate belongs to a form that was begun, and differs from the typed text", () => {
  fc.assert(
    fc.property(
      tables,
      fc.stringMatching(/^[东河区街道局委、，a]{0,12}$/u),
      fc.constantFrom("text" as const, "item" as const),
      fc.boolean(),
      (generatedTables, before, place, isWanted) => {
        const options: CompletionOptions = { kinds: ["unit", "person"], place, isWanted };
        const completion = complete(indexNames(generatedTables), before, options);
        if (!completion) return;
        const typedText = before.slice(-completion.typedLength);
        const groups = [
          ...generatedTables.units.map(({ full, short }) => [full, ...short]),
          ...generatedTables.people.map(({ name }) => [name]),
        ];
        expect(completion.candidates.length).toBeGreaterThan(0);
        expect(new Set(completion.candidates.map(({ text }) => text)).size).toBe(
          completion.candidates.length,
        );
        for (const { text, form } of completion.candidates) {
          expect(text).not.toBe(typedText);
          expect(
            groups.some((forms) => forms.includes(text) && forms.some((each) => each.startsWith(typedText))),
          ).toBe(true);
          if (form === "full") expect(generatedTables.units.some(({ full }) => full === text)).toBe(true);
        }
      },
    ),
  );
});
