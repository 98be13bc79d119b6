import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import type { Block, BulletinDocument } from "../../../../shared/document/schema.ts";
import { fingerprintsToKeep } from "../../../../shared/similarity/fingerprints.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";

let folder: string;
let library: Library;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-similar-"));
  library = await openLibrary(folder);
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const markets = "督导组实地查看农贸市场六处，针对占道经营逐项过筛，现场交办问题二十一件，要求三日内办结。";
const streets = "各社区组织志愿者清扫背街小巷，劝导乱停非机动车，居民反映出行更顺畅、环境更整洁。";
const article = (id: string, title: string, text: string): Block => ({
  id,
  style: "body",
  runs: [{ text: `${title}　`, title: true }, { text }],
});
function issue(number: number, ...blocks: Block[]): BulletinDocument {
  const document = emptyDocument();
  return { ...document, masthead: { ...document.masthead, number, date: "2026-03-09" }, blocks };
}
const find = async (text: string, exclude = {}) => (await library.similar.find({ text, ...exclude })).matches;

/** Checks that the stored fingerprints are those of the stored texts. */
async function expectInStep(): Promise<void> {
  const database = await openDatabase(join(folder, databaseName));
  const texts = await database.all<{ id: number; text: string; letters: number; fingerprints: number }>(
    "SELECT id, text, letters, fingerprints FROM texts",
  );
  const expectedRows = texts.flatMap(({ id, text }) =>
    fingerprintsToKeep(text).hashes.map((hash) => `${hash} ${id}`),
  );
  const rows = await database.all<{ hash: number; text: number }>("SELECT hash, text FROM fingerprints");
  await database.close();
  expect(rows.map(({ hash, text }) => `${hash} ${text}`).sort()).toEqual(expectedRows.sort());
  for (const { text, letters, fingerprints } of texts)
    expect(fingerprintsToKeep(text)).toMatchObject({ letters, hashes: { length: fingerprints } });
}

test("an article printed before is found, with its place and its share", async () => {
  const blocks: Block[] = [
    article("b1", "市场整治", markets),
    { id: "s1", style: "source", runs: [{ text: "（东河街道、本刊）" }] },
    article("b2", "清扫小巷", streets),
  ];
  const { id } = await library.issues.create({ document: issue(12, ...blocks) });
  const [match, ...others] = await find(`近日，${markets.replace("二十一件", "十余件")}`);
  expect(others).toEqual([]);
  expect(match).toMatchObject({
    kind: "article",
    id: "b1",
    issue: id,
    number: 12,
    date: "2026-03-09",
    title: "市场整治",
    unit: "东河街道、本刊",
    text: `市场整治\n${markets}`,
  });
  expect(match?.share).toBeGreaterThan(0.8);
  expect(await find("完全不同的一段话，讲的是公园绿化养护与花卉更换的安排。")).toEqual([]);
  expect(await find("短")).toEqual([]);
  expect(await find(markets, { excludeIssue: id })).toEqual([]);
});

test("the most similar match comes first, then the latest of equal ones; the title counts", async () => {
  await library.issues.create({ document: issue(1, article("b1", "一", markets)) });
  await library.issues.create({
    document: issue(2, article("b1", "二", `${markets.slice(0, 30)}${streets}`)),
  });
  await library.issues.create({ document: issue(3, article("b1", "三", markets)) });
  expect((await find(markets)).map((each) => each.kind === "article" && each.number)).toEqual([3, 1, 2]);
  expect((await library.similar.find({ title: markets.slice(0, 20), text: "" })).matches).toHaveLength(3);
});

test("each save updates the fingerprints: a changed, a moved, a removed and a new article", async () => {
  const { id } = await library.issues.create({
    document: issue(1, article("b1", "一", markets), article("b2", "二", streets)),
  });
  let { revision } = await library.issues.open({ id, session: "session-1", label: "甲" });
  const save = async (...blocks: Block[]) => {
    ({ revision } = await library.issues.save({
      id,
      session: "session-1",
      revision,
      generation: 0,
      document: issue(1, ...blocks),
    }));
    await expectInStep();
  };
  await expectInStep();
  await save(article("b1", "一", markets.replace("六处", "七处")), article("b2", "二", streets));
  expect((await find(markets.replace("六处", "七处")))[0]?.share).toBe(1);
  await save(article("b2", "二", streets), article("b1", "一", markets));
  await save(article("b2", "二", streets));
  expect(await find(markets)).toEqual([]);
  // Two articles with the same id, as a damaged document may have, and then one again.
  await save(article("b2", "二", streets), article("b2", "三", markets));
  expect(await find(markets)).toHaveLength(1);
  await save(article("b2", "三", markets));
  await save();
});

test("a duplicate is found besides the original; issues in the bin are not found until restored", async () => {
  const { id } = await library.issues.create({ document: issue(1, article("b1", "一", markets)) });
  await library.issues.duplicate({ id });
  expect(await find(markets)).toHaveLength(2);
  await library.issues.remove({ id });
  expect((await find(markets)).map((each) => each.kind === "article" && each.issue)).toEqual([2]);
  await library.issues.restore({ id });
  expect(await find(markets)).toHaveLength(2);
  await expectInStep();
});

test("manuscripts are found besides articles, by their whole text, with their present title and unit", async () => {
  const document = issue(1, article("b1", "市场整治", markets), article("b2", "清扫小巷", streets));
  const [answer] = await library.manuscripts.add([{ file: "东河街道.txt", digest: "甲", document }]);
  const id = answer && "manuscript" in answer ? answer.manuscript.id : 0;
  await library.issues.create({ document: issue(1, article("b1", "一", markets)) });
  await library.manuscripts.change({ ids: [id], change: { title: "改过的题", unit: "河湾街道" } });
  const matches = await find(markets);
  expect(matches).toHaveLength(2);
  expect(matches[1]).toEqual({
    kind: "manuscript",
    id,
    title: "改过的题",
    unit: "河湾街道",
    share: 1,
    text: `市场整治\n${markets}\n清扫小巷\n${streets}`,
  });
  expect(await find(markets, { excludeManuscript: id })).toMatchObject([{ kind: "article" }]);
  await expectInStep();
  await library.manuscripts.remove({ ids: [id] });
  expect(await find(markets)).toHaveLength(1);
});

test("a failed save leaves the fingerprints unchanged", async () => {
  const { id } = await library.issues.create({ document: issue(1, article("b1", "一", markets)) });
  await library.issues.open({ id, session: "session-1", label: "甲" });
  await expect(
    library.issues.save({ id, session: "session-1", revision: 9, generation: 0, document: issue(1) }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await find(markets)).toHaveLength(1);
  await expectInStep();
});

test("a set phrase of many articles hides none of the latest, and a text of only that phrase still finds some", async () => {
  const phrase = "深入贯彻落实上级决策部署，坚持问题导向，压实工作责任，";
  const blocks = Array.from({ length: 300 }, (_, index) =>
    article(`b${index}`, `第${index}篇`, `${phrase}完成了第${index}项任务。`),
  );
  await library.issues.create({ document: issue(1, ...blocks) });
  const { id } = await library.issues.create({ document: issue(2, article("b1", "一", phrase + markets)) });
  expect((await find(phrase + markets))[0]).toMatchObject({ issue: id, share: expect.closeTo(1, 1) });
  expect(await find(phrase)).toHaveLength(50);
});
