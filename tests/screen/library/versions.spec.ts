/**
 * An issue's way to print by two persons: steps, versions, comparison, restoring a version, the lock, the
 * history.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { be, chooseStep, presentState } from "../../support/window/issue.ts";
import {
  expect,
  openLibrary,
  openSample,
  reloadWindow,
  test,
  waitUntilSaved,
} from "../../support/window/program.ts";

const steps = (page: Page) => page.getByRole("list", { name: "办理进度" });
const dialog = (page: Page) => page.getByRole("dialog");
const versions = (page: Page) => page.getByRole("list", { name: "版本" }).getByRole("listitem");
const body = (page: Page) => page.locator(".blocks");

test("two persons take an issue to print: steps, versions, lock, unlock, history", async ({
  page,
  program,
}) => {
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  await expect(presentState(page)).toContainText("起草");
  await page.getByRole("tab", { name: "版本" }).click();

  // The first step asks for the name, then continues.
  await chooseStep(page, "转校对");
  await expect(dialog(page)).toContainText("您是哪一位？");
  await be(page, "程一禾", "编辑");
  await expect(presentState(page)).toContainText("校对");
  await expect(steps(page)).toContainText("起草");
  await expect(versions(page)).toHaveCount(1);
  await expect(versions(page).first()).toContainText(/转校对.*程一禾/u);

  // Change to the second person by the button in the header.
  await page.getByRole("button", { name: /当前使用者：程一禾/u }).click();
  await be(page, "陆文川", "校对");
  await page.locator(".blocks > *", { hasText: "示例区政务服务中心" }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("校对加的。");
  await waitUntilSaved(page);
  await page.getByRole("button", { name: "保存版本……" }).click();
  await dialog(page).getByLabel("版本名称").fill("校对一遍");
  await page.keyboard.press("Enter");
  await expect(versions(page).first()).toContainText(/校对一遍.*手动.*陆文川/u);

  // A proofreader's change is a revision; accept it.
  await page.getByRole("tab", { name: "修订" }).click();
  await page.getByRole("button", { name: "全部接受" }).click();
  await page.getByRole("tab", { name: "版本" }).click();

  // Open points before signing: no revisions, but findings of the checker, which lead to their places.
  await chooseStep(page, "转核签");
  await expect(dialog(page)).toContainText("还没有处理的问题：检查 3 处");
  await expect(
    dialog(page).getByRole("listitem").filter({ hasText: "必错" }).filter({ hasText: "多余的空格" }),
  ).toHaveCount(2);
  await dialog(page)
    .getByRole("button", { name: /多余的空格/u })
    .first()
    .click();
  await expect(page.locator(".blocks")).toBeFocused();
  await chooseStep(page, "转核签");
  await dialog(page).getByRole("button", { name: "仍然转核签" }).click();
  await expect(presentState(page)).toContainText("核签");
  await chooseStep(page, "退回校对");
  await expect(presentState(page)).toContainText("校对");
  await chooseStep(page, "转核签");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(presentState(page)).toContainText("核签");
  await chooseStep(page, "定稿并锁定");
  await dialog(page).getByRole("button", { name: "仍然定稿" }).click();

  const banner = page.getByRole("alert");
  await expect(banner).toContainText(/已由陆文川于.*定稿，内容已锁定/u);
  await expect(body(page)).toHaveAttribute("contenteditable", "false");
  await expect(page.getByLabel("期号", { exact: true })).not.toBeEditable();
  await body(page).click();
  await page.keyboard.type("改不了");
  await expect(body(page)).not.toContainText("改不了");
  await expect(versions(page).first().getByRole("button", { name: "恢复" })).toBeDisabled();
  await reloadWindow(page);
  await expect(banner).toContainText("内容已锁定");

  await banner.getByRole("button", { name: "解锁" }).click();
  await expect(dialog(page).getByRole("button", { name: "解锁", exact: true })).toBeDisabled();
  await dialog(page).getByLabel("解锁的原因").fill("成文日期有误");
  await page.keyboard.press("Enter");
  await expect(banner).toBeHidden();
  await expect(presentState(page)).toContainText("核签");
  await page.locator(".blocks > *").last().click();
  await page.keyboard.press("End");
  await page.keyboard.type("又能改了。");
  await waitUntilSaved(page);

  await page.getByRole("tab", { name: "版本" }).click();
  await page.getByRole("button", { name: "历史" }).click();
  const rows = dialog(page).getByRole("row");
  await expect(rows.first()).toContainText(/陆文川.*修改内容/u);
  await expect(rows.nth(1)).toContainText("解锁定稿：成文日期有误");
  await expect(dialog(page)).toContainText("退回：核签 → 校对");
  const downloading = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "导出表格（CSV）" }).click();
  const file = await (await downloading).path();
  expect(await readFile(file, "utf8")).toMatch(
    /^\uFEFF"时间","期","姓名","岗位","事项"\r\n[^\n]*"未署名","编辑","新建"\r\n/u,
  );
});

test("a version is compared with the present issue and restored as one step of undo", async ({
  page,
  program,
}) => {
  await writeFile(
    join(program.libraryFolder, "settings.json"),
    JSON.stringify({ person: { name: "程一禾", role: "editor" } }),
  );
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  await page.getByRole("tab", { name: "版本" }).click();
  await expect(page.getByText("还没有版本。")).toBeVisible();
  await page.getByRole("button", { name: "保存版本……" }).click();
  await page.keyboard.press("Enter");
  await expect(versions(page)).toHaveCount(1);
  const paragraph = page.locator(".blocks > *", { hasText: "示例区政务服务中心" }).first();
  const before = await body(page).innerText();
  await paragraph.click();
  await page.keyboard.press("End");
  await page.keyboard.type("后来加的。");
  await page.getByLabel("期号", { exact: true }).fill("766");
  await page.keyboard.press("Tab");
  await waitUntilSaved(page);

  await versions(page).first().getByRole("button", { name: "与现在比较" }).click();
  await expect(dialog(page)).toContainText("2 处不同");
  await expect(dialog(page).locator("ins").last()).toContainText("后来加的。");
  await expect(dialog(page).locator("del")).toContainText("765");
  await page.keyboard.press("Escape");

  await versions(page).last().getByRole("button", { name: "恢复" }).click();
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("765");
  await expect.poll(() => body(page).innerText()).toBe(before);
  await expect(versions(page).first()).toContainText("恢复前");
  await body(page).focus();
  await page.keyboard.press("Control+z");
  await expect(body(page)).toContainText("后来加的。");
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("766");
  await page.keyboard.press("Control+y");
  await expect(body(page)).not.toContainText("后来加的。");
  await waitUntilSaved(page);

  // Any two versions are compared in the order in which they were made.
  await versions(page).last().getByRole("button", { name: "的操作" }).click();
  await page.getByRole("menuitem", { name: "选作比较的起点" }).click();
  await expect(page.getByRole("status").filter({ hasText: "起点：手动保存" })).toBeVisible();
  await versions(page).first().getByRole("button", { name: "的操作" }).click();
  await page.getByRole("menuitem", { name: "与“手动保存”比较" }).click();
  await expect(dialog(page)).toContainText("比较：手动保存 → 恢复前");
  await expect(dialog(page)).toContainText("2 处不同");
});

test("open revisions and comments are listed before an issue is signed", async ({ page, program }) => {
  await writeFile(
    join(program.libraryFolder, "settings.json"),
    JSON.stringify({ person: { name: "顾书宁", role: "approver" } }),
  );
  await openLibrary(page, program);
  const by = { author: "陆文川", date: "2026-11-22T09:30:00Z" };
  const id = await page.evaluate(async (mark) => {
    const call = async (name: string, input: object) =>
      (
        (await (
          await fetch(`/call/${name}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(input),
          })
        ).json()) as { value: { id: number; document: object } }
      ).value;
    const { document } = await call("importing.sample", {});
    const blocks = [
      {
        id: "b1",
        style: "body",
        runs: [{ text: "各部门要" }, { text: "切实", inserted: "r1" }, { text: "落实。", comments: ["c1"] }],
      },
    ];
    const markedDocument = {
      ...document,
      blocks,
      revisions: { r1: { kind: "insertion", ...mark } },
      comments: { c1: { resolved: false, remarks: [{ ...mark, text: "请核实" }] } },
    };
    return (await call("issues.create", { document: markedDocument })).id;
  }, by);
  await page.goto(`${new URL(page.url()).origin}/#/issue/${id}`);
  await chooseStep(page, "转校对");
  await expect(presentState(page)).toContainText("校对");
  await chooseStep(page, "转核签");
  await expect(dialog(page)).toContainText("还没有处理的问题：修订 1 处，批注 1 条");
  await expect(dialog(page).getByRole("listitem")).toHaveText([
    /插入陆文川切实/u,
    /批注陆文川请核实 “落实。”/u,
  ]);
  await dialog(page).getByRole("button", { name: "仍然转核签" }).click();
  await expect(presentState(page)).toContainText("核签");
});

test("the issue is compared with a returned file; the library shows the state of each issue", async ({
  page,
  program,
}) => {
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  await page.getByRole("tab", { name: "版本" }).click();
  const issue = await readFile("resources/samples/sample-issue.txt", "utf8");
  const choose = async (name: string, text: string) =>
    page
      .getByTestId("compare-file")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await choose("回来的稿.txt", issue.replace("第765期", "第766期"));
  await expect(dialog(page)).toContainText("回来的稿.txt");
  await expect(dialog(page).getByRole("status")).toHaveText("1 处不同");
  await expect(dialog(page).locator("ins")).toHaveText(/766/u);
  await page.keyboard.press("Escape");
  await choose("坏的.docx", "PK\u0003\u0004坏了");
  await expect(page.locator(".ui_notice")).toContainText("坏的.docx");

  await chooseStep(page, "转校对");
  await be(page, "程一禾", "编辑");
  await expect(presentState(page)).toContainText("校对");
  await page.getByRole("button", { name: "返回资料库" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("校对");
  await page.getByRole("button", { name: "更多操作 第 765 期" }).click();
  await page.getByRole("menuitem", { name: "创建副本" }).click();
  await page.getByRole("button", { name: "返回资料库" }).click();
  await page.getByRole("group", { name: "按状态" }).getByRole("button", { name: "起草" }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("起草");
  await page.getByRole("button", { name: "全部状态" }).click();
  await expect(rows).toHaveCount(3);
});
