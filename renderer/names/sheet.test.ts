import { afterEach, beforeEach, expect, test } from "vitest";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import { temporaryCore } from "../../tests/contract/bridges.ts";
import { electronPort } from "../../tests/support/doubles/electron-port.ts";
import { readRows, withAdded, type Rows } from "./rows.ts";
import { isConflict, Sheet } from "./sheet.ts";

let bridge: Bridge;
let close: () => Promise<void>;
beforeEach(async () => {
  const opened = await temporaryCore("electron");
  bridge = bridgeOver(electronPort(opened.core.handlers, opened.core.listen));
  close = opened.close;
});
afterEach(() => close());

const add = (name: string) => (rows: Rows) =>
  withAdded(rows, "units", readRows([[name]], "units", []), null).rows;
const first = (sheet: Sheet) => sheet.read()?.rows.units.map(({ cells }) => cells[0]);

test("an edit is saved automatically, other windows load it, and the rows of this window keep their keys", async () => {
  const sheet = new Sheet(bridge);
  const other = new Sheet(bridge);
  await Promise.all([sheet.load(), other.load()]);
  expect(first(sheet)).toEqual([""]);
  sheet.edit("units", add("东河街道"));
  expect(sheet.read()?.state).toBe("saving");
  const before = sheet.read()?.rows.units;
  await expect.poll(() => sheet.read()?.state).toBe("saved");
  await sheet.load();
  expect(sheet.read()?.rows.units).toBe(before);
  await other.load();
  expect(first(other)).toEqual(["东河街道", ""]);
  expect((await bridge.ask("names.list", {})).units).toEqual([{ full: "东河街道", short: [] }]);
});

test("the later of two windows gets a conflict, and its rows stay until the person chooses", async () => {
  const sheet = new Sheet(bridge);
  const other = new Sheet(bridge);
  await Promise.all([sheet.load(), other.load()]);
  sheet.edit("units", add("东河街道"));
  await sheet.flush();
  const failures: unknown[] = [];
  other.tellFailures((error) => failures.push(error));
  other.edit("units", add("区妇联"));
  await other.flush();
  expect(failures.map(isConflict)).toEqual([true]);
  await other.load();
  expect([first(other), other.read()?.state]).toEqual([["区妇联", ""], "unsaved"]);
  await other.keepMine();
  expect(other.read()?.state).toBe("saved");
  expect((await bridge.ask("names.list", {})).units).toEqual([{ full: "区妇联", short: [] }]);
  sheet.edit("units", add("区水务局"));
  await sheet.flush();
  await sheet.takeTheirs();
  expect([first(sheet), sheet.read()?.state]).toEqual([["区妇联", ""], "saved"]);
});
