/** What a killed program held is free at once: the issue that it had open, and the lock of a recovery. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLibrary } from "../../electron/core/library/index.ts";
import { readLog } from "../../electron/core/system/program-log.ts";
import { createLibrary, inspect, withFolder, workUntilKilled } from "./killed-worker.ts";

const session = "session-after-it";

test("a killed program's issue opens for writing at once in the next one, which says so", () =>
  withFolder(async (folder) => {
    await createLibrary(folder, [1]);
    await workUntilKilled(folder, "save", 50);
    await inspect(folder, "after the kill", async ({ issues }) => {
      const openedIssue = await issues.open({ id: 1, session, label: "二号窗口" });
      expect(openedIssue).toMatchObject({ holder: null, leftBy: { label: "worker" } });
      expect(await issues.renew({ id: 1, session })).toMatchObject({ held: true, holder: null });
      expect(await issues.open({ id: 1, session, label: "二号窗口" })).not.toHaveProperty("leftBy");
    });
  }));

test("a library that was closed in good order leaves no lease, one that is open keeps it", () =>
  withFolder(async (folder) => {
    await createLibrary(folder, [1]);
    const first = await openLibrary(folder);
    const second = await openLibrary(folder);
    await first.issues.open({ id: 1, session: "session-1", label: "一号窗口" });
    expect(await second.issues.open({ id: 1, session, label: "二号窗口" })).toMatchObject({
      holder: { label: "一号窗口" },
    });
    await first.close();
    expect(await second.issues.renew({ id: 1, session })).toMatchObject({ held: false, holder: null });
    expect(await second.issues.open({ id: 1, session, label: "二号窗口" })).toMatchObject({ holder: null });
    await second.close();
  }));

/** A library with a backup, whose database is missing. */
async function createMissing(folder: string): Promise<void> {
  await createLibrary(folder, [1, 2]);
  const library = await openLibrary(folder);
  await library.backups.make("manual");
  await library.close();
  await rm(join(folder, "library.db"));
}

const endedOwner = {
  id: "ended",
  pid: spawnSync(process.execPath, ["-e", ""]).pid,
  host: hostname(),
  since: "2026-03-09T08:00:00.000Z",
  started: null,
};

test.each([
  ["of a process that has ended", JSON.stringify(endedOwner)],
  ["of an earlier process with this pid", JSON.stringify({ ...endedOwner, pid: process.pid })],
  ["of this machine under an earlier name", JSON.stringify({ ...endedOwner, host: "its-earlier-name" })],
  ["of an earlier program, without an owner", null],
  ["that was written in part", '{"id":"'],
])("a lock %s does not delay the recovery", (_, owner) =>
  withFolder(async (folder) => {
    await createMissing(folder);
    await mkdir(join(folder, "restoring"));
    if (owner !== null) await writeFile(join(folder, "restoring", "owner.json"), owner);
    const library = await openLibrary(folder);
    expect(library.recovery).toMatchObject({ what: "missing", restored: { kind: "manual" } });
    expect((await library.issues.list({ deleted: false })).issues).toHaveLength(2);
    await library.close();
    expect((await readdir(folder)).filter((name) => name.startsWith("restoring"))).toEqual([]);
    expect((await readLog(folder)).map(({ event }) => event)).toContain("recovery.taken-over");
  }),
);

test("the lock of a running program is kept, and the error says whose it is", () =>
  withFolder(async (folder) => {
    await createMissing(folder);
    await mkdir(join(folder, "restoring"));
    const holder = { ...endedOwner, pid: process.ppid };
    await writeFile(join(folder, "restoring", "owner.json"), JSON.stringify(holder));
    await expect(openLibrary(folder)).rejects.toMatchObject({
      code: "file-busy",
      details: { host: hostname(), pid: String(process.ppid), since: endedOwner.since },
    });
    expect(existsSync(join(folder, "library.db"))).toBe(false);
    expect((await readdir(folder)).filter((name) => name.startsWith("restoring"))).toEqual(["restoring"]);
  }));

test("of several programs that find an abandoned lock, one recovers and none sees half a library", () =>
  withFolder(async (folder) => {
    await createMissing(folder);
    await mkdir(join(folder, "restoring"));
    await writeFile(join(folder, "restoring", "owner.json"), JSON.stringify(endedOwner));
    const results = await Promise.allSettled([openLibrary(folder), openLibrary(folder), openLibrary(folder)]);
    const libraries = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "file-busy" });
    expect(libraries.length).toBeGreaterThan(0);
    for (const library of libraries) {
      expect((await library.issues.list({ deleted: false })).issues).toHaveLength(2);
      await library.close();
    }
  }));
