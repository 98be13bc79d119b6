/** 稿库待用 at the desk: manuscripts are placed from the list below the outline and from the 稿库 dialog. */
import type { Page } from "@playwright/test";
import { expect, openSample, test, waitUntilSaved } from "../../support/window/program.ts";

const file = (name: string, text: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text, "utf8"),
});
const sentFiles = [
  file("北坡镇.txt", "志愿者清理河道\n\n日前，镇里整治河道三公里。\n\n（北坡镇）\n"),
  file("区教委.txt", "文明校园评比\n\n近日，区教委评出十所学校。各校介绍做法。\n\n（区教委）\n"),
  file("东河街道.txt", "五联动再深化\n\n近日，街道开展活动。\n\n（东河街道）\n"),
];
const waiting = (page: Page) => page.getByRole("region", { name: "稿库待用" });
const entry = (page: Page, name: string) => page.getByRole("treeitem", { name });
/** An entry of the outline by its text: under a dialog it has no role. */
const line = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "本期目录" }).locator("[data-row]", { hasText: name }).first();
const paper = async (page: Page) => (await page.locator(".blocks > *").allInnerTexts()).join("\n");

async function open(page: Page, program: Parameters<typeof openSample>[1]): Promise<void> {
  await page.goto(program.url);
  await page.getByRole("link", { name: "稿库" }).click();
  await expect(page.getByRole("heading", { name: "稿库", level: 1 })).toBeVisible();
  await page.getByTestId("import-file").setInputFiles(sentFiles);
  await expect(page.getByText("收进 3 篇来稿。", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "资料库" }).click();
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await expect(waiting(page).getByRole("listitem")).toHaveText([
    /东河街道：五联动再深化/u,
    /区教委：文明校园评比/u,
    /北坡镇：志愿者清理河道/u,
  ]);
}

/** Presses the mouse on an element and moves it to the upper or lower edge of an entry of the outline. */
async function drag(
  page: Page,
  from: ReturnType<Page["locator"]>,
  to: string,
  edge: "above" | "below",
): Promise<void> {
  const [start, end] = [await from.boundingBox(), await line(page, to).boundingBox()];
  if (!start || !end) throw new Error("the elements have no place on the screen");
  await page.mouse.move(start.x + 60, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 70, start.y + start.height / 2 + 12, { steps: 3 });
  await page.mouse.move(end.x + 80, edge === "above" ? end.y + 2 : end.y + end.height - 2, { steps: 6 });
}

test("a manuscript is dragged between two articles to a line that shows the place, as one step of undo; outside it changes nothing", async ({
  page,
  program,
}) => {
  await open(page, program);
  const before = await paper(page);
  const from = waiting(page).getByRole("button", { name: "北坡镇" });
  await drag(page, from, "创建办 21 日", "above");
  await expect(page.locator(".editor-outline_line")).toBeVisible();
  await expect(page.locator(".editor-outline_ghost")).toHaveText("北坡镇：志愿者清理河道");
  await page.mouse.up();
  await expect
    .poll(() => paper(page))
    .toMatch(/（[^\n]*）\n志愿者清理河道　日前，镇里整治河道三公里。\n（北坡镇）\n创建办 21 日/u);
  await expect(waiting(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("menu")).toHaveCount(0);
  await waitUntilSaved(page);
  await page.keyboard.press("Control+z");
  await expect.poll(() => paper(page)).toBe(before);
  await expect(waiting(page).getByRole("listitem")).toHaveCount(3);
  await waitUntilSaved(page);
  await expect(waiting(page).getByRole("listitem")).toHaveCount(3);

  await drag(page, from, "【简讯】", "below");
  const here = await from.boundingBox();
  await page.mouse.move((here?.x ?? 0) + 50, (here?.y ?? 0) + 40, { steps: 4 });
  await expect(page.locator(".editor-outline_line")).toBeHidden();
  await page.mouse.up();
  await expect.poll(() => paper(page)).toBe(before);
});

test("by keys: choose a manuscript and a section, place another one as a brief; the list can be folded and says when it is empty", async ({
  page,
  program,
}) => {
  await open(page, program);
  await page.getByRole("navigation", { name: "本期目录" }).locator("button[tabindex='0']").focus();
  await page.keyboard.press("F6");
  await expect(waiting(page).getByRole("button", { name: "稿库待用" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(waiting(page).getByRole("button", { name: "区教委" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem")).toHaveText([
    "放入【检查督导】",
    "放入【常态创建】",
    "放入【简讯】",
    "压成简讯放入【简讯】",
    "放在光标所在稿件之后",
    "看全文……",
  ]);
  await page.keyboard.press("Escape");
  await expect(waiting(page).getByRole("button", { name: "区教委" })).toBeFocused();
  // The palette has the commands of the focused manuscript.
  await page.keyboard.press("Control+Shift+P");
  await page.keyboard.type("看全文");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "稿库" })).toContainText("近日，区教委评出十所学校。");
  await page.keyboard.press("Escape");
  await waiting(page).getByRole("button", { name: "区教委" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "放入【检查督导】", exact: true }).press("Enter");
  await expect
    .poll(() => paper(page))
    .toMatch(/文明校园评比　近日，区教委评出十所学校。各校介绍做法。\n（区教委）\n【常态创建】/u);
  await waiting(page).getByRole("button", { name: "东河街道" }).click();
  await page.getByRole("menuitem", { name: "压成简讯放入【简讯】" }).click();
  await expect(page.locator(".block-brief").last()).toHaveText("东河街道：近日，街道开展活动。");
  await waiting(page).getByRole("button", { name: "北坡镇" }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "看全文" }).click();
  const dialog = page.getByRole("dialog", { name: "稿库" });
  await expect(dialog).toContainText("日前，镇里整治河道三公里。");
  await dialog.getByRole("button", { name: "放入本期" }).click();
  await expect(waiting(page)).toContainText("没有新到或选用的来稿。");
  await waiting(page).getByRole("button", { name: "稿库待用" }).click();
  await expect(waiting(page).getByText("没有新到或选用的来稿。")).toBeHidden();
});

test("the 稿库 dialog uncovers the outline as soon as a manuscript is dragged", async ({ page, program }) => {
  await open(page, program);
  await page.getByRole("button", { name: "稿库", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "稿库" });
  await drag(page, dialog.getByRole("row").filter({ hasText: "文明校园评比" }), "【常态创建】", "above");
  await expect(dialog).toBeHidden();
  await expect(page.locator(".editor-outline_line")).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => paper(page)).toMatch(/文明校园评比[^\n]*\n（区教委）\n【常态创建】/u);
});

test("a placed manuscript is returned to 稿库, and back by undo; an article is shortened to a brief in one step", async ({
  page,
  program,
}) => {
  await open(page, program);
  await waiting(page).getByRole("button", { name: "北坡镇" }).click();
  await page.getByRole("menuitem", { name: "放入【检查督导】", exact: true }).click();
  await expect(entry(page, "志愿者清理河道")).toBeVisible();
  await waitUntilSaved(page);
  const paperText = await paper(page);
  await entry(page, "创建办 21 日").click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: "退回稿库" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await entry(page, "志愿者清理河道").click({ button: "right" });
  await page.getByRole("menuitem", { name: "退回稿库" }).click();
  await expect(page.getByText("“志愿者清理河道”已退回稿库，状态为选用。", { exact: true })).toBeVisible();
  await expect(entry(page, "志愿者清理河道")).toHaveCount(0);
  await expect(waiting(page).getByRole("button", { name: "北坡镇" })).toBeVisible();
  await page.getByRole("button", { name: "撤销", exact: true }).last().click();
  await expect.poll(() => paper(page)).toBe(paperText);
  await expect(waiting(page).getByRole("button", { name: "北坡镇" })).toBeHidden();

  await entry(page, "志愿者清理河道").click({ button: "right" });
  await page.getByRole("menuitem", { name: "摘为简讯" }).click();
  await expect(page.locator(".block-brief").last()).toHaveText("北坡镇：日前，镇里整治河道三公里。");
  await expect(entry(page, "北坡镇").last()).toBeFocused();
  await entry(page, "北坡镇").last().click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: "摘为简讯" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "退回稿库" }).click();
  await expect(page.locator(".block-brief").last()).not.toContainText("整治河道");
  await waitUntilSaved(page);
  await page.evaluate(() => (location.hash = "#/manuscripts"));
  await expect(page.getByRole("row").filter({ hasText: "志愿者清理河道" })).toContainText("选用");
});
