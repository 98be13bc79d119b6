import { expect, test } from "vitest";
import { ShownAddress } from "./shown-address.ts";

/** A window with a history, at the desk of an issue. */
function setUp() {
  const entries = ["#/library", "#/issue/1"];
  let position = 1;
  let tell = (): void => {};
  const address = new ShownAddress({
    read: () => entries[position] ?? "",
    push: (hash) => {
      position += 1;
      entries.splice(position, Infinity, hash);
    },
    listen: (listener) => {
      tell = listener;
      return () => {
        tell = () => {};
      };
    },
  });
  const shown: string[] = [address.read()];
  const stop = address.subscribe(() => shown.push(address.read()));
  return {
    address,
    shown,
    stop,
    entries: () => entries.slice(0, position + 1),
    goTo: (hash: string) => {
      position += 1;
      entries.splice(position, Infinity, hash);
      tell();
    },
    goBack: () => {
      position -= 1;
      tell();
    },
  };
}

test("without a guard, and with one that agrees, the screen follows the address at once", () => {
  const { address, shown, goTo, goBack } = setUp();
  goTo("#/names");
  address.guard(() => true);
  goBack();
  expect(shown).toEqual(["#/issue/1", "#/names", "#/issue/1"]);
});

test("the screen stays until the guard agrees, and then goes where the address leads by now", async () => {
  const { address, shown, goTo } = setUp();
  const askedFor: string[] = [];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  address.guard((next) => {
    askedFor.push(next);
    return promise;
  });
  goTo("#/library");
  goTo("#/issue/2");
  expect(shown).toEqual(["#/issue/1"]);
  resolve(true);
  await expect.poll(() => shown).toEqual(["#/issue/1", "#/issue/2"]);
  expect(askedFor).toEqual(["#/library"]);
});

test("a screen that stays gets its address back, also after a step back in the history", async () => {
  const { address, shown, entries, goTo, goBack } = setUp();
  address.guard(async () => false);
  goBack();
  await expect.poll(entries).toEqual(["#/library", "#/issue/1"]);
  goTo("#/names");
  await expect.poll(entries).toEqual(["#/library", "#/issue/1", "#/names", "#/issue/1"]);
  expect(shown).toEqual(["#/issue/1"]);
});

test("a guard that was removed is asked no more, and one that came after it stays", async () => {
  const { address, shown, stop, entries, goTo } = setUp();
  const removeFirst = address.guard(async () => false);
  const removeSecond = address.guard(async () => false);
  removeFirst();
  goTo("#/names");
  await expect.poll(entries).toEqual(["#/library", "#/issue/1", "#/names", "#/issue/1"]);
  removeSecond();
  goTo("#/names");
  stop();
  goTo("#/library");
  expect(shown).toEqual(["#/issue/1", "#/names"]);
});
