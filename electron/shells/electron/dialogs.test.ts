import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Locale } from "../../../shared/messages/index.ts";
import { dialog, resetElectron, shell } from "../../../tests/support/doubles/electron-double.ts";
import { wordLimits } from "../../core/importing/files/word-limits.ts";
import { largestText } from "../../core/importing/files/encoding.ts";
import { createElectronServices } from "./dialogs.ts";
import { readOpenedFile } from "./open-file.ts";

vi.mock("electron", () => import("../../../tests/support/doubles/electron-double.ts"));

let folder: string;
let file: string;
let locale: Locale = "zh-CN";
const services = createElectronServices(
  () => ({}) as Electron.BrowserWindow,
  () => locale,
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-dialogs-"));
  file = join(folder, "快报.txt");
  await writeFile(file, "一");
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => resetElectron());

test("the folder dialog uses the language of the person, starts in the last folder, and can create folders", async () => {
  dialog.answers.push({ canceled: false, filePaths: ["/exports"] });
  await expect(services.chooseFolder?.("/old")).resolves.toBe("/exports");
  locale = "en";
  await expect(services.chooseFolder?.(null)).resolves.toBeNull();
  expect(dialog.shownDialogs.map(({ options }) => options)).toEqual([
    { title: "选择文件夹", properties: ["openDirectory", "createDirectory"], defaultPath: "/old" },
    { title: "Choose a folder", properties: ["openDirectory", "createDirectory"] },
  ]);
});

test("a file opens in the program of the system, or an error says why not", async () => {
  await services.openPath(file);
  await services.showInFolder(file);
  expect(shell.opened).toEqual([file, `show ${file}`]);
  shell.problem = "no program";
  await expect(services.openPath(file)).rejects.toMatchObject({
    code: "unavailable",
    details: { what: "operation", operation: expect.stringContaining("no program") },
  });
});

test("a missing file is not passed to the system", async () => {
  await expect(services.openPath(join(folder, "gone"))).rejects.toMatchObject({ code: "not-found" });
  await expect(services.showInFolder(join(folder, "gone"))).rejects.toMatchObject({ code: "not-found" });
  expect(shell.opened).toEqual([]);
});

test("an opened file is sent with its name and bytes", async () => {
  await expect(readOpenedFile(file)).resolves.toEqual({
    name: "快报.txt",
    bytes: Buffer.from("一").toString("base64"),
  });
});

test("a missing file, a file that is too large and a folder are refused", async () => {
  const large = join(folder, "large.txt");
  await writeFile(large, "");
  await truncate(large, largestText + 1);
  await expect(readOpenedFile(join(folder, "gone.txt"))).rejects.toMatchObject({ code: "not-found" });
  await expect(readOpenedFile(large)).rejects.toMatchObject({
    code: "too-large",
    details: { file: "large.txt", limit: "20 MB" },
  });
  const word = join(folder, "large.docx");
  await writeFile(word, "");
  await truncate(word, wordLimits.file + 1);
  await expect(readOpenedFile(word)).rejects.toMatchObject({
    code: "too-large",
    details: { file: "large.docx", limit: "40 MB" },
  });
  await expect(readOpenedFile(folder)).rejects.toMatchObject({ code: "unreadable" });
});
