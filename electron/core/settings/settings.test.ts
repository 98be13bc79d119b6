import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultSettings } from "../../../shared/contract/settings.ts";
import { describeSettingsRepair } from "../../../shared/messages/sentences.ts";
import { readSettingsNote, removeSettingsNote } from "./settings-file.ts";
import { rememberFolder, openSettings } from "./settings.ts";

let folder: string;
const pathOf = (name: string) => join(folder, name);
const write = (values: unknown, name = "settings.json") => writeFile(pathOf(name), JSON.stringify(values));
const read = async (name = "settings.json"): Promise<unknown> =>
  JSON.parse(await readFile(pathOf(name), "utf8"));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-settings-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each<[name: string, values: Record<string, unknown>, settings: object]>([
  ["nothing", {}, {}],
  ["one setting", { theme: "dark" }, { theme: "dark" }],
  ["a wrong one among right ones", { theme: "pink", locale: "en" }, { locale: "en" }],
  ["another type", { recentFolders: "one", exportFolder: 7 }, {}],
  ["eleven folders", { recentFolders: Array.from({ length: 11 }, String) }, {}],
  ["what a newer program knows", { colour: "red", theme: "light" }, { theme: "light" }],
  ["names that every object has", { constructor: 1, toString: 2, hasOwnProperty: 3 }, {}],
])("%s in the file: the rest is as it comes", async (_, values, settings) => {
  await write(values);
  expect(openSettings(folder).get()).toEqual({ ...defaultSettings, ...settings });
});

test("a change keeps all other settings, including unknown ones", async () => {
  await write({ locale: "en", colour: "red" });
  expect(openSettings(folder).set({ theme: "dark", locale: undefined })).toEqual({
    ...defaultSettings,
    locale: "en",
    theme: "dark",
  });
  expect(await read()).toEqual({ locale: "en", colour: "red", theme: "dark" });
});

test("the last ten export folders are remembered, newest first, each once", () => {
  const settings = openSettings(folder);
  for (let count = 1; count <= 12; count += 1) rememberFolder(settings, `/f${count}`);
  rememberFolder(settings, "/f7");
  expect(settings.get()).toMatchObject({
    exportFolder: "/f7",
    recentFolders: ["/f7", "/f12", "/f11", "/f10", "/f9", "/f8", "/f6", "/f5", "/f4", "/f3"],
  });
});

test("settings are stored in settings.json and read at the next start", async () => {
  openSettings(folder).set({ theme: "dark", recentFolders: ["/a"] });
  expect(await read()).toEqual({ theme: "dark", recentFolders: ["/a"] });
  expect(openSettings(folder).get()).toEqual({ ...defaultSettings, theme: "dark", recentFolders: ["/a"] });
});

test("settings of a library that does not exist yet create no folder", () => {
  const settings = openSettings(pathOf("none"));
  expect([settings.get(), settings.repair]).toEqual([defaultSettings, null]);
  expect(() => settings.set({ theme: "dark" })).toThrow();
});

describe("a damaged file", () => {
  const goodValues = { theme: "dark", person: { name: "程之远", role: "approver" }, colour: "red" };
  const goodSettings = { ...defaultSettings, theme: "dark", person: goodValues.person };

  /** Stores the good values by a start and a change, as the program does. */
  async function fill(): Promise<void> {
    await write({ ...goodValues, theme: "light" });
    openSettings(folder).set({ theme: "dark" });
  }

  test.each<[name: string, bytes: string | Uint8Array]>([
    ["cut off", '{"theme": "da'],
    ["empty", ""],
    ["zeros", new Uint8Array(64)],
    ["a list", "[1]"],
  ])("%s: the last good settings are taken back, the file is kept, and a note says so", async (_, bytes) => {
    await fill();
    await writeFile(pathOf("settings.json"), bytes);
    const settings = openSettings(folder);
    expect(settings.get()).toEqual(goodSettings);
    expect(settings.repair).toMatchObject({
      what: "damaged",
      takenBack: ["theme", "person"],
      reset: [],
    });
    expect(readSettingsNote(folder)).toEqual(settings.repair);
    expect(await readFile(join(settings.repair?.setAside ?? "", "settings.json"))).toEqual(
      Buffer.from(bytes as string),
    );
    expect(await read()).toEqual(goodValues);
    expect(describeSettingsRepair(settings.repair!, "zh-CN").slice(0, 2)).toEqual([
      "设置文件（settings.json）已损坏，读不出来。",
      "已从最近一次完好的设置取回：外观、姓名与岗位。",
    ]);
    // The next start has nothing to repair; the note stays until it was read.
    expect(openSettings(folder).repair).toBe(null);
    expect(readSettingsNote(folder)).not.toBe(null);
    await removeSettingsNote(folder);
    expect(readSettingsNote(folder)).toBe(null);
  });

  test("deleted: the last good settings are taken back", async () => {
    await fill();
    await rm(pathOf("settings.json"));
    const settings = openSettings(folder);
    expect(settings.get()).toEqual(goodSettings);
    expect(settings.repair).toMatchObject({ what: "missing", setAside: null });
  });

  test("wrong in one value: that is taken back, and what was changed since stays", async () => {
    await fill();
    await write({ ...goodValues, theme: "dork", textSize: "large" });
    const settings = openSettings(folder);
    expect(settings.get()).toEqual({ ...goodSettings, textSize: "large" });
    expect(settings.repair).toMatchObject({ what: "wrong", takenBack: ["theme"], reset: [] });
    expect(await read()).toEqual({ ...goodValues, textSize: "large" });
  });

  test("without a copy: the defaults apply, and the note names them", async () => {
    await writeFile(pathOf("settings.json"), '{"theme": "da');
    const settings = openSettings(folder);
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.repair).toMatchObject({
      what: "damaged",
      takenBack: [],
      reset: Object.keys(defaultSettings),
    });
    expect(settings.set({ locale: "en" })).toEqual({ ...defaultSettings, locale: "en" });
  });

  test("with a damaged copy: the value that neither has is reset", async () => {
    await fill();
    await write({ ...goodValues, theme: 7 });
    await writeFile(pathOf("settings.last.json"), "\0\0");
    const settings = openSettings(folder);
    expect(settings.get()).toEqual({ ...goodSettings, theme: defaultSettings.theme });
    expect(settings.repair).toMatchObject({ what: "wrong", takenBack: [], reset: ["theme"] });
    expect(await read("settings.last.json")).toEqual(await read());
  });

  test("while the program runs: a change takes the other settings back first, and keeps the file", async () => {
    await fill();
    const settings = openSettings(folder);
    await writeFile(pathOf("settings.json"), '{"theme": "da');
    expect(settings.get()).toEqual(goodSettings);
    expect(settings.set({ textSize: "large" })).toEqual({ ...goodSettings, textSize: "large" });
    expect(await readdir(pathOf("damaged"))).toHaveLength(1);
    expect(readSettingsNote(folder)).toMatchObject({ what: "damaged", takenBack: ["theme", "person"] });
  });

  test("stopped in the middle of its repair: the next start ends it", async () => {
    await fill();
    await write({ ...goodValues, theme: "dork", textSize: "large" });
    openSettings(folder);
    // As after the removal of the damaged file.
    await rm(pathOf("settings.json"));
    expect(openSettings(folder).get()).toEqual({ ...goodSettings, textSize: "large" });
  });
});
