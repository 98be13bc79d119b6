import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

test("a publication is set up, and the next issue follows it", async ({ page, program }) => {
  await openSample(page, program);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("link", { name: "刊物" }).click();
  await expect(page.getByText("还没有刊物", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "新建刊物" }).click();
  await page.getByRole("textbox", { name: "刊名" }).fill("示例区\n政务简报");
  await page.getByRole("textbox", { name: "主办单位" }).fill("示例区政务办");
  await page.getByRole("textbox", { name: "栏目" }).fill("【要闻】\n【简讯】");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("未保存")).toHaveCount(0);
  await reloadWindow(page);
  await expect(page.getByText("政务简报").first()).toBeVisible();
  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: /^新建/u }).first().click();
  await expect(page.locator(".paper")).toContainText("【要闻】");
  await expect(page.locator(".paper")).toContainText("示例区政务办");
});

test("numbers restart each year beside a running number; skipped and repeated numbers get a warning", async ({
  page,
  program,
}) => {
  await page.clock.setFixedTime(new Date("2027-01-05T09:00:00"));
  await openSample(page, program);
  await waitUntilSaved(page);
  const toLibrary = () => page.getByRole("button", { name: "返回资料库" }).click();
  await toLibrary();
  await page.getByRole("link", { name: "刊物" }).click();
  await page.getByRole("button", { name: "新建刊物" }).click();
  await page.getByRole("radio", { name: /^按年编号/u }).click();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("未保存")).toHaveCount(0);
  await page.getByRole("link", { name: "资料库" }).click();

  await page.getByRole("button", { name: "新建第 1 期" }).click();
  const number = page.getByLabel("期号", { exact: true });
  await expect(number).toHaveValue("1");
  await expect(page.getByLabel("总期号", { exact: true })).toHaveValue("766");
  await expect(page.getByLabel("日期", { exact: true })).toHaveValue("2027年1月5日");
  await expect(page.getByLabel("编辑", { exact: true })).toHaveValue("程一禾");
  await expect(page.getByLabel("报", { exact: true })).toHaveValue(/示例市文明办/u);
  await expect(page.locator(".blocks")).toContainText("【常态创建】");
  const problem = page.locator(".desk-head_problem");
  await expect(problem).toHaveCount(0);
  await number.fill("3");
  await expect(problem).toHaveText("缺第 1－2 期");
  await number.fill("1");
  await expect(problem).toHaveCount(0);
  await waitUntilSaved(page);
  await toLibrary();

  await page.getByRole("button", { name: "新建第 2 期" }).click();
  await expect(page.getByLabel("总期号", { exact: true })).toHaveValue("767");
  await number.fill("1");
  await expect(problem).toHaveText("期号重复");
});
