/** Search in the archive: results while typing, filters, and the way into the issue. */
import { check } from "../../support/window/axe.ts";
import type { Block } from "../../../shared/document/schema.ts";
import { inputMethod } from "../../support/window/input-method.ts";
import { callCore, storedIssue } from "../../support/window/issue.ts";
import { expect, openLibrary, openSample, test, waitUntilSaved } from "../../support/window/program.ts";

const results = "找到的稿件";

test("articles are found while typing, filtered by section, year, unit, state and number, and opened at their place", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "返回资料库" }).click();
  const box = page.getByRole("searchbox", { name: "查找稿件，或者期号、刊名、日期" });
  await box.fill("街道");
  const resultList = page.getByRole("region", { name: results });
  const articles = resultList.getByRole("listitem");
  await expect(articles.first()).toBeVisible();
  await expect(articles.first().locator("mark").first()).toHaveText("街道");
  await expect(page.getByText(/^\d+ 篇 · \d+ 毫秒$/u)).toBeVisible();
  const all = await articles.count();
  await resultList
    .getByRole("group", { name: "按栏目" })
    .getByRole("button", { name: /^常态创建/u })
    .click();
  await expect.poll(() => articles.count()).toBeLessThan(all);
  for (const text of await articles.allTextContents()) expect(text).toContain("常态创建");
  await resultList.getByRole("button", { name: "全部栏目" }).click();
  await expect(articles).toHaveCount(all);
  await resultList.getByRole("button", { name: "供稿单位" }).click();
  await page.getByRole("menuitem", { name: /^东河街道/u }).click();
  await expect.poll(() => articles.count()).toBeLessThan(all);
  await resultList.getByRole("button", { name: "年份" }).click();
  await page.getByRole("menuitem", { name: /^2026年/u }).click();
  await resultList.getByRole("button", { name: "状态" }).click();
  await page.getByRole("menuitem", { name: "定稿" }).click();
  await expect(resultList).toContainText("没有找到这样的稿件");
  await resultList.getByRole("button", { name: "定稿" }).click();
  await page.getByRole("menuitem", { name: "全部状态" }).click();
  await resultList.getByRole("textbox", { name: "期号" }).fill("9");
  await expect(resultList).toContainText("没有找到这样的稿件");
  await resultList.getByRole("textbox", { name: "期号" }).fill("765");
  await expect(articles.first()).toBeVisible();
  await resultList.getByRole("radio", { name: "按相关" }).click();
  await expect(articles.first()).toContainText("东河街道");
  expect(await check(page, "search")).toEqual([]);
  await articles.first().getByRole("button").first().click();
  await expect(page).toHaveURL(/#\/issue\/1\/./u);
  // The article is in sight, and the caret in it.
  await expect(page.getByRole("treeitem", { selected: true })).toContainText("东河街道");
});

test("text is not searched for while an input method composes it", async ({ page, program }) => {
  await openSample(page, program);
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "返回资料库" }).click();
  const queries: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/call/search.find"))
      queries.push((request.postDataJSON() as { query: string }).query);
  });
  await page.getByRole("searchbox").focus();
  await page.clock.install();
  const method = await inputMethod(page);
  await method.compose("z", "zhi", "zhiyuan", "志愿");
  // Typing is searched for after a pause; while text is composed even a long pause searches for nothing.
  await page.clock.runFor(5000);
  expect(queries).toEqual([]);
  await method.choose("志愿");
  await expect(page.getByRole("region", { name: results }).getByRole("listitem").first()).toBeVisible();
  expect(queries).toEqual(["志愿"]);
});

test("an article from the archive is placed in today's issue with its origin, as one step of undo", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const { document } = await callCore(page, "importing.sample", {});
  await callCore(page, "issues.create", { document });
  const { masthead } = document;
  const today: Block[] = [
    { id: "s1", style: "section", runs: [{ text: "【常态创建】" }] },
    { id: "p1", style: "body", runs: [{ text: "今天的一篇", title: true }, { text: "　正文。" }] },
  ];
  const { id } = await callCore(page, "issues.create", {
    document: {
      ...document,
      masthead: { ...masthead, number: 766 },
      blocks: today,
      comments: {},
      revisions: {},
    },
  });
  await page.getByRole("searchbox").fill("五联动");
  const article = page.getByRole("region", { name: results }).getByRole("listitem").first();
  await article.getByRole("button", { name: "用到一期里……" }).click();
  const dialog = page.getByRole("dialog", { name: /用到哪一期/u });
  await expect(dialog.getByRole("button", { name: /第 766 期/u })).toBeFocused();
  expect(await check(page, "reuse")).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.getByText("已放入，原载第 765 期", { exact: true })).toBeVisible();
  await expect(page.locator(".blocks")).toContainText("五联动");
  await waitUntilSaved(page);
  const issue = await storedIssue(page, id);
  expect(issue.blocks.slice(0, 2).map((block) => block.id)).toEqual(["s1", "p1"]);
  const reusedBlocks = issue.blocks.filter(({ reusedFrom }) => reusedFrom);
  expect(reusedBlocks.length).toBeGreaterThan(1);
  expect(reusedBlocks.at(-1)?.style).toBe("source");
  expect(reusedBlocks[0]?.reusedFrom).toMatchObject({ issue: 1, number: 765, date: masthead.date });
  await page.locator(".blocks").focus();
  await page.keyboard.press("Control+Z");
  await expect(page.locator(".blocks")).not.toContainText("五联动");
});
