import { expect, test } from "vitest";
import { createRefresher } from "./refresher.ts";

/** A load that ends when `finish` is called. */
function createLoad() {
  const finishes: (() => void)[] = [];
  const load = () => new Promise<void>((resolve) => finishes.push(resolve));
  const finish = async () => {
    finishes.at(-1)?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { load, finish, count: () => finishes.length };
}

test("a thousand changes during a load are one load more, which sees the last of them", async () => {
  const { load, finish, count } = createLoad();
  const { refresh } = createRefresher(load);
  for (let change = 0; change < 1000; change += 1) refresh();
  expect(count()).toBe(1);
  await finish();
  expect(count()).toBe(2);
  await finish();
  expect(count()).toBe(2);
  refresh();
  expect(count()).toBe(3);
});

test("nothing is loaded after the end", async () => {
  const { load, finish, count } = createLoad();
  const { refresh, end } = createRefresher(load);
  refresh();
  refresh();
  end();
  await finish();
  expect(count()).toBe(1);
});
