import { expect, test } from "vitest";
import { Cursor } from "./cursor.ts";
import { elementAt } from "./elements.ts";

test("a cursor reads every member once, however it is asked", () => {
  const cursor = new Cursor([1, 2, 3, 4, 5, 6, 7]);
  expect([
    cursor.take(),
    [...cursor.takeWhile((number) => number < 4)],
    cursor.next,
    cursor.takeMany(2),
    cursor.takeMany(9),
    cursor.take(),
    cursor.next,
  ]).toEqual([1, [2, 3], 4, [4, 5], [6, 7], undefined, undefined]);
});

test("a member that is not there is an error that names the index", () => {
  expect(() => elementAt(["a"], 1)).toThrow("no member 1 of 1");
});
