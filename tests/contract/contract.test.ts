/**
 * One suite for the contract, over every bridge: the loopback shell and Electron's wiring.
 */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../shared/document/empty.ts";
import { schemaVersion, type BulletinDocument } from "../../shared/document/schema.ts";
import type { Bridge } from "../../shared/port/bridge.ts";
import type { CallName, EventData, Input } from "../../shared/contract/calls.ts";
import { answerOf, failure } from "./answers.ts";
import { bridges, type OpenBridge } from "./bridges.ts";

let open: OpenBridge | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const documentWithNumber = (number: number, name = "示例区工作快报"): BulletinDocument => {
  const document = emptyDocument();
  return { ...document, masthead: { ...document.masthead, name: [name], number, date: "2026-11-23" } };
};

const code = async <N extends CallName>(bridge: Bridge, name: N, input: Input<N>): Promise<string> =>
  (await failure(bridge, name, input)).code;
const [one, two] = ["session-one", "session-two"];

describe.each(bridges)("$name", ({ make }) => {
  const setUp = async () => {
    open = await make();
    return open;
  };

  test("issues are created, listed, saved over the revision that was read, duplicated, removed and restored", async () => {
    const { bridge } = await setUp();
    const { id } = await bridge.ask("issues.create", { document: documentWithNumber(7) });
    await bridge.ask("issues.create", { document: documentWithNumber(9) });
    const openAnswer = await bridge.ask("issues.open", { id, session: one, label: "一" });
    expect(openAnswer).toMatchObject({ id, holder: null });
    expect(openAnswer.document).toEqual(numberedLike(openAnswer.document, 7));
    const saveAnswer = await bridge.ask("issues.save", {
      id,
      session: one,
      revision: openAnswer.revision,
      generation: 0,
      document: numberedLike(openAnswer.document, 8),
    });
    expect(saveAnswer.revision).toBeGreaterThan(openAnswer.revision);
    expect((await bridge.ask("issues.list", { deleted: false })).issues.map(({ number }) => number)).toEqual([
      9, 8,
    ]);
    expect(
      await code(bridge, "issues.save", {
        id,
        session: one,
        revision: openAnswer.revision,
        generation: 0,
        document: openAnswer.document,
      }),
    ).toBe("conflict");
    await bridge.ask("issues.close", { id, session: one });

    const copy = await bridge.ask("issues.duplicate", { id });
    expect(
      (await bridge.ask("issues.open", { id: copy.id, session: one, label: "一" })).document.masthead.number,
    ).toBe(8);
    await bridge.ask("issues.remove", { id });
    expect((await bridge.ask("issues.list", { deleted: true })).issues.map((issue) => issue.id)).toEqual([
      id,
    ]);
    expect(await code(bridge, "issues.open", { id, session: one, label: "一" })).toBe("not-found");
    await bridge.ask("issues.restore", { id });
    expect((await bridge.ask("issues.list", { deleted: false })).issues).toHaveLength(3);
  });

  test("the second window to open an issue only reads; when it takes over, the first is notified", async () => {
    const { bridge } = await setUp();
    const { id } = await bridge.ask("issues.create", { document: documentWithNumber(7) });
    const first = await bridge.ask("issues.open", { id, session: one, label: "一号窗口" });
    const second = await bridge.ask("issues.open", { id, session: two, label: "二号窗口" });
    expect(second.holder).toMatchObject({ session: one, label: "一号窗口" });
    expect(
      await code(bridge, "issues.save", {
        id,
        session: two,
        revision: second.revision,
        generation: 0,
        document: second.document,
      }),
    ).toBe("taken-over");
    expect(await bridge.ask("issues.renew", { id, session: one })).toMatchObject({ held: true });
    await bridge.ask("issues.takeOver", { id, session: two, label: "二号窗口" });
    expect(await bridge.ask("issues.renew", { id, session: one })).toMatchObject({
      held: false,
      holder: { label: "二号窗口" },
    });
    const refusal = await answerOf(bridge, "issues.save", {
      id,
      session: one,
      revision: first.revision,
      generation: 0,
      document: first.document,
    });
    expect(refusal).toMatchObject({
      ok: false,
      error: { code: "taken-over", details: { holder: "二号窗口" } },
    });
  });

  test("several manuscripts are imported, changed, listed with the issue that uses them, removed and restored", async () => {
    const { bridge } = await setUp();
    const text = (content: string) => Buffer.from(content, "utf8").toString("base64");
    const files = [
      { name: "东河街道 2026-11-20.txt", bytes: text("五联动做法\n\n近日，街道开展活动。") },
      { name: "坏.txt", bytes: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").toString("base64") },
      { name: "断.docx", bytes: Buffer.from("504b03041400000000000000", "hex").toString("base64") },
      { name: "北坡镇.txt", bytes: text("动态\n\n一段正文。") },
      { name: "又一份.txt", bytes: text("动态\n\n一段正文。") },
    ];
    const report = await bridge.ask("manuscripts.import", { files });
    expect(report.imported).toMatchObject([
      {
        unit: "东河街道",
        date: "2026-11-20",
        title: "五联动做法",
        state: "new",
        confirmed: false,
        usedIn: null,
      },
      { unit: "北坡镇" },
    ]);
    const [first, second] = report.imported.map(({ id }) => id) as [number, number];
    expect(report.repeated).toEqual([{ file: "又一份.txt", id: second }]);
    expect(report.failed).toMatchObject([
      { file: "坏.txt", error: { code: "unreadable" } },
      { file: "断.docx", error: { code: "unreadable", details: { file: "断.docx" } } },
    ]);
    await bridge.ask("manuscripts.change", {
      ids: [first],
      change: { state: "returned", reason: "缺少数字", confirmed: true },
    });
    expect((await bridge.ask("manuscripts.get", { id: first })).manuscript).toMatchObject({
      state: "returned",
      reason: "缺少数字",
      confirmed: true,
      unit: "东河街道",
    });
    expect(await code(bridge, "manuscripts.get", { id: 99 })).toBe("not-found");

    const { document } = await bridge.ask("manuscripts.get", { id: second });
    const issue = documentWithNumber(7);
    issue.blocks = document.blocks.map((block) => ({ ...block, manuscript: second }));
    const { id } = await bridge.ask("issues.create", { document: issue });
    const readUse = async () => (await bridge.ask("manuscripts.get", { id: second })).manuscript.usedIn;
    expect(await readUse()).toEqual({ issue: id, number: 7 });
    const openAnswer = await bridge.ask("issues.open", { id, session: one, label: "一" });
    await bridge.ask("issues.save", {
      id,
      session: one,
      revision: openAnswer.revision,
      generation: 0,
      document: { ...openAnswer.document, blocks: [] },
    });
    expect(await readUse()).toBeNull();

    await bridge.ask("manuscripts.remove", { ids: [first] });
    expect(
      (await bridge.ask("manuscripts.list", { deleted: true })).manuscripts.map((each) => each.id),
    ).toEqual([first]);
    await bridge.ask("manuscripts.restore", { ids: [first] });
    expect(
      (await bridge.ask("manuscripts.list", { deleted: false })).manuscripts.map((each) => each.id),
    ).toEqual([second, first]);
  });

  test("a text is read, and a declined change leaves its text as it was", async () => {
    const { bridge } = await setUp();
    const bytes = Buffer.from("第7期\n\n【简 讯】\n\n正文。\n", "utf8").toString("base64");
    const { document } = await bridge.ask("importing.read", { name: "a.txt", bytes });
    expect(document.blocks[0]?.runs[0]?.text).toBe("【简　讯】");

    const handle = "handle-of-file";
    const preview = await bridge.ask("importing.open", { handle, name: "a.txt", bytes });
    expect(preview).toMatchObject({
      masthead: { number: 7 },
      sections: [{ title: "简讯", articles: 1 }],
      characters: 7,
      changes: [{ kind: "section-gap", line: 3, before: "【简 讯】", after: "【简　讯】" }],
    });
    const declined = preview.changes.map(({ id }) => id);
    expect(await bridge.ask("importing.decline", { handle, declined })).toEqual({
      ...preview,
      changes: [],
    });
    const { id } = await bridge.ask("importing.accept", { handle, declined });
    expect(
      (await bridge.ask("issues.open", { id, session: one, label: "一" })).document.blocks[0]?.runs[0]?.text,
    ).toBe("【简 讯】");
    expect(await bridge.ask("importing.accept", { handle, declined }), "sent again").toEqual({ id });

    await bridge.ask("importing.close", { handle });
    for (const name of ["importing.decline", "importing.accept"] as const)
      expect(await answerOf(bridge, name, { handle, declined: [] })).toMatchObject({
        ok: false,
        error: { code: "file-closed" },
      });
    expect((await bridge.ask("importing.sample", {})).document.schema).toBe(schemaVersion);
  });

  test("an export reports its steps and gives its files; a cancelled export writes nothing", async () => {
    const { bridge, folder } = await setUp();
    const steps: EventData<"job.progress">[] = [];
    const stop = bridge.on("job.progress", (data) => steps.push(data));
    const { files } = await bridge.ask("exporting.export", {
      job: "job-1",
      document: documentWithNumber(7),
      folder,
      formats: ["txt", "docx"],
    });
    expect(files.map(({ format }) => format)).toEqual(["txt", "docx"]);
    for (const { path } of files) await access(path);
    await expect.poll(() => steps.map(({ job }) => job)).toContain("job-1");
    expect(steps.map(({ step }) => step)).toEqual(expect.arrayContaining(["text", "word"]));
    stop();

    const running = answerOf(bridge, "exporting.export", {
      job: "job-2",
      document: documentWithNumber(8),
      folder,
      formats: ["pdf", "docx", "txt"],
    });
    await bridge.ask("jobs.cancel", { job: "job-2" });
    await bridge.ask("jobs.cancel", { job: "job-2" });
    const answer = await running;
    // The cancellation may come after the last step, but it must not become another error.
    if (!answer.ok) expect(answer.error.code).toBe("cancelled");
    if (!answer.ok) await expect(access(join(folder, "示例区工作快报第8期.txt"))).rejects.toThrow();
    expect(await code(bridge, "files.open", { path: "/etc/passwd" })).toBe("not-found");
    expect(await code(bridge, "files.showInFolder", { path: "/etc/passwd" })).toBe("not-found");
  });

  test("the preview is a PDF with its number of pages", async () => {
    const { bridge } = await setUp();
    const { pdf, pages } = await bridge.ask("exporting.preview", {
      job: "job-3",
      document: documentWithNumber(7),
    });
    expect(Buffer.from(pdf, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    expect(pages).toBe(1);
  });

  test("changing one setting keeps the others; folders are listed", async () => {
    const { bridge } = await setUp();
    await bridge.ask("settings.set", { theme: "dark" });
    await bridge.ask("settings.set", { locale: "en" });
    expect(await bridge.ask("settings.get", {})).toMatchObject({ theme: "dark", locale: "en" });
    expect((await bridge.ask("folders.list", { path: null })).path).not.toBe("");
    expect(await code(bridge, "folders.list", { path: "/no/such/folder" })).toBe("not-found");
    expect((await bridge.ask("shell.info", {})).libraryFolder).not.toBe("");
  });

  test("listeners hear of changes until they stop listening", async () => {
    const { bridge } = await setUp();
    let eventCount = 0;
    const stop = bridge.on("issues.changed", () => {
      eventCount += 1;
    });
    await bridge.ask("issues.create", { document: documentWithNumber(7) });
    await expect.poll(() => eventCount).toBe(1);
    stop();
    await bridge.ask("issues.create", { document: documentWithNumber(8) });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(eventCount).toBe(1);
  });

  test("every error is an answer with a code, never an exception", async () => {
    const { bridge } = await setUp();
    expect(await code(bridge, "issues.open", { id: 999, session: one, label: "" })).toBe("not-found");
    expect(await code(bridge, "issues.open", { id: -1, session: one, label: "" })).toBe("invalid-input");
    expect(await code(bridge, "issues.create", { document: { schema: 1 } as never })).toBe("invalid-input");
    expect(await code(bridge, "no.such.call" as CallName, {} as never)).toBe("invalid-input");
    expect(await code(bridge, "constructor" as CallName, {} as never)).toBe("invalid-input");
  });
});

const numberedLike = (document: BulletinDocument, number: number): BulletinDocument => ({
  ...document,
  masthead: { ...document.masthead, number },
});
