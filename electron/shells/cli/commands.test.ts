/**
 * Word files on the command line: they are shown, imported and exported like text files; a batch continues
 * after an unreadable file.
 */
import { strFromU8, unzipSync, zipSync } from "fflate";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { pagePresets, standardSettings } from "../../../shared/publications/page-settings.ts";
import { profileOf } from "../../../shared/publications/publication.ts";
import { paragraph, plain, run, wordFile } from "../../../tests/support/readers/word-file.ts";
import { openLibrary } from "../../core/library/index.ts";
import { exportSource, importAsManuscripts, importFiles, listManuscripts, show } from "./commands.ts";
import { formatUnfilled } from "./format.ts";

let folder: string;
const at = (name: string) => join(folder, name);
const manuscript = wordFile(
  plain("第7期", "【检查督导】") +
    paragraph(run("一是强化组织。", "<w:b/>") + run("各部门要落实。") + "<w:r><pic:pic/></w:r>") +
    plain("（本刊）"),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-cli-"));
  await writeFile(at("稿.docx"), manuscript);
  await writeFile(at("坏稿.docx"), manuscript.subarray(0, 300));
  await writeFile(at("旧稿.doc"), Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
  await writeFile(at("一.txt"), "第8期\n\n【简讯】\n\n正文。\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a manuscript is shown", async () => {
  const { masthead, sections, notes } = await show({ name: "show", source: at("稿.docx") }, undefined);
  expect(masthead.number).toBe(7);
  expect(sections).toMatchObject([
    {
      title: "检查督导",
      articles: [{ text: "一是强化组织。各部门要落实。", points: ["一是强化组织。"], source: ["本刊"] }],
    },
  ]);
  expect(notes).toEqual([{ kind: "pictures", count: 1 }]);
});

test("a batch continues after an unreadable file", async () => {
  const files = ["坏稿.docx", "稿.docx", "旧稿.doc", "没有.docx", "一.txt"].map(at);
  const { imported, failed } = await importFiles(
    { name: "import", files, asManuscripts: false },
    at("library"),
  );
  expect(imported).toMatchObject([
    { file: at("稿.docx"), number: 7, articles: 1, notes: [{ kind: "pictures", count: 1 }] },
    { file: at("一.txt"), number: 8 },
  ]);
  expect(failed.map(({ error }) => error)).toEqual([
    { code: "unreadable", details: { file: "坏稿.docx", reason: "word-damaged" } },
    { code: "unreadable", details: { file: "旧稿.doc", reason: "word-97" } },
    { code: "not-found", details: { what: "path", path: at("没有.docx") } },
  ]);
});

test("manuscripts are imported, also from an archive, reported and listed", async () => {
  await writeFile(
    at("来稿.zip"),
    zipSync({
      "北坡镇 11.20.txt": new TextEncoder().encode("动态\n\n正文。"),
      "坏.png": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    }),
  );
  await mkdir(at("夹"));
  const files = ["来稿.zip", "稿.d*", "没有.docx", "夹"].map(at);
  const { imported, failed } = await importAsManuscripts(
    { name: "import", files, asManuscripts: true },
    at("store"),
  );
  expect(imported).toMatchObject([
    { file: "来稿.zip/北坡镇 11.20.txt", unit: "北坡镇" },
    { file: "稿.docx" },
  ]);
  expect(failed.map(({ file, error }) => [file, error.code])).toEqual([
    ["来稿.zip/坏.png", "unreadable"],
    ["没有.docx", "not-found"],
    ["夹", "unreadable"],
  ]);
  expect(failed.at(-1)?.error.details).toMatchObject({ reason: "folder" });
  expect((await listManuscripts(at("store"))).manuscripts.map(({ file }) => file)).toEqual([
    "稿.docx",
    "来稿.zip/北坡镇 11.20.txt",
  ]);
  expect(
    (await importAsManuscripts({ name: "import", files: [at("稿.docx")], asManuscripts: true }, at("store")))
      .repeated,
  ).toHaveLength(1);
  expect(await listManuscripts(at("no library"))).toEqual({ manuscripts: [] });
});

test("a manuscript is exported, and its Word file has the same content", async () => {
  const { files, unfilledFields } = await exportSource(
    { name: "export", source: at("稿.docx"), out: at("out"), formats: ["docx", "txt"], markup: "none" },
    undefined,
  );
  expect(files).toHaveLength(2);
  expect(unfilledFields).toEqual([{ kind: "date" }]);
  expect(formatUnfilled([...unfilledFields, { kind: "field", block: "b", name: "单位" }], "zh-CN")).toBe(
    "注意：还有 2 处没有填：没有填日期、模板中的［单位］",
  );
  const [before, after] = await Promise.all([
    show({ name: "show", source: at("稿.docx") }, undefined),
    show({ name: "show", source: files[0]?.path ?? "" }, undefined),
  ]);
  expect({ ...after, notes: before.notes }).toEqual(before);
  expect(after.notes).toBeUndefined();
  expect(await readFile(files[1]?.path ?? "", "utf8")).toContain("**一是强化组织。**");
});

test("an issue is exported on the page of its publication on its date, a file on the standard page", async () => {
  const folder = at("library-with-pages");
  const library = await openLibrary(folder);
  const document = {
    ...emptyDocument(),
    masthead: { name: ["工作快报"], number: 41, issuer: "办公室", date: "2026-11-23" },
  };
  const profile = { ...profileOf(document), page: { ...standardSettings.page, ...pagePresets.large } };
  await library.publications.create({ versions: [{ validFrom: "2026-01-01", profile }] });
  await library.issues.create({ document });
  await library.close();
  const exportText = async (source: string, out: string) => {
    const { files } = await exportSource(
      { name: "export", source, out: at(out), formats: ["docx"], markup: "none" },
      folder,
    );
    return strFromU8(
      unzipSync(await readFile(files[0]?.path ?? ""))["word/document.xml"] ?? new Uint8Array(),
    );
  };
  expect(await exportText("41", "of-library")).toContain('w:linePitch="637"');
  expect(await exportText(at("稿.docx"), "of-file")).toContain('w:linePitch="579"');
});
