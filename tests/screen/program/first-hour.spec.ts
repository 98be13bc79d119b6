/** What an editor meets in the first hour and no other suite covers. */
import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { paste } from "../../support/window/clipboard.ts";
import {
  expect,
  openLibrary,
  openSample,
  reloadWindow,
  saveState,
  test,
  waitUntilSaved,
} from "../../support/window/program.ts";

test("an opened issue can be typed in at once; closing a dialog by keys returns to the caret", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.keyboard.type("开头");
  await expect(page.locator(".block-section").first()).toHaveText("开头【检查督导】");
  const dialog = page.getByRole("dialog", { name: "导出", exact: true });
  await page.keyboard.press("Control+Alt+e");
  await expect(dialog.getByRole("button", { name: "导出", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.type("接着");
  await expect(page.locator(".block-section").first()).toHaveText("开头接着【检查督导】");

  await page.getByRole("button", { name: "返回资料库" }).click();
  const settings = page.getByRole("button", { name: "设置" });
  await settings.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "浅色" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(settings).toBeFocused();
});

test("Enter exports, and the notice stays while its buttons are used", async ({ page, program }) => {
  const folder = join(program.libraryFolder, "导出");
  await mkdir(folder);
  await writeFile(join(program.libraryFolder, "settings.json"), JSON.stringify({ exportFolder: folder }));
  await openSample(page, program);
  await page.getByRole("button", { name: "导出选项" }).click();
  await page.getByRole("dialog").getByRole("checkbox", { name: "PDF" }).click();
  await page.keyboard.press("Enter");
  await expect(page.locator(".ui_noticeText").first()).toHaveText(`已导出 1 个文件到 ${folder}`);
  await page.route("**/call/files.open", (route) => route.fulfill({ json: { ok: true, value: {} } }));
  await page.getByRole("button", { name: "打开 Word" }).click();
  await expect(page.getByRole("button", { name: "在文件夹中显示" })).toBeVisible();
});

test("an issue that another window moved to the bin shows an alert, and is restored with the text on the screen", async ({
  page,
  context,
  program,
}) => {
  await openSample(page, program);
  await waitUntilSaved(page);
  const second = await context.newPage();
  await second.goto(page.url().replace(/#.*/u, ""));
  await second.getByRole("button", { name: "更多操作 第 765 期" }).click();
  await second.getByRole("menuitem", { name: "移到回收站" }).click();
  await expect(second.locator(".ui_noticeText", { hasText: "第 765 期已移到回收站" })).toBeVisible();
  await page.keyboard.type("还在写");
  await expect(page.getByRole("alert")).toContainText("已在别处移到回收站");
  await page.getByRole("button", { name: "恢复这一期并继续编辑" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.locator(".blocks")).toContainText("还在写");
  await page.keyboard.type("下去");
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(page.locator(".blocks")).toContainText("还在写");
});

test("a closed window releases its issue at once", async ({ page, context, program }) => {
  await openSample(page, program);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole("alert")).toBeVisible();
  await page.close();
  const third = await context.newPage();
  await third.goto(second.url());
  await expect(third.locator(".blocks")).toHaveAttribute("contenteditable", "true");
  await expect(third.getByRole("alert")).toBeHidden();
});

test("a lost connection to the core is shown; when it is back, the text is saved and the pages are printed", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await expect(page.getByTestId("pages")).toHaveText("共 5 页");
  await page.route("**/call/**", (route) => route.abort("connectionrefused"));
  await page.keyboard.type("断线");
  await expect(saveState(page)).toContainText("没有保存成功，正在重试");
  await expect(page.getByTestId("pages")).toHaveText("无法排版");
  await page.unroute("**/call/**");
  await waitUntilSaved(page);
  await expect(page.getByTestId("pages")).toHaveText("共 5 页");
});

test("line breaks in the HTML of Word become no spaces, in paragraphs and in table cells", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await page.getByRole("button", { name: "新建一期" }).click();
  await expect(page.locator(".blocks")).toBeFocused();
  await paste(page, {
    "text/html":
      "<p class=MsoNormal>各部门要\r\n高度重视，use of\nWord</p><table>\n<tr>\n<td><p>单位</p></td>\n<td>\n<p>数\n量</p><p>（个）</p></td></tr></table>",
  });
  await expect(page.locator(".blocks > *").first()).toHaveText("各部门要高度重视，use of Word", {
    useInnerText: false,
  });
  await expect(page.getByLabel("第1行第1列", { exact: true })).toHaveValue("单位");
  await expect(page.getByLabel("第1行第2列", { exact: true })).toHaveValue("数量\n（个）");
});

test("a file that is too large is refused without being read", async ({ page, program }, testInfo) => {
  // Given as a path and without content: 21 MB would take seconds on their way to the browser.
  const file = testInfo.outputPath("大.txt");
  await writeFile(file, "");
  await truncate(file, 21 * 1024 * 1024);
  await openLibrary(page, program);
  await page.getByTestId("import-file").setInputFiles(file);
  await expect(page.locator(".ui_noticeText")).toHaveText("“大.txt”太大，最多 20 MB。请拆分后再试。");
  await expect(page.getByRole("dialog")).toBeHidden();
});
