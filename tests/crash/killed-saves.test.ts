/** Every acknowledged save survives a kill at any moment of the work. */
import { expect, test } from "vitest";
import { createLibrary, inspect, withFolder, workUntilKilled } from "./killed-worker.ts";
import { textOf } from "./text.ts";

const timeout = 300_000;

test("80 kills while saving lose no acknowledged save", { timeout }, () =>
  withFolder(async (folder) => {
    await createLibrary(folder, [0]);
    let lastRevision = 0;
    for (let kill = 1; kill <= 80; kill += 1) {
      const name = `kill ${kill}`;
      const { acknowledgedLines } = await workUntilKilled(folder, "save", 60);
      const lastAcknowledged = Number(acknowledgedLines.at(-1));
      expect(lastAcknowledged, name).toBeGreaterThan(lastRevision);
      lastRevision = await inspect(folder, name, async (library) => {
        const { revision, document } = await library.issues.takeOver({
          id: 1,
          session: "inspector",
          label: "inspector",
        });
        expect(revision, name).toBeGreaterThanOrEqual(lastAcknowledged);
        expect(document.blocks[0]?.runs[0]?.text, name).toBe(textOf(revision));
        return revision;
      });
    }
  }),
);
