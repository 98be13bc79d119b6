/**
 * A power cut between any two operations of a restore, a migration, a recovery, a repair or a take-back leaves the
 * library as it was or as it is to be, with everything. A few cuts are drawn, the same in every run; `POWER_CUTS=1000` draws more, and
 * `POWER_CUT_SEED=N` others.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { elementAt } from "../../shared/basics/elements.ts";
import { examine } from "../../electron/core/library/database/driver.ts";
import { databaseName, openLibrary } from "../../electron/core/library/index.ts";
import { migrations } from "../../electron/core/library/migrations/migrations.ts";
import { serialize } from "../../shared/document/migrate.ts";
import { damagePageWith } from "../support/generators/damage-page.ts";
import { createOlderDatabase } from "../support/generators/older-library.ts";
import { between, randomOf, type Random } from "../support/generators/random.ts";
import { createLibrary, expectConsistent, withFolder } from "./killed-worker.ts";
import { hasTracer, rebuild, record, type Left, type Recording } from "./power-cut.ts";
import { documentOf, textOf } from "./text.ts";

/** In ms; only against hanging. */
const timeout = 7_200_000;
const seed = Number(process.env.POWER_CUT_SEED ?? 20261129);
/** Cuts of each recording, in which nothing that was not synced is left, everything, or a part. */
const drawnCuts = Number(process.env.POWER_CUTS ?? 6);

interface Cut {
  count: number;
  left: Left;
}

/** Draws different values. */
function draw<Value>(count: number, from: readonly Value[], random: Random): Value[] {
  const rest = [...from];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    elementAt(rest.splice(between(0, rest.length - 1, random), 1), 0),
  );
}

/** Draws cuts that leave something different: after a sync, what was synced; after another operation, the rest. */
function drawCuts({ operations }: Recording, random: Random): Cut[] {
  const counts = operations.flatMap(({ kind }, index) =>
    kind === "open" || kind === "close" ? [] : [index + 1],
  );
  const isSync = (count: number): boolean => operations[count - 1]?.kind === "sync";
  return (["synced", "everything", "a part"] as const).flatMap((left) =>
    draw(
      Math.ceil(drawnCuts / 3),
      counts.filter((count) => isSync(count) === (left === "synced")),
      random,
    ).map((count) => ({ count, left })),
  );
}

/** The stored texts of a table, by id. */
function textsOf(path: string, table = "issues"): Record<string, string> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare(`SELECT id, document FROM ${table} ORDER BY id`).all();
    return Object.fromEntries(rows.map(({ id, document }) => [String(id), String(document)]));
  } finally {
    database.close();
  }
}

test.skipIf(!hasTracer)(
  "a power cut while a backup is restored leaves one library or the other, and what was replaced in a backup (needs strace)",
  { timeout },
  () =>
    withFolder(async (place) => {
      const folder = join(place, "library");
      const path = join(folder, databaseName);
      await createLibrary(folder, [1, 2, 3]);
      const library = await openLibrary(folder);
      const { path: backup } = await library.backups.make("manual");
      const { revision, generation } = await library.issues.takeOver({
        id: 1,
        session: "session-1",
        label: "甲",
      });
      await library.issues.save({
        id: 1,
        session: "session-1",
        revision,
        generation,
        document: documentOf(30),
      });
      for (const number of [4, 5, 6]) await library.issues.create({ document: documentOf(number) });
      await library.close();
      const [present, restored] = [textsOf(path), textsOf(backup)];

      const recording = await record(folder, "restoreOnce");
      const answeredAt = 1 + recording.operations.findIndex(({ kind }) => kind === "answer");
      const random = randomOf(seed);
      for (const { count, left } of drawCuts(recording, random)) {
        const name = `${left} left after ${count} of ${recording.operations.length} operations, seed ${seed}`;
        await rebuild(recording, folder, count, left, random);
        const reopened = await openLibrary(folder);
        expect(reopened.recovery, name).toBeNull();
        expect(await reopened.integrityCheck(), name).toEqual([]);
        await expectConsistent(reopened, name);
        const { backups } = await reopened.backups.list();
        await reopened.close();
        const texts = textsOf(path);
        const isRestored = Object.keys(texts).length === Object.keys(restored).length;
        expect(texts, name).toEqual(isRestored ? restored : present);
        if (count >= answeredAt) expect(isRestored, name).toBe(true);
        if (!isRestored) continue;
        const before = backups.find(({ kind }) => kind === "restore");
        expect(before, name).toBeDefined();
        expect((await examine(before?.path ?? "")).problems, name).toEqual([]);
        expect(textsOf(before?.path ?? ""), name).toEqual(present);
      }
    }),
);

test.skipIf(!hasTracer)(
  "a power cut while a damaged library is recovered loses neither a save nor the damaged file (needs strace)",
  { timeout },
  () =>
    withFolder(async (place) => {
      const folder = join(place, "library");
      const path = join(folder, databaseName);
      await createLibrary(folder, [1, 2, 3]);
      const library = await openLibrary(folder);
      await library.backups.make("daily");
      const { revision, generation } = await library.issues.takeOver({
        id: 1,
        session: "session-1",
        label: "甲",
      });
      await library.issues.save({
        id: 1,
        session: "session-1",
        revision,
        generation,
        document: documentOf(30),
      });
      const log = await readFile(`${path}-wal`);
      await library.close();
      const present = textsOf(path);
      const damagedBytes = Buffer.from("这不是数据库。".repeat(500));
      await writeFile(path, damagedBytes);
      await writeFile(`${path}-wal`, log);

      const recording = await record(folder, "migrate");
      const random = randomOf(seed);
      for (const { count, left } of drawCuts(recording, random)) {
        const name = `${left} left after ${count} of ${recording.operations.length} operations, seed ${seed}`;
        await rebuild(recording, folder, count, left, random);
        const reopened = await openLibrary(folder);
        expect(await reopened.integrityCheck(), name).toEqual([]);
        await expectConsistent(reopened, name);
        const note = await reopened.readNote();
        await reopened.close();
        expect(textsOf(path), name).toEqual(present);
        expect((await readFile(join(note?.setAside ?? "", databaseName))).equals(damagedBytes), name).toBe(
          true,
        );
      }
    }),
);

test.skipIf(!hasTracer)(
  "a power cut while the running program repairs the library loses no save (needs strace)",
  { timeout },
  () =>
    withFolder(async (place) => {
      const folder = join(place, "library");
      const path = join(folder, databaseName);
      await createLibrary(folder, [1, 2, 3]);
      const library = await openLibrary(folder);
      await library.backups.make("daily");
      const { revision, generation } = await library.issues.takeOver({
        id: 1,
        session: "session-1",
        label: "甲",
      });
      await library.issues.save({
        id: 1,
        session: "session-1",
        revision,
        generation,
        document: documentOf(30),
      });
      await library.close();
      const present = textsOf(path);
      await damagePageWith(`${textOf(30)}"`, path);

      const recording = await record(folder, "repair");
      const answeredAt = 1 + recording.operations.findLastIndex(({ kind }) => kind === "answer");
      const random = randomOf(seed);
      for (const { count, left } of drawCuts(recording, random)) {
        const name = `${left} left after ${count} of ${recording.operations.length} operations, seed ${seed}`;
        await rebuild(recording, folder, count, left, random);
        const reopened = await openLibrary(folder);
        const isDamaged = (await reopened.integrityCheck()).length > 0;
        if (count >= answeredAt) expect(isDamaged, name).toBe(false);
        if (isDamaged) await reopened.repair.run();
        expect(await reopened.integrityCheck(), name).toEqual([]);
        await expectConsistent(reopened, name);
        await reopened.close();
        expect(textsOf(path), name).toEqual(present);
      }
    }),
);

/** The names as they are stored. */
function namesIn(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return JSON.stringify(database.prepare("SELECT content FROM units ORDER BY position").all());
  } finally {
    database.close();
  }
}

test.skipIf(!hasTracer)(
  "a power cut while an issue and the names are taken back leaves each as it was or as it is to be, and what was replaced (needs strace)",
  { timeout },
  () =>
    withFolder(async (place) => {
      const folder = join(place, "library");
      const path = join(folder, databaseName);
      await createLibrary(folder, [1, 2]);
      const library = await openLibrary(folder);
      const units = (full: string) => [{ full, short: [] }];
      await library.names.save({ revision: 0, units: units("东河街道"), people: [] });
      const { path: backup } = await library.backups.make("manual");
      const { revision, generation } = await library.issues.takeOver({
        id: 1,
        session: "session-1",
        label: "甲",
      });
      await library.issues.save({
        id: 1,
        session: "session-1",
        revision,
        generation,
        document: documentOf(30),
      });
      await library.issues.close({ id: 1, session: "session-1" });
      await library.names.save({ revision: 1, units: units("北坡镇"), people: [] });
      await library.close();
      const [present, copy] = [path, backup].map((each) => ({ texts: textsOf(each), names: namesIn(each) }));

      const recording = await record(folder, "takeBackOnce");
      const answers = recording.operations.flatMap(({ kind }, index) =>
        kind === "answer" ? [index + 1] : [],
      );
      const random = randomOf(seed);
      for (const { count, left } of drawCuts(recording, random)) {
        const name = `${left} left after ${count} of ${recording.operations.length} operations, seed ${seed}`;
        await rebuild(recording, folder, count, left, random);
        const reopened = await openLibrary(folder);
        expect(reopened.recovery, name).toBeNull();
        await expectConsistent(reopened, name);
        const { versions } = await reopened.versions.list({ issue: 1 });
        const isKept = versions.some(({ label }) => label === "worker");
        const { backups } = await reopened.backups.list();
        await reopened.close();
        const [texts, names] = [textsOf(path), namesIn(path)];
        const [hasIssue, hasNames] = [texts["1"] === copy?.texts["1"], names === copy?.names];
        if (!hasIssue) expect(texts, name).toEqual(present?.texts);
        if (!hasNames) expect(names, name).toBe(present?.names);
        if (count >= (answers[0] ?? 0)) expect([hasIssue, isKept], name).toEqual([true, true]);
        if (count >= (answers[1] ?? 0)) expect(hasNames, name).toBe(true);
        const before = backups.find(({ kind }) => kind === "restore");
        if (hasNames) expect(namesIn(before?.path ?? ""), name).toBe(present?.names);
      }
    }),
);

/** All but the newest, which has nothing to migrate. */
const versions = migrations.map((_, index) => index + 1).slice(0, -1);

test.skipIf(!hasTracer)(
  "a power cut while a library of any version is migrated loses nothing, and the next start finishes it (needs strace)",
  { timeout },
  async () => {
    const random = randomOf(seed);
    for (const version of draw(Math.ceil(drawnCuts / 6), versions, random))
      await withFolder(async (place) => {
        const folder = join(place, "library");
        const path = join(folder, databaseName);
        await mkdir(folder);
        await createFilled(folder, version);
        const tables = version < 3 ? ["issues"] : ["issues", "manuscripts"];
        const before = tables.map((table) => textsOf(path, table));

        const recording = await record(folder, "migrate");
        for (const { count, left } of drawCuts(recording, random)) {
          const name = `${version}: ${left} left after ${count} of ${recording.operations.length} operations, seed ${seed}`;
          await rebuild(recording, folder, count, left, random);
          const library = await openLibrary(folder);
          expect(library.recovery, name).toBeNull();
          expect(await library.integrityCheck(), name).toEqual([]);
          await expectConsistent(library, name);
          const { backups } = await library.backups.list();
          await library.close();
          expect(
            tables.map((table) => textsOf(path, table)),
            name,
          ).toEqual(before);
          expect(backups, name).not.toEqual([]);
          for (const backup of backups) expect((await examine(backup.path)).problems, name).toEqual([]);
          expect(textsOf(backups.at(-1)?.path ?? ""), name).toEqual(before[0]);
        }
      });
  },
);

/** Creates a library of an older version, with texts that its migration reads. */
async function createFilled(folder: string, version: number): Promise<void> {
  const database = await createOlderDatabase(folder, version, () => new Date());
  const documents = Array.from({ length: 12 }, (_, number) => serialize(documentOf(number)));
  await database.run(
    "INSERT INTO issues (document, saved_at) SELECT value, '2026-03-06T01:00:00.000Z' FROM json_each(?)",
    JSON.stringify(documents),
  );
  if (version >= 3)
    await database.run(
      `INSERT INTO manuscripts (title, unit, author, received, file, digest, characters, document)
       SELECT '题', '', '', '2026-03-06', '甲.txt', key, 0, value FROM json_each(?)`,
      JSON.stringify(documents),
    );
  await database.close();
}
