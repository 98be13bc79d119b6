import { EventEmitter } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { maximumFaults, watchFaults } from "./faults.ts";
import { logFolderName, readLog } from "../../core/system/program-log.ts";

let folder: string;
let source: EventEmitter;
const core = { emit: vi.fn(), close: vi.fn(async () => {}) };
const end = vi.fn();

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
  for (const mock of [core.emit, core.close, end]) mock.mockReset();
  folder = await mkdtemp(join(tmpdir(), "bulletin-faults-"));
  await mkdir(join(folder, logFolderName));
  source = new EventEmitter();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const watch = () =>
  watchFaults({ libraryFolder: folder, core, end, source: source as unknown as NodeJS.Process });
const throwMany = (count: number) => {
  for (let thrown = 0; thrown < count; thrown += 1) source.emit("uncaughtException", new Error("fault"));
};

test("a fault is logged with its stack and cause, the windows get an event, and the program goes on", async () => {
  const { report, stop } = watch();
  source.emit("uncaughtException", new Error("first", { cause: new Error("reason") }));
  source.emit("unhandledRejection", "second");
  source.emit("unhandledRejection", { toString: () => Object.create(null) as string });
  report(new Error("caught"));
  const stack = expect.arrayContaining([
    expect.stringMatching(/window\/faults\.test\.ts:\d+:\d+$/u),
  ]) as string[];
  expect((await readLog(folder)).map(({ level, event, fields }) => [level, event, fields.error])).toEqual([
    ["error", "fault", { name: "Error", stack, cause: { name: "Error", stack } }],
    ["error", "fault", { name: "thrown string" }],
    ["error", "fault", { name: "Error" }],
    ["error", "fault", { name: "Error", stack }],
  ]);
  expect(core.emit.mock.calls).toEqual(
    Array.from({ length: 4 }, () => ["program.fault", { isEnding: false }]),
  );
  await vi.runAllTimersAsync();
  expect([core.close.mock.calls, end.mock.calls]).toEqual([[], []]);
  stop();
  expect([source.listenerCount("uncaughtException"), source.listenerCount("unhandledRejection")]).toEqual([
    0, 0,
  ]);
});

test("many faults within a minute end the program once, after the windows saved and the library closed", async () => {
  watch();
  throwMany(maximumFaults + 3);
  expect(core.emit.mock.lastCall).toEqual(["program.fault", { isEnding: true }]);
  expect(core.emit).toHaveBeenCalledTimes(maximumFaults);
  expect(core.close).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(core.close).toHaveBeenCalledTimes(1);
  expect(end).toHaveBeenCalledTimes(1);
});

test("faults over a longer time do not end the program", async () => {
  watch();
  for (let hour = 0; hour < 3; hour += 1) {
    throwMany(maximumFaults - 1);
    await vi.advanceTimersByTimeAsync(3_600_000);
  }
  expect(end).not.toHaveBeenCalled();
});

test("the program ends although the library does not close, or fails to", async () => {
  for (const close of [() => new Promise<void>(() => {}), () => Promise.reject(new Error("no disk"))]) {
    core.close.mockImplementationOnce(close);
    end.mockClear();
    watch();
    throwMany(maximumFaults);
    await vi.runAllTimersAsync();
    expect(end).toHaveBeenCalled();
    source.removeAllListeners();
  }
});

test("a window that cannot be reached and a log that cannot be written are no new faults", async () => {
  core.emit.mockImplementation(() => {
    throw new Error("no window");
  });
  watch();
  await rm(folder, { recursive: true });
  expect(() => throwMany(1)).not.toThrow();
});
