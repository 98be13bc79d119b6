/** Tests the whole program with a double of Electron and a real library in a temporary folder. */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  app,
  BrowserWindow,
  dialog,
  ipcRenderer,
  Menu,
  nativeTheme,
  person,
  protocol,
  resetElectron,
  session,
} from "../../../tests/support/doubles/electron-double.ts";
import { patience } from "../../../tests/support/window/patience.ts";
import { readLog } from "../../core/system/program-log.ts";
import { maximumFaults } from "../window/faults.ts";
import { runApplication } from "./application.ts";
import { callChannel, eventChannel } from "./channels.ts";
import { backgrounds } from "./window.ts";

vi.mock("electron", () => import("../../../tests/support/doubles/electron-double.ts"));
vi.mock("electron-store", () => import("../../../tests/support/doubles/electron-store-double.ts"));

let folder: string;
let library: string;

beforeEach(async () => {
  resetElectron();
  folder = await mkdtemp(join(tmpdir(), "bulletin-shell-"));
  library = join(folder, "library");
});
afterEach(async () => {
  await end();
  await rm(folder, { recursive: true, force: true });
});

async function end(): Promise<void> {
  if (app.outcome || !app.ready) return;
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  await vi.waitFor(() => expect(app.outcome).toBeDefined(), patience);
}

/** Runs the program until its window is shown. */
async function start(...words: string[]): Promise<BrowserWindow> {
  runApplication(["electron", "main.js", "--library", library, ...words], folder);
  app.becomeReady();
  return vi.waitFor(() => {
    const window = BrowserWindow.getAllWindows().find((window) => window.shown);
    if (!window) throw new Error("no window yet");
    return window;
  }, patience);
}

const call = (window: BrowserWindow, name: string, input: unknown) =>
  ipcRenderer.attach(window.webContents).invoke(callChannel, name, input);
const events = (window: BrowserWindow, name: string) =>
  window.webContents.events
    .filter(([channel, event]) => channel === eventChannel && event === name)
    .map(([, , data]) => data);

test("before Electron is ready, the program sets its sandbox, scheme, name resolution and folder, one program per library", async () => {
  const window = await start();
  expect(app.calls).toEqual(
    expect.arrayContaining(["enableSandbox", "setAppUserModelId bulletin.workstation"]),
  );
  expect(app.name).toBe("快报工作站");
  // No other switch, such as one for experimental features of Chromium.
  expect([...app.switches]).toEqual([["host-resolver-rules", "MAP * ~NOTFOUND"]]);
  expect(protocol.privileged.map(({ scheme }) => scheme)).toEqual(["app"]);
  expect(app.paths.get("userData")).toBe(join(library, "electron"));
  expect(app.lockData).toEqual({ file: null });
  expect(window.webContents.mainFrame.url).toBe("app://bulletin/");
  expect(window.options.webPreferences?.preload).toMatch(/preload\.cjs$/u);
});

test("with --no-sandbox the sandbox is not enabled", async () => {
  app.commandLine.appendSwitch("no-sandbox");
  await start();
  expect(app.calls).not.toContain("enableSandbox");
});

test("a page cannot navigate, open windows, get permissions or load foreign addresses", async () => {
  const window = await start();
  expect(person.navigates(window, "https://example.org/")).toBe(false);
  expect(person.navigates(window, "file:///etc/passwd")).toBe(false);
  expect(person.navigates(window, "app://bulletin/#/bin")).toBe(true);
  expect(person.navigatesFrame(window, "app://bulletin/")).toBe(false);
  expect(person.isRedirected(window, "app://bulletin/")).toBe(false);
  expect(person.opensWindow(window, "app://bulletin/")).toBe("deny");
  expect(person.attachesWebview(window)).toBe(false);
  // Also in the hidden window that prints, and in any other.
  const other = new BrowserWindow({ show: false });
  expect(person.navigates(other, "https://example.org/")).toBe(false);
  expect(person.opensWindow(other, "app://bulletin/")).toBe("deny");
  expect(person.attachesWebview(other)).toBe(false);
  const { defaultSession } = session;
  expect(defaultSession.spellChecker).toBe(false);
  for (const permission of ["media", "geolocation", "notifications", "clipboard-read", "openExternal"])
    expect(defaultSession.permits(permission)).toBe(false);
  await expect(defaultSession.request("https://example.org/")).rejects.toThrow("ERR_BLOCKED_BY_CLIENT");
  await expect(defaultSession.request("app://print/")).rejects.toThrow("ERR_BLOCKED_BY_CLIENT");
  const response = await defaultSession.request("app://bulletin/..%2f..%2fpackage.json");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/u);
});

test("calls reach the core; settings are stored beside the library, and menu, dialogs and colours follow them", async () => {
  const window = await start();
  await expect(call(window, "shell.info", {})).resolves.toMatchObject({
    ok: true,
    value: { shell: "electron", libraryFolder: library, folderDialog: true },
  });
  expect(Menu.application[0]?.label).toBe("文件(&F)");
  await expect(call(window, "settings.set", { locale: "en", theme: "dark" })).resolves.toMatchObject({
    ok: true,
  });
  expect(Menu.application[0]?.label).toBe("&File");
  expect(nativeTheme.themeSource).toBe("dark");
  expect(window.background).toBe(backgrounds.dark);
  expect(JSON.parse(await readFile(join(library, "settings.json"), "utf8"))).toMatchObject({
    locale: "en",
    theme: "dark",
  });
});

test("a menu item and a change in the library reach the window as events", async () => {
  const window = await start();
  person.chooses("issue.new");
  expect(events(window, "shell.command")).toEqual([{ command: "issue.new" }]);
  const { value } = (await call(window, "importing.sample", {})) as { value: { document: unknown } };
  await call(window, "issues.create", { document: value.document });
  await vi.waitFor(() => expect(events(window, "issues.changed")).toEqual([{}]), patience);
  person.chooses("about");
  expect(app.calls).toContain("showAboutPanel");
});

test("closing waits for the page to save, then for the core; the library is complete", async () => {
  const window = await start();
  window.close();
  expect(events(window, "shell.command")).toEqual([{ command: "app.close" }]);
  const { value } = (await call(window, "importing.sample", {})) as { value: { document: unknown } };
  const saving = call(window, "issues.create", { document: value.document });
  person.pageCloses(window);
  expect(app.outcome).toBeUndefined();
  await expect(saving).resolves.toMatchObject({ ok: true });
  await vi.waitFor(() => expect(app.outcome).toBe("quit"), patience);
  expect(existsSync(join(library, "library.db-wal"))).toBe(false);
});

test("quitting from the menu asks the page first", async () => {
  const window = await start();
  app.quit();
  expect(app.outcome).toBeUndefined();
  expect(events(window, "shell.command")).toEqual([{ command: "app.close" }]);
  person.pageCloses(window);
  await vi.waitFor(() => expect(app.outcome).toBe("quit"), patience);
});

test("the window opens at its last position", async () => {
  const window = await start();
  window.maximize();
  window.close();
  expect(JSON.parse(await readFile(join(library, "electron", "window.json"), "utf8"))).toMatchObject({
    maximized: true,
  });
  await end();
  resetElectron();
  expect((await start()).isMaximized()).toBe(true);
});

test("a window whose position cannot be stored (the disk is full) still waits for the page to save", async () => {
  const window = await start();
  // A folder in place of the file makes every write of it fail.
  await mkdir(join(library, "electron", "window.json"));
  window.close();
  expect(window.isDestroyed()).toBe(false);
  expect(events(window, "shell.command")).toEqual([{ command: "app.close" }]);
  const { value } = (await call(window, "importing.sample", {})) as { value: { document: unknown } };
  await expect(call(window, "issues.create", { document: value.document })).resolves.toMatchObject({
    ok: true,
  });
  person.pageCloses(window);
  await vi.waitFor(() => expect(app.outcome).toBe("quit"), patience);
});

test("a second program hands its file to the first and exits", async () => {
  await createLock(hostname(), process.ppid);
  const file = join(folder, "第1期.bulletin");
  runApplication(["bulletin-workstation", file, "--library", library], folder);
  expect(app.lockData).toEqual({ file });
  expect(app.outcome).toBe("quit");
  expect(protocol.privileged).toEqual([]);
});

/** The lock of another program, as Chromium writes it; it refuses a second program as long as it exists. */
async function createLock(host: string, pid: number): Promise<string> {
  const lock = join(library, "electron", "SingletonLock");
  await mkdir(join(library, "electron"), { recursive: true });
  await symlink(`${host}-${pid}`, lock);
  heedLock();
  return lock;
}
const heedLock = () => {
  app.onLockRequest = () =>
    (app.isFirst = !lstatSync(join(library, "electron", "SingletonLock"), { throwIfNoEntry: false }));
};
/** The pid of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ["-e", ""]).pid;
const loggedEvents = async () => (await readLog(library)).map(({ event }) => event);
const hasLinks = process.platform !== "win32";

test.runIf(hasLinks)(
  "the lock of an ended program is taken over, also if the machine was renamed",
  async () => {
    const lock = await createLock("its-earlier-name", endedPid());
    await start();
    expect(dialog.shownDialogs).toEqual([]);
    expect(existsSync(lock)).toBe(false);
    expect(await loggedEvents()).toContain("instance.taken-over");
  },
);

test.runIf(hasLinks)("the person decides about the lock of a program on another machine", async () => {
  await createLock("another-machine", process.ppid);
  dialog.answers.push({ response: 0 });
  runApplication(["electron", "main.js", "--library", library], folder);
  app.becomeReady();
  await vi.waitFor(() => expect(app.outcome).toEqual({ code: 1 }), patience);
  expect(dialog.shownDialogs).toMatchObject([
    { kind: "message", options: { message: expect.stringContaining("another-machine") } },
  ]);
  resetElectron();
  heedLock();
  dialog.answers.push({ response: 1 });
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
  await start();
  consoleError.mockRestore();
});

test.runIf(hasLinks)("before the library is open, the settings say the language of dialogs", async () => {
  await createLock("another-machine", process.ppid);
  await writeFile(join(library, "settings.json"), '{"locale":"en"}');
  dialog.answers.push({ response: 0 });
  runApplication(["electron", "main.js", "--library", library], folder);
  app.becomeReady();
  await vi.waitFor(() => expect(app.outcome).toEqual({ code: 1 }), patience);
  expect(dialog.shownDialogs).toMatchObject([
    { kind: "message", options: { detail: expect.stringMatching(/^[^\u4e00-\u9fff]+$/u) } },
  ]);
});

test.runIf(hasLinks)("a folder whose lock can neither be taken nor read gives an error", async () => {
  app.isFirst = false;
  runApplication(["electron", "main.js", "--library", library], folder);
  expect(app.outcome).toEqual({ code: 1 });
  expect(dialog.shownDialogs[0]).toMatchObject({ kind: "error", options: { title: "快报工作站无法启动" } });
});

test("the first program comes to the front and opens the file in its window", async () => {
  await writeFile(join(folder, "a.md"), "一");
  const window = await start();
  window.minimized = true;
  app.emit("second-instance", {}, [], "", { file: join(folder, "a.md") });
  expect([window.minimized, window.focused]).toEqual([false, true]);
  await vi.waitFor(
    () =>
      expect(events(window, "shell.openFile")).toEqual([
        { name: "a.md", bytes: Buffer.from("一").toString("base64") },
      ]),
    patience,
  );
  for (const data of [null, {}, { file: 3 }, { file: "/etc/passwd" }, { file: null }])
    app.emit("second-instance", {}, [], "", data);
  await call(window, "shell.info", {});
  expect(events(window, "shell.openFile")).toHaveLength(1);
});

test("a file of the command line and one opened by the system wait until the window exists", async () => {
  await writeFile(join(folder, "a.txt"), "a");
  await writeFile(join(folder, "b.txt"), "b");
  const starting = start("a.txt");
  app.emit("open-file", { preventDefault: () => {} }, join(folder, "b.txt"));
  const window = await starting;
  await vi.waitFor(
    () =>
      expect((events(window, "shell.openFile") as { name: string }[]).map(({ name }) => name)).toEqual([
        "a.txt",
        "b.txt",
      ]),
    patience,
  );
});

test("an unreadable file gives an error in the language of the person", async () => {
  await start("gone.txt");
  await vi.waitFor(() => expect(dialog.shownDialogs).toHaveLength(1), patience);
  expect(dialog.shownDialogs[0]).toMatchObject({
    kind: "message",
    options: { type: "error", message: expect.stringContaining("找不到") },
  });
});

test("a damaged library gives an error and stays unchanged", async () => {
  await mkdir(library, { recursive: true });
  await writeFile(
    join(library, "library.db"),
    "this is no database, whatever its name says; it has some length, too",
  );
  await writeFile(join(library, "settings.json"), '{"locale":"en"}');
  runApplication(["electron", "main.js", "--library", library], folder);
  app.becomeReady();
  await vi.waitFor(() => expect(app.outcome).toEqual({ code: 1 }), patience);
  expect(dialog.shownDialogs).toEqual([
    {
      kind: "error",
      options: {
        title: "Bulletin workstation cannot start",
        content: expect.stringContaining("is damaged"),
      },
    },
  ]);
  expect(BrowserWindow.getAllWindows()).toHaveLength(0);
  expect(await readFile(join(library, "library.db"), "utf8")).toMatch(/^this is no database/u);
  expect((await readdir(library)).sort()).toEqual([
    "electron",
    "library.db",
    "logs",
    "settings.json",
    "settings.last.json",
  ]);
});

test("a library folder without write permission gives an error before anything is started", async () => {
  await writeFile(library, "a file, no folder");
  runApplication(["electron", "main.js", "--library", library], folder);
  expect(app.outcome).toEqual({ code: 1 });
  expect(dialog.shownDialogs[0]).toMatchObject({ kind: "error", options: { title: "快报工作站无法启动" } });
});

test("an error that nothing caught is logged and told to the window, and the program goes on", async () => {
  const window = await start();
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
  // Called as Node would: an event of this process would fail the test itself.
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    const listener = process.listeners(event as "uncaughtException").at(-1);
    listener?.(new Error(`thrown for ${event}`), "uncaughtException");
  }
  consoleError.mockRestore();
  expect(events(window, "program.fault")).toEqual([{ isEnding: false }, { isEnding: false }]);
  await call(window, "issues.open", { id: 1 });
  expect((await loggedEvents()).slice(-3)).toEqual(["fault", "fault", "call.refused"]);
  await expect(call(window, "shell.info", {})).resolves.toMatchObject({ ok: true });
  const count = process.listenerCount("uncaughtException");
  await end();
  expect(process.listenerCount("uncaughtException")).toBe(count - 1);
});

test("after many errors the program closes the library, says so, and ends", async () => {
  const window = await start();
  const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
  const listener = process.listeners("uncaughtException").at(-1);
  for (let count = 0; count < maximumFaults; count += 1) listener?.(new Error("again"), "uncaughtException");
  consoleError.mockRestore();
  expect(events(window, "program.fault").at(-1)).toEqual({ isEnding: true });
  await vi.waitFor(() => expect(app.outcome).toEqual({ code: 1 }), patience);
  expect(dialog.shownDialogs).toMatchObject([{ kind: "error", options: { title: "快报工作站已退出" } }]);
  expect(existsSync(join(library, "library.db-wal"))).toBe(false);
});

test("after a crash of the page, the person reopens it or ends the program", async () => {
  const window = await start();
  dialog.answers.push({ response: 0 }, { response: 1 });
  person.crashes(window);
  await vi.waitFor(() => expect(window.webContents.reloads).toBe(1), patience);
  person.crashes(window);
  await vi.waitFor(() => expect(app.outcome).toBe("quit"), patience);
});
