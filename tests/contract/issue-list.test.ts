/** Contract of the issue list, over every bridge: pages, filters, facets, and the number of a new issue. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { profileOf } from "../../shared/publications/publication.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { IssuesFilter } from "../../shared/contract/issues.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const documentOf = (number: number | null, date: string | null, name = "示例快报") => {
  const document = emptyDocument();
  return { ...document, masthead: { ...document.masthead, name: [name], number, date } };
};

describe.each(bridges)("$name", ({ make }) => {
  const fillLibrary = async (): Promise<Bridge> => {
    open = await make();
    const { bridge } = open;
    const { id } = await bridge.ask("publications.create", {
      versions: [{ validFrom: "2025-01-01", profile: profileOf(documentOf(1, "2025-01-01", "另一种简报")) }],
    });
    for (const [number, date] of [
      [1, "2025-12-30"],
      [2, "2026-03-09"],
      [12, "2026-11-03"],
      [null, "2026-11-20"],
      [30, null],
    ] as const)
      await bridge.ask("issues.create", { document: documentOf(number, date) });
    await bridge.ask("issues.create", {
      document: documentOf(5, "2026-02-01", "另一种简报"),
      publication: id,
    });
    return bridge;
  };
  const numbers = async (
    bridge: Bridge,
    filter: IssuesFilter = {},
    rest: { limit?: number; offset?: number } = {},
  ) => {
    const { issues, total } = await bridge.ask("issues.list", { deleted: false, filter, ...rest });
    return [issues.map(({ number }) => number), total];
  };

  test("pages come in one order", async () => {
    const bridge = await fillLibrary();
    const all = [30, null, 12, 5, 2, 1];
    expect(await numbers(bridge)).toEqual([all, 6]);
    expect(await numbers(bridge, {}, { limit: 4 })).toEqual([all.slice(0, 4), 6]);
    expect(await numbers(bridge, {}, { limit: 4, offset: 4 })).toEqual([all.slice(4), 6]);
  });

  test("the list is filtered by words as people write them, year, state and number", async () => {
    const bridge = await fillLibrary();
    expect(await numbers(bridge, { text: "第12期" })).toEqual([[12], 1]);
    expect(await numbers(bridge, { text: "2026年3月9日" })).toEqual([[2], 1]);
    expect(await numbers(bridge, { text: "2026-03" })).toEqual([[2], 1]);
    expect(await numbers(bridge, { text: "示例 2026年11月" })).toEqual([[null, 12], 2]);
    expect(await numbers(bridge, { text: "没有" })).toEqual([[], 0]);
    expect(await numbers(bridge, { year: "2026" }, { limit: 2 })).toEqual([[null, 12], 4]);
    expect(await numbers(bridge, { state: "final" })).toEqual([[], 0]);
    expect(await numbers(bridge, { number: 5 })).toEqual([[5], 1]);
  });

  test("the facts name the possible filters and the issue that a new one follows", async () => {
    const bridge = await fillLibrary();
    const {
      publications: [other],
    } = await bridge.ask("publications.list", {});
    expect(await bridge.ask("issues.readFacts", { deleted: false })).toEqual({
      total: 6,
      years: ["2026", "2025"],
      states: ["draft"],
      lastPublication: other?.id,
    });
    expect(await bridge.ask("issues.readFacts", { deleted: true })).toMatchObject({
      total: 0,
      years: [],
      states: [],
    });
    const latest = async (publication?: number | null) =>
      (await bridge.ask("issues.findLatest", { publication })).issue?.number;
    expect([await latest(), await latest(other?.id), await latest(null), await latest(99)]).toEqual([
      12,
      5,
      12,
      undefined,
    ]);
  });
});
