/** Contract of the calls `similar.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import type { Input } from "../../shared/contract/calls.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const markets = "督导组实地查看农贸市场六处，针对占道经营逐项过筛，现场交办问题二十一件，要求三日内办结。";

describe.each(bridges)("$name", ({ make }) => {
  test("similar articles and manuscripts are found, the most similar first, without removed and excluded ones", async () => {
    open = await make();
    const { bridge } = open;
    const document = emptyDocument();
    document.masthead = { ...document.masthead, number: 12, date: "2026-03-09" };
    document.blocks = [
      { id: "b1", style: "body", runs: [{ text: "市场整治　", title: true }, { text: markets }] },
      { id: "b2", style: "source", runs: [{ text: "（东河街道）" }] },
      {
        id: "b3",
        style: "body",
        runs: [{ text: "公园管理处更换花卉两万盆，修补步道三百米，增设座椅与直饮水点。" }],
      },
    ];
    const { id: issue } = await bridge.ask("issues.create", { document });
    const bytes = Buffer.from(
      `${markets}\n\n居民反映出行更顺畅、环境更整洁，盼望把好做法坚持下去。\n`,
    ).toString("base64");
    const { imported } = await bridge.ask("manuscripts.import", {
      files: [{ name: "北坡镇.txt", bytes }],
    });
    const manuscript = imported[0]?.id ?? 0;

    const find = async (input: Partial<Input<"similar.find">> = {}) =>
      (await bridge.ask("similar.find", { text: markets.replaceAll("，", "、"), ...input })).matches;
    const matches = await find();
    expect(matches.map(({ kind, share }) => [kind, share])).toEqual(
      expect.arrayContaining([
        ["article", 1],
        ["manuscript", 1],
      ]),
    );
    expect(matches.find(({ kind }) => kind === "article")).toMatchObject({
      id: "b1",
      issue,
      number: 12,
      date: "2026-03-09",
      title: "市场整治",
      unit: "东河街道",
      text: `市场整治\n${markets}`,
    });
    expect(matches.find(({ kind }) => kind === "manuscript")).toMatchObject({
      id: manuscript,
      text: expect.stringContaining(markets),
    });

    const [half] = await find({
      text: `${markets.slice(0, 22)}会后区里另行开会，研究下一步的分工与时间表。`,
      excludeManuscript: manuscript,
    });
    expect(half).toMatchObject({ kind: "article", share: expect.closeTo(0.5, 1) });
    expect(await find({ excludeIssue: issue })).toMatchObject([{ kind: "manuscript" }]);
    expect(await find({ text: "" })).toEqual([]);
    expect(await find({ title: "市场整治", text: "" })).toEqual([]);
    await bridge.ask("issues.remove", { id: issue });
    await bridge.ask("manuscripts.remove", { ids: [manuscript] });
    expect(await find()).toEqual([]);
  });
});
