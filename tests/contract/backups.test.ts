/** Contract of the calls `backups.*` and `doctor.*`, over every bridge. */
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe.each(bridges)("$name", ({ make }) => {
  test("a backup that could not be copied to the second folder says why, for the window's own words", async () => {
    open = await make();
    const { bridge, folder } = open;
    const away = join(folder, "away");
    await bridge.ask("settings.set", { backupFolder: away });
    await bridge.ask("backups.make", {});
    expect((await bridge.ask("backups.list", {})).problem).toEqual({
      code: "not-found",
      details: { what: "path", path: away },
    });
  });

  test("a backup can be made and restored, and the restore can be undone", async () => {
    open = await make();
    const { bridge } = open;
    let changes = 0;
    bridge.on("backups.changed", () => (changes += 1));
    expect(await bridge.ask("backups.list", {})).toMatchObject({
      backups: [],
      second: null,
      problem: null,
      recovery: null,
    });
    const { id } = await bridge.ask("issues.create", { document: emptyDocument() });
    const { backup } = await bridge.ask("backups.make", {});
    expect(backup).toMatchObject({ number: 1, kind: "manual" });
    await bridge.ask("issues.create", { document: emptyDocument() });
    const { before } = await bridge.ask("backups.restore", { path: backup.path });
    expect(before).toMatchObject({ number: 2, kind: "restore" });
    const ids = async () =>
      (await bridge.ask("issues.list", { deleted: false })).issues.map((issue) => issue.id);
    expect(await ids()).toEqual([id]);
    await bridge.ask("backups.restore", { path: before.path });
    expect(await ids()).toHaveLength(2);
    expect((await bridge.ask("backups.list", {})).backups.map(({ kind }) => kind)).toEqual([
      "restore",
      "restore",
      "manual",
    ]);
    expect(await failure(bridge, "backups.restore", { path: `${backup.path}.none` })).toMatchObject({
      code: "not-found",
    });
    await bridge.ask("backups.acknowledge", {});
    await expect.poll(() => changes).toBeGreaterThanOrEqual(4);
  });

  test("a text from before a restore is not saved over the restored issue, and can be kept as its version", async () => {
    open = await make();
    const { bridge } = open;
    await bridge.ask("settings.set", { person: { name: "程之远", role: "editor" } });
    const session = "session-of-test";
    const empty = emptyDocument();
    const { id } = await bridge.ask("issues.create", { document: empty });
    const { backup } = await bridge.ask("backups.make", {});
    const { revision, generation } = await bridge.ask("issues.open", { id, session, label: "甲" });
    await bridge.ask("backups.restore", { path: backup.path });

    const document = {
      ...empty,
      blocks: [{ id: "b1", style: "body" as const, runs: [{ text: "恢复之前写的。" }] }],
    };
    const save = { id, session, revision, generation, document };
    expect(await failure(bridge, "issues.save", save)).toMatchObject({ code: "restored" });
    expect((await bridge.ask("issues.renew", { id, session })).generation).not.toBe(generation);
    const { id: version } = await bridge.ask("versions.keep", { issue: id, label: "恢复之前", document });
    expect(await bridge.ask("versions.get", { id: version })).toMatchObject({
      version: { kind: "manual", label: "恢复之前", by: { name: "程之远" } },
      document: { blocks: document.blocks },
    });
    // Opened again, the issue can be written: nobody of the time of the backup has it.
    const openedIssue = await bridge.ask("issues.open", { id, session: "another-session", label: "乙" });
    expect(openedIssue).toMatchObject({ revision, holder: null, document: { blocks: empty.blocks } });
    await bridge.ask("issues.save", {
      ...save,
      session: "another-session",
      generation: openedIssue.generation,
    });
  });

  test("an unreachable second folder is reported, and the doctor checks everything", async () => {
    open = await make();
    const { bridge } = open;
    const { folder } = await bridge.ask("backups.list", {});
    await bridge.ask("settings.set", { backupFolder: `${folder}-gone` });
    expect((await bridge.ask("backups.list", {})).second).toEqual({
      folder: `${folder}-gone`,
      isThere: false,
      backups: [],
    });
    const { checks } = await bridge.ask("doctor.run", {});
    expect(checks.filter(({ level }) => level === "error")).toEqual([]);
    expect(checks[0]).toMatchObject({ name: "database", level: "fine", details: { issues: "0" } });
    // A sound library has nothing to repair.
    await bridge.ask("backups.repair", {});
    expect(await bridge.ask("backups.list", {})).toMatchObject({ damage: null, recovery: null });
  });
});
