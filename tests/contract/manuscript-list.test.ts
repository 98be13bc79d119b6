/** Contract of the list of manuscripts, over every bridge: pages, filters and counts. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { ManuscriptsFilter } from "../../shared/contract/manuscripts.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const names = ["东河街道.txt", "北坡镇.txt", "柳溪镇.txt", "区妇联.txt", "石桥镇 ABC.txt"];

describe.each(bridges)("$name", ({ make }) => {
  /** Five manuscripts: new, chosen, returned, used in issue 1, new. */
  const fillLibrary = async (): Promise<Bridge> => {
    open = await make();
    const { bridge } = open;
    const files = names.map((name, index) => ({
      name,
      bytes: Buffer.from(`题目${index}\n\n近日，${name}开展活动。`).toString("base64"),
    }));
    await bridge.ask("manuscripts.import", { files });
    await bridge.ask("manuscripts.change", { ids: [2], change: { state: "chosen" } });
    await bridge.ask("manuscripts.change", { ids: [3], change: { state: "returned" } });
    const document = emptyDocument();
    document.blocks = [{ id: "b1", style: "body", runs: [{ text: "文" }], manuscript: 4 }];
    await bridge.ask("issues.create", { document });
    return bridge;
  };
  const list = async (
    bridge: Bridge,
    filter: ManuscriptsFilter = {},
    rest: { limit?: number; offset?: number } = {},
  ) => {
    const question = { deleted: false, filter, ...rest };
    const { manuscripts, total } = await bridge.ask("manuscripts.list", question);
    return [manuscripts.map(({ id }) => id), total];
  };

  test("pages come in one order, newest first", async () => {
    const bridge = await fillLibrary();
    expect(await list(bridge)).toEqual([[5, 4, 3, 2, 1], 5]);
    expect(await list(bridge, {}, { limit: 2 })).toEqual([[5, 4], 5]);
    expect(await list(bridge, {}, { limit: 2, offset: 4 })).toEqual([[1], 5]);
  });

  test("the list is filtered by words, status, the issue at hand and ids", async () => {
    const bridge = await fillLibrary();
    expect(await list(bridge, { text: " 镇  题目 " }, { limit: 2 })).toEqual([[5, 3], 3]);
    expect(await list(bridge, { text: "abc" })).toEqual([[5], 1]);
    expect(await list(bridge, { text: "没有" })).toEqual([[], 0]);
    expect(await list(bridge, { statuses: ["new"] })).toEqual([[5, 1], 2]);
    expect(await list(bridge, { statuses: ["new", "used"] })).toEqual([[5, 4, 1], 3]);
    expect(await list(bridge, { statuses: ["new", "chosen"], issue: 1 })).toEqual([[5, 4, 2, 1], 4]);
    expect(await list(bridge, { statuses: ["new", "chosen"], issue: 1, excluded: [4, 5] })).toEqual([
      [2, 1],
      2,
    ]);
    expect(await list(bridge, { statuses: ["new"], ids: [1, 2] })).toEqual([[1], 1]);
  });

  test("the manuscripts of each status are counted, of all and of those that have the words", async () => {
    const bridge = await fillLibrary();
    expect(await bridge.ask("manuscripts.count", { deleted: false })).toEqual({
      total: 5,
      counts: { new: 2, chosen: 1, kept: 0, returned: 1, used: 1 },
    });
    expect(await bridge.ask("manuscripts.count", { deleted: false, text: "镇" })).toEqual({
      total: 5,
      counts: { new: 1, chosen: 1, kept: 0, returned: 1, used: 0 },
    });
    await bridge.ask("manuscripts.remove", { ids: [1, 4] });
    await bridge.ask("issues.remove", { id: 1 });
    expect(await bridge.ask("manuscripts.count", { deleted: true })).toEqual({
      total: 2,
      counts: { new: 2, chosen: 0, kept: 0, returned: 0, used: 0 },
    });
    expect(await list(bridge)).toEqual([[5, 3, 2], 3]);
  });
});
