/**
 * Every call that stores something is refused on a full disk and on a failing one, with the right error, and
 * changes nothing.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createCore, type Core } from "../../electron/core/core.ts";
import { openDatabase, type Database } from "../../electron/core/library/database/driver.ts";
import { databaseName, openLibrary } from "../../electron/core/library/index.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import type { Answer, Bridge } from "../../shared/port/bridge.ts";
import type { CallName, Output } from "../../shared/contract/calls.ts";
import { contents } from "../support/readers/library-contents.ts";
import { electronPort } from "../support/doubles/electron-port.ts";
import { failingDisk, memoryDisk, type SmallDisk } from "../support/small-disk.ts";
import { writingCalls, type Desk, type Writing } from "../support/samples/writing-calls.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";

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
const shell = silentShell();

interface Started {
  core: Core;
  desk: Desk;
  /** A second connection to the library, to see what is stored. */
  other: Database;
}

let number = 0;

async function start({ place }: SmallDisk): Promise<Started> {
  const [libraryFolder, folder] = [join(place, "library"), join(place, "exports")];
  for (const each of [libraryFolder, folder]) await mkdir(each);
  const core = await createCore({ libraryFolder, settings: openSettings(libraryFolder), printer, shell });
  const desk: Desk = {
    bridge: bridgeOver(electronPort(core.handlers, core.listen)),
    folder,
    elsewhere,
    next: () => (number += 1),
  };
  // Today's backup exists from now on. The core would make it 20 seconds after its start, in the middle of a
  // test.
  await core.library.backups.makeDue();
  await desk.bridge.call("settings.set", { person: { name: "陆文川", role: "editor" } });
  return { core, desk, other: await openDatabase(join(libraryFolder, databaseName)) };
}

async function end({ core, other }: Started): Promise<void> {
  await core.close();
  await other.close();
}

/** The code of the error that refused a call. A call that imports several files reports an error for each. */
function refusal<N extends CallName>(name: N, answer: Answer<Output<N>>): string {
  if (!answer.ok) return answer.error.code;
  const { failed = [] } = answer.value as { failed?: { error: { code: string } }[] };
  return failed[0]?.error.code ?? `${name} was answered`;
}

const names = Object.keys(writingCalls) as Writing[];
const ask = async <N extends Writing>(bridge: Bridge, name: N, input: unknown) =>
  bridge.call(name, input as never);

describe.skipIf(!full)("a full disk (needs root on Linux)", () => {
  let setup: Started;
  test("has a library on it", async () => {
    setup = await start(full as SmallDisk);
  });

  test.each(names)("%s is refused, changes nothing, and works when there is space again", async (name) => {
    const { desk, other } = setup;
    const disk = full as SmallDisk;
    const input = await writingCalls[name](desk);
    // Empties the log, so that it has no pages to be used again.
    await other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const before = await contents(other, disk.place);
    await disk.whileFilled(0, async () => {
      expect(refusal(name, await ask(desk.bridge, name, input))).toBe("disk-full");
      expect(await contents(other, disk.place)).toEqual(before);
    });
    expect(await ask(desk.bridge, name, input)).toMatchObject({ ok: true });
    expect(await contents(other, disk.place)).not.toEqual(before);
  });

  test("has a sound library afterwards", async () => {
    expect(await setup.core.library.integrityCheck()).toEqual([]);
    await end(setup);
  });
});

describe.skipIf(!failing)(
  "a disk that the system made read-only while the library was open (needs root and mkfs.ext4 on Linux)",
  () => {
    test("every call is refused and changes nothing, and the library is complete when the disk works again", async () => {
      const disk = failing as NonNullable<typeof failing>;
      const setup = await start(disk);
      const { desk, other, core } = setup;
      const inputs: [Writing, unknown][] = [];
      for (const name of names) inputs.push([name, await writingCalls[name](desk)]);
      const before = await contents(other, disk.place);
      expect(disk.fail()).toBe(true);
      const codes = new Map<Writing, string>();
      for (const [name, input] of inputs) codes.set(name, refusal(name, await ask(desk.bridge, name, input)));
      // SQLite reports an error of the disk; for other files, the system refuses the write.
      const callsThatWriteFiles: ReadonlySet<Writing> = new Set([
        "backups.make",
        "backups.restore",
        "copies.takeTableBack",
        "transfer.export",
        "transfer.import",
        "exporting.export",
        "settings.set",
      ]);
      expect(codes).toEqual(
        new Map(names.map((name) => [name, callsThatWriteFiles.has(name) ? "not-writable" : "disk-failed"])),
      );
      expect(await contents(other, disk.place)).toEqual(before);
      await core.close();
      await other.close();
      expect(disk.replug()).toBe(true);
      const folder = join(disk.place, "library");
      const library = await openLibrary(folder);
      const database = await openDatabase(join(folder, databaseName));
      expect(await contents(database, disk.place)).toEqual(before);
      expect(library.recovery).toBeNull();
      expect(await library.integrityCheck()).toEqual([]);
      await database.close();
      await library.close();
    });
  },
);
