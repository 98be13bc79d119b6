/** Contract of the calls `search.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { sequentialIds } from "../../shared/basics/identifiers.ts";
import type { Block, BulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { Input } from "../../shared/contract/calls.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** An issue from articles, each as section, title, text and source. */
function issueOf(
  number: number,
  date: string | null,
  articles: readonly (readonly [section: string, title: string, text: string, source: string])[],
): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  const ids = sequentialIds("b");
  const block = (style: Block["style"], ...runs: Block["runs"]): Block => ({ id: ids(), style, runs });
  const blocks = articles.flatMap(([section, title, text, source]) => [
    block("section", { text: `【${section}】` }),
    block("body", { text: title, title: true }, { text: `　${text}` }),
    block("source", { text: `（${source}）` }),
  ]);
  return { ...document, masthead: { ...document.masthead, number, date }, blocks };
}

describe.each(bridges)("$name", ({ make }) => {
  const fillLibrary = async (): Promise<Bridge> => {
    open = await make();
    const { bridge } = open;
    const issues = [
      issueOf(1, "2025-12-30", [
        ["检查督导", "区领导检查防火", "沈望川到青石镇检查森林防火，要求压实责任。", "区应急局"],
      ]),
      issueOf(2, "2026-03-09", [
        ["常态创建", "东河街道清扫小巷", "组织志愿者清扫背街小巷12条。", "东河街道、区城管局"],
        ["检查督导", "督导组走访市场", "督导组到东河市场检查。", "区创建办"],
      ]),
      issueOf(3, null, [["简讯", "未定稿", "志愿者参加防火宣传。", "青石镇"]]),
    ];
    for (const document of issues) await bridge.ask("issues.create", { document });
    return bridge;
  };
  const titles = async (bridge: Bridge, query: string, rest: Partial<Input<"search.find">> = {}) =>
    (await bridge.ask("search.find", { query, ...rest })).results.map(({ title }) =>
      title.map(({ text }) => text).join(""),
    );

  test("words of any length are found in titles, sources and texts, the newest first", async () => {
    const bridge = await fillLibrary();
    expect(await titles(bridge, "检查")).toEqual(["督导组走访市场", "区领导检查防火"]);
    expect(await titles(bridge, "火")).toEqual(["区领导检查防火", "未定稿"]);
    expect(await titles(bridge, "志愿者 -防火")).toEqual(["东河街道清扫小巷"]);
    expect(await titles(bridge, "小巷１２条。")).toEqual(["东河街道清扫小巷"]);
    expect(await titles(bridge, "青石镇 或 区城管局")).toEqual([
      "东河街道清扫小巷",
      "区领导检查防火",
      "未定稿",
    ]);
    // Articles of one issue come in its order.
    expect(await titles(bridge, "检查 或 志愿者")).toEqual([
      "东河街道清扫小巷",
      "督导组走访市场",
      "区领导检查防火",
      "未定稿",
    ]);
    expect(await titles(bridge, "检查督察")).toEqual([]);
    expect(await titles(bridge, " ")).toEqual([]);
    expect(await titles(bridge, "-检查")).toEqual(["东河街道清扫小巷", "未定稿"]);
    expect(await bridge.ask("search.find", { query: "检查", limit: 1 })).toMatchObject({
      hasMore: true,
      results: [{ number: 2 }],
    });
    expect(await titles(bridge, "检查", { limit: 1, offset: 1 })).toEqual(["区领导检查防火"]);
  });

  test("a result names its place and shows the matching text", async () => {
    const bridge = await fillLibrary();
    const { results } = await bridge.ask("search.find", { query: "森林 防火" });
    expect(results).toEqual([
      {
        issue: 1,
        number: 1,
        date: "2025-12-30",
        article: expect.any(String),
        section: "检查督导",
        source: "区应急局",
        title: [
          { text: "区领导检查", isHit: false },
          { text: "防火", isHit: true },
        ],
        snippet: [
          { text: "沈望川到青石镇检查", isHit: false },
          { text: "森林", isHit: true },
          { text: "防火", isHit: true },
          { text: "，要求压实责任。", isHit: false },
        ],
      },
    ]);
  });

  test("results are filtered, and counted by section, unit and year", async () => {
    const bridge = await fillLibrary();
    expect(await bridge.ask("search.count", { query: "检查 或 志愿者" })).toEqual({
      total: 4,
      sections: [
        { name: "检查督导", count: 2 },
        { name: "常态创建", count: 1 },
        { name: "简讯", count: 1 },
      ],
      units: expect.arrayContaining([
        { name: "区城管局", count: 1 },
        { name: "东河街道", count: 1 },
      ]),
      years: [
        { name: "2026", count: 2 },
        { name: "2025", count: 1 },
      ],
    });
    const titlesWith = (filter: Input<"search.find">["filter"]) =>
      titles(bridge, "检查 或 志愿者", { filter });
    expect(await titlesWith({ section: "检查督导" })).toEqual(["督导组走访市场", "区领导检查防火"]);
    expect(await titlesWith({ unit: "区城管局" })).toEqual(["东河街道清扫小巷"]);
    expect(await titlesWith({ unit: "城管局" })).toEqual([]);
    expect(await titlesWith({ from: "2026-01-01" })).toHaveLength(2);
    expect(await titlesWith({ to: "2025-12-30" })).toEqual(["区领导检查防火"]);
    expect(await titlesWith({ number: 2, section: "常态创建" })).toEqual(["东河街道清扫小巷"]);
    expect(await titlesWith({ state: "final" })).toEqual([]);
    expect(await titlesWith({ publication: null })).toHaveLength(4);
  });

  test("a saved text is found at once, a removed one is not, and a new date moves an issue", async () => {
    const bridge = await fillLibrary();
    const session = "session-1";
    const openAnswer = await bridge.ask("issues.open", { id: 3, session, label: "甲" });
    const document = issueOf(3, "2026-04-01", [["简讯", "已定稿", "志愿者参加植树。", "青石镇"]]);
    await bridge.ask("issues.save", {
      id: 3,
      session,
      revision: openAnswer.revision,
      generation: 0,
      document,
    });
    expect(await titles(bridge, "志愿者")).toEqual(["已定稿", "东河街道清扫小巷"]);
    expect(await titles(bridge, "未定稿")).toEqual([]);
    await bridge.ask("issues.remove", { id: 2 });
    expect(await titles(bridge, "志愿者")).toEqual(["已定稿"]);
    expect((await bridge.ask("search.count", { query: "志愿者" })).total).toBe(1);
    await bridge.ask("issues.restore", { id: 2 });
    expect(await titles(bridge, "志愿者")).toHaveLength(2);
  });
});
