/** What was acknowledged is there after the program was killed, at whatever moment of whatever work. */
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { examine, openDatabase } from "../../electron/library/driver.ts";
import { openLibrary, type Library } from "../../electron/library/index.ts";
import { migrate, migrations } from "../../electron/library/migrations.ts";
import { serialize } from "../../shared/bulletin/migrate.ts";
import { documentOf, textOf, type Work } from "./text.ts";

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-crash-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Killed {
  /** What was told, whole lines only. */
  told: string[];
  /** It came to its end before it was killed. */
  ended: boolean;
}

/** Lets a process of its own work, and kills it. @param longest after its first answer, or, `fromStart`, after its start; ms */
function workUntilKilled(work: Work, longest: number, fromStart = false): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, folder, work], { stdio: ["ignore", "pipe", "pipe"] });
    const kill = () => setTimeout(() => child.kill("SIGKILL"), Math.random() * longest);
    let told = "";
    let complaint = "";
    if (fromStart) kill();
    child.stdout.on("data", (data: Buffer) => {
      if (told === "" && !fromStart) kill();
      told += data.toString();
    });
    child.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null && code !== 0) reject(new Error(`ended by itself with ${code}: ${complaint}`));
      // What follows the last line break is no whole answer.
      else resolve({ told: told.split("\n").slice(0, -1), ended: code === 0 });
    });
  });
}

/** The library as who comes next finds it: sound, and nothing of it had to be restored. */
async function inspect<Result>(name: string, look: (library: Library) => Promise<Result>): Promise<Result> {
  const library = await openLibrary(folder);
  try {
    expect(await library.integrityCheck(), name).toEqual([]);
    expect(library.recovered, name).toBeNull();
    return await look(library);
  } finally {
    await library.close();
  }
}

async function make(documents: readonly number[]): Promise<void> {
  const library = await openLibrary(folder);
  for (const number of documents) await library.issues.create({ document: documentOf(number) });
  await library.close();
}

test("80 kills while saving lose no acknowledged save", { timeout: 180_000 }, async () => {
  await make([0]);
  let reached = 0;
  for (let kill = 1; kill <= 80; kill += 1) {
    const { told } = await workUntilKilled("save", 150);
    const acknowledged = Number(told.at(-1));
    expect(acknowledged, `kill ${kill}`).toBeGreaterThan(reached);
    reached = await inspect(`kill ${kill}`, async (library) => {
      const { revision, document } = await library.issues.takeOver({
        id: 1,
        session: "inspector",
        label: "inspector",
      });
      expect(revision, `kill ${kill}`).toBeGreaterThanOrEqual(acknowledged);
      expect(document.blocks[0]?.runs[0]?.text, `kill ${kill}`).toBe(textOf(revision));
      return revision;
    });
  }
});

test("40 kills while taking issues in lose none that was acknowledged", { timeout: 120_000 }, async () => {
  const known: number[] = [];
  for (let kill = 1; kill <= 40; kill += 1) {
    const { told } = await workUntilKilled("import", 150);
    known.push(...told.map(Number));
    await inspect(`kill ${kill}`, async (library) => {
      const ids = new Set((await library.issues.list({ deleted: false })).issues.map(({ id }) => id));
      expect(
        known.filter((id) => !ids.has(id)),
        `kill ${kill}`,
      ).toEqual([]);
      // What is counted and searched is what is there.
      expect(
        (await library.examine()).filter(({ level }) => level !== "fine"),
        `kill ${kill}`,
      ).toEqual([]);
    });
  }
});

test("20 kills while backing up leave sound backups and no halves", { timeout: 120_000 }, async () => {
  await make(Array.from({ length: 60 }, (_, number) => number));
  for (let kill = 1; kill <= 20; kill += 1) {
    const { told } = await workUntilKilled("backup", 200);
    await inspect(`kill ${kill}`, async (library) => {
      const { backups } = await library.backups.list();
      expect(
        backups.map(({ number }) => number),
        `kill ${kill}`,
      ).toEqual(expect.arrayContaining(told.map(Number)));
      for (const { path } of backups.slice(0, told.length + 1))
        expect((await examine(path)).problems, path).toEqual([]);
    });
  }
});

test("30 kills while restoring leave the one library or the other, whole", { timeout: 120_000 }, async () => {
  // Backup 1 has three issues, backup 2 forty.
  await make([1, 2, 3]);
  const library = await openLibrary(folder);
  await library.backups.make("manual");
  for (let number = 4; number <= 40; number += 1)
    await library.issues.create({ document: documentOf(number) });
  await library.backups.make("manual");
  await library.close();
  for (let kill = 1; kill <= 30; kill += 1) {
    await workUntilKilled("restore", 200);
    await inspect(`kill ${kill}`, async (opened) => {
      expect([3, 40], `kill ${kill}`).toContain((await opened.issues.list({ deleted: false })).issues.length);
      expect(
        (await opened.examine()).filter(({ level }) => level !== "fine"),
        `kill ${kill}`,
      ).toEqual([]);
    });
  }
});

test(
  "30 kills while an old library is brought up to date lose no issue, and the next start finishes it",
  { timeout: 180_000 },
  async () => {
    let cut = 0;
    for (let kill = 1; kill <= 30; kill += 1) {
      await rm(folder, { recursive: true, force: true });
      folder = await mkdtemp(join(tmpdir(), "bulletin-crash-"));
      const database = await openDatabase(join(folder, "library.db"));
      await migrate(database, () => new Date(), migrations.slice(0, 8));
      const rows = Array.from({ length: 150 }, (_, number) => serialize(documentOf(number % 20)));
      await database.run(
        "INSERT INTO issues (document, saved_at) SELECT value, '2026-03-06T01:00:00.000Z' FROM json_each(?)",
        JSON.stringify(rows),
      );
      await database.close();
      const { ended } = await workUntilKilled("migrate", 900, true);
      if (!ended) cut += 1;
      await inspect(`kill ${kill}`, async (opened) => {
        expect((await opened.issues.list({ deleted: false })).issues, `kill ${kill}`).toHaveLength(150);
        expect(
          (await opened.examine()).filter(({ level }) => level !== "fine"),
          `kill ${kill}`,
        ).toEqual([]);
      });
      // Before each step a copy of what was there.
      for (const name of await readdir(join(folder, "backups")))
        if (name.endsWith(".db"))
          expect((await examine(join(folder, "backups", name))).problems, name).toEqual([]);
    }
    expect(cut).toBeGreaterThan(5);
  },
);
