/** Every imported issue and every backup that was acknowledged survives a kill at any moment of the work. */
import { expect, test } from "vitest";
import { examine } from "../../electron/core/library/database/driver.ts";
import { createLibrary, expectConsistent, inspect, withFolder, workUntilKilled } from "./killed-worker.ts";

const timeout = 300_000;

test("40 kills while importing issues lose none that was acknowledged", { timeout }, () =>
  withFolder(async (folder) => {
    const acknowledgedIds: number[] = [];
    for (let kill = 1; kill <= 40; kill += 1) {
      const name = `kill ${kill}`;
      const { acknowledgedLines } = await workUntilKilled(folder, "import", 60);
      acknowledgedIds.push(...acknowledgedLines.map(Number));
      await inspect(folder, name, async (library) => {
        const { issues } = await library.issues.list({ deleted: false });
        const ids = new Set(issues.map(({ id }) => id));
        expect(
          acknowledgedIds.filter((id) => !ids.has(id)),
          name,
        ).toEqual([]);
        await expectConsistent(library, name);
      });
    }
  }),
);

test("20 kills while backing up leave complete, sound backups only", { timeout }, () =>
  withFolder(async (folder) => {
    await createLibrary(
      folder,
      Array.from({ length: 60 }, (_, number) => number),
    );
    for (let kill = 1; kill <= 20; kill += 1) {
      const name = `kill ${kill}`;
      const { acknowledgedLines } = await workUntilKilled(folder, "backup", 100);
      await inspect(folder, name, async (library) => {
        const { backups } = await library.backups.list();
        expect(
          backups.map(({ number }) => number),
          name,
        ).toEqual(expect.arrayContaining(acknowledgedLines.map(Number)));
        for (const { path } of backups.slice(0, acknowledgedLines.length + 1))
          expect((await examine(path)).problems, path).toEqual([]);
      });
    }
  }),
);
