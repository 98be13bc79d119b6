import { appendFileSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beginLog, limits, logFolderName, readLog, writeLog } from "./program-log.ts";

let folder: string;
let logs: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-log-"));
  logs = join(folder, logFolderName);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Noon of a day of November 2026, in the time zone of the machine. */
const noonOf = (day: number): Date => new Date(2026, 10, day, 12);
const nameOf = (day: number): string => `2026-11-${String(day).padStart(2, "0")}.jsonl`;
const events = async (): Promise<string[]> => (await readLog(folder)).map(({ event }) => event);

test("an entry has time, version, process, level, event and fields, and is a line of JSON", async () => {
  beginLog(folder, "browser", noonOf(9));
  writeLog(folder, "info", "backup.made", { number: 3 }, noonOf(9));
  const [start, backup] = (await readFile(join(logs, nameOf(9)), "utf8")).trim().split("\n");
  expect(JSON.parse(start ?? "")).toMatchObject({
    event: "program.start",
    fields: { shell: "browser", node: process.versions.node, electron: null },
  });
  expect(JSON.parse(backup ?? "")).toEqual({
    time: noonOf(9).toISOString(),
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/u) as string,
    pid: process.pid,
    level: "info",
    event: "backup.made",
    fields: { number: 3 },
  });
  expect(await readLog(folder)).toHaveLength(2);
});

test("files of a week remain: older ones go at the start and when the day changes", async () => {
  await mkdir(logs);
  for (const name of [nameOf(1), nameOf(2), nameOf(3), nameOf(20), "notes.txt"])
    await writeFile(join(logs, name), "\n");
  beginLog(folder, "browser", noonOf(9));
  expect((await readdir(logs)).toSorted()).toEqual([nameOf(3), nameOf(9), "notes.txt"]);
  writeLog(folder, "info", "later", {}, noonOf(10));
  expect((await readdir(logs)).toSorted()).toEqual([nameOf(9), nameOf(10), "notes.txt"].toSorted());
});

test("a loop of errors fills a file to its limit, and what the program does is still logged", async () => {
  beginLog(folder, "browser", noonOf(9));
  await writeFile(join(logs, nameOf(9)), `${"x".repeat(limits.warning - 1000)}\n`);
  for (let round = 0; round < 20; round += 1) writeLog(folder, "warning", "call.refused", {}, noonOf(9));
  expect((await stat(join(logs, nameOf(9)))).size).toBeLessThan(limits.warning + 1000);
  expect((await events()).at(-1)).toBe("log.full");
  writeLog(folder, "error", "fault", {}, noonOf(9));
  appendFileSync(join(logs, nameOf(9)), `${"x".repeat(limits.error - limits.warning)}\n`);
  writeLog(folder, "error", "fault.lost", {}, noonOf(9));
  writeLog(folder, "info", "program.end", {}, noonOf(9));
  expect((await events()).slice(-3)).toEqual(["log.full", "fault", "program.end"]);
});

test("a line that a killed program wrote in part costs no other entry", async () => {
  beginLog(folder, "browser", noonOf(9));
  appendFileSync(join(logs, nameOf(9)), '{"time":"2026-11-09T04:00:00.000Z","version":"0.2');
  writeLog(folder, "info", "after", {}, noonOf(9));
  appendFileSync(join(logs, nameOf(9)), '{"time":');
  expect(await events()).toEqual(["program.start", "after"]);
});

test("where the library or its log is missing or no folder, nothing is thrown and nothing is created", async () => {
  writeLog(folder, "info", "lost");
  expect(existsSync(logs)).toBe(false);
  await writeFile(logs, "");
  beginLog(folder, "browser");
  writeLog(folder, "info", "lost");
  expect(await readLog(folder)).toEqual([]);
  await rm(folder, { recursive: true });
  beginLog(folder, "browser");
  writeLog(folder, "info", "lost");
  expect(existsSync(folder)).toBe(false);
});

test.skipIf(process.platform === "win32")("the log is for the person alone", async () => {
  beginLog(folder, "browser", noonOf(9));
  const modes = await Promise.all([logs, join(logs, nameOf(9))].map(async (path) => (await stat(path)).mode));
  expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o600]);
});
