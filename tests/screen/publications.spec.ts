import { expect, openSample, test } from "../support/program.ts";

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
  await page.reload();
  await expect(page.getByText("政务简报").first()).toBeVisible();
  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: /^新建/u }).first().click();
  await expect(page.locator(".paper")).toContainText("【要闻】");
  await expect(page.locator(".paper")).toContainText("示例区政务办");
});
