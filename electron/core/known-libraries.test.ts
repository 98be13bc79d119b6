/** A library that is missing at the start is not replaced by an empty one without a question. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentShell } from "../../tests/support/doubles/silent-shell.ts";
import { documentOf } from "../../tests/support/generators/filled-library.ts";
import { askInTerminal } from "../shells/browser/missing-library.ts";
import { listIssues, listManuscripts } from "../shells/cli/commands.ts";
import { makeBackup } from "../shells/cli/safety.ts";
import { createCore } from "./core.ts";
import { isMissing, rememberLibrary } from "./known-libraries.ts";
import { openSettings } from "./settings/settings.ts";

let folder: string;
let libraryFolder: string;
const moved = () => join(folder, "moved");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-known-"));
  libraryFolder = join(folder, "library");
  vi.stubEnv("BULLETIN_STATE", join(folder, "state"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const start = (isNew = false) =>
  createCore({
    libraryFolder,
    settings: openSettings(libraryFolder),
    printer: { print: () => Promise.reject(new Error("unused")), close: async () => {} },
    shell: silentShell(),
    isNew,
  });

/** Starts the program on a new library, makes an issue, ends it, and moves the folder away. */
async function loseLibrary(): Promise<void> {
  const core = await start();
  await core.library.issues.create({ document: documentOf("甲") });
  await core.close();
  await rename(libraryFolder, moved());
}

test("the first start makes a library; after that folder was moved, a start is refused and makes nothing", async () => {
  await loseLibrary();
  await expect(start()).rejects.toMatchObject({ code: "library-missing", details: { path: libraryFolder } });
  expect(existsSync(libraryFolder)).toBe(false);
  // The place of a disk that is not plugged in can be an empty folder.
  await mkdir(libraryFolder);
  await expect(start()).rejects.toMatchObject({ code: "library-missing" });
  await rm(libraryFolder, { recursive: true });
  await rename(moved(), libraryFolder);
  const core = await start();
  expect((await core.library.issues.list({ deleted: false })).total).toBe(1);
  await core.close();
});

test("a new library is made there if the person says so", async () => {
  await loseLibrary();
  const core = await start(true);
  expect((await core.library.issues.list({ deleted: false })).total).toBe(0);
  await core.close();
  expect(isMissing(libraryFolder)).toBe(false);
});

test("the command line refuses a missing library, also where it only reads", async () => {
  expect(await listIssues(libraryFolder)).toEqual({ issues: [] });
  await loseLibrary();
  for (const run of [
    listIssues,
    listManuscripts,
    (at: string) => makeBackup({ name: "backup", out: undefined }, at),
  ])
    await expect(run(libraryFolder)).rejects.toMatchObject({ code: "library-missing" });
  expect(existsSync(libraryFolder)).toBe(false);
});

test("a damaged list of folders is no obstacle", async () => {
  await mkdir(join(folder, "state"));
  await writeFile(join(folder, "state", "libraries.json"), "[1");
  expect(isMissing(libraryFolder)).toBe(false);
  await rememberLibrary(libraryFolder);
  expect(isMissing(libraryFolder)).toBe(true);
});

test("the terminal asks until the library is there, another one is named, or a new one is wanted", async () => {
  await loseLibrary();
  const questions: string[] = [];
  const answerWith = (...answers: (string | (() => Promise<string>))[]) => ({
    question: async (text: string) => {
      questions.push(text);
      const answer = answers.shift() ?? "4";
      return typeof answer === "string" ? answer : answer();
    },
  });
  const ask = (...answers: Parameters<typeof answerWith>) =>
    askInTerminal(answerWith(...answers), libraryFolder, "zh-CN");
  expect(await ask("", "7", "4")).toBeNull();
  expect(questions[0]).toMatch(/^找不到资料库：.*library\n/u);
  expect(await ask("3")).toEqual({ folder: libraryFolder, isNew: true });
  expect(await ask("2", moved())).toEqual({ folder: moved(), isNew: false });
  // A folder without a library is asked about, too.
  expect(await ask("2", folder, "3")).toEqual({ folder, isNew: true });
  const plugIn = async () => {
    await rename(moved(), libraryFolder);
    return "1";
  };
  expect(await ask("1", plugIn)).toEqual({ folder: libraryFolder, isNew: false });
});
