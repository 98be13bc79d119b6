/**
 * Errors of the window itself: a screen that cannot be drawn, a step of the editor that fails, settings that cannot
 * be read or stored. Each is provoked by an interface of the browser, or an answer of the core, that fails.
 */
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { readLog } from "../../../electron/core/system/program-log.ts";
import { checkThemes } from "../../support/window/axe.ts";
import { callCore } from "../../support/window/issue.ts";
import {
  expect,
  openLibrary,
  openSample,
  test,
  waitUntilSaved,
  type Program,
} from "../../support/window/program.ts";

/** A window of which the errors in the console are expected. */
const openWindow = (context: BrowserContext): Promise<Page> => context.newPage();

/** Makes these methods of the browser throw, with a text of an issue in the message, until `mend`. */
const breakMethods = (page: Page, ...names: ("number" | "time" | "random")[]): Promise<void> =>
  page.evaluate((broken) => {
    const fail = () => {
      throw new Error("MARKER示例区政务服务中心");
    };
    const places = {
      number: [Number.prototype, "toLocaleString"],
      time: [Date.prototype, "toLocaleString"],
      random: [Crypto.prototype, "getRandomValues"],
    } as const;
    for (const name of broken) {
      const [object, method] = places[name] as unknown as [Record<string, unknown>, string];
      const original = object[method];
      object[method] = fail;
      addEventListener("mend", () => (object[method] = original), { once: true });
    }
  }, names);
const mend = (page: Page): Promise<unknown> => page.evaluate(() => dispatchEvent(new Event("mend")));

/** Types a text, and lets the desk fail at the next one: then it counts the characters anew. */
async function failWhileTyping(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(text);
  await expect(page.locator(".blocks")).toContainText(text);
  await breakMethods(page, "number");
  await page.keyboard.insertText("……");
}

/** The errors of the window in the log; nothing that people wrote is in it. */
async function loggedFaults({ libraryFolder }: Program): Promise<unknown[]> {
  const entries = await readLog(libraryFolder);
  expect(JSON.stringify(entries)).not.toMatch(/MARKER|示例/u);
  return entries.filter(({ event }) => event === "window.fault").map(({ fields }) => fields.kind);
}

test("a screen that cannot be drawn says so, the other screens work, and it comes back", async ({
  context,
  program,
}) => {
  const page = await openWindow(context);
  await openLibrary(page, program);
  await callCore(page, "backups.make", {});
  await breakMethods(page, "time");
  await page.getByRole("link", { name: "备份与恢复" }).click();
  const fault = page.getByRole("alert").filter({ hasText: "这个画面出了错" });
  await expect(fault).toContainText("已保存的内容不受影响");
  expect(await checkThemes(page, "a screen that failed")).toEqual([]);
  await fault.getByRole("button", { name: "重试" }).click();
  await expect(fault).toBeVisible();

  await fault.getByRole("button", { name: "资料库" }).click();
  await expect(page.getByRole("heading", { name: "资料库" })).toBeVisible();
  await page.goBack();
  await expect(fault).toBeVisible();
  await mend(page);
  const download = page.waitForEvent("download");
  await fault.getByRole("button", { name: "保存报告" }).click();
  const report = await readFile(await (await download).path(), "utf8");
  expect(report).toMatch(/^\uFEFF快报工作站 报告.*程序日志/su);
  expect(report).toContain('"event":"window.fault"');
  expect(report).not.toMatch(/MARKER|示例区/u);
  await fault.getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("table", { name: "已有的备份" })).toBeVisible();
  expect(await loggedFaults(program)).toEqual(["screen", "screen", "screen"]);
});

test("when the screen of an issue fails, what was typed is saved, and the issue opens again", async ({
  context,
  program,
}) => {
  const page = await openWindow(context);
  await openSample(page, program);
  await waitUntilSaved(page);
  const { promise: mayBeSaved, resolve: letBeSaved } = Promise.withResolvers<void>();
  await page.route("**/call/issues.save", async (route) => {
    await mayBeSaved;
    await route.continue();
  });
  await failWhileTyping(page, "失而复得的一句。");
  const fault = page.getByRole("alert").filter({ hasText: "这一期的画面出了错" });
  await expect(fault).toContainText("正在保存您写的文字");
  letBeSaved();
  await expect(fault).toContainText("您写的文字都已保存");
  expect(await checkThemes(page, "a desk that failed")).toEqual([]);
  await mend(page);
  await fault.getByRole("button", { name: "重试" }).click();
  await expect(page.locator(".blocks")).toContainText("失而复得的一句。");
  await page.keyboard.insertText("再写一句。");
  await waitUntilSaved(page);
  expect(await loggedFaults(program)).toEqual(["screen"]);
});

test("text that cannot be saved stays with a failed desk, which saves it as soon as that is possible", async ({
  context,
  program,
}) => {
  const page = await openWindow(context);
  await openSample(page, program);
  await waitUntilSaved(page);
  const error = { code: "disk-full", details: { path: "/资料库" }, message: "" };
  await page.route("**/call/issues.save", (route) => route.fulfill({ json: { ok: false, error } }));
  await failWhileTyping(page, "磁盘满的时候写的。");
  const fault = page.getByRole("alert").filter({ hasText: "这一期的画面出了错" });
  await expect(fault).toContainText("还没有存进资料库：磁盘已满");
  await expect(fault.getByRole("button", { name: "重试" })).toBeDisabled();
  await expect(fault.getByRole("button", { name: "存为文件" })).toBeVisible();
  await fault.getByRole("button", { name: "返回资料库" }).click();
  await expect(page.getByRole("dialog")).toContainText("您的最后修改没有写入资料库：磁盘已满");
  await page.getByRole("button", { name: "留在这一期" }).click();
  await page.unroute("**/call/issues.save");
  await expect(fault).toContainText("您写的文字都已保存");
  await mend(page);
  await fault.getByRole("button", { name: "重试" }).click();
  await expect(page.locator(".blocks")).toContainText("磁盘满的时候写的。");
});

test("a step of the editor that fails is undone and told, and the text can be edited on", async ({
  context,
  program,
}) => {
  const page = await openWindow(context);
  await openSample(page, program);
  await page.keyboard.press("Control+Home");
  const blocks = page.locator(".blocks");
  const before = await blocks.innerText();
  await breakMethods(page, "random");
  await page.keyboard.press("Enter");
  await expect(page.locator(".ui_noticeText")).toContainText("刚才的一步出了错，没有做成，文字保持原样");
  expect(await blocks.innerText()).toBe(before);
  await mend(page);
  await page.keyboard.insertText("接着写。");
  await expect(blocks).toContainText("接着写。");
  await waitUntilSaved(page);
  expect(await loggedFaults(program)).toContain("editor");
});

test("an error that nothing in the window catches is logged", async ({ context, program }) => {
  const page = await openWindow(context);
  await openLibrary(page, program);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("MARKER");
    });
    void Promise.reject(new TypeError("MARKER"));
  });
  await expect.poll(async () => (await loggedFaults(program)).toSorted()).toEqual(["error", "rejection"]);
});

test("in an English window, settings that cannot be stored or read give an English sentence", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await callCore(page, "settings.set", { locale: "en" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  const error = { code: "disk-full", details: { path: "/library" }, message: "磁盘已满" };
  const fail = "**/call/settings.*";
  await page.route(fail, (route) => route.fulfill({ json: { ok: false, error } }));
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Dark" }).click();
  const notice = page.locator(".ui_noticeError");
  await expect(notice).toContainText("disk is full");
  await page.reload();
  await expect(notice).toContainText("disk is full");
  await expect(notice).not.toContainText(/[\u4e00-\u9fff]/u);
});
