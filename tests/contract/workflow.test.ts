/** Contract of the calls that move an issue through its states to print, over every bridge. */
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { Input } from "../../shared/contract/calls.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const [one, two] = ["session-one", "session-two"];
const editor = { name: "程一禾", role: "editor" as const };
const approver = { name: "顾书宁", role: "approver" as const };
const saying = (text: string): BulletinDocument => ({
  ...emptyDocument(),
  blocks: [{ id: "b1", style: "body", runs: [{ text }] }],
});

describe.each(bridges)("$name", ({ make }) => {
  const setUp = async (text = "初稿。") => {
    open = await make();
    const { bridge } = open;
    const { id } = await bridge.ask("issues.create", { document: saying(text) });
    const { revision } = await bridge.ask("issues.open", { id, session: one, label: "一" });
    return { bridge, id, revision };
  };
  const be = (bridge: Bridge, person: Input<"settings.set">["person"]) =>
    bridge.ask("settings.set", { person });

  test("an issue moves forward and back step by step; each step records person and time, and keeps a version", async () => {
    const { bridge, id } = await setUp();
    expect((await bridge.ask("issues.open", { id, session: one, label: "一" })).progress).toEqual({
      state: "draft",
      at: null,
      by: null,
    });
    expect(await failure(bridge, "issues.advance", { id, session: one, to: "proofreading" })).toMatchObject({
      code: "no-person",
    });
    await be(bridge, editor);
    expect(await failure(bridge, "issues.advance", { id, session: one, to: "final" })).toMatchObject({
      code: "wrong-step",
      details: { state: "draft" },
    });
    let changes = 0;
    bridge.on("versions.changed", () => (changes += 1));
    expect(await bridge.ask("issues.advance", { id, session: one, to: "proofreading" })).toMatchObject({
      state: "proofreading",
      by: editor,
    });
    await expect.poll(() => changes).toBe(1);
    await be(bridge, approver);
    for (const to of ["signoff", "draft", "proofreading"] as const)
      await bridge.ask("issues.advance", { id, session: one, to });
    expect(await bridge.ask("issues.progress", { id })).toMatchObject({
      state: "proofreading",
      by: approver,
    });
    expect((await bridge.ask("issues.list", { deleted: false })).issues).toMatchObject([
      { id, state: "proofreading" },
    ]);
    const { versions } = await bridge.ask("versions.list", { issue: id });
    expect(versions.map(({ kind, state, by }) => [kind, state, by.name])).toEqual([
      ["step", "proofreading", "顾书宁"],
      ["step", "draft", "顾书宁"],
      ["step", "signoff", "顾书宁"],
      ["step", "proofreading", "程一禾"],
    ]);
    expect(await failure(bridge, "issues.advance", { id, session: two, to: "signoff" })).toMatchObject({
      code: "taken-over",
    });
    expect(await failure(bridge, "issues.advance", { id: 99, session: one, to: "signoff" })).toMatchObject({
      code: "not-found",
    });
  });

  test("a final issue is locked until a person unlocks it with a reason", async () => {
    const { bridge, id, revision } = await setUp();
    await be(bridge, approver);
    for (const to of ["proofreading", "signoff", "final"] as const)
      await bridge.ask("issues.advance", { id, session: one, to });
    const save = { id, session: one, revision, generation: 0, document: saying("改了。") };
    expect(await failure(bridge, "issues.save", save)).toMatchObject({ code: "locked" });
    expect(await failure(bridge, "issues.advance", { id, session: one, to: "signoff" })).toMatchObject({
      code: "wrong-step",
    });
    expect(await failure(bridge, "issues.unlock", { id, session: one, reason: " " })).toMatchObject({
      code: "invalid-input",
    });
    expect(await bridge.ask("issues.unlock", { id, session: one, reason: "日期有误" })).toMatchObject({
      state: "signoff",
    });
    await bridge.ask("issues.save", save);
    const { entries } = await bridge.ask("audit.list", { issue: id });
    expect(entries.map(({ action, details }) => [action, details.reason ?? details.to])).toEqual([
      ["edited", undefined],
      ["unlocked", "日期有误"],
      ["advanced", "final"],
      ["advanced", "signoff"],
      ["advanced", "proofreading"],
      ["created", undefined],
    ]);
    expect(await failure(bridge, "issues.unlock", { id, session: one, reason: "再来" })).toMatchObject({
      code: "wrong-step",
      details: { state: "signoff" },
    });
  });

  test("versions are kept on demand and before the first change, with their content", async () => {
    const { bridge, id, revision } = await setUp();
    await be(bridge, editor);
    await bridge.ask("issues.save", {
      id,
      session: one,
      revision,
      generation: 0,
      document: saying("二稿。"),
    });
    await bridge.ask("issues.save", {
      id,
      session: one,
      revision: revision + 1,
      generation: 0,
      document: saying("三稿。"),
    });
    const { id: versionId } = await bridge.ask("versions.keep", { issue: id, label: " 领导改过 " });
    const { versions } = await bridge.ask("versions.list", { issue: id });
    expect(versions.map(({ kind, label }) => [kind, label])).toEqual([
      ["manual", "领导改过"],
      ["automatic", ""],
    ]);
    const texts = await Promise.all(
      versions.map(
        async (version) =>
          (await bridge.ask("versions.get", { id: version.id })).document.blocks[0]?.runs[0]?.text,
      ),
    );
    expect(texts).toEqual(["三稿。", "初稿。"]);
    await bridge.ask("versions.keep", { issue: id, label: "恢复前", restores: versionId });
    expect((await bridge.ask("audit.list", { issue: null })).entries[0]).toMatchObject({
      action: "versionRestored",
      details: { label: "领导改过" },
      by: editor,
    });
    expect(await failure(bridge, "versions.get", { id: 99 })).toMatchObject({
      code: "not-found",
      details: { what: "version" },
    });
    expect(await failure(bridge, "versions.keep", { issue: id, label: "", restores: 99 })).toMatchObject({
      code: "not-found",
    });
    expect(await failure(bridge, "versions.keep", { issue: 99, label: "" })).toMatchObject({
      code: "not-found",
    });
  });

  test("versions of a transferred issue come with it, under new ids", async () => {
    const { bridge } = await setUp();
    const by = { name: "顾书宁", role: "editor" as const };
    const earlier = (id: number, at: string, label: string) => ({
      version: { id, at, by, kind: "manual" as const, state: "draft" as const, label },
      document: saying(label),
    });
    const incomingVersions = [
      earlier(8, "2026-11-22T08:00:00.000Z", "二稿"),
      earlier(7, "2026-11-21T08:00:00.000Z", "一稿"),
    ];
    const copy = await bridge.ask("issues.create", {
      document: saying("三稿"),
      versions: incomingVersions,
    });
    const again = await bridge.ask("issues.create", {
      document: saying("三稿"),
      versions: incomingVersions,
    });
    const listVersions = async (issue: number) => (await bridge.ask("versions.list", { issue })).versions;
    expect((await listVersions(copy.id)).map(({ label, by: { name }, at }) => [label, name, at])).toEqual([
      ["二稿", "顾书宁", "2026-11-22T08:00:00.000Z"],
      ["一稿", "顾书宁", "2026-11-21T08:00:00.000Z"],
    ]);
    const ids = [...(await listVersions(copy.id)), ...(await listVersions(again.id))].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect((await bridge.ask("versions.get", { id: ids[0] as number })).document).toEqual(saying("二稿"));
  });

  test("the history is a file that Excel opens, without any formula", async () => {
    const { bridge, id } = await setUp();
    await be(bridge, { name: '=HYPERLINK("x")', role: "proofreader" });
    await bridge.ask("versions.keep", { issue: id, label: "甲,“乙”" });
    const { text } = await bridge.ask("audit.export", { issue: id });
    const lines = text.split("\r\n");
    expect(lines[0]).toBe('\uFEFF"时间","期","姓名","岗位","事项"');
    expect(lines[1]).toContain('"未署名","编辑","新建"');
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")","校对","保存版本“甲,“乙””"`);
    expect(lines).toHaveLength(4);
  });
});
