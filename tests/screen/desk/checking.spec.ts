/**
 * 检查 at the desk: findings are underlined and listed, visited by keys, corrected, ignored and brought back.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { check } from "../../support/window/axe.ts";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

const panel = (page: Page) => page.getByRole("region", { name: "检查", exact: true });
const items = (page: Page) => panel(page).getByRole("article");
const item = (page: Page, text: string) =>
  items(page).filter({ has: page.locator(".editor-checking_findingText", { hasText: text }) });
const tab = (page: Page) => page.getByRole("tab", { name: /检查/u });
const paper = (page: Page) => page.locator(".blocks").first();
const last = (page: Page) => page.locator(".blocks > *").last();
const readPainted = (page: Page, level: string) =>
  page.evaluate((name) => [...(CSS.highlights.get(`check-${name}`) ?? [])].map(String), level);
const readSelection = (page: Page) => page.evaluate(() => String(getSelection()));

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 1000 }));

test("a wrong word is underlined after a pause in typing; F7 goes there; correcting it is one step of undo", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await last(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type("会议布署了工作，近300余人参加。");
  await expect.poll(() => readPainted(page, "error")).toEqual(expect.arrayContaining(["布署", "近300余"]));
  await expect(tab(page)).toContainText(/\d/u);

  await page.keyboard.press("F7");
  await expect(panel(page)).toBeVisible();
  await expect.poll(() => readSelection(page)).toBe("布署");
  await page.keyboard.press("F7");
  await expect.poll(() => readSelection(page)).toBe("近300余");
  await expect(item(page, "近300余").locator("[aria-current=true]")).toBeVisible();
  await page.keyboard.press("Shift+F7");
  await expect.poll(() => readSelection(page)).toBe("布署");

  await item(page, "布署")
    .getByRole("button", { name: /改为.*部署/u })
    .click();
  await expect(paper(page)).toContainText("会议部署了工作");
  await expect(item(page, "布署")).toBeHidden();
  await paper(page).focus();
  await page.keyboard.press("Control+z");
  await expect(paper(page)).toContainText("会议布署了工作");
  await expect(item(page, "布署")).toBeVisible();
});

test("a letter that makes no word is found by the speller once its model is loaded, and corrected", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await last(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type("各单位要严格执形值班制度。");
  await expect.poll(() => readPainted(page, "suspect"), { timeout: 20_000 }).toContain("形");
  await tab(page).click();
  await item(page, "形")
    .getByRole("button", { name: /改为.*行/u })
    .click();
  await expect(paper(page)).toContainText("各单位要严格执行值班制度。");
  await expect(item(page, "形")).toBeHidden();
});

test("issues are checked with their publication's words, labels and disabled rules; text that was printed before is found", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await waitUntilSaved(page);
  await tab(page).click();
  await expect(item(page, "多余的空格")).toHaveCount(2);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("link", { name: "刊物" }).click();
  await page.getByRole("button", { name: "新建刊物" }).click();
  await page.getByRole("textbox", { name: "用词" }).fill("实地查看→现场查看\n亲自");
  await page.getByRole("textbox", { name: "标签" }).fill("文明实践、文明培育");
  await page.getByRole("textbox", { name: "时效" }).fill("500");
  await expect(page.getByText("请填 1 到 366 的天数，或者空着。")).toBeVisible();
  await page.getByRole("textbox", { name: "时效" }).fill("1");
  await page.getByRole("checkbox", { name: "全角半角与空格" }).click();
  await page.getByRole("group", { name: "数字" }).getByRole("checkbox", { name: "数字" }).click();
  await expect(page.getByRole("checkbox", { name: "日期与星期" })).not.toBeChecked();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("未保存")).toHaveCount(0);
  await reloadWindow(page);
  await expect(page.getByRole("textbox", { name: "用词" })).toHaveValue("实地查看→现场查看\n亲自");
  await expect(page.getByRole("checkbox", { name: "全角半角与空格" })).not.toBeChecked();
  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("row", { name: /第 765 期/u }).dblclick();
  await tab(page).click();
  await expect(item(page, "“实地查看”改为“现场查看”").first()).toBeVisible();
  await expect(item(page, "刊物里没有标签“【常态创建】”").first()).toBeVisible();
  await expect(item(page, "天以前").first()).toBeVisible();
  await expect(item(page, "多余的空格")).toHaveCount(0);

  // A copy of an issue is found as printed before.
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.evaluate(async () => {
    const call = async (name: string, input: object) =>
      (
        await fetch(`/call/${name}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(input),
        })
      ).json();
    await call("issues.duplicate", { id: 1 });
  });
  await page
    .getByRole("row", { name: /第 765 期/u })
    .first()
    .dblclick();
  await tab(page).click();
  await expect(item(page, "相同 100%").first()).toBeVisible();
});

test("correcting all findings of a rule is one step; a proofreader's corrections are revisions", async ({
  page,
  program,
}) => {
  await writeFile(
    join(program.libraryFolder, "settings.json"),
    JSON.stringify({ person: { name: "陆文川", role: "proofreader" } }),
  );
  await openSample(page, program);
  const title = page.locator(".blocks > *", { hasText: "日走访农贸市场" }).first();
  await expect(title).toContainText("创建办 21 日");
  await tab(page).click();
  await item(page, "多余的空格").first().getByRole("button", { name: "同类 2 处全改" }).click();
  await expect(page.getByText("已改正 2 处。", { exact: true })).toBeVisible();
  await expect(item(page, "多余的空格")).toHaveCount(0);
  await expect(title.locator("[data-deleted]")).toHaveCount(2);
  await paper(page).focus();
  await page.keyboard.press("Control+z");
  await expect(title.locator("[data-deleted]")).toHaveCount(0);
  await expect(item(page, "多余的空格")).toHaveCount(2);
});

test("a finding is ignored in its issue, a rule in all issues with a reason; both are listed and brought back", async ({
  page,
  program,
}) => {
  await writeFile(
    join(program.libraryFolder, "settings.json"),
    JSON.stringify({ person: { name: "陆文川", role: "editor" } }),
  );
  await openSample(page, program);
  await tab(page).click();
  const unevenItem = item(page, "没有加粗");
  await unevenItem.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "为什么" }).click();
  await expect(unevenItem).toContainText("同一篇稿件的要点加粗要一致");
  await unevenItem.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "这一处不改" }).click();
  await expect(unevenItem).toBeHidden();

  await item(page, "多余的空格").first().getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: /^本刊不查“/u }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "不再提示" })).toBeDisabled();
  // Rules of the paper, which has fields of its own, once took its frame.
  await expect(dialog.getByLabel("理由")).toHaveCSS("border-top-style", "solid");
  await dialog.getByLabel("理由").fill("本刊标题里空格是惯例");
  await page.keyboard.press("Enter");
  await expect(item(page, "多余的空格")).toHaveCount(0);

  // They stay ignored while typing goes on, and after a reload.
  await last(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type("另外布署了工作。");
  await waitUntilSaved(page);
  await reloadWindow(page);
  await tab(page).click();
  await expect(item(page, "布署")).toBeVisible();
  await expect(unevenItem).toBeHidden();
  await expect(item(page, "多余的空格")).toHaveCount(0);
  await panel(page).getByRole("button", { name: "不查的 2" }).click();
  await expect(dialog.getByRole("listitem").first()).toContainText(
    /本刊各期 · 陆文川 · .* · 本刊标题里空格是惯例/u,
  );
  await dialog.getByRole("listitem").last().getByRole("button", { name: "恢复检查" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(unevenItem).toBeVisible();
});

test("findings are filtered by level; the number of a second issue is checked against the first", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await tab(page).click();
  await panel(page).getByRole("radio", { name: /^疑似/u }).click();
  await expect(items(page)).toHaveCount(1);
  await panel(page).getByRole("radio", { name: /^全部/u }).click();
  await page.evaluate(async () => {
    const call = async (name: string, input: object) =>
      (
        (await (
          await fetch(`/call/${name}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(input),
          })
        ).json()) as { value: { id: number; document: { masthead: object } } }
      ).value;
    const { document } = await call("importing.sample", {});
    const { id } = await call("issues.create", {
      document: { ...document, masthead: { ...document.masthead, number: 768, date: "2026-11-27" } },
    });
    location.hash = `#/issue/${id}`;
  });
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("768");
  await tab(page).click();
  await expect(item(page, "期号是768，上一期是765")).toBeVisible();
  await item(page, "期号是768").getByRole("button").first().click();
  await expect(page.getByLabel("期号", { exact: true })).toBeFocused();
});

for (const scheme of ["light", "dark"] as const) {
  test(`the panel follows the accessibility rules: ${scheme}`, async ({ page, program }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openSample(page, program);
    await tab(page).click();
    await expect(items(page).first()).toBeVisible();
    expect(await check(page, "checking")).toEqual([]);
  });
}
