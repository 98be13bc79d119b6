/** Every call that stores something, on a disk that is full and on one that fails: refused as such, and nothing is half done. */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createCore, type Core } from "../../electron/core.ts";
import { openDatabase, type Database } from "../../electron/library/driver.ts";
import { databaseName, openLibrary } from "../../electron/library/index.ts";
import { settingsIn } from "../../electron/settings.ts";
import { bridgeOver } from "../../shared/contract/port-bridge.ts";
import type { Answer, Bridge } from "../../shared/contract/bridge.ts";
import type { CallName, Output } from "../../shared/contract/calls.ts";
import { electronPort } from "../support/electron-port.ts";
import { failingDisk, memoryDisk, type SmallDisk } from "../support/small-disk.ts";
import { writingCalls, type Desk, type Writing } from "../support/writing-calls.ts";

const full = memoryDisk(24);
const failing = failingDisk(24);
const elsewhere = await mkdtemp(join(tmpdir(), "bulletin-elsewhere-"));
afterAll(async () => {
  await full?.remove();
  await failing?.remove();
  await rm(elsewhere, { recursive: true, force: true });
});

const printer = {
  print: async () => {
    throw new Error("nothing is printed here");
  },
  close: async () => {},
};
const shell = {
  name: "browser",
  version: "0",
  chooseFolder: null,
  openPath: async () => {},
  showInFolder: async () => {},
} as const;

interface Started {
  core: Core;
  desk: Desk;
  /** Looks at the library from outside. */
  other: Database;
}

let number = 0;

async function start({ place }: SmallDisk): Promise<Started> {
  const [libraryFolder, folder] = [join(place, "library"), join(place, "exports")];
  for (const each of [libraryFolder, folder]) await mkdir(each);
  const core = await createCore({ libraryFolder, settings: settingsIn(libraryFolder), printer, shell });
  const desk: Desk = {
    bridge: bridgeOver(electronPort(core.handlers, core.listen)),
    folder,
    elsewhere,
    next: () => (number += 1),
  };
  await desk.bridge.call("settings.set", { person: { name: "陆文川", role: "editor" } });
  return { core, desk, other: await openDatabase(join(libraryFolder, databaseName)) };
}

async function end({ core, other }: Started): Promise<void> {
  await core.close();
  await other.close();
}

const digest = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** What is in every table, and in every other file on the disk. */
async function contents(other: Database, place: string): Promise<Record<string, string>> {
  const tables = await other.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables)
    found[name] = digest(JSON.stringify(await other.all(`SELECT * FROM "${name}"`)));
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith(databaseName) || entry.name === "filler") continue;
    found[entry.name] = digest(await readFile(join(entry.parentPath, entry.name)));
  }
  return found;
}

/** Why a call was refused. Files that are taken in one by one are told one by one. */
function refusal<N extends CallName>(name: N, answer: Answer<Output<N>>): string {
  if (!answer.ok) return answer.error.code;
  const { failed = [] } = answer.value as { failed?: { error: { code: string } }[] };
  return failed[0]?.error.code ?? `${name} was answered`;
}

const names = Object.keys(writingCalls) as Writing[];
const ask = async <N extends Writing>(bridge: Bridge, name: N, prepared: unknown) =>
  bridge.call(name, prepared as never) as Promise<Answer<Output<N>>>;

describe.skipIf(!full)("a disk that is full (needs root on Linux)", () => {
  let started: Started;
  test("is filled up with a library on it", async () => {
    started = await start(full as SmallDisk);
  });

  test.each(names)("%s is refused, changes nothing, and works once there is space", async (name) => {
    const { desk, other } = started;
    const disk = full as SmallDisk;
    const input = await writingCalls[name](desk);
    // No page of the log is left to be written over.
    await other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const before = await contents(other, disk.place);
    await disk.fill(0);
    const refused = await ask(desk.bridge, name, input);
    const after = await contents(other, disk.place);
    await disk.free();
    expect(refusal(name, refused)).toBe("disk-full");
    expect(after).toEqual(before);
    expect(await ask(desk.bridge, name, input)).toMatchObject({ ok: true });
    expect(await contents(other, disk.place)).not.toEqual(before);
  });

  test("leaves a sound library", async () => {
    expect(await started.core.library.integrityCheck()).toEqual([]);
    await end(started);
  });
});

describe.skipIf(!failing)(
  "a disk that the system has made read-only, with the library open (needs root and mkfs.ext4 on Linux)",
  () => {
    test("every call is refused and changes nothing; what was acknowledged is there when the disk is", async () => {
      const disk = failing as NonNullable<typeof failing>;
      const started = await start(disk);
      const { desk, other, core } = started;
      const inputs: [Writing, unknown][] = [];
      for (const name of names) inputs.push([name, await writingCalls[name](desk)]);
      const before = await contents(other, disk.place);
      expect(disk.fail()).toBe(true);
      const codes = new Map<Writing, string>();
      for (const [name, input] of inputs) codes.set(name, refusal(name, await ask(desk.bridge, name, input)));
      // SQLite tells of errors of the disk; files cannot be written.
      const inFiles: ReadonlySet<Writing> = new Set([
        "backups.make",
        "backups.restore",
        "transfer.export",
        "transfer.import",
        "exporting.export",
        "settings.set",
      ]);
      expect(codes).toEqual(
        new Map(names.map((name) => [name, inFiles.has(name) ? "not-writable" : "disk-failed"])),
      );
      expect(await contents(other, disk.place)).toEqual(before);
      await core.close();
      await other.close();
      expect(disk.replug()).toBe(true);
      const folder = join(disk.place, "library");
      const library = await openLibrary(folder);
      const again = await openDatabase(join(folder, databaseName));
      expect(await contents(again, disk.place)).toEqual(before);
      expect(library.recovered).toBeNull();
      expect(await library.integrityCheck()).toEqual([]);
      await again.close();
      await library.close();
    });
  },
);
