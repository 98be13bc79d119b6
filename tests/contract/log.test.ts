/** What the log of the program says, and that it says nothing of what people wrote, whatever goes wrong. */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCore, type Core } from "../../electron/core/core.ts";
import { HeadlessPrinter } from "../../electron/core/exporting/pdf/headless-printer.ts";
import { openDatabase } from "../../electron/core/library/database/driver.ts";
import { databaseName } from "../../electron/core/library/index.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import { logFolderName, readLog } from "../../electron/core/system/program-log.ts";
import { startBrowserShell, type BrowserShell } from "../../electron/shells/browser/server.ts";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import type { ShellPort } from "../../shared/port/bridge.ts";
import { calls, type CallName } from "../../shared/contract/calls.ts";
import { loopbackClient } from "../support/doubles/loopback-client.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";
import { readingCalls } from "../support/samples/reading-calls.ts";
import {
  base64,
  createIssue,
  documentOf,
  writingCalls,
  type Desk,
} from "../support/samples/writing-calls.ts";

const marker = "MARKER";
/** Texts of people in these tests are Chinese or contain the marker. */
const written = /MARKER|[^\u0000-\u007f]/u;

let place: string;
let libraryFolder: string;
let core: Core;
let shell: BrowserShell;
let port: ShellPort & { close(): void };
let desk: Desk;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "bulletin-log-"));
  libraryFolder = join(place, "library");
  const [folder, elsewhere] = [join(place, `exports ${marker}`), join(place, "elsewhere")];
  for (const each of [libraryFolder, folder, elsewhere]) await mkdir(each);
  core = await createCore({
    libraryFolder,
    settings: openSettings(libraryFolder),
    printer: new HeadlessPrinter(),
    shell: silentShell(),
  });
  shell = await startBrowserShell({ core, port: 0 });
  port = await loopbackClient(shell.url);
  let number = 0;
  desk = { bridge: bridgeOver(port), folder, elsewhere, next: () => (number += 1) };
  await desk.bridge.ask("settings.set", { person: { name: `陆文川${marker}`, role: "editor" } });
});
afterAll(async () => {
  port.close();
  await shell.close();
  await core.close();
  await rm(place, { recursive: true, force: true });
});

const entries = () => readLog(libraryFolder);
/** The lines of all files that have something that a person wrote. */
async function findWritten(): Promise<string[]> {
  const folder = join(libraryFolder, logFolderName);
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
  );
  return texts.flatMap((text) => text.split("\n")).filter((line) => written.test(line));
}

/** Adds the marker to every text in a value, so that most calls are refused, each for another reason. */
function mark(value: unknown): unknown {
  if (typeof value === "string") return `${value}${marker}市民`;
  if (Array.isArray(value)) return value.map(mark);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mark(each)]));
}

test("start, backup, restore and take-back are logged", async () => {
  for (const name of ["backups.restore", "copies.takeBack", "copies.takeTableBack"] as const)
    await desk.bridge.ask(name, (await writingCalls[name](desk)) as never);
  const log = await entries();
  expect(log[0]).toMatchObject({ event: "program.start", fields: { shell: "browser" } });
  for (const [event, fields] of [
    ["library.migrated", { from: 0 }],
    ["backup.made", { kind: "manual", number: 1 }],
    ["backup.restored", { generation: 1 }],
    ["copy.taken-back", { what: "issue" }],
    ["copy.taken-back", { what: "templates", records: 1 }],
  ] as const)
    expect(log).toContainEqual(
      expect.objectContaining({ level: "info", event, fields: expect.objectContaining(fields) as object }),
    );
});

test("refused calls are logged with their name and code, and nothing of their data", async () => {
  const samples = { ...writingCalls, ...readingCalls };
  for (const name of Object.keys(samples) as (keyof typeof samples)[]) {
    if (name === "exporting.preview") continue;
    const input = await samples[name](desk);
    for (const each of [mark(input), { ...input, [marker]: marker }, marker]) await port.call(name, each);
  }
  await port.call(`no.such.${marker}`, {});
  const refused = (await entries()).filter(({ event }) => event === "call.refused");
  expect(refused).toContainEqual(
    expect.objectContaining({ level: "warning", fields: { call: "transfer.list", code: "not-found" } }),
  );
  expect(refused).toContainEqual(expect.objectContaining({ fields: { call: null, code: "invalid-input" } }));
  expect(new Set(refused.map(({ fields }) => fields.code)).size).toBeGreaterThan(3);
  expect(await findWritten()).toEqual([]);
});

test("errors of the program are logged with their place and causes, and without what they quote", async () => {
  const id = await createIssue(desk);
  const other = await openDatabase(join(libraryFolder, databaseName));
  await other.run(`UPDATE issues SET document = '{"format":"bulletin","${marker}市民' WHERE id = ?`, id);
  await port.call("issues.open", { id, session: "session-of-test", label: marker });
  await other.exec("ALTER TABLE templates RENAME TO templates_away");
  await port.call("templates.list", {});
  await other.exec("ALTER TABLE templates_away RENAME TO templates");
  await other.close();
  core.handlers["names.list"] = async () => JSON.parse(`{"text": ${marker}`) as never;
  await port.call("names.list", {});
  core.handlers["similar.find"] = async () => ({ [marker]: marker }) as never;
  await port.call("similar.find", await readingCalls["similar.find"](desk));
  const failed = (await entries()).filter(({ event }) => event === "call.failed");
  const stack = expect.arrayContaining([
    expect.stringMatching(/tests\/contract\/log\.test\.ts:\d+:\d+$/u),
  ]) as string[];
  expect(failed.map(({ level, fields }) => [level, fields])).toEqual([
    ["error", expect.objectContaining({ call: "templates.list" })],
    ["error", { call: "names.list", error: { name: "SyntaxError", stack } }],
    [
      "error",
      {
        call: "similar.find",
        error: expect.objectContaining({
          code: "internal",
          cause: expect.objectContaining({
            findings: [expect.stringContaining("invalid_type") as string],
          }) as object,
        }) as object,
      },
    ],
  ]);
  expect(await findWritten()).toEqual([]);
});

test("errors of the window are logged, very many of them in part, and anything else is refused", async () => {
  const fault = {
    kind: "screen",
    name: "TypeError",
    message: "Cannot read properties of undefined (reading 'title')",
    stack: `TypeError: ${marker}\n    at Desk (${new URL(shell.url).origin}/assets/Desk-a1.js:3:14)`,
  };
  await port.call("program.report", { ...fault, name: marker, message: `市民${marker}` });
  for (let count = 0; count < 30; count += 1) await port.call("program.report", fault);
  expect(await port.call("program.report", { ...fault, stack: "x".repeat(8001) })).toMatchObject({
    ok: false,
  });
  const faults = (await entries()).filter(({ event }) => event === "window.fault");
  expect(faults).toHaveLength(20);
  expect(faults.at(-1)?.fields).toEqual({
    kind: "screen",
    passedOver: 0,
    error: { name: "TypeError", message: fault.message, stack: ["Desk /assets/Desk-a1.js:3:14"] },
  });
  expect(await findWritten()).toEqual([]);
});

test("the report has the doctor's results and the log, and nothing that people wrote", async () => {
  const { text } = await desk.bridge.ask("doctor.report", { locale: "zh-CN" });
  expect(text).toMatch(/有 23 次内部错误，最近一次在.*（window\.fault TypeError）/u);
  expect(text).toMatch(/\{"time":.*"event":"window\.fault"/u);
  expect(text).not.toContain(marker);
});

test("every call of the contract that can be refused has been in the log", async () => {
  const logged = new Set((await entries()).map(({ fields }) => fields.call));
  const takesInput = (name: CallName) => Object.keys(calls[name].input.shape).length > 0;
  const missing = (Object.keys({ ...writingCalls, ...readingCalls }) as CallName[]).filter(
    (name) => takesInput(name) && !logged.has(name) && name !== "exporting.preview",
  );
  expect(missing).toEqual([]);
});

test("where the log cannot be written, a save is stored all the same", async () => {
  await rm(join(libraryFolder, logFolderName), { recursive: true });
  const document = documentOf(desk.next());
  expect(await desk.bridge.ask("issues.create", { document, publication: null })).toHaveProperty("id");
  await port.call("manuscripts.import", { files: [{ name: marker, bytes: base64("") }], more: 1 });
  await port.call("issues.create", marker);
  expect(await entries()).toEqual([]);
});
