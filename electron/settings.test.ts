import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultSettings } from "../shared/contract/calls.ts";
import { rememberFolder, openSettings, createSettings } from "./settings.ts";

const over = (store: Record<string, unknown>) => createSettings({ path: "settings.json", store });

test.each<[name: string, store: Record<string, unknown>, settings: object]>([
  ["nothing", {}, {}],
  ["one setting", { theme: "dark" }, { theme: "dark" }],
  ["a wrong one among right ones", { theme: "pink", locale: "en" }, { locale: "en" }],
  ["another type", { recentFolders: "one", exportFolder: 7 }, {}],
  ["eleven folders", { recentFolders: Array.from({ length: 11 }, String) }, {}],
  ["what a newer program knows", { colour: "red", theme: "light" }, { theme: "light" }],
  ["names that every object has", { constructor: 1, toString: 2, hasOwnProperty: 3 }, {}],
])("%s in the file: the rest is as it comes", (_, store, settings) => {
  expect(over(store).get()).toEqual({ ...defaultSettings, ...settings });
});

test("a change keeps all other settings, including unknown ones", () => {
  const file = { path: "settings.json", store: { locale: "en", colour: "red" } as Record<string, unknown> };
  expect(createSettings(file).set({ theme: "dark", locale: undefined })).toEqual({
    ...defaultSettings,
    locale: "en",
    theme: "dark",
  });
  expect(file.store).toEqual({ locale: "en", colour: "red", theme: "dark" });
});

test("the last ten export folders are remembered, newest first, each once", () => {
  const settings = over({});
  for (let count = 1; count <= 12; count += 1) rememberFolder(settings, `/f${count}`);
  rememberFolder(settings, "/f7");
  expect(settings.get()).toMatchObject({
    exportFolder: "/f7",
    recentFolders: ["/f7", "/f12", "/f11", "/f10", "/f9", "/f8", "/f6", "/f5", "/f4", "/f3"],
  });
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-settings-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("settings are stored in settings.json and read at the next start", async () => {
  openSettings(folder).set({ theme: "dark", recentFolders: ["/a"] });
  expect(JSON.parse(await readFile(join(folder, "settings.json"), "utf8"))).toEqual({
    theme: "dark",
    recentFolders: ["/a"],
  });
  expect(openSettings(folder).get()).toEqual({ ...defaultSettings, theme: "dark", recentFolders: ["/a"] });
});

test("an unreadable file is replaced by the defaults", async () => {
  await writeFile(join(folder, "settings.json"), '{"theme": "da');
  const settings = openSettings(folder);
  expect(settings.get()).toEqual(defaultSettings);
  expect(settings.set({ locale: "en" })).toEqual({ ...defaultSettings, locale: "en" });
});
