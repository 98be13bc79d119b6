/** Contract of the calls `statistics.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { sequentialIds } from "../../shared/basics/identifiers.ts";
import { profileOf } from "../../shared/publications/publication.ts";
import type { Block, BulletinDocument } from "../../shared/document/schema.ts";
import { defaultScoring } from "../../shared/publications/scoring.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { Input } from "../../shared/contract/calls.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

type Article = readonly [title: string, source: string, manuscript?: number];

/**
 * An issue from titles and sources. Articles go under 检查督导; a source that ends in ： is the unit of a
 * brief under 简讯, and the title is its text.
 */
function issueOf(number: number, date: string | null, articles: readonly Article[]): BulletinDocument {
  const document = emptyDocument(sequentialIds());
  const ids = sequentialIds("b");
  const block = (style: Block["style"], ...runs: Block["runs"]): Block => ({ id: ids(), style, runs });
  const whole = articles
    .filter(([, source]) => !source.endsWith("："))
    .flatMap(([title, source, manuscript]) => [
      {
        ...block("body", { text: title, title: true }, { text: "　正文五个字。" }),
        ...(manuscript !== undefined && { manuscript }),
      },
      ...(source === "" ? [] : [block("source", { text: `（${source}）` })]),
    ]);
  const briefs = articles
    .filter(([, source]) => source.endsWith("："))
    .map(([title, source]) => block("brief", { text: source, title: true }, { text: title }));
  return {
    ...document,
    masthead: { ...document.masthead, name: ["示例快报"], number, date },
    blocks: [
      block("section", { text: "【检查督导】" }),
      ...whole,
      block("section", { text: "【简讯】" }),
      ...briefs,
    ],
  };
}

const units = [
  { full: "示例区城市管理局", short: ["区城管局", "城管局"] },
  { full: "东河街道办事处", short: ["东河街道"] },
  { full: "示例区档案馆", short: [] },
];
const text = (content: string) => Buffer.from(content).toString("base64");

describe.each(bridges)("$name", ({ make }) => {
  const fillLibrary = async (): Promise<Bridge> => {
    open = await make();
    const { bridge } = open;
    await bridge.ask("names.save", { revision: 0, units, people: [] });
    const { imported } = await bridge.ask("manuscripts.import", {
      files: [
        { name: "甲.txt", bytes: text("第一篇稿子") },
        { name: "乙.txt", bytes: text("第二篇稿子") },
      ],
    });
    const [first, second] = imported.map(({ id }) => id) as [number, number];
    await bridge.ask("manuscripts.change", {
      ids: [first],
      change: { unit: "城管局", author: "程一禾、陆文川", received: "2026-03-01" },
    });
    await bridge.ask("manuscripts.change", {
      ids: [second],
      change: { unit: "东河街道", author: "程一禾", received: "2026-04-02" },
    });
    const issues = [
      issueOf(1, "2025-12-30", [["区城管局整治市容", "示例区城市管理局"]]),
      issueOf(2, "2026-03-09", [
        ["东河街道清扫小巷", "东河街道、城管局"],
        ["本刊综合", "本刊"],
        ["区城管局巡查", "区城管局", first],
        ["近日，开展清扫。区城管局、南关社区也开展了相关活动。", "东河街道："],
      ]),
      issueOf(3, null, [["没有来源的一篇", ""]]),
    ];
    for (const document of issues) await bridge.ask("issues.create", { document });
    return bridge;
  };
  const count = async (
    bridge: Bridge,
    by: Input<"statistics.count">["by"],
    filter: Input<"statistics.count">["filter"] = {},
  ) => bridge.ask("statistics.count", { by, filter });

  test("units are counted under one name: alone, together, in briefs, among others; with manuscripts received and used", async () => {
    const bridge = await fillLibrary();
    const { rows, total } = await count(bridge, "unit");
    expect(total).toEqual({
      issues: 3,
      articles: 6,
      characters: expect.any(Number),
      points: 9.5 + 0.5,
      received: 2,
      adopted: 1,
    });
    expect(
      rows.map(({ name, used, single, joint, brief, mention, points, received, adopted }) => [
        name,
        used,
        single,
        joint,
        brief,
        mention,
        points,
        received,
        adopted,
      ]),
    ).toEqual([
      ["区城管局", 3, 2, 1, 0, 1, 6.5, 1, 1],
      ["东河街道", 2, 0, 1, 1, 0, 3, 1, 0],
      ["南关社区", 0, 0, 0, 0, 1, 0.5, 0, 0],
      ["示例区档案馆", 0, 0, 0, 0, 0, 0, 0, 0],
      ["", 1, 1, 0, 0, 0, 0, 0, 0],
    ]);
    expect((await count(bridge, "unit", { from: "2026-01-01", to: "2026-03-31" })).rows[0]).toMatchObject({
      name: "区城管局",
      used: 2,
      points: 4.5,
      received: 1,
    });
    expect((await count(bridge, "unit", { finalOnly: true })).total).toMatchObject({
      issues: 0,
      articles: 0,
    });
  });

  test("articles are counted by section, month, year and author", async () => {
    const bridge = await fillLibrary();
    const short = async (by: Input<"statistics.count">["by"]) =>
      (await count(bridge, by)).rows.map(({ name, used, points, received }) => [
        name,
        used,
        points,
        received,
      ]);
    expect(await short("section")).toEqual([
      ["检查督导", 5, 8, null],
      ["简讯", 1, 2, null],
    ]);
    expect(await short("month")).toEqual([
      ["2025-12", 1, 2, 0],
      ["2026-03", 4, 8, 1],
      ["2026-04", 0, 0, 1],
      ["", 1, 0, 0],
    ]);
    expect(await short("year")).toEqual([
      ["2025", 1, 2, 0],
      ["2026", 4, 8, 2],
      ["", 1, 0, 0],
    ]);
    expect(await short("author")).toEqual([
      ["程一禾", 1, 2, 2],
      ["陆文川", 1, 2, 1],
      ["", 5, 9, 0],
    ]);
  });

  test("a row lists its articles with the score of each", async () => {
    const bridge = await fillLibrary();
    const list = async (by: Input<"statistics.count">["by"], name: string, rest = {}) =>
      bridge.ask("statistics.articles", { by, name, filter: {}, ...rest });
    const rowsOf = ({ articles }: Awaited<ReturnType<typeof list>>) =>
      articles.map(({ number, title, source, role, points }) => [number, title, source, role, points]);
    const ofUnit = await list("unit", "区城管局");
    expect(rowsOf(ofUnit)).toEqual([
      [2, "东河街道清扫小巷", "东河街道、城管局", "joint", 2],
      [2, "区城管局巡查", "区城管局", "single", 2],
      [2, "东河街道", "东河街道", "mention", 0.5],
      [1, "区城管局整治市容", "示例区城市管理局", "single", 2],
    ]);
    expect(ofUnit.total).toBe(4);
    expect(await list("unit", "区城管局", { limit: 1, offset: 3 })).toMatchObject({
      articles: [{ number: 1 }],
      total: 4,
    });
    expect(rowsOf(await list("month", "2026-03")).map(([, title, , , points]) => [title, points])).toEqual([
      ["东河街道清扫小巷", 4],
      ["本刊综合", 0],
      ["区城管局巡查", 2],
      ["东河街道", 2],
    ]);
    expect(rowsOf(await list("unit", ""))).toEqual([[3, "没有来源的一篇", "", "single", 0]]);
    expect(rowsOf(await list("author", "陆文川"))).toEqual([[2, "区城管局巡查", "区城管局", "single", 2]]);
    expect(rowsOf(await list("unit", "没有的单位"))).toEqual([]);
  });

  test("a scoring rule applies from its date on; leaders' notes add to the score of an article", async () => {
    const bridge = await fillLibrary();
    const profile = profileOf(issueOf(1, "2025-12-30", []));
    const scoring = {
      ...defaultScoring,
      single: 3,
      joint: 1.25,
      brief: 0.1,
      mention: 0,
      leaderNote: 10,
      notCounted: [],
    };
    await bridge.ask("publications.create", {
      versions: [
        { validFrom: "2025-01-01", profile },
        { validFrom: "2026-01-01", profile: { ...profile, scoring } },
      ],
    });
    const article = (
      await bridge.ask("statistics.articles", { by: "unit", name: "区城管局", filter: {} })
    ).articles.find(({ role }) => role === "joint");
    const place = { issue: article?.issue ?? 0, article: article?.article ?? "" };
    const note = { leader: "沈望川", date: "2026-03-12", text: "做法很好，请各单位学习。" };
    await bridge.ask("statistics.setNotes", { ...place, notes: [note] });
    const { rows, total } = await count(bridge, "unit");
    expect(rows.map(({ name, points, leaderNote }) => [name, points, leaderNote])).toEqual([
      ["区城管局", 16.25, 1],
      ["东河街道", 11.35, 1],
      ["本刊", 3, 0],
      ["南关社区", 0, 0],
      ["示例区档案馆", 0, 0],
      ["", 0, 0],
    ]);
    expect(total.points).toBe(30.6);
    expect(
      (await bridge.ask("statistics.articles", { by: "unit", name: "东河街道", filter: {} })).articles[0],
    ).toMatchObject({ points: 11.25, notes: [note] });
    await bridge.ask("statistics.setNotes", { ...place, notes: [] });
    expect((await count(bridge, "unit")).total.points).toBe(10.6);
    expect((await bridge.ask("audit.list", { issue: place.issue })).entries[0]?.action).toBe("noted");
    expect(
      await failure(bridge, "statistics.setNotes", { ...place, article: "none", notes: [note] }),
    ).toMatchObject({ code: "not-found" });
    // A removed issue is not counted.
    await bridge.ask("issues.remove", { id: place.issue });
    expect((await count(bridge, "unit")).total).toMatchObject({ articles: 2, issues: 2 });
  });
});
