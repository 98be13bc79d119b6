import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyDocument } from "../../../shared/document/empty.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Output } from "../../../shared/contract/calls.ts";
import { BulletinError, type ErrorData } from "../../../shared/basics/errors.ts";
import { Saver, type SaveState } from "./saver.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const createBulletin = (number: number): BulletinDocument => {
  const bulletin = emptyDocument();
  return { ...bulletin, masthead: { ...bulletin.masthead, number } };
};
const diskFull: ErrorData = { code: "disk-full", details: { path: "/library.db" } };
const takenOver: ErrorData = { code: "taken-over", details: { holder: "二号窗口", refused: "write" } };
const restoring: ErrorData = { code: "restoring", details: { path: "/library.db" } };
const restored: ErrorData = { code: "restored", details: {} };
const libraryGone: ErrorData = { code: "library-gone", details: { path: "/library" } };

function setUp(failures: ErrorData[] = [], duration = 10) {
  const savedEdits: { revision: number; number: number | null; at: number }[] = [];
  const states: SaveState["kind"][] = [];
  const start = Date.now();
  let number = 0;
  const saver = new Saver({
    revision: 7,
    read: () => createBulletin(number),
    savedAt: "2026-11-23T10:00:00Z",
    onState: ({ kind }) => states.push(kind),
    save: async (revision, bulletin): Promise<Output<"issues.save">> => {
      await new Promise((resolve) => setTimeout(resolve, duration));
      const failure = failures.shift();
      if (failure) throw new BulletinError(failure);
      savedEdits.push({ revision, number: bulletin.masthead.number, at: Date.now() - start });
      return { revision: revision + 1, savedAt: "2026-11-23T10:00:01Z" };
    },
  });
  const edit = (newNumber: number) => {
    number = newNumber;
    saver.noteEdit();
  };
  return { saver, edit, savedEdits, states };
}

test("an edit is saved within a second of the last keystroke", async () => {
  const { saver, edit, savedEdits, states } = setUp();
  edit(1);
  await vi.advanceTimersByTimeAsync(300);
  edit(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(savedEdits).toEqual([{ revision: 7, number: 2, at: 810 }]);
  expect(states.at(-1)).toBe("saved");
  expect(saver.hasUnsaved).toBe(false);
});

test("steady typing is saved too, at most two seconds late", async () => {
  const { edit, savedEdits } = setUp();
  for (let key = 1; key <= 100; key += 1) {
    edit(key);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(savedEdits.at(-1)?.number).toBe(100);
  for (const [index, { at }] of savedEdits.entries())
    expect(at - (savedEdits[index - 1]?.at ?? 0)).toBeLessThan(2000);
  expect(savedEdits.map(({ revision }) => revision)).toEqual(savedEdits.map((_, index) => 7 + index));
});

test("setting the clock back while somebody types does not delay the save", async () => {
  const { edit, savedEdits } = setUp();
  for (let key = 1; key <= 20; key += 1) {
    edit(key);
    await vi.advanceTimersByTimeAsync(100);
    if (key === 1) vi.setSystemTime(Date.now() - 3_600_000);
  }
  expect(savedEdits[0]?.number).toBeLessThanOrEqual(16);
});

test("an edit during a save is saved after it, on top of its revision", async () => {
  const { edit, savedEdits, states } = setUp([], 400);
  edit(1);
  await vi.advanceTimersByTimeAsync(600);
  edit(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(savedEdits.map(({ revision, number }) => [revision, number])).toEqual([
    [7, 1],
    [8, 2],
  ]);
  expect(states.at(-1)).toBe("saved");
});

test("a failed save is repeated with the newest text; one refused after a takeover is not", async () => {
  const failing = setUp([diskFull]);
  failing.edit(1);
  await vi.advanceTimersByTimeAsync(600);
  expect(failing.states.at(-1)).toBe("failed");
  failing.edit(2);
  await vi.advanceTimersByTimeAsync(3000);
  expect(failing.savedEdits.map(({ number }) => number)).toEqual([2]);

  const refusedSaver = setUp([takenOver]);
  refusedSaver.edit(1);
  await vi.advanceTimersByTimeAsync(10_000);
  refusedSaver.edit(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(refusedSaver.states.at(-1)).toBe("stopped");
  expect(refusedSaver.savedEdits).toEqual([]);
  expect(refusedSaver.saver.hasUnsaved).toBe(true);
});

test("flush waits for a running save and then saves at once", async () => {
  const { saver, edit, savedEdits } = setUp([], 100);
  edit(1);
  const first = saver.flush();
  edit(2);
  const second = saver.flush();
  await vi.advanceTimersByTimeAsync(250);
  await Promise.all([first, second]);
  expect(savedEdits.map(({ number }) => number)).toEqual([1, 2]);
});

test("a save that met a restore is repeated; a text from before the restore is kept and not saved", async () => {
  const { saver, edit, savedEdits, states } = setUp([restoring, restoring, restored]);
  edit(1);
  await vi.advanceTimersByTimeAsync(600);
  expect(states.at(-1)).toBe("failed");
  await vi.advanceTimersByTimeAsync(10_000);
  expect([savedEdits, states.at(-1), saver.hasUnsaved]).toEqual([[], "stopped", true]);
});

test("settling saves the edits of meanwhile too, and says whether everything is saved", async () => {
  const { saver, edit, savedEdits } = setUp([], 100);
  edit(1);
  const isSettled = saver.settle();
  await vi.advanceTimersByTimeAsync(50);
  edit(2);
  await vi.advanceTimersByTimeAsync(200);
  expect([await isSettled, savedEdits.map(({ number }) => number)]).toEqual([true, [1, 2]]);

  const failing = setUp([libraryGone, libraryGone]);
  failing.edit(1);
  for (const expected of [false, false, true]) {
    const isSaved = failing.saver.settle();
    await vi.advanceTimersByTimeAsync(20);
    expect(await isSaved).toBe(expected);
  }
});

test("two flushes at once make one save, and both wait for it", async () => {
  const { saver, edit, savedEdits } = setUp([], 100);
  edit(1);
  const first = saver.flush();
  edit(2);
  const counts: number[] = [];
  const later = [1, 2].map(() => saver.flush().then(() => counts.push(savedEdits.length)));
  await vi.advanceTimersByTimeAsync(250);
  await Promise.all([first, ...later]);
  expect(counts).toEqual([2, 2]);
});

test("after its end, a saver gives up what is not saved, even when a save under way fails", async () => {
  const { saver, edit, savedEdits } = setUp([diskFull], 100);
  edit(1);
  const isSettled = saver.settle();
  await vi.advanceTimersByTimeAsync(50);
  saver.end();
  expect(saver.hasUnsaved).toBe(false);
  edit(2);
  await vi.advanceTimersByTimeAsync(10_000);
  await isSettled;
  expect([savedEdits, saver.hasUnsaved]).toEqual([[], false]);
});

test("an edit that is made in pieces is not saved before it is whole, and counts as unsaved until then", async () => {
  const { saver, edit, savedEdits } = setUp();
  edit(1);
  const { promise: whole, resolve } = Promise.withResolvers<void>();
  saver.noteLongEdit(whole);
  const settled = saver.settle();
  await vi.advanceTimersByTimeAsync(5000);
  expect(savedEdits).toEqual([]);
  expect(saver.hasUnsaved).toBe(true);
  edit(2);
  resolve();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await settled).toBe(true);
  expect(savedEdits.map(({ number }) => number)).toEqual([2]);
  expect(saver.hasUnsaved).toBe(false);
});

test("a text that the editor cannot give counts as not saved, and is asked for again", async () => {
  let isBroken = true;
  const states: SaveState["kind"][] = [];
  const saver = new Saver({
    revision: 7,
    savedAt: "2026-11-23T10:00:00Z",
    read: () => {
      if (isBroken) throw new TypeError("broken");
      return createBulletin(1);
    },
    onState: ({ kind }) => states.push(kind),
    save: async (revision) => ({ revision: revision + 1, savedAt: "2026-11-23T10:00:01Z" }),
  });
  saver.noteEdit();
  expect(await saver.settle()).toBe(false);
  expect(saver.state).toMatchObject({ kind: "failed", error: { code: "internal" } });
  isBroken = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(states.slice(-3)).toEqual(["failed", "saving", "saved"]);
});
