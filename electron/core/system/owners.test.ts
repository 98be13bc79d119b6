import { spawnSync } from "node:child_process";
import { hostname, tmpdir } from "node:os";
import { expect, test } from "vitest";
import { createOwner, endOwner, isAbandoned, isGone, readOwner } from "./owners.ts";

const now = new Date("2026-03-09T08:00:00Z");
/** The pid of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("an owner survives as text; anything else is none", () => {
  const owner = createOwner(now);
  expect(readOwner(JSON.stringify(owner))).toEqual(owner);
  expect(owner).toMatchObject({ pid: process.pid, host: hostname(), since: "2026-03-09T08:00:00.000Z" });
  for (const text of ["", "{", "null", '{"pid":-1}', JSON.stringify({ ...owner, pid: 0 })])
    expect(readOwner(text)).toBeNull();
  endOwner(owner);
});

test("an owner of this process is gone when it ends, or if it is of an earlier process with this pid", () => {
  const owner = createOwner(now);
  expect(isGone(owner)).toBe(false);
  expect(isGone({ ...owner, id: "of-an-earlier-process" })).toBe(true);
  endOwner(owner);
  expect(isGone(owner)).toBe(true);
});

test("an owner in another process is gone when that process ends", () => {
  const other = { id: "other", host: hostname(), since: now.toISOString(), started: null };
  expect(isGone({ ...other, pid: process.ppid })).toBe(false);
  expect(isGone({ ...other, pid: endedPid() })).toBe(true);
});

test.skipIf(process.platform !== "linux")("a pid that was given to another process is recognised", () => {
  const other = { id: "other", host: hostname(), since: now.toISOString(), pid: process.ppid };
  expect(isGone({ ...other, started: "1" })).toBe(true);
});

test("nothing is known of another machine, except on a disk of this one: it is its earlier name", async () => {
  const other = {
    id: "other",
    host: "another-machine",
    since: now.toISOString(),
    pid: endedPid(),
    started: null,
  };
  expect(isGone(other)).toBe(false);
  expect(await isAbandoned(other, tmpdir())).toBe(true);
  expect(await isAbandoned({ ...other, pid: process.ppid }, tmpdir())).toBe(false);
});
