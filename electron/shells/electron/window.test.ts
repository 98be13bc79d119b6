import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { app, BrowserWindow, person, resetElectron } from "../../../tests/support/doubles/electron-double.ts";
import { securePreferences } from "./security.ts";
import { backgrounds, delayCloseUntilSaved, createWindow, toConstructorOptions } from "./window.ts";

vi.mock("electron", () => import("../../../tests/support/doubles/electron-double.ts"));

const state = { bounds: { x: 1, y: 2, width: 1440, height: 900 }, maximized: false };

beforeEach(() => {
  resetElectron();
  app.becomeReady();
});
afterEach(() => vi.useRealTimers());

test("the window has the secure preferences, and no others but its preload script", () => {
  const options = toConstructorOptions({ state, dark: false, preload: "/p.cjs" });
  expect(options).toMatchObject({ title: "快报工作站", minWidth: 1024, minHeight: 680, show: false });
  expect(options.webPreferences).toEqual({ ...securePreferences, preload: "/p.cjs" });
});

test("the background is that of the page, and the icon exists", async () => {
  const css = await readFile(new URL("../../../renderer/app/tokens.css", import.meta.url), "utf8");
  expect([...css.matchAll(/--canvas: (#\w+)/gu)].map(([, colour]) => colour)).toEqual([
    backgrounds.light,
    backgrounds.dark,
  ]);
  const { backgroundColor, icon } = toConstructorOptions({ state, dark: true, preload: "" });
  expect(backgroundColor).toBe(backgrounds.dark);
  expect(existsSync(icon as string)).toBe(true);
});

test("the window opens at its last position, appears once it is drawn, and stores its position", () => {
  const store = { store: { ...state, maximized: true } as Record<string, unknown> };
  createWindow(store, { dark: false, preload: "" });
  const [double] = BrowserWindow.getAllWindows();
  if (!double) throw new Error("no window");
  expect(double.options).toMatchObject(state.bounds);
  expect(double.shown).toBe(false);
  double.emit("ready-to-show");
  expect([double.shown, double.isMaximized()]).toEqual([true, true]);
  store.store = {};
  double.close();
  expect(store.store).toEqual({ ...state, maximized: true });
});

function closing(insist: () => Promise<boolean>) {
  vi.useFakeTimers();
  const window = new BrowserWindow({});
  const ask = vi.fn();
  delayCloseUntilSaved(window as unknown as Electron.BrowserWindow, { ask, insist });
  return { window, ask };
}

test("closing asks the page once, and the page closes the window", async () => {
  const insist = vi.fn(async () => true);
  const { window, ask } = closing(insist);
  window.close();
  window.close();
  expect(window.isDestroyed()).toBe(false);
  expect(ask).toHaveBeenCalledTimes(1);
  person.pageCloses(window);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(insist).not.toHaveBeenCalled();
});

test("after 3 s without an answer the person decides: first to stay, then to close anyway", async () => {
  let answer = false;
  const { window, ask } = closing(async () => answer);
  window.close();
  await vi.advanceTimersByTimeAsync(2999);
  expect(window.isDestroyed()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(window.isDestroyed()).toBe(false);
  answer = true;
  window.close();
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(3000);
  expect(window.isDestroyed()).toBe(true);
});

test("the page is asked before any other listener is called, and an error of one closes nothing", async () => {
  const order: string[] = [];
  const window = new BrowserWindow({});
  window.on("close", () => order.push("other"));
  delayCloseUntilSaved(window as unknown as Electron.BrowserWindow, {
    ask: () => order.push("page"),
    insist: async () => false,
  });
  window.close();
  window.destroy();
  expect(order).toEqual(["page", "other"]);
  const store = {
    get store() {
      return {};
    },
    set store(_: Record<string, unknown>) {
      throw new Error("ENOSPC");
    },
  };
  const openedWindow = createWindow(store, { dark: false, preload: "" }) as unknown as BrowserWindow;
  expect(() => openedWindow.emit("close")).not.toThrow();
});

test("a question that cannot be asked keeps the window open, and it can be closed later", async () => {
  const answers = [() => Promise.reject(new Error("no dialog")), async () => true];
  const { window } = closing(() => answers.shift()?.() ?? Promise.resolve(false));
  window.close();
  await vi.advanceTimersByTimeAsync(3000);
  expect(window.isDestroyed()).toBe(false);
  window.close();
  await vi.advanceTimersByTimeAsync(3000);
  expect(window.isDestroyed()).toBe(true);
});

test("a crashed page is not asked", () => {
  const { window, ask } = closing(async () => false);
  window.webContents.crashed = true;
  window.close();
  expect(window.isDestroyed()).toBe(true);
  expect(ask).not.toHaveBeenCalled();
});
