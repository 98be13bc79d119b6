import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyDocument } from "../../../../shared/document/empty.ts";
import { createOwner, endOwner } from "../../system/owners.ts";
import { openDatabase } from "../database/driver.ts";
import { databaseName, openLibrary, type Library } from "../index.ts";
import { leaseMilliseconds, Leases } from "./leases.ts";

let folder: string;
let library: Library;
let id: number;
const start = Date.parse("2026-03-09T08:00:00Z");
let clock: number;
/** Time in s since the machine started. */
let uptime: number;
const since = new Date(start).toISOString();
const first = { session: "session-1", label: "张编辑" };
const second = { session: "session-2", label: "李编辑" };
const document = emptyDocument();
const open = (owner: typeof first) => library.issues.open({ id, ...owner });
const takeOver = (owner: typeof first) => library.issues.takeOver({ id, ...owner });
const renew = async ({ session }: typeof first) => {
  const { held, holder } = await library.issues.renew({ id, session });
  return { held, holder };
};
const save = ({ session }: typeof first, revision: number) =>
  library.issues.save({ id, session, revision, generation: 0, document });
const close = ({ session }: typeof first) => library.issues.close({ id, session });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  clock = start;
  uptime = 1000;
  folder = await mkdtemp(join(tmpdir(), "bulletin-leases-"));
  library = await openLibrary(folder, { now: () => new Date(clock), uptime: () => uptime });
  ({ id } = await library.issues.create({ document }));
});
afterEach(async () => {
  vi.useRealTimers();
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lets time pass by all clocks of the machine. */
const wait = (time: number) => {
  clock += time;
  uptime += time / 1000;
  vi.advanceTimersByTime(time);
};

test("the second session to open an issue reads, and learns who writes and since when", async () => {
  expect((await open(first)).holder).toBeNull();
  wait(5000);
  expect((await open(second)).holder).toEqual({ ...first, since });
  await expect(save(second, 0)).rejects.toMatchObject({ code: "taken-over", details: { holder: "张编辑" } });
  expect(await renew(second)).toEqual({ held: false, holder: { ...first, since } });
});

test("the session that writes may open the issue again and keeps its start time", async () => {
  await open(first);
  wait(5000);
  expect((await open(first)).holder).toBeNull();
  expect((await open(second)).holder).toEqual({ ...first, since });
});

test("renewing and saving extend the lease", async () => {
  await open(first);
  wait(leaseMilliseconds - 1);
  expect(await renew(first)).toEqual({ held: true, holder: null });
  wait(leaseMilliseconds - 1);
  await save(first, 0);
  wait(leaseMilliseconds - 1);
  expect((await open(second)).holder).toMatchObject(first);
});

test("a lease that is not renewed expires, and the reader may open the issue for writing", async () => {
  await open(first);
  await open(second);
  wait(leaseMilliseconds);
  expect(await renew(second)).toEqual({ held: false, holder: null });
  expect((await open(second)).holder).toBeNull();
  expect(await renew(first)).toEqual({
    held: false,
    holder: { ...second, since: new Date(clock).toISOString() },
  });
});

test("after a sleep the lease continues if no other session took it", async () => {
  await open(first);
  wait(leaseMilliseconds * 100);
  expect(await save(first, 0)).toMatchObject({ revision: 1 });
  expect(await renew(first)).toEqual({ held: true, holder: null });
  expect((await open(second)).holder).toMatchObject(first);
});

test("after a sleep in which another session saved and closed, a save is a conflict that names it", async () => {
  await open(first);
  wait(leaseMilliseconds);
  await open(second);
  await save(second, 0);
  await close(second);
  await expect(save(first, 0)).rejects.toMatchObject({ code: "conflict", details: { holder: "李编辑" } });
});

test("a session whose issue was taken over learns of it at its next renewal and save", async () => {
  await open(first);
  wait(1000);
  expect((await takeOver(second)).holder).toBeNull();
  expect(await renew(first)).toEqual({
    held: false,
    holder: { ...second, since: new Date(clock).toISOString() },
  });
  await expect(save(first, 0)).rejects.toMatchObject({ code: "taken-over", details: { holder: "李编辑" } });
  await save(second, 0);
});

test("closing frees the issue, but only for the session that has it", async () => {
  await open(first);
  await close(second);
  expect((await open(second)).holder).toMatchObject(first);
  await close(first);
  expect((await open(second)).holder).toBeNull();
});

test("one of several sessions that open at the same time gets to write", async () => {
  const openAnswers = await Promise.all(
    ["a", "b", "c"].map((name) => open({ session: `session-${name}`, label: name })),
  );
  expect(openAnswers.filter(({ holder }) => holder === null)).toHaveLength(1);
});

test("after the clock was set back, a lease that is not renewed expires within its life", async () => {
  await open(first);
  clock -= 3_600_000;
  expect((await open(second)).holder).toMatchObject(first);
  wait(leaseMilliseconds - 1);
  expect((await open(second)).holder).toMatchObject(first);
  wait(1);
  expect((await open(second)).holder).toBeNull();
  expect((await renew(first)).holder).toMatchObject(second);
});

test("after the clock was set back, a lease that is renewed is kept", async () => {
  await open(first);
  clock -= 3_600_000;
  await renew(second);
  wait(leaseMilliseconds - 1);
  await renew(first);
  wait(leaseMilliseconds - 1);
  expect((await open(second)).holder).toMatchObject(first);
  wait(1);
  expect((await open(second)).holder).toBeNull();
});

test("after the clock was set ahead, a lease that is renewed is kept, and one that is not expires within its life", async () => {
  await open(first);
  clock += 3_600_000;
  expect((await open(second)).holder).toMatchObject(first);
  wait(leaseMilliseconds - 1);
  await renew(first);
  clock += 3_600_000;
  wait(leaseMilliseconds - 1);
  expect(await renew(second)).toMatchObject({ holder: first });
  wait(1);
  expect((await open(second)).holder).toBeNull();
});

test("after the machine was started anew, the leases of before are free", async () => {
  await open(first);
  uptime = 5;
  expect((await open(second)).holder).toBeNull();
});

test("the lease of a machine whose clock is an hour ahead is kept while it is renewed, and no longer", async () => {
  const database = await openDatabase(join(folder, databaseName));
  const owner = { ...createOwner(new Date(start)), host: "another-machine" };
  const others = new Leases(
    () => new Date(clock + 3_600_000),
    owner,
    () => uptime,
  );
  try {
    await database.transaction((statements) => others.take(statements, id, first));
    for (let renewals = 0; renewals < 10; renewals += 1) {
      expect((await open(second)).holder).toMatchObject(first);
      wait(leaseMilliseconds / 2);
      await others.renew(database, id, first.session);
    }
    expect((await open(second)).holder).toMatchObject(first);
    wait(leaseMilliseconds);
    expect((await open(second)).holder).toBeNull();
  } finally {
    endOwner(owner);
    await database.close();
  }
});

test("moving an issue to the bin ends the lease", async () => {
  await open(first);
  await library.issues.remove({ id });
  expect(await renew(first)).toEqual({ held: false, holder: null });
});
