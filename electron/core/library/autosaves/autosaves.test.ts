import fs from "node:fs/promises";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Autosaves } from "./autosaves.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-autosaves-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const save = (issue: number, revision: number) => ({
  issue,
  revision,
  generation: 0,
  publication: null,
  savedAt: "2026-03-09T08:00:00.000Z",
  document: "{}",
});

/** Runs `work` while no file can be removed, as when a virus scanner holds them open. */
async function whileNothingCanBeRemoved(work: () => Promise<void>): Promise<void> {
  const original = fs.rm;
  fs.rm = () => Promise.reject(Object.assign(new Error("EBUSY: a scanner has it"), { code: "EBUSY" }));
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    fs.rm = original;
    syncBuiltinESMExports();
  }
}

test("a file that cannot be removed is reported, and later saves are kept as before", async () => {
  const autosaves = new Autosaves(folder);
  const problems: string[] = [];
  autosaves.onProblem = () => problems.push(autosaves.problem);
  await autosaves.keep(save(1, 1));
  await autosaves.recordBackup(1);
  await whileNothingCanBeRemoved(async () => {
    await autosaves.recordBackup(2);
    await autosaves.keep(save(2, 1));
    expect(autosaves.problem).toContain("EBUSY");
    expect((await autosaves.read()).autosaves.map(({ issue }) => issue)).toEqual([1, 2]);
  });
  // The next backup removes it.
  await autosaves.recordBackup(3);
  expect(await readdir(autosaves.folder)).toEqual(["issue-2.json"]);
  expect(problems).toEqual([expect.stringContaining("EBUSY"), ""]);
});
