/** `bulletin backup`, `restore` and `doctor` with a real library. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeRecovery, describeSettingsRepair } from "../../../shared/messages/sentences.ts";
import { readSample } from "../../core/importing/sample.ts";
import { openLibrary } from "../../core/library/index.ts";
import { openSettings } from "../../core/settings/settings.ts";
import { listIssues } from "./commands.ts";
import { examine, makeBackup, restoreBackup } from "./safety.ts";
import { onRecovery } from "./sources.ts";
import { formatDoctor } from "./format.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-cli-safety-"));
  const library = await openLibrary(folder);
  await library.issues.create({ document: await readSample() });
  await library.close();
});
afterEach(async () => {
  onRecovery(() => {});
  await rm(folder, { recursive: true, force: true });
});

const numbers = async () => (await listIssues(folder)).issues.map(({ number }) => number);

test("a backup is copied to another folder and restored by its path and as the newest", async () => {
  const elsewhere = join(folder, "另一处");
  const { file } = await makeBackup({ name: "backup", out: elsewhere }, folder);
  expect(existsSync(file)).toBe(true);
  expect(await readdir(join(folder, "backups"))).toEqual(await readdir(elsewhere));
  const library = await openLibrary(folder);
  await library.issues.remove({ id: 1 });
  await library.close();
  const { before } = await restoreBackup({ name: "restore", path: file }, folder);
  expect(await numbers()).toEqual([765]);
  expect((await restoreBackup({ name: "restore", path: "newest" }, folder)).restored).toBe(before);
  expect(await numbers()).toEqual([]);
});

const doctor = { name: "doctor", report: undefined } as const;

test("the doctor says what is wrong and what to do", async () => {
  const { checks } = await examine(doctor, folder, "zh-CN");
  expect(checks.filter(({ level }) => level === "error")).toEqual([]);
  expect(formatDoctor({ checks }, "zh-CN").join("\n")).toMatch(/注意 {2}备份：还没有备份\n.*立即备份/u);
  await makeBackup({ name: "backup", out: undefined }, folder);
  expect(
    (await examine(doctor, folder, "zh-CN")).checks.find(({ name }) => name === "backups"),
  ).toMatchObject({
    level: "fine",
    details: { count: "1" },
  });
});

test("the doctor writes a report that says what is in it, with the log, and without the person's home", async () => {
  const report = join(folder, "报告.txt");
  const answer = await examine({ ...doctor, report }, folder, "zh-CN");
  expect(formatDoctor(answer, "zh-CN").at(-1)).toBe(report);
  const text = await readFile(report, "utf8");
  expect(text).toMatch(/^\uFEFF快报工作站 报告\r\n.*\r\n\r\n这份报告供维护程序的人查找问题。.*程序日志/u);
  expect(text).toContain("里面没有：各期和来稿的文字、名录、批注、稿件的文件名。");
  expect(text).toMatch(/\r\n注意\t备份\t还没有备份\t.*立即备份/u);
  expect(text).toMatch(/\r\n\{"time":.*"event":"program\.start".*"shell":"command line"/u);
  expect(text).not.toContain(homedir());
  await expect(examine({ ...doctor, report: folder }, folder, "en")).rejects.toMatchObject({
    code: "not-writable",
  });
});

test("a missing library is restored from its backup, and this is reported", async () => {
  await makeBackup({ name: "backup", out: undefined }, folder);
  for (const name of await readdir(folder)) if (name.startsWith("library.db")) await rm(join(folder, name));
  const reports: string[] = [];
  onRecovery(({ recovery }) => reports.push(...(recovery ? describeRecovery(recovery, "zh-CN") : [])));
  expect(await numbers()).toEqual([765]);
  expect(reports[0]).toBe("资料库文件不见了。");
});

test("damaged settings are taken back from their last good copy, and this is reported", async () => {
  openSettings(folder).set({ backupFolder: folder });
  await writeFile(join(folder, "settings.json"), "坏了");
  const reports: string[] = [];
  onRecovery(({ settingsRepair }) =>
    reports.push(...(settingsRepair ? describeSettingsRepair(settingsRepair, "zh-CN") : [])),
  );
  await numbers();
  expect(reports.slice(0, 2)).toEqual([
    "设置文件（settings.json）已损坏，读不出来。",
    "已从最近一次完好的设置取回：另一处备份。",
  ]);
});

test("without a library the commands fail and create none", async () => {
  const none = join(folder, "无");
  await expect(makeBackup({ name: "backup", out: undefined }, none)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(examine(doctor, none, "zh-CN")).rejects.toMatchObject({ code: "not-found" });
  expect(existsSync(none)).toBe(false);
  await writeFile(join(folder, "不是备份.db"), "文字");
  await expect(
    restoreBackup({ name: "restore", path: join(folder, "不是备份.db") }, folder),
  ).rejects.toMatchObject({ code: "library-damaged" });
});
