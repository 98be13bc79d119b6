/**
 * Names of units and people offered while somebody types: in the body, in source lines, in masthead and
 * imprint.
 */
import type { Page } from "@playwright/test";
import { paste } from "../../support/window/clipboard.ts";
import { inputMethod } from "../../support/window/input-method.ts";
import { cell, expectSaved } from "../../support/window/names-screen.ts";
import {
  expect,
  openLibrary,
  reloadWindow,
  test,
  waitUntilSaved,
  type Program,
} from "../../support/window/program.ts";

const blocks = (page: Page) => page.locator(".blocks > *");
const last = (page: Page) => blocks(page).last();
const list = (page: Page) => page.getByRole("listbox", { name: "名称提示" });
const options = (page: Page) => list(page).getByRole("option");

/**
 * Fills the tables with units and people, then opens the sample with the caret in a new paragraph at its end.
 */
async function openWithNames(page: Page, program: Program): Promise<void> {
  await openLibrary(page, program);
  await page.getByRole("link", { name: "名录" }).click();
  await cell(page, "第 1 行全称").click();
  await paste(page, {
    "text/plain": "示例区城市管理局\t区城管局\t城管局\n东河街道办事处\t东河街道\n示例区妇女联合会\t区妇联\n",
  });
  await page.getByRole("radio", { name: "人员" }).click();
  await cell(page, "第 1 行姓名").click();
  await paste(page, { "text/plain": "程一禾\t区融媒体中心\t主任\n程一川\n" });
  await expectSaved(page);
  await page.getByRole("link", { name: "资料库" }).click();
  // Until the desk has loaded the names it offers none.
  const namesAnswer = page.waitForResponse((response) => response.url().endsWith("/call/names.list"));
  await page.getByRole("button", { name: "打开示例快报" }).click();
  await expect(page.locator(".blocks")).toContainText("示例区政务服务中心");
  await namesAnswer;
  await newLine(page);
}

async function newLine(page: Page): Promise<void> {
  await last(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("");
}

test("in the body Tab completes a name in the form that was begun, as one step of undo; Enter makes a paragraph", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  await page.keyboard.type("近日，区");
  await expect(list(page)).toBeHidden();
  await page.keyboard.type("城");
  await expect(options(page)).toHaveText(["区城管局简称", "示例区城市管理局全称"]);
  await page.keyboard.press("Tab");
  await expect(last(page)).toHaveText("近日，区城管局");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(last(page)).toHaveText("近日，区城");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+y");
  await page.keyboard.type("会同示例区城");
  await expect(options(page)).toHaveText(["示例区城市管理局全称", "区城管局简称"]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("、程一");
  await expect(options(page)).toHaveText(["程一禾区融媒体中心 主任", "程一川"]);
  // Choose the other person from the list.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("近日，区城管局会同示例区城市管理局、程一川");
  // Enter makes a paragraph as long as no option is selected.
  await page.keyboard.type("和东河");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(last(page)).toHaveText("");
  await expect(list(page)).toBeHidden();
  // A complete short form offers the full form. Chosen by mouse.
  await page.keyboard.type("由区妇联");
  await expect(options(page)).toHaveText(["示例区妇女联合会全称"]);
  await options(page).first().click();
  await expect(last(page)).toHaveText("由示例区妇女联合会");
  await page.keyboard.type("牵头");
  await expect(last(page)).toHaveText("由示例区妇女联合会牵头");
  // Escape closes the list until the next word.
  await page.keyboard.type("，东河");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("街道");
  await expect(list(page)).toBeHidden();
  await page.keyboard.type("与城管");
  await expect(list(page)).toBeVisible();
  // Moving the caret closes the list; opened by key, one character is enough.
  await page.keyboard.press("Home");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("End");
  await page.keyboard.type("，程");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Control+/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+/");
  await expect(page.getByText("光标前的文字不是名录中任何名称的开头", { exact: true })).toBeVisible();
  await expect(last(page)).toHaveText("由示例区妇女联合会牵头，东河街道与城管，程一川");
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(last(page)).toHaveText("由示例区妇女联合会牵头，东河街道与城管，程一川");
});

test("with an input method only committed text is completed, and composing keeps its keys", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  const ime = await inputMethod(page);
  await ime.compose("qu");
  await ime.compose("区城");
  await expect(last(page)).toHaveText("区城");
  await expect(list(page)).toBeHidden();
  await ime.choose("区城");
  await expect(options(page)).toHaveText(["区城管局简称", "示例区城市管理局全称"]);
  // The list closes while more text is composed, and opens again after it.
  await ime.compose("g");
  await expect(list(page)).toBeHidden();
  await ime.cancel();
  await ime.choose("管");
  await expect(options(page)).toHaveText(["区城管局简称", "示例区城市管理局全称"]);
  await page.keyboard.press("Tab");
  await expect(last(page)).toHaveText("区城管局");
  await page.keyboard.press("Control+z");
  await expect(last(page)).toHaveText("区城管");
  await ime.compose("z");
  await ime.choose("执法，东河");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(last(page)).toHaveText("区城管执法，东河街道");

  // Compose over a placeholder of a template.
  await newLine(page);
  await page.keyboard.type("/单位做法");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe("［单位］");
  await ime.compose("q");
  await ime.choose("区妇");
  await expect(options(page)).toHaveText(["区妇联简称", "示例区妇女联合会全称"]);
  await page.keyboard.press("Tab");
  await expect(page.locator(".run-title", { hasText: "区妇联" }).last()).toContainText("区妇联");
  // Without a list Tab goes to the next placeholder.
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toMatch(/^［.+］$/u);
});

test("in a source line one character offers units; those of this issue come first", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  await page.keyboard.press("Control+Alt+3");
  await page.keyboard.type("（东");
  // The sample has 东河街道.
  await expect(options(page)).toHaveText(["东河街道简称", "东河街道办事处全称"]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("、城");
  await page.keyboard.press("Tab");
  await page.keyboard.type("）");
  await expect(last(page)).toHaveText("（东河街道、城管局）");
  await expect(page.locator(".block-source").last()).toHaveText("（东河街道、城管局）");
});

test("masthead and imprint offer people for staff fields, units for the others; by keys, input method and mouse", async ({
  page,
  program,
}) => {
  await openWithNames(page, program);
  const ime = await inputMethod(page);
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field("编辑").fill("");
  await field("编辑").pressSequentially("程");
  await expect(field("编辑")).toHaveRole("combobox");
  await expect(field("编辑")).toHaveAttribute("aria-expanded", "true");
  await expect(options(page)).toHaveText(["程一禾区融媒体中心 主任", "程一川"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field("编辑")).toHaveValue("程一川");
  await expect(field("编辑")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(field("编辑")).toHaveValue("程");
  await expect(list(page)).toBeHidden();

  await field("报").click();
  await page.keyboard.press("End");
  await ime.compose("、qu");
  await expect(list(page)).toBeHidden();
  await ime.choose("、区妇");
  await expect(options(page)).toHaveText(["区妇联简称", "示例区妇女联合会全称"]);
  await options(page).nth(1).click();
  await expect(field("报")).toHaveValue(/、示例区妇女联合会$/u);
  await expect(field("报")).toBeFocused();
  await page.keyboard.type("、东");
  await page.keyboard.press("Tab");
  await expect(field("报")).toHaveValue(/、示例区妇女联合会、东河街道$/u);
  // Without a list Tab goes to the next field.
  await page.keyboard.press("Tab");
  await expect(field("送")).toBeFocused();
  await page.keyboard.type("区");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("城");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(field("发")).toBeFocused();

  await field("编发单位").fill("");
  await field("编发单位").pressSequentially("东河");
  await page.keyboard.press("Tab");
  await expect(field("编发单位")).toHaveValue("东河街道");
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(field("编发单位")).toHaveValue("东河街道");
  await expect(field("送")).toHaveValue("区城");
});

test("a read-only issue offers no names", async ({ page, program, context }) => {
  await openWithNames(page, program);
  await waitUntilSaved(page);
  const reader = await context.newPage();
  await reader.goto(page.url());
  await expect(reader.locator(".blocks")).toContainText("示例区政务服务中心");
  await expect(reader.getByLabel("编辑", { exact: true })).not.toHaveAttribute("aria-autocomplete", "list");
  await last(reader).click();
  await reader.keyboard.type("区城");
  await reader.keyboard.press("Control+/");
  await expect(list(reader)).toBeHidden();
  await expect(last(reader)).toHaveText("");
});
