/** Every call that stores something, with its preparation. One that is missing here is a type error. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { profileOf } from "../../../shared/publications/publication.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { Bridge } from "../../../shared/port/bridge.ts";
import type { CallName, CallsWith, Input, Output } from "../../../shared/contract/calls.ts";
import { openDatabase } from "../../../electron/core/library/database/driver.ts";
import { databaseName } from "../../../electron/core/library/index.ts";
import { readPictureFile } from "../../../electron/core/system/picture-file.ts";
import { writePackage } from "../../../electron/core/exporting/package/index.ts";
import { pngOf } from "./pictures.ts";

/**
 * Calls with an effect that is not stored in the library: a notice removed, a file open for import, a job ended or
 * paused, another program started, an entry of the log; and the repair of a library, which is sound here.
 */
export const passingCalls = [
  "backups.acknowledge",
  "backups.repair",
  "importing.open",
  "importing.decline",
  "importing.close",
  "jobs.cancel",
  "program.report",
  "watching.pause",
  "folders.choose",
  "files.open",
  "files.showInFolder",
] as const satisfies CallName[];
type Passing = (typeof passingCalls)[number];

export type Writing = Exclude<CallsWith<"idempotent" | "once">, Passing>;

export interface Desk {
  bridge: Bridge;
  /** A folder on the tested disk. */
  folder: string;
  /** A folder on another disk. */
  elsewhere: string;
  /** Gives the next number, so that nothing is made twice. */
  next(): number;
}

/** Makes the input of each of these calls, and what it needs in the library. */
export type Prepared<N extends CallName> = { [Name in N]: (desk: Desk) => Promise<Input<Name>> };

export const call = <N extends CallName>({ bridge }: Desk, name: N, input: Input<N>): Promise<Output<N>> =>
  bridge.ask(name, input);

export const session = "session-of-test";
const owner = { session, label: "甲" };
export const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");
export const text = (number: number): string => `第${number}篇。${"东河街道清扫背街小巷。".repeat(200)}`;

export function documentOf(number: number): BulletinDocument {
  const document = emptyDocument(() => "b1");
  return {
    ...document,
    masthead: { ...document.masthead, name: ["示例快报"], number, date: "2026-11-23" },
    blocks: [
      { id: "b1", style: "body", runs: [{ text: `题目${number}`, title: true }, { text: text(number) }] },
    ],
  };
}

export const createIssue = async (desk: Desk): Promise<number> =>
  (await call(desk, "issues.create", { document: documentOf(desk.next()), publication: null })).id;
async function createOpenIssue(desk: Desk): Promise<Output<"issues.open">> {
  return call(desk, "issues.open", { id: await createIssue(desk), ...owner });
}
async function createRemovedIssue(desk: Desk): Promise<{ id: number }> {
  const id = await createIssue(desk);
  await call(desk, "issues.remove", { id });
  return { id };
}
async function createSignedIssue(desk: Desk): Promise<number> {
  const { id } = await createOpenIssue(desk);
  for (const to of ["proofreading", "signoff", "final"] as const)
    await call(desk, "issues.advance", { id, session, to });
  return id;
}
const versions = (number: number) => [
  { validFrom: "2026-01-01", profile: { ...profileOf(documentOf(1)), name: [`刊物${number}`] } },
];
export const publication = async (desk: Desk) =>
  (await call(desk, "publications.create", { versions: versions(desk.next()) })).id;
const template = (number: number) => ({
  name: `模板${number}`,
  kind: "article" as const,
  limit: null,
  blocks: documentOf(number).blocks,
});
export const templateMade = async (desk: Desk) =>
  (await call(desk, "templates.create", { template: template(desk.next()) })).id;
const manuscriptFile = (number: number) => ({ name: `稿${number}.txt`, bytes: base64(text(number)) });
export async function manuscript(desk: Desk): Promise<number[]> {
  return (await call(desk, "manuscripts.import", { files: [manuscriptFile(desk.next())] })).imported.map(
    ({ id }) => id,
  );
}
const ignoredFinding = { rule: "units", text: "区城管局", around: null };

async function folderElsewhere(desk: Desk): Promise<string> {
  const folder = join(desk.elsewhere, String(desk.next()));
  await mkdir(folder);
  return folder;
}

async function packageWithPicture({ next }: Desk): Promise<Uint8Array> {
  const number = next();
  const { bytes, asset, type, width, height } = readPictureFile(
    "图.png",
    pngOf(40, 30, [0, number % 256, 0]),
  );
  const document = documentOf(number);
  return writePackage(
    {
      ...document,
      blocks: [
        ...document.blocks,
        { id: "b2", style: "figure", figure: { asset, type, width, height, share: 100 }, runs: [] },
      ],
    },
    { creationDate: new Date(), readAsset: async () => bytes },
  );
}

export const writingCalls: Prepared<Writing> = {
  "issues.create": async ({ next }) => ({ document: documentOf(next()) }),
  "issues.open": async (desk) => ({ id: await createIssue(desk), ...owner }),
  "issues.takeOver": async (desk) => ({
    id: (await createOpenIssue(desk)).id,
    session: "another-session",
    label: "乙",
  }),
  "issues.renew": async (desk) => ({ id: (await createOpenIssue(desk)).id, session }),
  async "issues.save"(desk) {
    const { id, revision, generation } = await createOpenIssue(desk);
    return { id, session, revision, generation, document: documentOf(desk.next()) };
  },
  "issues.close": async (desk) => ({ id: (await createOpenIssue(desk)).id, session }),
  "issues.duplicate": async (desk) => ({ id: await createIssue(desk) }),
  "issues.remove": async (desk) => ({ id: await createIssue(desk) }),
  "issues.restore": createRemovedIssue,
  "issues.assign": async (desk) => ({ id: await createIssue(desk), publication: await publication(desk) }),
  "issues.advance": async (desk) => ({ id: (await createOpenIssue(desk)).id, session, to: "proofreading" }),
  "issues.unlock": async (desk) => ({ id: await createSignedIssue(desk), session, reason: "漏了一段" }),
  "versions.keep": async (desk) => ({ issue: await createIssue(desk), label: "送审前" }),
  "publications.create": async ({ next }) => ({ versions: versions(next()) }),
  "publications.save": async (desk) => ({
    id: await publication(desk),
    revision: 0,
    versions: versions(desk.next()),
  }),
  "publications.remove": async (desk) => ({ id: await publication(desk) }),
  async "publications.restore"(desk) {
    const id = await publication(desk);
    await call(desk, "publications.remove", { id });
    return { id };
  },
  "manuscripts.import": async ({ next }) => ({ files: [manuscriptFile(next())] }),
  "manuscripts.change": async (desk) => ({ ids: await manuscript(desk), change: { unit: "东河街道" } }),
  "manuscripts.remove": async (desk) => ({ ids: await manuscript(desk) }),
  async "manuscripts.restore"(desk) {
    const ids = await manuscript(desk);
    await call(desk, "manuscripts.remove", { ids });
    return { ids };
  },
  "names.save": async (desk) => ({
    revision: (await call(desk, "names.list", {})).revision,
    units: [{ full: `第${desk.next()}街道`, short: [] }],
    people: [],
  }),
  "templates.create": async ({ next }) => ({ template: template(next()) }),
  "templates.save": async (desk) => ({ id: await templateMade(desk), change: { limit: 300 } }),
  "templates.remove": async (desk) => ({ id: await templateMade(desk) }),
  async "templates.restore"(desk) {
    const id = await templateMade(desk);
    await call(desk, "templates.remove", { id });
    return { id };
  },
  async "templates.import"(desk) {
    const id = await templateMade(desk);
    const file = await call(desk, "templates.export", { ids: [id] });
    await call(desk, "templates.save", {
      id,
      change: { name: `改名${desk.next()}`, blocks: documentOf(desk.next()).blocks },
    });
    return { name: "模板.json", ...file };
  },
  "checking.ignore": async (desk) => ({
    issue: await createIssue(desk),
    ignored: ignoredFinding,
    reason: "就这么写",
  }),
  "checking.stopIgnoring": async (desk) =>
    call(desk, "checking.ignore", { issue: await createIssue(desk), ignored: ignoredFinding, reason: "" }),
  "statistics.setNotes": async (desk) => ({
    issue: await createIssue(desk),
    article: "b1",
    notes: [{ leader: "陆文川", date: null, text: "做法很好。" }],
  }),
  "backups.make": async () => ({}),
  "backups.restore": async (desk) => ({ path: (await call(desk, "backups.make", {})).backup.path }),
  async "copies.takeBack"(desk) {
    const { id, revision, generation } = await createOpenIssue(desk);
    const { path } = (await call(desk, "backups.make", {})).backup;
    await call(desk, "issues.save", {
      id,
      session,
      revision,
      generation,
      document: documentOf(desk.next()),
    });
    await call(desk, "issues.close", { id, session });
    return { path, subject: { kind: "issue", id }, label: "取回之前" };
  },
  async "copies.takeTableBack"(desk) {
    const entry = await templateMade(desk);
    const { path } = (await call(desk, "backups.make", {})).backup;
    await call(desk, "templates.save", { id: entry, change: { limit: 300 } });
    return { path, table: "templates", entry };
  },
  async "copies.takePicturesBack"(desk) {
    const bytes = base64(pngOf(40, 30, [0, 0, desk.next() % 256]));
    const figure = { ...(await call(desk, "assets.add", { name: "图.png", bytes })), share: 100 };
    await call(desk, "backups.make", {});
    const { path } = (await call(desk, "backups.make", {})).backup;
    // Now only the backups have the picture, which an issue shows: its autosave went when two contained it.
    const database = await openDatabase(join(dirname(dirname(path)), databaseName));
    await database.run("DELETE FROM assets WHERE digest = ?", figure.asset);
    await database.close();
    const document = documentOf(desk.next());
    await call(desk, "issues.create", {
      document: { ...document, blocks: [{ id: "b2", style: "figure", figure, runs: [] }] },
    });
    return {};
  },
  async "bulk.import"(desk) {
    const folder = await folderElsewhere(desk);
    await writeFile(join(folder, "一.txt"), text(desk.next()));
    return { job: "bulk", folder, isFinal: false };
  },
  "transfer.export": async (desk) => ({ job: "transfer", folder: desk.folder, range: {} }),
  async "transfer.import"(desk) {
    const id = await createIssue(desk);
    const { path } = await call(desk, "transfer.export", {
      job: "transfer",
      folder: await folderElsewhere(desk),
      range: {},
    });
    const { revision, generation } = await call(desk, "issues.open", { id, ...owner });
    await call(desk, "issues.save", {
      id,
      session,
      revision,
      generation,
      document: documentOf(desk.next()),
    });
    return { job: "transfer", path, choices: [{ theirs: id, take: "both" }] };
  },
  "assets.add": async ({ next }) => ({ name: "图.png", bytes: base64(pngOf(40, 30, [next() % 256, 0, 0])) }),
  "importing.read": async (desk) => ({
    name: "期.bulletin",
    bytes: base64(await packageWithPicture(desk)),
  }),
  async "importing.accept"(desk) {
    const handle = `handle-of-file-${desk.next()}`;
    const bytes = base64(await packageWithPicture(desk));
    await call(desk, "importing.open", { handle, name: "期.bulletin", bytes });
    return { handle, declined: [] };
  },
  "exporting.export": async ({ folder, next }) => ({
    job: "export",
    document: documentOf(next()),
    folder,
    formats: ["docx", "txt"],
  }),
  "settings.set": async ({ next }) => ({ person: { name: `程${next()}`, role: "editor" } }),
};
