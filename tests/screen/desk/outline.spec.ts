/** Work in the outline: move, fold, rename and remove entries. */
import type { Page } from "@playwright/test";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

const outline = (page: Page) => page.getByRole("navigation", { name: "本期目录" });
const entry = (page: Page, name: string) => outline(page).getByRole("treeitem", { name });
const titles = (page: Page) => outline(page).locator(".editor-outline_title").allInnerTexts();
/** The entries of the outline, shortened. */
const order = async (page: Page) =>
  (await titles(page))
    .map((title) => short.find(([, start]) => title.includes(start))?.[0] ?? title)
    .join(" ");
const line = (page: Page) => outline(page).locator(".editor-outline_line");
const paper = async (page: Page) => (await page.locator(".blocks > *").allInnerTexts()).join("\n");
const announcement = (page: Page) => outline(page).locator("[aria-live]");

const inspection = "区领导18日到青石镇检查冬季防火和文明创建工作";
const short = [
  ["领导", inspection],
  ["督导", "督导组19日"],
  ["走访", "创建办 21 日"],
  ["聚焦", "区城管局“三聚焦”"],
  ["联动", "东河街道“五联动”"],
  ["柳溪", "文明实践 · 柳溪镇"],
  ["妇联", "文明培育 · 区妇联"],
  ["北坡", "文明培育 · 北坡镇"],
  ["发改", "常态创建 · 区发改局"],
  ["一", "【检查督导】"],
  ["二", "【常态创建】"],
  ["三", "【简讯】"],
] as const;
const first = "一 领导 督导 走访 二 聚焦 联动 三 柳溪 妇联 北坡 发改";
const expectOrder = (page: Page) => expect.poll(() => order(page));
const expectPaper = (page: Page) => expect.poll(() => paper(page));

/** Presses the mouse on an entry and moves it to the upper or lower edge of another entry. */
async function drag(page: Page, from: string, to: string, edge: "above" | "below"): Promise<void> {
  const [start, end] = [await entry(page, from).boundingBox(), await entry(page, to).boundingBox()];
  if (!start || !end) throw new Error("the elements have no place on the screen");
  await page.mouse.move(start.x + 60, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 70, start.y + start.height / 2 + 12, { steps: 3 });
  await page.mouse.move(end.x + 80, edge === "above" ? end.y + 2 : end.y + end.height - 2, { steps: 6 });
}

test("an article and a section are dragged to a line that shows the place; each is one step of undo", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await expectOrder(page).toBe(first);
  const before = await paper(page);

  await drag(page, "创建办 21 日", "东河街道“五联动”", "above");
  await expect(line(page)).toBeVisible();
  await expect(page.locator(".editor-outline_ghost")).toHaveText("创建办 21 日走访农贸市场");
  await page.mouse.up();
  await expect(line(page)).toBeHidden();
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 走访 联动 三 柳溪 妇联 北坡 发改");
  await expectPaper(page).toMatch(/（区城管局）\n创建办 21 日走访农贸市场[^\n]*\n（本刊）\n东河街道/u);
  await expect(entry(page, "创建办 21 日")).toBeFocused();

  await drag(page, "【简讯】", "【检查督导】", "above");
  await page.mouse.up();
  await expectOrder(page).toBe("三 柳溪 妇联 北坡 发改 一 领导 督导 二 聚焦 走访 联动");
  await expectPaper(page).toMatch(/^【简　讯】\n/u);

  await page.keyboard.press("Control+z");
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 走访 联动 三 柳溪 妇联 北坡 发改");
  await page.keyboard.press("Control+z");
  await expectOrder(page).toBe(first);
  await expectPaper(page).toBe(before);
  await page.keyboard.press("Control+y");
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 走访 联动 三 柳溪 妇联 北坡 发改");
  await waitUntilSaved(page);
  const changedPaper = await paper(page);
  await reloadWindow(page);
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 走访 联动 三 柳溪 妇联 北坡 发改");
  await expectPaper(page).toBe(changedPaper);
});

test("a drag back to its place, outside or cancelled changes nothing and does not count as a click", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await drag(page, "督导组19日", "督导组19日", "below");
  await expect(page.locator(".editor-outline_ghost")).toBeVisible();
  await expect(line(page)).toBeHidden();
  await page.mouse.up();
  await drag(page, "督导组19日", "东河街道“五联动”", "above");
  await expect(line(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".editor-outline_ghost")).toBeHidden();
  await page.mouse.up();
  await drag(page, "督导组19日", "东河街道“五联动”", "above");
  await page.mouse.move(800, 400);
  await expect(line(page)).toBeHidden();
  await page.mouse.up();
  await expectOrder(page).toBe(first);
  await expect(page.getByRole("button", { name: "撤销" })).toBeDisabled();
});

test("a brief item is moved out of its shared paragraph with its label, and back", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await drag(page, "文明培育 · 北坡镇", "文明实践 · 柳溪镇", "above");
  await page.mouse.up();
  await expectOrder(page).toBe("一 领导 督导 走访 二 聚焦 联动 三 北坡 柳溪 妇联 发改");
  await expectPaper(page).toMatch(
    /【简　讯】\n【文明培育】北坡镇：[^\n]*\n【文明实践】柳溪镇：[^\n]*\n【文明培育】区妇联：[^\n]*\n【常态创建】/u,
  );
  await expect(entry(page, "文明培育 · 北坡镇")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expectOrder(page).toBe(first);

  await entry(page, "文明培育 · 北坡镇").focus();
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expectOrder(page).toBe("一 领导 督导 走访 二 聚焦 联动 三 柳溪 北坡 妇联 发改");
  await expectPaper(page).toMatch(/\n【文明培育】北坡镇：[^\n]*区妇联：[^\n]*\n【常态创建】/u);
});

test("keys move an entry and announce it; the focus stays on it and the caret in its text", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks > *", { hasText: "创建办 21 日走访" }).click({ position: { x: 90, y: 12 } });
  await page.keyboard.press("Home");
  await entry(page, "创建办 21 日").focus();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(announcement(page)).toHaveText("创建办 21 日走访农贸市场已移到【常态创建】第 1 篇，共 3 篇");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 联动 三 走访 柳溪 妇联 北坡 发改");
  await expect(entry(page, "创建办 21 日")).toBeFocused();
  await expect(entry(page, "创建办 21 日")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 联动 走访 三 柳溪 妇联 北坡 发改");

  await entry(page, "【检查督导】").focus();
  await page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(announcement(page)).toHaveText("【检查督导】已在最前");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(announcement(page)).toHaveText("【检查督导】已移到第 2 栏，共 3 栏");
  await expectOrder(page).toBe("二 聚焦 联动 走访 一 领导 督导 三 柳溪 妇联 北坡 发改");
  await expect(entry(page, "【检查督导】")).toBeFocused();
  for (let times = 0; times < 6; times += 1) await page.keyboard.press("Control+z");
  await expectOrder(page).toBe(first);
  await expect(page.getByRole("button", { name: "撤销" })).toBeDisabled();
  await expect(entry(page, "【检查督导】")).toBeFocused();

  // The caret is at its place in the text that was moved.
  await page.locator(".blocks").focus();
  await page.keyboard.type("补");
  await expect(page.locator(".blocks > *", { hasText: "补创建办 21 日走访" })).toBeVisible();
});

test("arrow keys visit and fold the tree; folded entries are still counted", async ({ page, program }) => {
  await openSample(page, program);
  const section = entry(page, "【常态创建】");
  // The full title is a tooltip only where it is cut off.
  await entry(page, "督导组19日").hover();
  await expect(entry(page, "督导组19日")).toHaveAttribute(
    "title",
    "督导组19日、20日开展文明创建实地督导 · 限 800 字",
  );
  await entry(page, "创建办 21 日").hover();
  await expect(entry(page, "创建办 21 日")).toHaveAttribute("title", "限 800 字");
  await outline(page).getByRole("treeitem").first().focus();
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("ArrowDown");
  await expect(section).toBeFocused();
  await expect(section).toHaveAttribute("aria-expanded", "true");
  await expect(section).toHaveAttribute("aria-level", "1");
  await expect(entry(page, "区城管局“三聚焦”")).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(section).toHaveAttribute("aria-expanded", "false");
  await expectOrder(page).toBe("一 领导 督导 走访 二 三 柳溪 妇联 北坡 发改");
  await expect(section).toHaveAccessibleName(/已折叠 2 篇。提示：折叠的稿件中有 1 篇要看一看/u);
  await expect(outline(page)).toContainText("3 栏 · 9 篇");

  // Moving behind a folded section puts the article at its end and unfolds it.
  await drag(page, "创建办 21 日", "【常态创建】", "below");
  await page.mouse.up();
  await expectOrder(page).toBe("一 领导 督导 二 聚焦 联动 走访 三 柳溪 妇联 北坡 发改");
  await page.keyboard.press("ArrowLeft");
  await expect(section).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(entry(page, "区城管局“三聚焦”")).toBeFocused();
  await page.keyboard.press("End");
  await expect(entry(page, "常态创建 · 区发改局")).toBeFocused();
  await section.locator(".editor-outline_chevron").click();
  await expect(section).toHaveAttribute("aria-expanded", "false");
  await section.locator(".editor-outline_chevron").click();
  await expect(section).toHaveAttribute("aria-expanded", "true");
});

test("titles are edited in place, also with an input method; Escape cancels; each change is one step of undo", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const ime = await page.context().newCDPSession(page);
  await entry(page, "创建办 21 日").dblclick();
  const title = page.getByRole("textbox", { name: "稿件标题" });
  await expect(title).toBeFocused();
  await expect(title).toHaveValue("创建办 21 日走访农贸市场");
  await page.keyboard.press("End");
  for (const text of ["d", "da", "daji"])
    await ime.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  // Enter belongs to the input method while it composes.
  await ime.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    windowsVirtualKeyCode: 229,
    key: "Enter",
    code: "Enter",
  });
  await expect(title).toBeFocused();
  await ime.send("Input.insertText", { text: "大集" });
  await expect(title).toHaveValue("创建办 21 日走访农贸市场大集");
  await page.keyboard.press("Enter");
  await expect(title).toBeHidden();
  await expect(entry(page, "创建办 21 日走访农贸市场大集")).toBeFocused();
  await expect(page.locator(".blocks .run-title", { hasText: "农贸市场大集" })).toHaveText(
    "创建办 21 日走访农贸市场大集",
  );

  await page.keyboard.press("F2");
  await title.fill("不要的");
  await page.keyboard.press("Escape");
  await expect(entry(page, "创建办 21 日走访农贸市场大集")).toBeFocused();

  // A section is edited without its brackets, a brief item without its colon.
  await entry(page, "【简讯】").focus();
  await page.keyboard.press("F2");
  const name = page.getByRole("textbox", { name: "栏目名" });
  await expect(name).toHaveValue("简　讯");
  await name.fill("要闻");
  await page.keyboard.press("Enter");
  await expect(page.locator(".block-section").last()).toHaveText("【要闻】");
  await entry(page, "文明培育 · 北坡镇").focus();
  await page.keyboard.press("F2");
  await page.keyboard.insertText("南坡镇");
  await page.getByRole("navigation", { name: "本期目录" }).locator("h2").click();
  await expect(page.locator(".blocks")).toContainText("南坡镇：");

  // An article without a title gets one, followed by the usual gap.
  await entry(page, inspection).focus();
  await page.keyboard.press("F2");
  await expect(title).toHaveValue("");
  await page.keyboard.insertText("沈望川检查防火");
  await page.keyboard.press("Enter");
  await expect(page.locator(".blocks > *").nth(1)).toHaveText(/^沈望川检查防火\u3000区领导18日到/u);
  await expect(page.locator(".blocks > *").nth(1).locator(".run-title")).toHaveText("沈望川检查防火");
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(page.locator(".blocks > *").nth(1)).toHaveText(/^沈望川检查防火\u3000区领导18日到/u);
  await expect(entry(page, "文明培育 · 南坡镇")).toBeVisible();
});

test("each change of a title is one step of undo", async ({ page, program }) => {
  await openSample(page, program);
  const before = await paper(page);
  await entry(page, inspection).focus();
  await page.keyboard.press("F2");
  await page.keyboard.insertText("沈望川检查防火");
  await page.keyboard.press("Enter");
  await expect(entry(page, "沈望川检查防火")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(entry(page, inspection)).toBeVisible();
  await expectPaper(page).toBe(before);
  await expect(page.getByRole("button", { name: "撤销" })).toBeDisabled();
});

test("the menu renames, moves and deletes; deleting is one step of undo", async ({ page, program }) => {
  await openSample(page, program);
  const before = await paper(page);
  const item = (name: string) => page.getByRole("menuitem", { name });
  await entry(page, "督导组19日").click({ button: "right" });
  await item("上移").click();
  await expectOrder(page).toBe("一 督导 领导 走访 二 聚焦 联动 三 柳溪 妇联 北坡 发改");
  await expect(entry(page, "督导组19日")).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await expect(item("上移")).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(entry(page, "督导组19日")).toBeFocused();
  await entry(page, "督导组19日").click({ button: "right" });
  await item("重命名").click();
  await expect(page.getByRole("textbox", { name: "稿件标题" })).toBeFocused();
  await page.keyboard.press("Escape");

  await entry(page, "文明培育 · 区妇联").click({ button: "right" });
  await item("删除稿件").click();
  await expectOrder(page).toBe("一 督导 领导 走访 二 聚焦 联动 三 柳溪 北坡 发改");
  await expect(page.locator(".blocks")).toContainText("【文明培育】北坡镇：");
  await expect(entry(page, "文明培育 · 北坡镇")).toBeFocused();
  await entry(page, "【常态创建】").click({ button: "right" });
  await item("删除栏目和其中 2 篇稿件").click();
  await expectOrder(page).toBe("一 督导 领导 走访 三 柳溪 北坡 发改");
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Control+z");
  await expectOrder(page).toBe(first);
  await expectPaper(page).toBe(before);
});

test("an article that would become part of another stays in place, and a notice says why", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await entry(page, inspection).focus();
  // The place is behind brief items, which have no source line.
  for (let times = 0; times < 6; times += 1) await page.keyboard.press("Alt+Shift+ArrowDown");
  await expectOrder(page).toBe("一 督导 走访 二 聚焦 联动 三 领导 柳溪 妇联 北坡 发改");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(page.getByText(/^没有移动：移到那里/u)).toBeVisible();
  await expectOrder(page).toBe("一 督导 走访 二 聚焦 联动 三 领导 柳溪 妇联 北坡 发改");
});

test("in a read-only issue the outline can be visited and folded, but not changed", async ({
  page,
  program,
  context,
}) => {
  await openSample(page, program);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator(".blocks")).toContainText("示例区政务服务中心");
  await drag(other, "创建办 21 日", "东河街道“五联动”", "above");
  await expect(other.locator(".editor-outline_ghost")).toBeHidden();
  await other.mouse.up();
  await entry(other, "创建办 21 日").dblclick();
  await entry(other, "创建办 21 日").focus();
  await other.keyboard.press("F2");
  await expect(outline(other).locator("input")).toHaveCount(0);
  await other.keyboard.press("Alt+Shift+ArrowUp");
  await entry(other, "创建办 21 日").click({ button: "right" });
  await expect(other.getByRole("menu")).toBeHidden();
  await expectOrder(other).toBe(first);
  await entry(other, "【检查督导】").focus();
  await other.keyboard.press("ArrowLeft");
  await expectOrder(other).toBe("一 二 聚焦 联动 三 柳溪 妇联 北坡 发改");
});
