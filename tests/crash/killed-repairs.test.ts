/** Taking back from a backup and repairing the library lose nothing when the program is killed at any moment. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { databaseName, openLibrary, type Library } from "../../electron/core/library/index.ts";
import { damagePageWith } from "../support/generators/damage-page.ts";
import { textsIn } from "../support/generators/filled-library.ts";
import { createLibrary, expectConsistent, inspect, withFolder, workUntilKilled } from "./killed-worker.ts";
import { documentOf, textOf } from "./text.ts";

/** In ms; only against hanging. */
const timeout = 600_000;
const kills = 4;

/** Saves a text as issue 1, and one unit as the names. */
async function save({ issues, names }: Library, number: number): Promise<void> {
  const { revision, generation } = await issues.open({ id: 1, session: "session-1", label: "甲" });
  await issues.save({ id: 1, session: "session-1", revision, generation, document: documentOf(number) });
  await issues.close({ id: 1, session: "session-1" });
  await names.save({ revision: (await names.list()).revision, units: [unitOf(number)], people: [] });
}
const unitOf = (number: number) => ({ full: `第${number}街道`, short: [] });

/** Gives the number of `save` that issue 1 and the names have. */
async function numbersIn({ issues, names }: Library): Promise<{ issue: number; names: number }> {
  const { document } = await issues.takeOver({ id: 1, session: "session-1", label: "甲" });
  await issues.close({ id: 1, session: "session-1" });
  const text = document.blocks[0]?.runs[0]?.text;
  const full = (await names.list()).units[0]?.full;
  const numberWhere = (isIt: (number: number) => boolean) => [1, 2].find(isIt) ?? 0;
  return {
    issue: numberWhere((number) => text === textOf(number)),
    names: numberWhere((number) => full === unitOf(number).full),
  };
}

test(`${kills} kills while an issue and the names are taken back lose nothing`, { timeout }, () =>
  withFolder(async (folder) => {
    await createLibrary(folder, [9]);
    const library = await openLibrary(folder);
    for (const number of [1, 2]) {
      await save(library, number);
      await library.backups.make("manual");
    }
    await library.close();
    const createdIds = new Set<number>();
    let leastVersions = 0;
    // On a busy machine, until one whole turn was acknowledged.
    for (let kill = 1; kill <= kills || createdIds.size === 0; kill += 1) {
      const name = `kill ${kill}`;
      const { acknowledgedLines } = await workUntilKilled(folder, "takeBack", 600);
      const lines = acknowledgedLines.map((line) => line.split(" "));
      for (const [what, id] of lines) if (what === "created") createdIds.add(Number(id));
      // The first one may find the text there already.
      leastVersions += Math.max(0, lines.filter(([what]) => what === "issue").length - 1);
      await inspect(folder, name, async (reopened) => {
        const numbers = await numbersIn(reopened);
        // What was acknowledged last is there, unless the next step, which brings another number, was carried out.
        const [what = "", number] = lines.at(-1) ?? [];
        if (what === "issue" || what === "names") expect(numbers[what], name).toBe(Number(number));
        expect([1, 2], name).toContain(numbers.issue);
        expect([1, 2], name).toContain(numbers.names);
        const ids = (await reopened.issues.list({ deleted: false })).issues.map(({ id }) => id);
        expect(ids, name).toEqual(expect.arrayContaining([...createdIds]));
        // What was replaced is a version.
        const { versions } = await reopened.versions.list({ issue: 1 });
        const kept = versions.filter(({ label }) => label === "worker");
        expect(kept.length, name).toBeGreaterThanOrEqual(leastVersions);
        await expectConsistent(reopened, name);
      });
    }
  }),
);

/** A library with a backup, later saves and a damaged page that opening it does not read. */
async function createDamaged(folder: string): Promise<string[]> {
  await createLibrary(folder, [9, 3]);
  const library = await openLibrary(folder);
  await library.backups.make("daily");
  await save(library, 1);
  await library.issues.create({ document: documentOf(4) });
  const texts = await textsIn(library);
  await library.close();
  await damagePageWith(`${textOf(1)}"`, join(folder, databaseName));
  return texts;
}

test(`${kills} kills while a damaged library is repaired lose no save`, { timeout }, async () => {
  const base = await mkdtemp(join(tmpdir(), "bulletin-damaged-"));
  try {
    const texts = await createDamaged(base);
    // The kills spread over the time that the whole repair takes on this machine, busy or not.
    let longest = Infinity;
    let interruptedCount = 0;
    for (let kill = 0; kill <= kills; kill += 1)
      await withFolder(async (folder) => {
        const name = `kill ${kill}`;
        await cp(base, folder, { recursive: true });
        const { hasEnded, duration, acknowledgedLines } = await workUntilKilled(folder, "repair", longest);
        if (kill === 0) longest = duration;
        if (!hasEnded) interruptedCount += 1;
        const library = await openLibrary(folder);
        try {
          const isDamaged = (await library.integrityCheck()).length > 0;
          if (acknowledgedLines.includes("repaired")) expect(isDamaged, name).toBe(false);
          // As the person does when the dialog comes again.
          if (isDamaged) await library.repair.run();
          expect(await textsIn(library), name).toEqual(texts);
          expect((await library.names.list()).units, name).toEqual([unitOf(1)]);
          expect(await library.integrityCheck(), name).toEqual([]);
          await expectConsistent(library, name);
          expect(await library.readNote(), name).toMatchObject({ what: "damaged", restored: { number: 1 } });
        } finally {
          await library.close();
        }
      });
    expect(interruptedCount).toBeGreaterThan(0);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});
