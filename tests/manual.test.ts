import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { commandIds, keysOf } from "../shared/contract/commands.ts";
import { writeKeys } from "../shared/contract/keys.ts";

const manual = await readFile(new URL("../resources/manual/zh-CN/README.md", import.meta.url), "utf8");
/** The keys that people see, as the window shows them. */
const labelsOf = (isApple: boolean) =>
  commandIds.flatMap((id) => keysOf(id, isApple).slice(0, 1)).map((keys) => writeKeys(keys, isApple));

test("all keys that the manual names are those that the window shows", () => {
  const elsewhere =
    manual.match(/\b(?:Ctrl\+(?:Alt\+|Shift\+)*[A-Z=\-0-9]|(?:Shift\+)?F\d+)(?![\w+])/gu) ?? [];
  expect(elsewhere.length).toBeGreaterThan(20);
  expect(elsewhere.filter((label) => !labelsOf(false).includes(label))).toEqual([]);

  const onMac = manual.match(/[⌥⇧]*⌘[A-Z]/gu) ?? [];
  expect(onMac.length).toBeGreaterThan(2);
  expect(onMac.filter((label) => !labelsOf(true).includes(label))).toEqual([]);
});
