/**
 * Backups are restored while windows save, through the real core. Nothing that was acknowledged is lost: each
 * save is in the backup that was made before the restore, or in the library afterwards, or was refused.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCore, type Core } from "../../electron/core/core.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import { answerOf } from "../contract/answers.ts";
import { dispatch } from "../../shared/port/dispatch.ts";
import type { ErrorCode } from "../../shared/basics/errors.ts";
import { documentOf } from "../support/generators/filled-library.ts";
import { between, randomOf } from "../support/generators/random.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";

let folder: string;
let core: Core;
/** Number of the last text; no two saves have the same. */
let next = 0;

const start = async (): Promise<Core> =>
  createCore({
    libraryFolder: folder,
    settings: openSettings(folder),
    printer: { print: () => Promise.reject(new Error("not used")), close: async () => {} },
    shell: silentShell(),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-raced-"));
  next = 0;
  core = await start();
});
afterEach(async () => {
  await core.close();
  await rm(folder, { recursive: true, force: true });
});

const bridge = bridgeOver({
  call: (name, input) => dispatch(core.handlers, name, input),
  onEvent: () => () => {},
});

const textIn = ({ blocks }: BulletinDocument): string => blocks[0]?.runs[0]?.text ?? "";

/** What is stored of an issue. */
interface Stored {
  revision: number;
  text: string;
}

/** Reads the issues of a backup file. */
function readBackup(path: string): Map<number, Stored> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare("SELECT id, revision, document FROM issues").all() as {
      id: number;
      revision: number;
      document: string;
    }[];
    return new Map(
      rows.map(({ id, revision, document }) => [
        id,
        { revision, text: textIn(JSON.parse(document) as BulletinDocument) },
      ]),
    );
  } finally {
    database.close();
  }
}

/** Reads an issue from the library, whoever writes it. */
async function readIssue(id: number): Promise<Stored> {
  const openedIssue = await bridge.ask("issues.open", { id, session: "reader-of-test", label: "读" });
  await bridge.ask("issues.close", { id, session: "reader-of-test" });
  return { revision: openedIssue.revision, text: textIn(openedIssue.document) };
}

/** A window that saves a new text of its issue again and again, as fast as it can. */
class Writer {
  readonly id: number;
  /** The last acknowledged save in each generation of the library. */
  readonly acknowledgedSaves = new Map<number, Stored>();
  /** How often a save was refused, by reason. */
  readonly refusals = new Map<ErrorCode, number>();
  #isWriting = true;
  #saves = 0;
  #waiting: (() => void)[] = [];

  constructor(id: number) {
    this.id = id;
  }

  /** Works until `stop`; opens the issue again after each restore. */
  async write(): Promise<void> {
    const session = `window-of-issue-${this.id}`;
    while (this.#isWriting) {
      const { generation, ...openedIssue } = await bridge.ask("issues.open", {
        id: this.id,
        session,
        label: "写",
      });
      let { revision } = openedIssue;
      while (this.#isWriting) {
        const document = documentOf(`第${(next += 1)}次保存。`);
        const answer = await answerOf(bridge, "issues.save", {
          id: this.id,
          session,
          revision,
          generation,
          document,
        });
        if (answer.ok) {
          ({ revision } = answer.value);
          this.acknowledgedSaves.set(generation, { revision, text: textIn(document) });
          this.#saves += 1;
          for (const resume of this.#waiting.splice(0)) resume();
        } else {
          await this.#refuse(answer.error.code, "restoring", "restored");
          if (answer.error.code === "restored") break;
        }
      }
    }
  }

  /** Lets other work run before the next attempt. Any other reason of a refusal is a failure of the test. */
  async #refuse(code: ErrorCode, ...expectedCodes: ErrorCode[]): Promise<void> {
    expect(expectedCodes).toContain(code);
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  /** Waits for this many further acknowledged saves. */
  async waitForSaves(count: number): Promise<void> {
    const end = this.#saves + count;
    while (this.#saves < end) await new Promise<void>((resume) => this.#waiting.push(resume));
  }

  stop(): void {
    this.#isWriting = false;
  }
}

/** In ms; only against hanging. */
const timeout = 600_000;

test(
  "200 restores raced with saves lose no acknowledged save, and no old text comes back",
  { timeout },
  async () => {
    const random = randomOf(17);
    const issues: number[] = [];
    for (let count = 0; count < 2; count += 1)
      issues.push((await bridge.ask("issues.create", { document: documentOf("还没有人保存。") })).id);
    const { backup } = await bridge.ask("backups.make", {});
    const refusalCounts: Record<string, number> = {};
    const races = 200;
    for (let race = 0; race < races; race += 1) {
      const name = `race ${race}`;
      const writers = issues.map((id) => new Writer(id));
      const work = writers.map((writer) => writer.write());
      await Promise.race(writers.map((writer) => writer.waitForSaves(1)));
      // At any moment of a save: after some turns of the event loop, of which a save needs several.
      for (let turns = between(0, 15, random); turns > 0; turns -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      const { before } = await bridge.ask("backups.restore", { path: backup.path });
      await Promise.all(writers.map((writer) => writer.waitForSaves(between(0, 1, random))));
      for (const writer of writers) writer.stop();
      await Promise.all(work);

      const savedIssues = readBackup(before.path);
      for (const { id, acknowledgedSaves, refusals: reasons } of writers) {
        const old = acknowledgedSaves.get(race);
        // The backup has each acknowledged save; only the last one could be missing, or another text in its place.
        if (old) expect(savedIssues.get(id), name).toEqual(old);
        const present = acknowledgedSaves.get(race + 1);
        if (present) expect(await readIssue(id), name).toEqual(present);
        for (const [code, count] of reasons) refusalCounts[code] = (refusalCounts[code] ?? 0) + count;
      }
      await rm(before.path);

      if (race % 20 === 19) {
        const storedIssues = await Promise.all(issues.map(readIssue));
        await core.close();
        core = await start();
        expect(core.library.recovery, name).toBeNull();
        expect(await Promise.all(issues.map(readIssue)), name).toEqual(storedIssues);
      }
    }
    // The races took place: saves met a restore under way, and windows met a library of another generation.
    expect(refusalCounts.restoring).toBeGreaterThan(races / 2);
    expect(refusalCounts.restored).toBeGreaterThan(races / 4);
    expect(await core.library.integrityCheck()).toEqual([]);
  },
);
