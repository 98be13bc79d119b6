/** Calls change as much in a real library as their rows say: nothing, or the same twice as once. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerOf } from "./answers.ts";
import { createCore, type Core } from "../../electron/core/core.ts";
import { HeadlessPrinter } from "../../electron/core/exporting/pdf/headless-printer.ts";
import { openDatabase, type Database } from "../../electron/core/library/database/driver.ts";
import { databaseName } from "../../electron/core/library/index.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import { bridgeOver } from "../../shared/port/port-bridge.ts";
import { calls, type CallName, type CallsWith } from "../../shared/contract/calls.ts";
import { electronPort } from "../support/doubles/electron-port.ts";
import { contents } from "../support/readers/library-contents.ts";
import { readingCalls } from "../support/samples/reading-calls.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";
import {
  call,
  passingCalls,
  writingCalls,
  type Desk,
  type Prepared,
} from "../support/samples/writing-calls.ts";

const opening = {
  handle: "handle-of-file",
  name: "期.txt",
  bytes: Buffer.from("　　第一段。\n").toString("base64"),
};
const idempotentCalls: Prepared<CallsWith<"idempotent">> = {
  ...writingCalls,
  "backups.acknowledge": async () => ({}),
  "backups.repair": async () => ({}),
  "importing.open": async () => opening,
  "importing.decline": async (desk) => {
    const { changes } = await call(desk, "importing.open", opening);
    return { handle: opening.handle, declined: changes.map(({ id }) => id) };
  },
  "importing.close": async () => ({ handle: opening.handle }),
  "jobs.cancel": async () => ({ job: "job-of-nobody" }),
  "watching.pause": async () => ({ paused: true }),
};

let place: string;
let core: Core;
let desk: Desk;
/** A second connection to the library, to see what is stored. */
let other: Database;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "bulletin-effects-"));
  const [libraryFolder, folder, elsewhere] = ["library", "exports", "elsewhere"].map((name) =>
    join(place, name),
  ) as [string, string, string];
  for (const each of [libraryFolder, folder, elsewhere]) await mkdir(each);
  core = await createCore({
    libraryFolder,
    settings: openSettings(libraryFolder),
    printer: new HeadlessPrinter(),
    shell: silentShell(),
    // A fixed time: what is stored twice has one time.
    now: () => new Date("2026-11-23T02:00:00Z"),
    uptime: () => 1000,
  });
  let number = 0;
  desk = {
    bridge: bridgeOver(electronPort(core.handlers, core.listen)),
    folder,
    elsewhere,
    next: () => (number += 1),
  };
  // Otherwise the core makes it in the middle of a test.
  await core.library.backups.makeDue();
  await call(desk, "settings.set", { person: { name: "陆文川", role: "editor" } });
  other = await openDatabase(join(libraryFolder, databaseName));
});
afterAll(async () => {
  await core.close();
  await other.close();
  await rm(place, { recursive: true, force: true });
});

test("every call of the contract has a sample, or its effect is not stored", () => {
  const names = [readingCalls, writingCalls].flatMap((samples) => Object.keys(samples));
  expect([...names, ...passingCalls].sort()).toEqual(Object.keys(calls).sort());
});

const readingNames = Object.keys(readingCalls) as CallsWith<"none">[];
test.each(readingNames)("%s changes nothing", async (name) => {
  const input = await readingCalls[name](desk);
  const before = await contents(other, place);
  expect(await answerOf(desk.bridge, name, input as never)).toMatchObject({ ok: true });
  expect(await contents(other, place)).toEqual(before);
});

const idempotentNames = (Object.keys(idempotentCalls) as CallName[]).filter(
  (name): name is CallsWith<"idempotent"> => calls[name].effect === "idempotent",
);
test.each(idempotentNames)("%s sent twice leaves and answers the same as sent once", async (name) => {
  const input = await idempotentCalls[name](desk);
  const answer = await answerOf(desk.bridge, name, input as never);
  expect(answer).toMatchObject({ ok: true });
  const once = await contents(other, place);
  expect(await answerOf(desk.bridge, name, input as never)).toEqual(answer);
  expect(await contents(other, place)).toEqual(once);
});
