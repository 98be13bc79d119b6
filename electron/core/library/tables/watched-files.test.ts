import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FailedFile } from "../../../../shared/contract/watching.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary } from "../index.ts";

test("a file whose failure is stored in the form of an older program is read again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-watched-"));
  const library = await openLibrary(folder);
  const database = await openDatabase(join(folder, databaseName));
  try {
    const failure: FailedFile = {
      file: "甲.docx",
      error: { code: "file-busy", details: { what: "file", path: "甲.docx" }, retry: true },
    };
    const file = { name: "甲.docx", version: "3 1", failures: [failure] };
    await library.watchedFiles.remember("收稿", [file]);
    expect(await library.watchedFiles.list("收稿")).toEqual([{ ...file, isWorthReading: false }]);

    const olderFailure = {
      file: "甲.docx",
      error: { code: "file-busy", message: "“甲.docx”正被其他程序打开。", details: { path: "甲.docx" } },
    };
    await database.run("UPDATE watched_files SET failures = ?", JSON.stringify([olderFailure]));
    expect(await library.watchedFiles.list("收稿")).toEqual([
      { ...file, failures: [], isWorthReading: true },
    ]);
  } finally {
    await database.close();
    await library.close();
    await rm(folder, { recursive: true, force: true });
  }
});
