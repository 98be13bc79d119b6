import type { Page } from "@playwright/test";
import { zipSync } from "fflate";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

const file = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text, "utf8"),
});
const three = [
  file("东河街道 2026-11-20.txt", "五联动做法\n\n近日，街道开展活动。居民踊跃参加。\n\n一是组织联动。\n"),
  file("北坡镇.txt", "北坡镇整治河道\n\n日前，镇里整治河道三公里。\n\n（信息员：程一禾）\n"),
  {
    name: "来稿.zip",
    mimeType: "application/zip",
    buffer: Buffer.from(
      zipSync({ "区妇联 11月19日.txt": new TextEncoder().encode("家庭教育讲座\n\n近日，举办讲座。\n") }),
    ),
  },
];
const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });
const paper = (page: Page) => page.locator(".blocks");

async function takeIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("link", { name: "稿库" }).click();
  await expect(page.getByText("稿库中还没有来稿。")).toBeVisible();
  await page.getByTestId("import-file").setInputFiles(three);
  await expect(page.getByText("收进 3 篇来稿。", { exact: true })).toBeVisible();
}

test("manuscripts are imported together, confirmed, given a state, searched, removed and restored", async ({
  page,
  program,
}) => {
  await takeIn(page, program.url);
  await expect(page.getByRole("table", { name: "稿库" }).locator("tbody tr")).toHaveCount(3);
  await page.getByRole("button", { name: "五联动做法" }).focus();
  await page.keyboard.press("ArrowUp");
  const pane = page.getByRole("complementary", { name: "北坡镇整治河道" });
  await expect(pane.getByLabel("单位")).toHaveValue("北坡镇");
  await expect(pane.getByLabel("作者")).toHaveValue("程一禾");
  await expect(pane).toContainText("镇里整治河道三公里");
  await pane.getByRole("button", { name: "核对无误" }).click();
  await expect(pane.getByRole("button", { name: "核对无误" })).toBeHidden();
  await pane.getByRole("radio", { name: "退稿" }).click();
  await pane.getByLabel("退稿原因").fill("缺少成效数字");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "退稿 1" }).click();
  await expect(page.getByRole("table", { name: "稿库" }).locator("tbody tr")).toHaveCount(1);
  await reloadWindow(page);
  await row(page, "北坡镇").click();
  await expect(pane.getByLabel("退稿原因")).toHaveValue("缺少成效数字");

  await page.getByRole("searchbox").fill("妇联");
  await expect(page.getByRole("table", { name: "稿库" }).locator("tbody tr")).toHaveCount(1);
  await page.getByRole("button", { name: "家庭教育讲座" }).focus();
  await page.keyboard.press("Delete");
  await expect(page.getByText("没有符合条件的来稿。")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(row(page, "家庭教育讲座")).toBeVisible();

  await page
    .getByTestId("import-file")
    .setInputFiles([...three.slice(0, 1), file("坏.docx", "PK\u0003\u0004 坏")]);
  await expect(page.getByText("1 份文件稿库中已有，没有再收。", { exact: true })).toBeVisible();
  await expect(page.locator(".ui_noticeText", { hasText: "坏.docx" })).toBeVisible();
});

test("rows keep their places while files are imported, and a row chosen meanwhile stays chosen", async ({
  page,
  program,
}) => {
  await takeIn(page, program.url);
  const rows = page.getByRole("table", { name: "稿库" }).locator("tbody tr");
  await expect(rows).toHaveCount(3);
  let answerSecond = () => {};
  const secondIsAsked = new Promise<void>((resolve) => {
    let calls = 0;
    void page.route("**/call/manuscripts.import", async (route) => {
      calls += 1;
      if (calls === 2) {
        const secondAnswer = new Promise<void>((answer) => (answerSecond = answer));
        resolve();
        await secondAnswer;
      }
      await route.continue();
    });
  });
  await page
    .getByTestId("import-file")
    .setInputFiles([
      file("柳溪镇.txt", "柳溪镇清河\n\n近日清河。\n"),
      file("石桥镇.txt", "石桥镇植树\n\n近日植树。\n"),
    ]);
  await secondIsAsked;
  await row(page, "北坡镇整治河道").click();
  await expect(page.getByRole("complementary", { name: "北坡镇整治河道" })).toBeVisible();
  await expect(rows).toHaveCount(3);
  answerSecond();
  await expect(rows).toHaveCount(5);
  await expect(row(page, "北坡镇整治河道")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("complementary", { name: "北坡镇整治河道" })).toBeVisible();
});

test("a manuscript is placed after the article at the caret, listed as used, and removed by undo", async ({
  page,
  program,
}) => {
  await takeIn(page, program.url);
  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await expect(paper(page)).toBeVisible();
  await paper(page).locator("> *", { hasText: "聚焦源头管理" }).first().click();
  await page.getByRole("button", { name: "稿库", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "稿库" });
  await dialog.getByRole("button", { name: "五联动做法" }).click();
  await expect(dialog).toContainText("居民踊跃参加");
  await dialog.getByRole("button", { name: "放入本期" }).click();
  await expect(paper(page)).toContainText("居民踊跃参加");
  await expect(paper(page).locator(".block-source", { hasText: "（东河街道）" })).toHaveCount(2);
  await expect(page.getByRole("navigation", { name: "本期目录" })).toContainText("五联动做法");
  await waitUntilSaved(page);

  // The next one by keys alone, as a brief; the used one is not offered.
  await page.getByRole("button", { name: "稿库", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "家庭教育讲座" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "五联动做法" })).toBeHidden();
  await dialog.getByRole("searchbox").focus();
  await page.keyboard.press("Tab");
  await expect(dialog).toContainText("近日，举办讲座。");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "压成简讯放入" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(paper(page).locator(".block-brief", { hasText: "区妇联：近日，举办讲座。" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(paper(page)).not.toContainText("居民踊跃参加");
  await page.keyboard.press("Control+y");
  await waitUntilSaved(page);

  await page.evaluate(() => (location.hash = "#/manuscripts"));
  await expect(row(page, "五联动做法")).toContainText("已用");
  await expect(row(page, "家庭教育讲座")).toContainText("新到");
  await row(page, "五联动做法").click();
});

test("similar printed texts and manuscripts are listed with their share and compared side by side", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const printedText = await paper(page).locator("> *", { hasText: "聚焦源头管理" }).first().innerText();
  await page.evaluate(() => (location.hash = "#/manuscripts"));
  await expect(page.getByRole("heading", { name: "稿库", level: 1 })).toBeVisible();
  await page
    .getByTestId("import-file")
    .setInputFiles([
      file("城管局再投.txt", `老稿新投\n\n近日有新的开头。\n\n${printedText}\n`),
      file(
        "城管局三投.txt",
        `又一次来稿\n\n${printedText.slice(0, 160)}\n\n末尾另加一段，说的是别的事情。\n`,
      ),
    ]);
  await row(page, "老稿新投").click();
  const similar = page.getByRole("region", { name: "与 2 篇文稿相近" });
  await expect(similar.getByRole("button")).toHaveText([/100%.*第 765 期/u, /\d\d%又一次来稿来稿/u]);
  await similar.getByRole("button", { name: "第 765 期" }).click();
  const dialog = page.getByRole("dialog", { name: /对照：较短一篇的 100% 相同/u });
  const sides = dialog.getByRole("region");
  await expect(sides.first().locator("mark").first()).toContainText("聚焦源头管理");
  await expect(sides.first()).toContainText("近日有新的开头。");
  await expect(sides.first().locator("mark", { hasText: "近日有新的开头" })).toHaveCount(0);
  await expect(sides.last().locator("mark").first()).toContainText("聚焦源头管理");
  await dialog.getByRole("button", { name: "打开第 765 期" }).click();
  await expect(paper(page)).toContainText("聚焦源头管理");
  await expect(dialog).toBeHidden();
});
