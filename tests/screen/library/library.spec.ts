import { callCore } from "../../support/window/issue.ts";
import { expect, openLibrary, openSample, reloadWindow, test } from "../../support/window/program.ts";

test("an empty library says how to begin; the sample opens; a new issue has the next number", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await expect(page.getByText("资料库还是空的")).toBeVisible();
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("示例区创建全国文明城市工作快报");
  await page.getByRole("button", { name: "返回资料库" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row").nth(1)).toContainText("2026年11月23日");
  await expect(page.getByRole("row").nth(1)).toContainText("2,196");

  await page.getByRole("button", { name: "新建第 766 期" }).click();
  await expect(page.locator(".blocks")).toContainText("【检查督导】");
  await expect(page.locator(".blocks")).not.toContainText("示例区政务服务中心");
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("766");
  await expect(page.getByLabel("编辑", { exact: true })).toHaveValue("程一禾");
});

test("issues are duplicated, moved to the bin, restored and filtered", async ({ page, program }) => {
  await openSample(page, program);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("button", { name: "更多操作 第 765 期" }).click();
  await page.getByRole("menuitem", { name: "创建副本" }).click();
  await expect(page.locator(".blocks")).toContainText("示例区政务服务中心");
  await page.getByLabel("期号", { exact: true }).fill("801");
  await expect(page.locator(".desk-head_facts")).toContainText("第 801 期");
  await page.getByRole("button", { name: "返回资料库" }).click();
  await expect(page.getByRole("row")).toHaveCount(3);

  await page.getByRole("searchbox").fill("801");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("searchbox").fill("没有这一期");
  await expect(page.getByText("没有找到这样的稿件")).toBeVisible();
  await page.getByRole("button", { name: "清除", exact: true }).click();

  const remove = async () => {
    await page.getByRole("button", { name: "更多操作 第 801 期" }).click();
    await page.getByRole("menuitem", { name: "移到回收站" }).click();
    await expect(page.getByRole("row")).toHaveCount(2);
  };
  await remove();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("row")).toHaveCount(3);
  await remove();
  await page.getByRole("link", { name: "回收站" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("801");
  await page.getByRole("button", { name: "恢复" }).click();
  await expect(page.getByText("回收站是空的")).toBeVisible();
});

test("language and appearance change at once and are remembered", async ({ page, program }) => {
  await openSample(page, program);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("button", { name: "设置" }).click();
  await page.getByRole("radio", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const settingsAnswer = page.waitForResponse(
    (response) => response.request().postData() === '{"locale":"en"}',
  );
  await page.getByRole("radio", { name: "English" }).click();
  await settingsAnswer;
  await page.getByRole("button", { name: "OK" }).click();
  await reloadWindow(page);
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  // The only Chinese words on the screen are the issue's own and the logo.
  const chrome = (text: string | null) =>
    (text ?? "").replaceAll(/示例区创建全国文明城市 ?工作快报|\d+年\d+月\d+日|报/gu, "");
  expect(chrome(await page.locator("body").innerText())).not.toMatch(/\p{Script=Han}/u);
  await page.getByRole("button", { name: "Open No. 765" }).click();
  await expect(page.locator("[data-testid=pages]")).toHaveText("5 pages");
  for (const part of ["header.desk-head_header", ".desk_tools", "footer.desk_status", ".preview_header"]) {
    expect(chrome(await page.locator(part).innerText())).not.toMatch(/\p{Script=Han}/u);
  }
});

test("the latest years are shown side by side, earlier ones in a menu", async ({ page, program }) => {
  await openLibrary(page, program);
  const { document } = await callCore(page, "importing.sample", {});
  for (let number = 1; number <= 12; number += 1)
    await callCore(page, "issues.create", {
      document: { ...document, masthead: { ...document.masthead, number, date: `${2014 + number}-05-06` } },
    });
  const years = page.getByRole("group", { name: "按年份" });
  await expect(years.getByRole("button")).toHaveText([
    "全部年份",
    "2026年",
    "2025年",
    "2024年",
    "2023年",
    "2022年",
    "2021年",
    "2020年",
    "2019年",
    "更早",
  ]);
  await years.getByRole("button", { name: "更早" }).click();
  await page.getByRole("menuitem", { name: "2015年" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row").nth(1)).toContainText("2015年5月6日");
  await expect(years.getByRole("button", { name: "2015年" })).toHaveAttribute("aria-pressed", "true");
});
