/**
 * 模板: inserted by toolbar, by `/` and by outline; filled in by Tab; made from a selection; managed;
 * exchanged as files.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { callCore } from "../../support/window/issue.ts";
import {
  expect,
  openLibrary,
  openSample,
  reloadWindow,
  test,
  waitUntilSaved,
} from "../../support/window/program.ts";

const blocks = (page: Page) => page.locator(".blocks > *");
const last = (page: Page) => blocks(page).last();
const slashList = (page: Page) => page.getByRole("listbox", { name: "插入" });
const readSelection = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? "");
const lines = async (page: Page) => (await blocks(page).allInnerTexts()).map((text) => text.trim());

/** Makes an empty paragraph at the end of the issue and puts the caret into it. */
async function newLine(page: Page): Promise<void> {
  await last(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("");
}

test("/ in an empty paragraph offers templates; typing filters them; Tab goes through placeholders; one step of undo", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const before = await lines(page);
  await newLine(page);
  await page.keyboard.type("/");
  await expect(slashList(page).getByRole("option")).toHaveCount(9);
  await page.keyboard.type("会");
  await expect(slashList(page).getByRole("option")).toHaveText(["会议稿件"]);
  await page.keyboard.press("Enter");
  await expect(slashList(page)).toBeHidden();
  const article = page.locator(".blocks > *", { hasText: "召开［会议名称］" });
  await expect(article).toBeVisible();
  await expect(last(page)).toHaveText("（［供稿单位］）");
  await expect.poll(() => readSelection(page)).toBe("［单位］");
  await page.keyboard.type("区妇联");
  await page.keyboard.press("Tab");
  await expect.poll(() => readSelection(page)).toBe("［日期］");
  await page.keyboard.press("Tab");
  await expect.poll(() => readSelection(page)).toBe("［会议名称］");
  await page.keyboard.press("Shift+Tab");
  await expect.poll(() => readSelection(page)).toBe("［日期］");
  await page.keyboard.type("21日");
  await expect(article.locator(".run-title")).toHaveText("区妇联21日召开［会议名称］");
  // Tab goes from the last placeholder of a paragraph to the next paragraph, and from the last one off the
  // paper.
  await last(page).dblclick();
  await article.click({ position: { x: 5, y: 5 } });
  for (let times = 0; times < 15 && (await readSelection(page)) !== "［供稿单位］"; times += 1)
    await page.keyboard.press("Tab");
  await expect.poll(() => readSelection(page)).toBe("［供稿单位］");
  await page.keyboard.type("区妇联");
  await expect(last(page)).toHaveText("（区妇联）");
  await page.keyboard.press("Tab");
  await expect(page.locator(".blocks")).not.toBeFocused();
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(last(page)).toHaveText("（区妇联）");

  // One undo restores the paragraph as it was typed.
  await newLine(page);
  await page.keyboard.type("/简讯一");
  await page.keyboard.press("Enter");
  await expect(last(page)).toContainText("【［标签］】［单位］：");
  await page.keyboard.press("Control+z");
  await expect(last(page)).toHaveText("/简讯一");
  await expect(slashList(page)).toBeHidden();
  expect((await lines(page)).slice(0, before.length)).toEqual(before);
});

test("the list of templates works by arrow keys, Escape and mouse; it opens neither inside text nor after Escape", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await newLine(page);
  await page.keyboard.type("/");
  await expect(slashList(page).getByRole("option", { name: "检查督导" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("ArrowUp");
  await expect(slashList(page).getByRole("option", { name: "图片" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(slashList(page).getByRole("option", { name: "常态创建" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Escape");
  await expect(slashList(page)).toBeHidden();
  await page.keyboard.press("Backspace");
  await expect(last(page)).toHaveText("");
  await page.keyboard.type("/没有");
  await expect(slashList(page)).toBeHidden();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await slashList(page).getByRole("option", { name: "领导调研" }).click();
  await expect.poll(() => readSelection(page)).toBe("［领导］");

  await last(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type("/会");
  await expect(last(page)).toHaveText(/\/会$/u);
  await expect(slashList(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await page.keyboard.type("1/2");
  await expect(slashList(page)).toBeHidden();
});

test("Enter typed right after the name chooses from the list, however busy the window is", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await newLine(page);
  // One task of the window handles all three keys, as when input waits behind other work.
  await page.evaluate(async () => {
    for (const text of ["/", "会议"]) {
      document.execCommand("insertText", false, text);
      await Promise.resolve();
    }
    const enter = { key: "Enter", code: "Enter", bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", enter));
  });
  await expect(page.locator(".blocks > *", { hasText: "召开［会议名称］" })).toBeVisible();
});

test("no list opens for text that is still composed, and composing keeps its keys", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const session = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await newLine(page);
  await compose("/");
  await expect(last(page)).toHaveText("/");
  await expect(slashList(page)).toBeHidden();
  await compose("");
  await expect(last(page)).toHaveText("");
  // Committed text filters the list.
  await page.keyboard.type("/");
  await compose("h");
  await compose("hui");
  await expect(slashList(page).getByRole("option")).toHaveCount(9);
  await session.send("Input.insertText", { text: "会" });
  await expect(slashList(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect.poll(() => readSelection(page)).toBe("［单位］");
  await compose("q");
  await session.send("Input.insertText", { text: "区委" });
  await expect(page.locator(".blocks .run-title", { hasText: "召开" })).toHaveText(
    "区委［日期］召开［会议名称］",
  );

  // Compose over a placeholder that is all of its run.
  await newLine(page);
  await page.keyboard.type("/单位做法");
  await page.keyboard.press("Enter");
  for (let times = 0; times < 10 && (await readSelection(page)) !== "［做法一］"; times += 1)
    await page.keyboard.press("Tab");
  await compose("z");
  await compose("zu");
  await session.send("Input.insertText", { text: "组织联动" });
  await expect(page.locator(".blocks .run-point", { hasText: "组织联动" }).last()).toHaveText("组织联动");
  for (let times = 0; times < 10 && (await readSelection(page)) !== "［做法二］"; times += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.type("阵地联动");
  await expect(page.locator(".blocks .run-point", { hasText: "阵地联动" }).last()).toHaveText("阵地联动");
});

test("toolbar and outline insert a section after the section, an article after the article", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).click();
  await page.getByRole("button", { name: "插入模板" }).click();
  const dialog = page.getByRole("dialog", { name: "插入模板" });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await expect(dialog.locator(".editor-templates_preview")).toContainText("【检查督导】");
  await page.keyboard.press("ArrowDown");
  await expect(dialog.locator(".editor-templates_preview mark").first()).toHaveText("［单位］");
  await page.keyboard.type("简讯");
  await page.keyboard.press("Enter");
  await expect.poll(() => readSelection(page)).toBe("［单位］");
  const outline = () => page.locator(".editor-outline_section .editor-outline_title").allInnerTexts();
  await expect.poll(outline).toEqual(["【检查督导】", "【常态创建】", "【简讯】", "【简讯】"]);
  await page.keyboard.press("Control+z");
  await expect.poll(outline).toEqual(["【检查督导】", "【常态创建】", "【简讯】"]);

  await page.getByRole("treeitem", { name: "创建办 21 日" }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "在此后插入模板…" }).click();
  await page.keyboard.type("单位做法");
  await page.keyboard.press("Enter");
  await expect.poll(() => readSelection(page)).toBe("［单位］");
  const all = await lines(page);
  const at = all.findIndex((line) => line.startsWith("［单位］"));
  expect(all[at - 2]).toContain("创建办 21 日走访农贸市场");
  expect(all[at + 2]).toBe("【常态创建】");

  // Find it by name among all commands.
  await page.keyboard.press("Control+Shift+P");
  await page.keyboard.type("插入模板");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
});

test("a selection, or else the article at the caret, becomes a template; overwriting one needs a confirmation", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).click();
  const keep = async () => {
    await page.keyboard.press("Control+Shift+P");
    await page.keyboard.type("存为模板");
    await page.keyboard.press("Enter");
  };
  const dialog = page.getByRole("dialog", { name: "存为模板" });
  await keep();
  await expect(dialog.locator(".editor-templates_preview p")).toHaveCount(2);
  await expect(dialog.getByRole("radio", { name: "稿件" })).toBeChecked();
  await page.keyboard.type("城管做法");
  await page.keyboard.press("Enter");
  await expect(page.getByText("已存为模板“城管做法”", { exact: true })).toBeVisible();

  await page.locator(".blocks > *", { hasText: "【常态创建】" }).first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("button", { name: "插入模板" }).click();
  await page.getByRole("button", { name: "把选中的存为模板…" }).click();
  await expect(dialog.getByRole("radio", { name: "栏目" })).toBeChecked();
  await dialog.getByLabel("名称").fill("城管做法");
  await expect(dialog.getByRole("status")).toContainText("保存后替换");
  await dialog.getByRole("button", { name: "替换" }).click();
  await page.locator(".ui_notices").getByRole("button", { name: "撤销" }).last().click();
  await page.keyboard.press("Control+Alt+9");
  await page.keyboard.type("城管");
  await expect(page.getByRole("dialog", { name: "插入模板" }).getByRole("option")).toHaveText("城管做法稿件");
});

test("templates are edited on paper, renamed, deleted, restored, exported and imported", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "模板" }).click();
  const list = page.getByRole("navigation", { name: "全部模板" });
  await expect(list.getByRole("button")).toHaveCount(7);
  await page.getByRole("button", { name: "新建模板" }).click();
  const pane = page.locator(".templates_pane");
  await expect(pane).toHaveAccessibleName("新模板");
  await pane.getByLabel("名称").fill("通报");
  await page.keyboard.press("Enter");
  await expect(list.getByRole("button", { name: "通报" })).toHaveAttribute("aria-current", "true");
  await pane.getByLabel("每篇限字").last().fill("300");
  await page.keyboard.press("Enter");
  await expect(list.getByRole("button", { name: "通报" })).toContainText("300 字内");
  await blocks(page).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("［时限］前完成整改。");
  await expect(pane.getByRole("status")).toHaveText("已保存");
  const saving = page.waitForEvent("download");
  await pane.getByRole("button", { name: "导出" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("快报模板_通报.json");
  const text = await readFile(await file.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    kind: "bulletin-templates",
    templates: [{ name: "通报", limit: 300 }],
  });
  expect(text).toContain("［时限］前完成整改。");

  await pane.getByRole("button", { name: "删除" }).click();
  await expect(list.getByRole("button")).toHaveCount(7);
  await page.locator(".ui_notices").getByRole("button", { name: "撤销" }).last().click();
  await expect(list.getByRole("button", { name: "通报" })).toHaveAttribute("aria-current", "true");
  await expect(blocks(page).first()).toContainText("［时限］前完成整改。");
  await pane.getByRole("button", { name: "删除" }).click();
  await expect(list.getByRole("button")).toHaveCount(7);
  const give = (name: string, content: string) =>
    page
      .getByTestId("templates-file")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content, "utf8") });
  await give("通报.json", text);
  await expect(page.getByText("导入 1 个模板", { exact: true })).toBeVisible();
  await expect(list.getByRole("button", { name: "通报" })).toHaveAttribute("aria-current", "true");
  await give("别的.json", "{}");
  await expect(page.getByText("无法读取“别的.json”：它不是模板文件", { exact: false }).first()).toBeVisible();
  await reloadWindow(page);
  await expect(list.getByRole("button")).toHaveCount(8);
});

test("an article longer than the template of its section allows gets a warning", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const long = page.getByRole("treeitem", { name: "东河街道“五联动”" });
  await expect(long.locator(".editor-outline_problem")).toHaveCount(0);
  const issue = page.url();
  await page.goto(issue.replace(/#.*$/u, "#/templates"));
  await page.getByRole("button", { name: "常态创建" }).click();
  await page.locator(".templates_pane").getByRole("textbox", { name: "每篇限字" }).fill("310");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "常态创建" })).toContainText("310 字内");
  await page.goto(issue);
  await expect(long).toHaveAccessibleName(/提示：超出 310 字的限额 10 字/u);
  await expect(
    page.getByRole("treeitem", { name: "创建办 21 日" }).locator(".editor-outline_problem"),
  ).toHaveCount(0);
});

test("an article keeps the length limit of the template that it was made from", async ({ page, program }) => {
  await openSample(page, program);
  await callCore(page, "templates.create", {
    template: {
      name: "快办",
      kind: "article",
      limit: 12,
      blocks: [
        { id: "b1", style: "body", runs: [{ text: "快办事项", title: true }, { text: "　办结。" }] },
        { id: "b2", style: "source", runs: [{ text: "（本刊）" }] },
      ],
    },
  });
  await page.locator(".blocks > *", { hasText: "聚焦源头管理" }).click();
  await page.getByRole("button", { name: "插入模板" }).click();
  await page.keyboard.type("快办");
  await expect(page.getByRole("option", { name: "快办" })).toBeVisible();
  await page.keyboard.press("Enter");
  const newItem = page.getByRole("treeitem", { name: "快办事项" });
  await expect(newItem).toHaveAttribute("title", "限 12 字");
  await expect(newItem.locator("small")).toHaveText("7");
  await page.locator(".blocks > *", { hasText: "快办事项" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("又办结三件事。");
  await expect(newItem.locator("small")).toHaveText("14/12");
  await expect(newItem).toHaveAccessibleName(/提示：超出 12 字的限额 2 字/u);
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(newItem.locator("small")).toHaveText("14/12");
});
