/** A start without its library, with a double of Electron. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { app, BrowserWindow, dialog, resetElectron } from "../../../tests/support/doubles/electron-double.ts";
import { patience } from "../../../tests/support/window/patience.ts";
import { rememberLibrary } from "../../core/known-libraries.ts";
import { openLibrary } from "../../core/library/index.ts";
import { runApplication } from "./application.ts";

vi.mock("electron", () => import("../../../tests/support/doubles/electron-double.ts"));
vi.mock("electron-store", () => import("../../../tests/support/doubles/electron-store-double.ts"));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-missing-"));
  vi.stubEnv("BULLETIN_STATE", join(folder, "state"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test("a start without its library asks, makes nothing there, and starts anew with the answer", async () => {
  const library = join(folder, "library");
  const other = join(folder, "other");
  await rememberLibrary(library);
  await (await openLibrary(other)).close();
  /** Starts the program with the answers of the person; gives the command line of the next start. */
  const start = async (...answers: unknown[]) => {
    resetElectron();
    dialog.answers.push(...answers);
    runApplication(["electron", "main.js", "--library", library], folder);
    app.becomeReady();
    await vi.waitFor(() => expect(app.outcome).toEqual({ code: 0 }), patience);
    expect([existsSync(library), BrowserWindow.getAllWindows()]).toEqual([false, []]);
    return app.calls.filter((each) => each.startsWith("relaunch"));
  };
  const choose = (path: string) => ({ canceled: false, filePaths: [path] });
  const words = `relaunch main.js --library ${library} --library`;
  // Looks again, then ends.
  expect(await start({ response: 0 }, { response: 3 })).toEqual([]);
  expect(dialog.shownDialogs.map(({ options }) => options.message)).toEqual(
    [library, library].map((path) => `找不到资料库：${path}`),
  );
  expect(await start({ response: 2 })).toEqual([`${words} ${library} --new-library`]);
  // Another folder, which has no library, then one that has one.
  expect(await start({ response: 1 }, choose(folder), { response: 1 }, choose(other))).toEqual([
    `${words} ${other}`,
  ]);
});
