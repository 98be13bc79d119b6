/** The program in Electron. Skipped, with the reason, where there is no binary or no display. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, expect, test, type ElectronApplication, type Page } from "@playwright/test";
import { hasDisplay } from "../../../electron/shells/browser/run.ts";
import { findElectron, toAbsenceSentence } from "../../../electron/tools/electron-binary.ts";
import type { ShellPort } from "../../../shared/port/bridge.ts";
import { messages } from "../../../shared/messages/index.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { browser, desk, editor, exporting, library: words } = messages["zh-CN"];
const electron = await findElectron({ fetch: false });
/** Why Electron cannot be started here; empty where it can. */
const obstacle = "absence" in electron ? toAbsenceSentence(electron.absence, "en") : noDisplay();

function noDisplay(): string {
  return hasDisplay() ? "" : browser.noDisplay;
}

let folder: string;
let program: ElectronApplication;
let page: Page;

async function start(): Promise<void> {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  program = await _electron.launch({
    executablePath: "path" in electron ? electron.path : "",
    args: [...asRoot, join(root, "dist/electron/main.js"), "--library", join(folder, "library")],
    cwd: root,
  });
  page = await program.firstWindow();
  await expect(page.getByRole("heading", { name: words.title })).toBeVisible();
}

test.describe("electron", () => {
  test.skip(obstacle !== "", obstacle);

  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "bulletin-electron-"));
    await mkdir(join(folder, "out"));
    await mkdir(join(folder, "library"));
    await writeFile(
      join(folder, "library", "settings.json"),
      JSON.stringify({ exportFolder: join(folder, "out") }),
    );
    await start();
  });
  test.afterEach(async () => {
    await program.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("the sample is edited and printed to PDF by Electron's own engine; the edit is there after a restart", async () => {
    await page.getByRole("button", { name: words.sample }).click();
    const body = page.getByRole("textbox", { name: editor.body });
    await body.click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("本期示例到此为止。");
    await expect(body).toContainText("本期示例到此为止。");

    await page.getByRole("button", { name: exporting.exportBoth }).click();
    await expect(page.getByText(exporting.done(2, join(folder, "out")))).toBeVisible({ timeout: 30_000 });
    const [pdf] = (await readdir(join(folder, "out"))).filter((name) => name.endsWith(".pdf"));
    expect((await readFile(join(folder, "out", pdf ?? ""))).subarray(0, 5).toString()).toBe("%PDF-");

    const closing = program.waitForEvent("close");
    await program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.close(),
    );
    await closing;
    expect(existsSync(join(folder, "library", "library.db-wal"))).toBe(false);
    await start();
    await page.getByRole("region", { name: words.recent }).getByRole("button").first().click();
    await expect(body).toContainText("本期示例到此为止。");
  });

  test("the page has the shell's port and no Node; it cannot open windows, navigate or load from elsewhere", async () => {
    const surroundings = await page.evaluate(() => ({
      port: Object.keys((window as unknown as { bulletinShell: ShellPort }).bulletinShell),
      node: ["require", "process", "Buffer", "module"].filter((name) => name in globalThis),
      opened: window.open("https://example.org/") !== null,
    }));
    expect(surroundings).toEqual({ port: ["call", "onEvent"], node: [], opened: false });
    expect(
      await page.evaluate(() =>
        fetch("https://example.org/").then(
          () => "reached",
          () => "refused",
        ),
      ),
    ).toBe("refused");
    const policy = await page.evaluate(() =>
      fetch("./").then((response) => response.headers.get("content-security-policy")),
    );
    expect(policy).toMatch(/^default-src 'none'/u);
    const title = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'inline';";
      document.head.append(script);
      return document.title;
    });
    expect(title).not.toBe("inline");
    await page.evaluate(() => location.assign("https://example.org/"));
    await expect(page).toHaveURL(/^app:\/\/bulletin\//u);
  });

  test("a menu item runs the same command as its button", async () => {
    await program.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("issue.new")?.click());
    await expect(page.getByRole("button", { name: desk.back })).toBeVisible();
  });
});
