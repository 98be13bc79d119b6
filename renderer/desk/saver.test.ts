import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyDocument } from "../../shared/bulletin/empty.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { Answer } from "../../shared/contract/bridge.ts";
import type { Output } from "../../shared/contract/calls.ts";
import type { ErrorCode } from "../../shared/contract/errors.ts";
import { Saver, type SaveState } from "./saver.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const numbered = (number: number): BulletinDocument => {
  const document = emptyDocument();
  return { ...document, masthead: { ...document.masthead, number } };
};
const refusal = (code: ErrorCode) => ({ ok: false as const, error: { code, message: "", details: {} } });

function setUp(failures: ErrorCode[] = [], duration = 10) {
  const saved: { revision: number; number: number | null; at: number }[] = [];
  const states: SaveState["kind"][] = [];
  const start = Date.now();
  const saver = new Saver({
    revision: 7,
    savedAt: "2026-11-23T10:00:00Z",
    onState: ({ kind }) => states.push(kind),
    save: async (revision, document): Promise<Answer<Output<"issues.save">>> => {
      await new Promise((resolve) => setTimeout(resolve, duration));
      const failure = failures.shift();
      if (failure) return refusal(failure);
      saved.push({ revision, number: document.masthead.number, at: Date.now() - start });
      return { ok: true, value: { revision: revision + 1, savedAt: "2026-11-23T10:00:01Z" } };
    },
  });
  return { saver, saved, states };
}

test("what is typed is saved within a second of the last key", async () => {
  const { saver, saved, states } = setUp();
  saver.edited(() => numbered(1));
  await vi.advanceTimersByTimeAsync(300);
  saver.edited(() => numbered(2));
  await vi.advanceTimersByTimeAsync(1000);
  expect(saved).toEqual([{ revision: 7, number: 2, at: 810 }]);
  expect(states.at(-1)).toBe("saved");
  expect(saver.hasUnsaved).toBe(false);
});

test("steady typing is saved too, never more than two seconds behind", async () => {
  const { saver, saved } = setUp();
  for (let key = 1; key <= 100; key += 1) {
    saver.edited(() => numbered(key));
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(saved.at(-1)?.number).toBe(100);
  for (const [index, { at }] of saved.entries()) expect(at - (saved[index - 1]?.at ?? 0)).toBeLessThan(2000);
  expect(saved.map(({ revision }) => revision)).toEqual(saved.map((_, index) => 7 + index));
});

test("an edit during a save is saved after it, on top of it", async () => {
  const { saver, saved, states } = setUp([], 400);
  saver.edited(() => numbered(1));
  await vi.advanceTimersByTimeAsync(600);
  saver.edited(() => numbered(2));
  await vi.advanceTimersByTimeAsync(2000);
  expect(saved.map(({ revision, number }) => [revision, number])).toEqual([
    [7, 1],
    [8, 2],
  ]);
  expect(states.at(-1)).toBe("saved");
});

test("a failed save is tried again with the newest text; a taken over issue is not", async () => {
  const failing = setUp(["disk-full"]);
  failing.saver.edited(() => numbered(1));
  await vi.advanceTimersByTimeAsync(600);
  expect(failing.states.at(-1)).toBe("failed");
  failing.saver.edited(() => numbered(2));
  await vi.advanceTimersByTimeAsync(3000);
  expect(failing.saved.map(({ number }) => number)).toEqual([2]);

  const taken = setUp(["taken-over"]);
  taken.saver.edited(() => numbered(1));
  await vi.advanceTimersByTimeAsync(10_000);
  taken.saver.edited(() => numbered(2));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(taken.states.at(-1)).toBe("stopped");
  expect(taken.saved).toEqual([]);
  expect(taken.saver.hasUnsaved).toBe(true);
});

test("flush saves at once and waits for a save under way", async () => {
  const { saver, saved } = setUp([], 100);
  saver.edited(() => numbered(1));
  const first = saver.flush();
  saver.edited(() => numbered(2));
  const second = saver.flush();
  await vi.advanceTimersByTimeAsync(250);
  await Promise.all([first, second]);
  expect(saved.map(({ number }) => number)).toEqual([1, 2]);
});
