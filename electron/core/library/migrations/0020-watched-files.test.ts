import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createOlderDatabase } from "../../../../tests/support/generators/older-library.ts";
import { openLibrary } from "../index.ts";

test("19 → 20: the manuscripts are listed and counted as before, and files can be remembered", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-migration-"));
  try {
    const version19 = await createOlderDatabase(folder, 19, () => new Date("2026-03-09T08:00:00Z"));
    const insert = (received: string, deletedAt: string | null) =>
      version19.run(
        `INSERT INTO manuscripts (title, unit, author, received, file, digest, characters, document, deleted_at)
         VALUES ('题', '东河街道', '', ?, '甲.txt', '甲', 1, '{}', ?)`,
        received,
        deletedAt,
      );
    await insert("2026-03-08", null);
    await insert("2026-03-06", null);
    await insert("2026-03-07", "2026-03-09T08:00:00.000Z");
    await version19.close();

    const library = await openLibrary(folder);
    const { manuscripts } = await library.manuscripts.list({ deleted: false });
    expect(manuscripts.map(({ id }) => id)).toEqual([1, 2]);
    expect((await library.manuscripts.count({ deleted: true, text: "东河" })).counts.new).toBe(1);
    const file = { name: "甲.txt", version: "3 1", failures: [] };
    await library.watchedFiles.remember("收稿", [file, { ...file, name: "乙.txt" }]);
    await library.watchedFiles.remember("收稿", [{ ...file, version: "3 2" }]);
    await library.watchedFiles.forget("收稿", ["乙.txt"]);
    expect(await library.watchedFiles.list("收稿")).toEqual([
      { ...file, version: "3 2", isWorthReading: false },
    ]);
    expect(await library.watchedFiles.list("别处")).toEqual([]);
    await library.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
