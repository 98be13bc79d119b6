/** 批注 at the desk: by mouse, by keys, with an input method, after a reload, and before sign-off. */
import type { Page } from "@playwright/test";
import { check } from "../../support/window/axe.ts";
import { inputMethod } from "../../support/window/input-method.ts";
import { be, caretBehind, chooseStep, presentState, selectText } from "../../support/window/issue.ts";
import {
  expect,
  openSample,
  reloadWindow,
  test,
  waitUntilSaved,
  type Program,
} from "../../support/window/program.ts";

const dialog = (page: Page) => page.getByRole("dialog");
const cards = (page: Page) => page.getByRole("list", { name: "批注列表" }).getByRole("article");
const tab = (page: Page) => page.getByRole("tab", { name: /批注/u });
const field = (page: Page) => page.getByRole("textbox", { name: "批注内容" });
const commentedText = (page: Page) => page.locator(".blocks [data-comment]");
const paragraph = (page: Page) => page.locator(".blocks > *", { hasText: "示例区政务服务中心" }).first();

/** Opens it as an editor: a proofreader's changes would be tracked. */
async function open(page: Page, program: Program) {
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  await page.getByRole("button", { name: /当前使用者/u }).click();
  await be(page, "陆文川", "编辑");
  await expect(dialog(page)).toBeHidden();
}
async function comment(page: Page, on: string, text: string) {
  await selectText(page, on);
  await page.keyboard.press("Control+Alt+C");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".blocks")).toBeFocused();
}

test("by mouse: the name is asked for first; a comment is shown on its text, answered, resolved, reopened, deleted and saved", async ({
  page,
  program,
}) => {
  await page.setViewportSize({ width: 1500, height: 950 });
  await openSample(page, program);
  await tab(page).click();
  await expect(page.getByText("还没有批注。")).toBeVisible();
  await selectText(page, "青年路地铁口");
  await page.getByRole("button", { name: "批注", exact: true }).click();
  await be(page, "陆文川", "校对");
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("region", { name: "新批注" })).toContainText("青年路地铁口");
  await page.keyboard.type("请@编");
  await page.getByRole("option", { name: "编辑" }).click();
  await page.keyboard.type("核实站名");
  await page.getByRole("button", { name: "发送" }).click();
  await expect(commentedText(page)).toHaveText(["青年路地铁口"]);
  await expect(tab(page)).toHaveText("批注1");
  await expect(cards(page)).toContainText(["陆文川（校对）"]);
  await expect(cards(page).locator("mark")).toHaveText("@编辑");

  await page.getByRole("button", { name: /当前使用者/u }).click();
  await be(page, "程一禾", "编辑");
  await page.getByRole("checkbox", { name: "提到我或我的岗位" }).click();
  await expect(cards(page)).toHaveCount(1);
  await cards(page).getByRole("button", { name: "回复" }).click();
  await page.keyboard.type("已核实。");
  await cards(page).getByRole("button", { name: "发送" }).click();
  await expect(cards(page)).toContainText("已核实。");
  // A person can change only their own remarks.
  await expect(cards(page).getByRole("button", { name: "修改" })).toHaveCount(1);
  await cards(page).getByRole("button", { name: "修改" }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("已核实，无误。");
  await cards(page).getByRole("button", { name: "保存" }).click();
  await cards(page).getByRole("button", { name: "解决" }).click();
  await expect(page.getByText("没有符合条件的批注。")).toBeVisible();
  await expect(commentedText(page)).not.toHaveAttribute("data-comment", "open");
  await page.getByRole("checkbox", { name: "提到我或我的岗位" }).click();
  await page.getByRole("radio", { name: "已解决 1" }).click();
  await expect(cards(page)).toContainText("已解决");

  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(commentedText(page)).toHaveAttribute("data-comment", "resolved");
  await tab(page).click();
  await page.getByRole("radio", { name: "全部 1" }).click();
  await expect(cards(page)).toContainText("已核实，无误。");
  await cards(page).getByRole("button", { name: "重新打开" }).click();
  await expect(tab(page)).toHaveText("批注1");
  // Deleting another person's words needs a confirmation.
  await cards(page).getByRole("button", { name: "删除" }).click();
  await expect(dialog(page)).toContainText("由陆文川发起");
  await page.keyboard.press("Enter");
  await expect(cards(page)).toHaveCount(0);
  await expect(commentedText(page)).toHaveCount(0);
  await page.keyboard.press("Control+Z");
  await expect(cards(page)).toHaveCount(1);
  await expect(commentedText(page)).toHaveText(["青年路地铁口"]);
});

test("keys alone comment on a word and a title, keep a draft, go through cards and places, and undo", async ({
  page,
  program,
}) => {
  await open(page, program);
  await caretBehind(page, "南关背街小");
  await page.keyboard.press("Control+Alt+C");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("写全");
  // Escape returns to the text; the draft is kept, also while the panel shows another tab.
  await page.keyboard.press("Escape");
  await expect(page.locator(".blocks")).toBeFocused();
  await page.getByRole("tab", { name: "版本" }).click();
  await tab(page).click();
  await expect(field(page)).toHaveValue("写全");
  await caretBehind(page, "区城管局“三聚");
  await page.keyboard.press("Control+Alt+C");
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("region", { name: "新批注" })).toContainText("推进背街小巷环境提升");
  await page.keyboard.press("End");
  await page.keyboard.type("标题");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".blocks")).toBeFocused();
  await expect(cards(page)).toContainText(["写全标题"]);
  await comment(page, "青年路地铁口", "核实");
  await expect(cards(page)).toHaveCount(2);

  // The cards are in the order of the text; the one at the caret is active.
  await expect(cards(page).first()).toContainText("核实");
  await expect(cards(page).first().getByRole("button").first()).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("F6");
  while (
    !(await cards(page)
      .first()
      .getByRole("button")
      .first()
      .evaluate((button) => button === document.activeElement))
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(cards(page).nth(1).getByRole("button").first()).toBeFocused();
  await expect(page.locator(".blocks [data-comment=active]").first()).toContainText("区城管局");
  await page.keyboard.press("Enter");
  await expect(page.locator(".blocks")).toBeFocused();
  await page.keyboard.type("新");
  await expect(page.locator(".blocks [data-comment=active]").first()).toContainText("新");
  await page.keyboard.press("Control+Z");

  await caretBehind(page, "青年路地铁口");
  await page.keyboard.press("F6");
  while (
    !(await cards(page)
      .first()
      .getByRole("button", { name: "回复" })
      .evaluate((button) => button === document.activeElement))
  )
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("已核");
  await page.keyboard.press("Control+Enter");
  await expect(cards(page).first()).toContainText("已核");
  await expect(cards(page).first().getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Control+Z");
  await expect(cards(page).first()).not.toContainText("已核");
  await page.keyboard.press("Escape");
  await expect(page.locator(".blocks")).toBeFocused();
});

test("text composed inside a comment's text belongs to it, text behind it does not; a mention can be composed", async ({
  page,
  program,
}) => {
  await open(page, program);
  await comment(page, "青年路地铁口", "核实");
  await expect(commentedText(page)).toHaveText(["青年路地铁口"]);
  const method = await inputMethod(page);
  await caretBehind(page, "青年路地铁");
  await method.keyDown();
  await method.compose("n", "nan");
  await method.choose("南");
  await expect(commentedText(page)).toHaveText(["青年路地铁南口"]);
  await caretBehind(page, "青年路地铁南口");
  await method.compose("dong");
  await method.choose("东侧");
  await expect(paragraph(page)).toContainText("地铁南口东侧");
  await expect(commentedText(page)).toHaveText(["青年路地铁南口"]);
  await page.keyboard.type("附近");
  await expect(commentedText(page)).toHaveText(["青年路地铁南口"]);
  await page.keyboard.press("Control+Alt+C");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("＠");
  await method.compose("jiao", "jiaodui");
  await method.choose("校");
  await expect(page.getByRole("listbox", { name: "可以提到的岗位和人" }).getByRole("option")).toHaveText([
    /^校对/u,
  ]);
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("＠校对 ");
});

test("the thread of deleted text stays, last in the list; cut and pasted text keeps its thread, copied text does not", async ({
  page,
  program,
}) => {
  await open(page, program);
  await comment(page, "青年路地铁口", "站名");
  await comment(page, "南关背街小巷", "巷名");
  await selectText(page, "青年路地铁口");
  await page.keyboard.press("Delete");
  await expect(cards(page)).toContainText(["巷名", "原文已删"]);
  await page.keyboard.press("Control+Z");
  await expect(cards(page)).toContainText(["站名", "巷名"]);
  await selectText(page, "青年路地铁口");
  await page.keyboard.press("Control+X");
  await expect(cards(page)).toContainText(["巷名", "原文已删"]);
  await caretBehind(page, "示例区政务服务中心");
  await page.keyboard.press("Control+V");
  await expect(cards(page).nth(1)).toContainText("青年路地铁口");
  await page.keyboard.press("Control+V");
  await expect(paragraph(page)).toContainText("青年路地铁口青年路地铁口");
  await expect(commentedText(page)).toHaveText(["南关背街小巷", "青年路地铁口"]);
});

test("a comment on a table without a caption goes to the nearest text, and a notice says so", async ({
  page,
  program,
}) => {
  await open(page, program);
  await caretBehind(page, "示例区政务服务中心");
  await page.getByRole("button", { name: "表格", exact: true }).click();
  await page.locator('[data-row="2"][data-column="2"]').click();
  await expect(page.getByLabel("第1行第1列", { exact: true })).toBeFocused();
  await page.keyboard.type("格");
  await page.keyboard.press("Control+Alt+C");
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("region", { name: "新批注" })).toContainText("批注标在最近的文字上");
  await page.keyboard.type("表题？");
  await page.keyboard.press("Control+Enter");
  await expect(cards(page)).toContainText(["表题？"]);
});

test("open comments are listed before sign-off and lead to their places", async ({ page, program }) => {
  await open(page, program);
  await comment(page, "青年路地铁口", "核实站名");
  await page.getByRole("button", { name: "关闭侧栏" }).click();
  await chooseStep(page, "转校对");
  await expect(presentState(page)).toContainText("校对");
  await chooseStep(page, "转核签");
  await expect(dialog(page)).toContainText("批注 1 条");
  await page.locator(".canvas").evaluate((canvas) => canvas.scrollTo(0, 0));
  await dialog(page)
    .getByRole("button", { name: /核实站名/u })
    .click();
  await expect(page.locator(".blocks")).toBeFocused();
  await expect(commentedText(page)).toBeInViewport();
  await expect(commentedText(page)).toHaveAttribute("data-comment", "active");
  await expect(cards(page)).toContainText(["核实站名"]);
});

for (const theme of ["light", "dark"] as const) {
  test(`the panel follows the accessibility rules: ${theme}`, async ({ page, program }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await open(page, program);
    await tab(page).click();
    const faults = await check(page, "no comments");
    await comment(page, "青年路地铁口", "请@编辑 核实");
    await comment(page, "南关背街小巷", "巷名");
    await cards(page).first().getByRole("button", { name: "解决" }).click();
    await page.getByRole("radio", { name: "全部 2" }).click();
    await cards(page).first().getByRole("button", { name: "回复" }).click();
    await page.keyboard.type("@");
    await expect(page.getByRole("listbox", { name: "可以提到的岗位和人" })).toBeVisible();
    faults.push(...(await check(page, "comments")));
    expect(faults).toEqual([]);
  });
}
