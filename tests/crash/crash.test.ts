/** What was acknowledged as saved is there after the program was killed, at whatever moment. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibrary } from "../../electron/library/index.ts";
import { documentOf, textOf } from "./text.ts";

const kills = 50;
/** Long enough for some dozens of saves, so that the kill falls anywhere among them. */
const longest = 150;
const saver = fileURLToPath(new URL("saver.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-crash-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Lets a process of its own save, kills it at a random moment after its first answer, gives the last revision it told. */
function saveUntilKilled(id: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [saver, folder, String(id)], { stdio: ["ignore", "pipe", "pipe"] });
    let told = "";
    let complaint = "";
    child.stdout.on("data", (data: Buffer) => {
      if (told === "") setTimeout(() => child.kill("SIGKILL"), Math.random() * longest);
      told += data.toString();
    });
    child.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null) reject(new Error(`ended by itself with ${code}: ${complaint}`));
      // What follows the last line break is no whole answer.
      else resolve(Number(told.split("\n").at(-2)));
    });
  });
}

test(`${kills} kills while saving lose no acknowledged save`, { timeout: 120_000 }, async () => {
  const library = await openLibrary(folder);
  const { id } = await library.issues.create({ document: documentOf(0) });
  await library.close();
  let reached = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const acknowledged = await saveUntilKilled(id);
    expect(acknowledged, `kill ${kill}`).toBeGreaterThan(reached);
    const library = await openLibrary(folder);
    try {
      const { revision, document } = await library.issues.takeOver({ id, session: "inspector", label: "inspector" });
      expect(revision, `kill ${kill}`).toBeGreaterThanOrEqual(acknowledged);
      expect(document.blocks[0]?.runs[0]?.text, `kill ${kill}`).toBe(textOf(revision));
      expect(await library.integrityCheck(), `kill ${kill}`).toEqual([]);
      reached = revision;
    } finally {
      await library.close();
    }
  }
});
