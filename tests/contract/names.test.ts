/** Contract of the calls `names.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const units = [
  { full: "示例区城市管理局", short: ["区城管局", "城管局"] },
  { full: "东河街道办事处", short: ["东河街道"] },
];
const people = [{ name: "程一禾", unit: "区融媒体中心", post: "" }];

describe.each(bridges)("$name", ({ make }) => {
  test("a new library has no names; tables keep their order and are saved once, over the current revision", async () => {
    open = await make();
    const { bridge } = open;
    const changes: string[] = [];
    bridge.on("names.changed", () => changes.push("names"));
    expect(await bridge.ask("names.list", {})).toEqual({ revision: 0, units: [], people: [] });
    expect(await bridge.ask("names.save", { revision: 0, units, people })).toEqual({ revision: 1 });
    expect(await bridge.ask("names.list", {})).toEqual({ revision: 1, units, people });
    // The answer was lost, and the call is sent again.
    expect(await bridge.ask("names.save", { revision: 0, units, people })).toEqual({ revision: 1 });
    expect(await failure(bridge, "names.save", { revision: 0, units: [], people })).toMatchObject({
      code: "conflict",
      details: { what: "names" },
    });
    const later = [...units.toReversed(), { full: " 示例区妇联 ", short: [], since: "2026-01-01" }];
    expect(await bridge.ask("names.save", { revision: 1, units: later, people: [] })).toEqual({
      revision: 2,
    });
    expect(await bridge.ask("names.list", {})).toEqual({
      revision: 2,
      units: [...units.toReversed(), { full: "示例区妇联", short: [], since: "2026-01-01" }],
      people: [],
    });
    await expect.poll(() => changes.length).toBe(2);
    for (const wrong of [
      { full: "", short: [] },
      { full: "甲", short: [" "] },
    ])
      expect(await failure(bridge, "names.save", { revision: 2, units: [wrong], people })).toMatchObject({
        code: "invalid-input",
      });
    expect(
      await failure(bridge, "names.save", {
        revision: 2,
        units,
        people: [{ name: " ", unit: "", post: "" }],
      }),
    ).toMatchObject({ code: "invalid-input" });
    expect((await bridge.ask("names.list", {})).revision).toBe(2);
  });

  test("units in the source lines of all issues outside the bin are suggested until the table has them", async () => {
    open = await make();
    const { bridge } = open;
    const add = (source: string) => {
      const document = emptyDocument();
      document.blocks = [
        { id: "b1", style: "body", runs: [{ text: "近日，开展了活动。" }] },
        { id: "b2", style: "source", runs: [{ text: source }] },
      ];
      return bridge.ask("issues.create", { document });
    };
    await add("（区城管局、东河街道）");
    await add("（东河街道）");
    const { id } = await add("（区妇联）");
    const findUnits = async () => (await bridge.ask("names.findUnlisted", {})).units;
    expect(await findUnits()).toEqual([
      { name: "东河街道", articles: 2 },
      { name: "区城管局", articles: 1 },
      { name: "区妇联", articles: 1 },
    ]);
    await bridge.ask("issues.remove", { id });
    await bridge.ask("names.save", { revision: 0, units: units.slice(0, 1), people: [] });
    expect(await findUnits()).toEqual([{ name: "东河街道", articles: 2 }]);
  });
});
