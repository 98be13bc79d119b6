/** Contract of the calls `publications.*`, over every bridge. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { pagePresets } from "../../shared/publications/page-settings.ts";
import { profileOf } from "../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { CallName, Input } from "../../shared/contract/calls.ts";
import { failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const issue = (number: number, name = ["示例区", "工作快报"]): BulletinDocument => {
  const document = emptyDocument();
  return { ...document, masthead: { ...document.masthead, name, number, date: "2026-11-23" } };
};
const profile = profileOf(issue(1));
const versions = [{ validFrom: "2026-01-01", profile }];

const code = async <N extends CallName>(bridge: Bridge, name: N, input: Input<N>): Promise<string> =>
  (await failure(bridge, name, input)).code;

describe.each(bridges)("$name", ({ make }) => {
  test("a publication collects the issues of its name, old and new; it is saved, removed and restored", async () => {
    open = await make();
    const { bridge } = open;
    const changes: string[] = [];
    bridge.on("publications.changed", () => changes.push("publications"));
    const old = await bridge.ask("issues.create", { document: issue(1, ["示例区工作快报"]) });
    const other = await bridge.ask("issues.create", { document: issue(1, ["别的简报"]) });
    const { id, issues } = await bridge.ask("publications.create", { versions });
    expect(issues).toBe(1);
    const young = await bridge.ask("issues.create", { document: issue(2, ["示例区 工作快报"]) });
    const none = await bridge.ask("issues.create", { document: issue(3), publication: null });
    const newIssue = await bridge.ask("issues.create", {
      document: issue(4, ["另一名"]),
      publication: id,
    });
    const copy = await bridge.ask("issues.duplicate", { id: newIssue.id });
    const belongs = async () =>
      Object.fromEntries(
        (await bridge.ask("issues.list", { deleted: false })).issues.map((each) => [
          each.id,
          each.publication,
        ]),
      );
    expect(await belongs()).toEqual({
      [old.id]: id,
      [other.id]: null,
      [young.id]: id,
      [none.id]: null,
      [newIssue.id]: id,
      [copy.id]: id,
    });
    expect(
      (await bridge.ask("issues.open", { id: old.id, session: "session-one", label: "一" })).publication,
    ).toBe(id);
    await bridge.ask("issues.assign", { id: none.id, publication: id });
    await bridge.ask("issues.assign", { id: copy.id, publication: null });
    expect(await belongs()).toMatchObject({ [none.id]: id, [copy.id]: null });
    expect(await code(bridge, "issues.assign", { id: none.id, publication: 99 })).toBe("not-found");
    expect(await code(bridge, "issues.create", { document: issue(9), publication: 99 })).toBe("not-found");

    const changedVersions = [
      ...versions,
      { validFrom: "2026-07-01", profile: { ...profile, name: ["示例区", "文明快报"], issuer: "新办公室" } },
    ];
    expect(await bridge.ask("publications.save", { id, revision: 0, versions: changedVersions })).toEqual({
      revision: 1,
    });
    expect(await code(bridge, "publications.save", { id, revision: 0, versions })).toBe("conflict");
    expect((await bridge.ask("publications.list", {})).publications).toEqual([
      { id, name: "示例区 文明快报", versions: changedVersions, revision: 1, issues: 4, deletedAt: null },
    ]);

    await bridge.ask("publications.remove", { id });
    expect((await bridge.ask("publications.list", {})).publications[0]?.deletedAt).not.toBeNull();
    expect(await code(bridge, "publications.remove", { id })).toBe("not-found");
    expect(await code(bridge, "publications.save", { id, revision: 1, versions })).toBe("not-found");
    await bridge.ask("publications.restore", { id });
    expect(await code(bridge, "publications.restore", { id })).toBe("not-found");
    await expect.poll(() => changes.length).toBe(4);
  });

  test("a duplicate or skipped number is reported within the publication", async () => {
    open = await make();
    const { bridge } = open;
    const { id: publication } = await bridge.ask("publications.create", { versions });
    const { id } = await bridge.ask("issues.create", { document: issue(9) });
    const check = async (issue: number, number: number | null, date: string | null = "2026-11-23") =>
      (await bridge.ask("publications.checkNumber", { issue, number, date })).problem;
    expect(await check(id, 9)).toBeNull();
    const next = (await bridge.ask("issues.create", { document: issue(9) })).id;
    expect(await check(next, 9)).toEqual({ kind: "repeated" });
    expect(await check(next, 12, null)).toEqual({ kind: "skipped", first: 10, last: 11 });
    expect(await check(next, 10)).toBeNull();
    expect(await check(next, null)).toBeNull();
    await bridge.ask("issues.assign", { id: next, publication: null });
    expect(await check(next, 9)).toBeNull();
    const yearly = [{ validFrom: "2026-01-01", profile: { ...profile, numbering: "yearly" as const } }];
    await bridge.ask("publications.save", { id: publication, revision: 0, versions: yearly });
    await bridge.ask("issues.assign", { id: next, publication });
    expect(await check(next, 9, "2027-01-04")).toEqual({ kind: "skipped", first: 1, last: 8 });
    expect(await check(next, 1, "2027-01-04")).toBeNull();
    expect(await code(bridge, "publications.checkNumber", { issue: 99, number: 1, date: null })).toBe(
      "not-found",
    );
  });

  test("an issue is printed on the page that its publication had on its date, without a publication on the standard page", async () => {
    open = await make();
    const { bridge } = open;
    const large = {
      ...profile,
      page: { ...profile.page, ...pagePresets.large },
      pageNumber: { form: "page" as const, place: "centre" as const },
    };
    const { id } = await bridge.ask("publications.create", { versions });
    const folder = await mkdtemp(join(tmpdir(), "bulletin-pages-"));
    const word = async (publication: number | null | undefined, date: string | null): Promise<Buffer> => {
      const document = { ...issue(5), masthead: { ...issue(5).masthead, date } };
      const { files } = await bridge.ask("exporting.export", {
        job: "job",
        document,
        publication,
        folder,
        formats: ["docx"],
      });
      return readFile(files[0]?.path ?? "");
    };
    const before = await word(id, "2026-11-23");
    await bridge.ask("publications.save", {
      id,
      revision: 0,
      versions: [...versions, { validFrom: "2026-12-01", profile: large }],
    });
    const after = [
      await word(id, "2026-11-23"),
      await word(null, "2026-12-01"),
      await word(undefined, "2026-12-01"),
      await word(id, "2026-12-01"),
    ];
    const standard = await word(null, "2026-11-23");
    expect(before.equals(standard)).toBe(true);
    expect(before.equals(after[0] ?? Buffer.of())).toBe(true);
    expect(after[1]?.equals(after[2] ?? Buffer.of())).toBe(true);
    expect(after[3]?.equals(after[2] ?? Buffer.of())).toBe(false);
    expect(strFromU8(unzipSync(after[3] ?? Buffer.of())["word/document.xml"] ?? new Uint8Array())).toContain(
      'w:linePitch="637"',
    );
    expect(await code(bridge, "exporting.preview", { job: "job", document: issue(5), publication: 99 })).toBe(
      "not-found",
    );
    await rm(folder, { recursive: true });
  });

  test("versions out of order, two of one day, no version, or one without a name are refused", async () => {
    open = await make();
    const { bridge } = open;
    const nameless = [{ validFrom: "2026-01-01", profile: { ...profile, name: [" "] } }];
    const unsound = [
      { validFrom: "2026-01-01", profile: { ...profile, page: { ...profile.page, characters: 40 } } },
    ];
    for (const wrong of [
      unsound,
      [],
      [...versions, ...versions],
      [{ validFrom: "2026-02-01", profile }, ...versions],
      nameless,
    ]) {
      expect(await code(bridge, "publications.create", { versions: wrong })).toBe("invalid-input");
    }
  });
});
