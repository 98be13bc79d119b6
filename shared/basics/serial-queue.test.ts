import { expect, test } from "vitest";
import { SerialQueue } from "./serial-queue.ts";

/** A promise with the functions that settle it. */
const createGate = () => Promise.withResolvers<void>();

/** Lets everything run that waits for nothing but promises. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

test("tasks run one at a time, in the order in which they were added", async () => {
  const queue = new SerialQueue();
  const gates = [createGate(), createGate(), createGate()];
  const events: string[] = [];
  const tasks = gates.map(({ promise }, index) =>
    queue.run(async () => {
      events.push(`start ${index}`);
      await promise;
      events.push(`end ${index}`);
      return index;
    }),
  );
  expect(events).toEqual([]);
  for (const { resolve } of gates.toReversed()) {
    await nextTurn();
    resolve();
  }
  expect(await Promise.all(tasks)).toEqual([0, 1, 2]);
  expect(events).toEqual(["start 0", "end 0", "start 1", "end 1", "start 2", "end 2"]);
});

test("a task that rejects or throws fails alone", async () => {
  const queue = new SerialQueue();
  const rejectedTask = queue.run(() => Promise.reject(new Error("rejected")));
  const throwingTask = queue.run(() => {
    throw new Error("thrown");
  });
  const later = queue.run(() => "later");
  await expect(rejectedTask).rejects.toThrow("rejected");
  await expect(throwingTask).rejects.toThrow("thrown");
  expect(await later).toBe("later");
});

test("a failure that nobody waits for leaves no unhandled rejection in the queue", async () => {
  const queue = new SerialQueue();
  const failures: unknown[] = [];
  const onFailure = (reason: unknown) => failures.push(reason);
  process.on("unhandledRejection", onFailure);
  try {
    queue.run(() => Promise.reject(new Error("handled by its caller"))).catch(() => {});
    await queue.settled();
    await nextTurn();
    expect(failures).toEqual([]);
  } finally {
    process.off("unhandledRejection", onFailure);
  }
});

test("settled waits for the tasks added before, failed or not, and for no later one", async () => {
  const queue = new SerialQueue();
  await queue.settled();
  const [first, second] = [createGate(), createGate()];
  const failingTask = queue.run(() => first.promise);
  let isSettled = false;
  const whenSettled = queue.settled().then(() => (isSettled = true));
  const later = queue.run(() => second.promise);
  await nextTurn();
  expect(isSettled).toBe(false);
  first.reject(new Error("fails"));
  await expect(failingTask).rejects.toThrow("fails");
  await whenSettled;
  second.resolve();
  await later;
});

test("a task may add a task, which runs after those that wait already", async () => {
  const queue = new SerialQueue();
  const events: string[] = [];
  let addedTask: Promise<void> | undefined;
  await Promise.all([
    queue.run(() => {
      addedTask = queue.run(() => void events.push("added"));
    }),
    queue.run(() => void events.push("waiting")),
  ]);
  await addedTask;
  expect(events).toEqual(["waiting", "added"]);
});
