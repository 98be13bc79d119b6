/** Contract of the calls `checking.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { sequentialIds } from "../../shared/basics/identifiers.ts";
import { profileOf } from "../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { answerOf } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const issueOf = (number: number | null, date: string | null): BulletinDocument => {
  const document = emptyDocument(sequentialIds());
  return { ...document, masthead: { ...document.masthead, number, date } };
};

describe.each(bridges)("$name", ({ make }) => {
  test("an issue is checked with the office's names and the previous issue", async () => {
    open = await make();
    const { bridge } = open;
    const ids: number[] = [];
    for (const [number, date] of [
      [764, "2026-11-16"],
      [765, "2026-11-19"],
      [null, "2026-11-23"],
    ] as const)
      ids.push((await bridge.ask("issues.create", { document: issueOf(number, date) })).id);
    await bridge.ask("names.save", { revision: 0, units: [{ full: "东河街道", short: [] }], people: [] });
    const previous = await Promise.all(
      ids.map(async (issue) => (await bridge.ask("checking.get", { issue })).context.previous),
    );
    expect(previous).toEqual([
      null,
      { number: 764, date: "2026-11-16" },
      { number: 765, date: "2026-11-19" },
    ]);
    const { context, ignored } = await bridge.ask("checking.get", { issue: ids[0] as number });
    expect(context).toMatchObject({
      names: { units: [{ full: "东河街道" }] },
      off: [],
      labels: [],
      words: [],
      imprint: null,
    });
    expect(ignored).toEqual([]);
    expect(await answerOf(bridge, "checking.get", { issue: 99 })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
  });

  test("an issue is checked with the publication's settings on its date", async () => {
    open = await make();
    const { bridge } = open;
    const base = { ...profileOf(issueOf(1, null)), name: ["示例简报"] };
    const versions = [
      { validFrom: "2026-01-01", profile: base },
      {
        validFrom: "2026-11-01",
        profile: {
          ...base,
          proofing: {
            off: ["width"],
            words: [{ word: "创文", instead: "创城" }],
            labels: ["文明实践"],
            eventDays: 10,
          },
        },
      },
    ];
    const { id: publication } = await bridge.ask("publications.create", { versions });
    const contextOf = async (date: string | null) => {
      const { id } = await bridge.ask("issues.create", { document: issueOf(1, date), publication });
      return (await bridge.ask("checking.get", { issue: id })).context;
    };
    expect(await contextOf("2026-10-31")).toMatchObject({ off: [], words: [], labels: [], eventDays: null });
    expect(await contextOf("2026-11-01")).toMatchObject({
      off: ["width"],
      words: [{ word: "创文", instead: "创城" }],
      labels: ["文明实践"],
      eventDays: 10,
      imprint: { report: [], email: "" },
    });
  });

  test("articles that an earlier issue printed are reported with their place", async () => {
    open = await make();
    const { bridge } = open;
    const text =
      "督导组先后来到东河市场、青年路社区实地查看创建指标落实情况，并现场向属地和行业部门反馈了问题，要求立行立改。";
    const article = (issue: BulletinDocument, id: string, body: string): BulletinDocument => ({
      ...issue,
      blocks: [{ id, style: "body", runs: [{ text: "督导组开展督导", title: true }, { text: ` ${body}` }] }],
    });
    const create = async (document: BulletinDocument) => (await bridge.ask("issues.create", { document })).id;
    await create(article(issueOf(764, "2026-11-16"), "a", text));
    await create(article(issueOf(766, "2026-12-01"), "c", `${text}回头再看。`));
    const again = await create(article(issueOf(765, "2026-11-19"), "b", `20日，${text}`));
    const { printed } = await bridge.ask("checking.findPrinted", { issue: again });
    expect(printed).toMatchObject([
      { article: "b", title: "督导组开展督导", number: 764, date: "2026-11-16" },
    ]);
    expect(printed[0]?.share).toBeGreaterThan(0.8);
    expect(await bridge.ask("checking.findPrinted", { issue: await create(issueOf(767, null)) })).toEqual({
      printed: [],
    });
    expect(await answerOf(bridge, "checking.findPrinted", { issue: 99 })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
  });

  test("a place is ignored in its issue, a text and a rule in every issue; each can be undone", async () => {
    open = await make();
    const { bridge } = open;
    const changes: string[] = [];
    bridge.on("checking.changed", () => changes.push("checking"));
    await bridge.ask("settings.set", { person: { name: "陆文川", role: "proofreader" } });
    const [one, other] = [
      (await bridge.ask("issues.create", { document: issueOf(1, null) })).id,
      (await bridge.ask("issues.create", { document: issueOf(2, null) })).id,
    ];
    const listIgnored = async (issue: number) =>
      (await bridge.ask("checking.get", { issue })).ignored.map(({ rule, text, scope, reason, by }) => ({
        rule,
        text,
        scope,
        reason,
        by,
      }));
    await bridge.ask("checking.ignore", {
      issue: one,
      ignored: { rule: "wrong-words", text: "布署", around: "前|后" },
      reason: "",
    });
    const { id } = await bridge.ask("checking.ignore", {
      issue: one,
      ignored: { rule: "doubled", text: null, around: null },
      reason: " 本刊不查 ",
    });
    const rule = { rule: "doubled", text: null, scope: "publication", reason: "本刊不查", by: "陆文川" };
    expect(await listIgnored(one)).toEqual([
      rule,
      { rule: "wrong-words", text: "布署", scope: "issue", reason: "", by: "陆文川" },
    ]);
    expect(await listIgnored(other)).toEqual([rule]);
    await bridge.ask("checking.stopIgnoring", { id });
    await bridge.ask("checking.stopIgnoring", { id });
    expect(await listIgnored(other)).toEqual([]);
    await expect.poll(() => changes.length).toBe(4);
    expect(
      await answerOf(bridge, "checking.ignore", {
        issue: 99,
        ignored: { rule: "doubled", text: null, around: null },
        reason: "",
      }),
    ).toMatchObject({ ok: false, error: { code: "not-found" } });
  });
});
