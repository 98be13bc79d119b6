/** Contract of the calls `copies.*`, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import type { Bridge } from "../../shared/port/bridge.ts";
import { documentOf } from "../support/generators/filled-library.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const job = "job-of-test";
const session = "session-of-test";
const label = "取回之前";

/** Saves a text over what the issue has, and closes it. */
async function save(bridge: Bridge, id: number, text: string): Promise<void> {
  const { revision, generation } = await bridge.ask("issues.open", { id, session, label: "甲" });
  await bridge.ask("issues.save", { id, session, revision, generation, document: documentOf(text) });
  await bridge.ask("issues.close", { id, session });
}

async function textOf(bridge: Bridge, id: number): Promise<string | undefined> {
  const { document } = await bridge.ask("issues.open", { id, session, label: "甲" });
  await bridge.ask("issues.close", { id, session });
  return document.blocks[0]?.runs[0]?.text;
}

describe.each(bridges)("$name", ({ make }) => {
  test("an issue is taken back from a backup, and its present text stays as a version", async () => {
    open = await make();
    const { bridge } = open;
    await bridge.ask("settings.set", { person: { name: "程之远", role: "editor" } });
    const { id } = await bridge.ask("issues.create", { document: documentOf("头一稿") });
    const subject = { kind: "issue" as const, id };
    await bridge.ask("backups.make", {});
    const { path } = (await bridge.ask("backups.make", {})).backup;
    await save(bridge, id, "第二稿");

    expect(await bridge.ask("copies.find", { job, kind: "issue", text: "第1期" })).toMatchObject({
      subjects: [{ subject, number: 1, place: "library" }],
      total: 1,
    });
    const { place, copies, skipped } = await bridge.ask("copies.list", { job, subject });
    expect({ place, copies, skipped }).toMatchObject({
      place: "library",
      copies: [{ backup: { path, number: 2 }, repeats: 1, number: 1, state: "draft", isPresent: false }],
      skipped: [],
    });
    expect(await bridge.ask("copies.get", { path, subject })).toMatchObject({
      document: { blocks: [{ runs: [{ text: "头一稿" }] }] },
      present: { blocks: [{ runs: [{ text: "第二稿" }] }] },
    });

    expect(await bridge.ask("copies.takeBack", { path, subject, label })).toEqual({ place: "library" });
    expect(await textOf(bridge, id)).toBe("头一稿");
    const kept = (await bridge.ask("versions.list", { issue: id })).versions[0];
    expect(kept).toMatchObject({ kind: "manual", label, by: { name: "程之远" } });
    expect(await bridge.ask("versions.get", { id: kept?.id ?? 0 })).toMatchObject({
      document: { blocks: [{ runs: [{ text: "第二稿" }] }] },
    });
    expect((await bridge.ask("audit.list", { issue: id })).entries[0]).toMatchObject({
      action: "takenBack",
      by: { name: "程之远" },
      details: { backup: path.split(/[/\\]/u).at(-1) },
    });
    // No picture is missing.
    expect(await bridge.ask("copies.takePicturesBack", {})).toEqual({ restored: 0, missing: 0 });
    // A second time, nothing is left to do.
    await bridge.ask("copies.takeBack", { path, subject, label });
    const { versions } = await bridge.ask("versions.list", { issue: id });
    expect(versions.filter((version) => version.label === label)).toHaveLength(1);
  });

  test("an issue that is open, final or not in the backup is not taken back", async () => {
    open = await make();
    const { bridge } = open;
    const { id } = await bridge.ask("issues.create", { document: documentOf("头一稿") });
    const subject = { kind: "issue" as const, id };
    const { path } = (await bridge.ask("backups.make", {})).backup;
    await save(bridge, id, "第二稿");
    const takeBack = (from: string, of = subject) =>
      failure(bridge, "copies.takeBack", { path: from, subject: of, label });
    expect(await takeBack(path)).toMatchObject({ code: "no-person" });
    await bridge.ask("settings.set", { person: { name: "程之远", role: "editor" } });
    expect(await takeBack(`${path}.none`)).toMatchObject({ code: "not-found" });
    expect(await takeBack(path, { ...subject, id: id + 1 })).toMatchObject({ code: "no-copy" });

    await bridge.ask("issues.open", { id, session, label: "另一个窗口" });
    expect(await takeBack(path)).toMatchObject({
      code: "taken-over",
      details: { holder: "另一个窗口" },
    });
    for (const to of ["proofreading", "signoff", "final"] as const)
      await bridge.ask("issues.advance", { id, session, to });
    await bridge.ask("issues.close", { id, session });
    expect(await takeBack(path)).toMatchObject({ code: "locked" });
    expect(await textOf(bridge, id)).toBe("第二稿");
  });

  test("a table that is as a backup has it is left alone, and one that no backup has is refused", async () => {
    open = await make();
    const { bridge } = open;
    const table = "names" as const;
    expect(await bridge.ask("copies.listTable", { job, table })).toEqual({
      isDamaged: false,
      copies: [],
      skipped: [],
    });
    await bridge.ask("backups.make", {});
    const { backup } = await bridge.ask("backups.make", {});
    const { path } = backup;
    expect((await bridge.ask("copies.listTable", { job, table })).copies).toEqual([
      { backup, repeats: 1, entries: 0, added: 0, changed: 0, removed: 0, isPresent: true },
    ]);
    expect(await bridge.ask("copies.getTable", { path, table })).toEqual({ entries: [], total: 0 });
    expect(await bridge.ask("copies.takeTableBack", { path, table, entry: null })).toEqual({
      before: null,
    });
    for (const [input, code] of [
      [{ path: `${path}.none`, table, entry: null }, "not-found"],
      [{ path, table: "publications" as const, entry: 9 }, "no-copy"],
    ] as const)
      expect(await failure(bridge, "copies.takeTableBack", input)).toMatchObject({ code });
  });
});
