/** Restoring a backup and migrating an old library are complete or undone after a kill at any moment. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examine, openDatabase } from "../../electron/core/library/database/driver.ts";
import { openLibrary } from "../../electron/core/library/index.ts";
import { migrate, migrations } from "../../electron/core/library/migrations/migrations.ts";
import { serialize } from "../../shared/document/migrate.ts";
import { createLibrary, expectConsistent, inspect, withFolder, workUntilKilled } from "./killed-worker.ts";
import { documentOf } from "./text.ts";

/** In ms; only against hanging. */
const timeout = 600_000;

/** Backup 1 has three issues, backup 2 forty. */
async function createBackups(folder: string): Promise<void> {
  await createLibrary(folder, [1, 2, 3]);
  const library = await openLibrary(folder);
  try {
    await library.backups.make("manual");
    for (let number = 4; number <= 40; number += 1)
      await library.issues.create({ document: documentOf(number) });
    await library.backups.make("manual");
  } finally {
    await library.close();
  }
}

test("30 kills while restoring leave one library or the other, complete", { timeout }, () =>
  withFolder(async (folder) => {
    await createBackups(folder);
    for (let kill = 1; kill <= 30; kill += 1) {
      const name = `kill ${kill}`;
      await workUntilKilled(folder, "restore", 120);
      await inspect(folder, name, async (library) => {
        expect([3, 40], name).toContain((await library.issues.list({ deleted: false })).issues.length);
        await expectConsistent(library, name);
      });
    }
  }),
);

/** A library as version 8 of the tables held it, with 150 issues. */
async function createOldLibrary(folder: string): Promise<void> {
  const database = await openDatabase(join(folder, "library.db"));
  try {
    await migrate(database, () => new Date(), migrations.slice(0, 8));
    const rows = Array.from({ length: 150 }, (_, number) => serialize(documentOf(number % 20)));
    await database.run(
      "INSERT INTO issues (document, saved_at) SELECT value, '2026-03-06T01:00:00.000Z' FROM json_each(?)",
      JSON.stringify(rows),
    );
  } finally {
    await database.close();
  }
}

test(
  "30 kills while migrating an old library lose no issue, and the next start finishes the migration",
  { timeout },
  async () => {
    // The kills spread over the time that the whole migration takes on this machine, busy or not.
    let longest = 0;
    await withFolder(async (folder) => {
      await createOldLibrary(folder);
      const { hasEnded, duration } = await workUntilKilled(folder, "migrate", Infinity);
      expect(hasEnded).toBe(true);
      longest = duration;
    });
    let interruptedCount = 0;
    for (let kill = 1; kill <= 30; kill += 1) {
      const name = `kill ${kill}`;
      await withFolder(async (folder) => {
        await createOldLibrary(folder);
        const { hasEnded } = await workUntilKilled(folder, "migrate", longest);
        if (!hasEnded) interruptedCount += 1;
        await inspect(folder, name, async (library) => {
          expect((await library.issues.list({ deleted: false })).issues, name).toHaveLength(150);
          await expectConsistent(library, name);
        });
        // Each step leaves a copy of the library as it was before.
        for (const file of await readdir(join(folder, "backups")))
          if (file.endsWith(".db"))
            expect((await examine(join(folder, "backups", file))).problems, file).toEqual([]);
      });
    }
    expect(interruptedCount).toBeGreaterThan(5);
  },
);
