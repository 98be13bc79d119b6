import { beforeEach, expect, test, vi } from "vitest";
import { firstOf } from "../../../shared/basics/elements.ts";
import { bundledFile } from "../../../shared/layout/faces.ts";
import {
  app,
  BrowserWindow,
  person,
  resetElectron,
  session,
} from "../../../tests/support/doubles/electron-double.ts";
import { patience } from "../../../tests/support/window/patience.ts";
import { isReady, layoutOf } from "../../core/exporting/pdf/print-page.ts";
import { ElectronPrinter } from "./printer.ts";
import { securePreferences } from "./security.ts";

vi.mock("electron", () => import("../../../tests/support/doubles/electron-double.ts"));

/** A double of the print page: ready after some checks, with the number of pages that its text says. */
class Page {
  html = "";
  askCount = 0;
  settlesAfter = 2;
  options: Record<string, unknown> = {};
  log: string[] = [];

  run(script: string): unknown {
    const html = /^document\.open\(\); document\.write\((?<html>.*)\); document\.close\(\);$/su.exec(script)
      ?.groups?.html;
    if (html) {
      this.html = JSON.parse(html) as string;
      this.askCount = 0;
      this.log.push(`write ${this.html}`);
      return undefined;
    }
    if (script.endsWith(isReady)) {
      this.askCount += 1;
      return this.askCount > this.settlesAfter;
    }
    return script === layoutOf ? { pages: String(this.html.length), hints: "[]" } : undefined;
  }

  async print(options: Record<string, unknown>): Promise<Uint8Array> {
    if (this.askCount <= this.settlesAfter) throw new Error("printed too early");
    this.options = options;
    this.log.push(`print ${this.html}`);
    return new TextEncoder().encode(`%PDF ${this.html}`);
  }
}

let page: Page;
const windows = () => BrowserWindow.getAllWindows();
const text = (pdf: Uint8Array) => new TextDecoder().decode(pdf);

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  page = new Page();
  app.on("web-contents-created", (_event, contents) => {
    contents.page = page;
  });
});

test("prints a tagged PDF in the page size of the CSS once the layout is complete", async () => {
  const { pdf, pages } = await new ElectronPrinter(true).print("<p>一</p>");
  expect(text(pdf)).toBe("%PDF <p>一</p>");
  expect(pages).toBe(8);
  expect(page.options).toEqual({
    preferCSSPageSize: true,
    pageSize: "A4",
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
});

test("the window is hidden and sandboxed, in its own session without preload that loads only fonts", async () => {
  await new ElectronPrinter(true).print("a");
  const [window] = windows();
  const printSession = session.fromPartition("print");
  expect(window?.options.show).toBe(false);
  expect(window?.options.webPreferences).toEqual({
    ...securePreferences,
    session: printSession,
    backgroundThrottling: false,
  });
  expect(window?.webContents.session).not.toBe(session.defaultSession);
  expect(printSession.permits("media")).toBe(false);
  await expect(printSession.request("app://bulletin/")).rejects.toThrow("ERR_BLOCKED_BY_CLIENT");
  await expect(printSession.request("https://example.org/")).rejects.toThrow("ERR_BLOCKED_BY_CLIENT");
  expect((await printSession.request(`app://print/fonts/${bundledFile("kai")}`)).status).toBe(200);
});

test("prints run one at a time in one window that is kept", async () => {
  const printer = new ElectronPrinter(true);
  const prints = await Promise.all(["a", "bb", "ccc"].map((html) => printer.print(html)));
  expect(prints.map(({ pdf, pages }) => [text(pdf), pages])).toEqual([
    ["%PDF a", 1],
    ["%PDF bb", 2],
    ["%PDF ccc", 3],
  ]);
  expect(page.log).toEqual(["write a", "print a", "write bb", "print bb", "write ccc", "print ccc"]);
  expect(windows()).toHaveLength(1);
});

test("a cancelled print ends at once, even while it waits; the next one starts a new window", async () => {
  const printer = new ElectronPrinter(true);
  page.settlesAfter = Infinity;
  const abort = new AbortController();
  const running = printer.print("a", { signal: abort.signal });
  const waiting = printer.print("b", { signal: abort.signal });
  await vi.waitFor(() => expect(page.askCount).toBeGreaterThan(0), patience);
  abort.abort();
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
  // A running print gets a moment to finish; this one does not.
  await vi.waitFor(() => expect(windows()).toHaveLength(0), patience);
  page.settlesAfter = 1;
  await expect(printer.print("c")).resolves.toMatchObject({ pages: 1 });
});

test("a cancelled print that finishes soon keeps the window", async () => {
  const printer = new ElectronPrinter(true);
  await printer.print("a");
  page.settlesAfter = Infinity;
  const abort = new AbortController();
  const running = printer.print("bb", { signal: abort.signal });
  await vi.waitFor(() => expect(page.log.at(-1)).toBe("write bb"), patience);
  abort.abort();
  page.settlesAfter = 0;
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  await expect(printer.print("ccc")).resolves.toMatchObject({ pages: 3 });
  expect(page.log).toEqual(["write a", "print a", "write bb", "print bb", "write ccc", "print ccc"]);
  expect(windows()).toHaveLength(1);
});

test("a crash during a print gives an error that can be retried; a crash between prints has no effect", async () => {
  const printer = new ElectronPrinter(true);
  page.settlesAfter = Infinity;
  const running = printer.print("a");
  await vi.waitFor(() => expect(page.askCount).toBeGreaterThan(0), patience);
  person.crashes(firstOf(windows()));
  await expect(running).rejects.toMatchObject({ data: { code: "internal", retry: true } });
  page.settlesAfter = 1;
  await printer.print("b");
  person.crashes(firstOf(windows()));
  expect(windows()).toHaveLength(0);
  await expect(printer.print("cc")).resolves.toMatchObject({ pages: 2 });
});

test("a page whose layout never completes gives an error", async () => {
  vi.useFakeTimers();
  try {
    page.settlesAfter = Infinity;
    const print = expect(new ElectronPrinter(true).print("a")).rejects.toMatchObject({
      code: "internal",
      details: { problem: "print" },
    });
    await vi.advanceTimersByTimeAsync(31_000);
    await print;
  } finally {
    vi.useRealTimers();
  }
});

test("closing ends the window and a running print; a later print opens a new window", async () => {
  const printer = new ElectronPrinter(true);
  await printer.close();
  page.settlesAfter = Infinity;
  const running = printer.print("a");
  await vi.waitFor(() => expect(page.askCount).toBeGreaterThan(0), patience);
  await printer.close();
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  expect(windows()).toHaveLength(0);
  page.settlesAfter = 1;
  await expect(printer.print("b")).resolves.toMatchObject({ pages: 1 });
});
