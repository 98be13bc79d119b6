import type { Page } from "@playwright/test";
import { expect, openSample, test, waitUntilSaved, type Program } from "../../support/window/program.ts";
import { readPdf } from "../../support/readers/read-pdf.ts";

/** The group of the form with this name. */
const group = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const save = async (page: Page) => {
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("未保存")).toHaveCount(0);
};
/** Does the work and returns the pages that are printed because of it. */
async function printedAfter(page: Page, work: () => Promise<unknown>) {
  const previewAnswer = page.waitForResponse(
    async (response) =>
      response.url().endsWith("/call/exporting.preview") && ((await response.json()) as { ok: boolean }).ok,
  );
  await work();
  const { value } = (await (await previewAnswer).json()) as { value: { pdf: string } };
  return (await readPdf(Buffer.from(value.pdf, "base64"))).pages.map(({ lines }) =>
    lines.map(({ x, y, text }) => [Math.round(x * 10), Math.round(y * 10), text]),
  );
}

async function openPublications(page: Page, program: Program): Promise<void> {
  await openSample(page, program);
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("link", { name: "刊物" }).click();
  await page.getByRole("button", { name: "新建刊物" }).click();
}

test("a new version of the page setup applies to the next issue; older issues print as before", async ({
  page,
  program,
}) => {
  await page.clock.setFixedTime(new Date("2026-12-02T09:00:00"));
  await openPublications(page, program);
  await save(page);
  await page.getByRole("link", { name: "资料库" }).click();
  const openOld = () =>
    printedAfter(page, () => page.getByRole("button", { name: "打开 第 765 期" }).click());
  const before = await openOld();
  expect(before).toHaveLength(5);
  await page.getByRole("button", { name: "返回资料库" }).click();

  await page.getByRole("link", { name: "刊物" }).click();
  await page.getByRole("button", { name: "另起新版" }).click();
  await page.getByLabel("自何日起").fill("2026-12-01");
  await page.getByRole("radio", { name: /^大字/u }).click();
  await page.getByRole("radio", { name: "第1页" }).click();
  await group(page, "版面")
    .getByRole("radiogroup", { name: "页码位置" })
    .getByRole("radio", { name: "居中" })
    .click();
  await page.getByRole("radio", { name: "二〇二六年" }).click();
  await save(page);

  await page.getByRole("link", { name: "资料库" }).click();
  expect(await openOld()).toEqual(before);
  await expect(page.getByRole("contentinfo")).toContainText("每页 22 行 × 28 字");
  await page.getByRole("button", { name: "返回资料库" }).click();

  const freshPages = await printedAfter(page, () =>
    page.getByRole("button", { name: "新建第 766 期" }).click(),
  );
  expect(freshPages[0]?.at(-1)?.[2]).toBe("第1页");
  await expect(page.getByRole("contentinfo")).toContainText("每页 20 行 × 25 字");
  await expect(page.getByLabel("日期", { exact: true })).toHaveValue("二〇二六年十二月二日");
  // A date typed at the desk takes the publication's format and decides the version of the page setup.
  await page.getByLabel("日期", { exact: true }).fill("2026-12-9");
  await page.getByLabel("编发单位").focus();
  await expect(page.getByLabel("日期", { exact: true })).toHaveValue("二〇二六年十二月九日");
  await page.getByLabel("日期", { exact: true }).fill("2026-3-9");
  await expect(page.getByRole("contentinfo")).toContainText("每页 22 行 × 28 字");
});

test("invalid values get a message at their field and are not saved; the defaults can be restored", async ({
  page,
  program,
}) => {
  await openPublications(page, program);
  const form = group(page, "版面");
  const button = page.getByRole("button", { name: "保存", exact: true });
  await form.getByLabel("上边距").fill("3");
  await expect(form.getByText("应在 15 到 60 之间")).toBeVisible();
  await form.getByLabel("每行字数").fill("40");
  await expect(form.getByLabel("上边距")).toHaveValue("37");
  await expect(form.getByText(/16 磅字每行只宜排 19 到 30 字，现为 40 字/u)).toBeVisible();
  await expect(button).toBeDisabled();
  await expect(page.getByRole("button", { name: "版面排不下" })).toBeVisible();
  await form.getByLabel("每行字数").fill("30");
  await expect(button).toBeEnabled();
  await group(page, "字体").getByLabel("正文").fill('仿宋"');
  await expect(page.getByText("请填写字体名称")).toBeVisible();
  await group(page, "字体").getByLabel("正文").fill("方正仿宋_GBK");
  await form.getByLabel("红色").fill("#112233");
  await expect(page.locator(".publications_sampleName").last()).toHaveCSS("color", "rgb(17, 34, 51)");
  await form.getByRole("button", { name: "恢复国标版面和字体" }).click();
  await expect(form.getByLabel("每行字数")).toHaveValue("28");
  await expect(group(page, "字体").getByLabel("正文")).toHaveValue("仿宋_GB2312");
  await expect(form.getByRole("button", { name: "恢复国标版面和字体" })).toHaveCount(0);
});
