/** A library on disk is private, on POSIX systems; `process.umask` is that of most people, 022. */
import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { examineAll } from "../doctor.ts";
import { openLibrary, type Library } from "../library/index.ts";
import { recordSuspicion } from "../library/safety/recovery.ts";
import { runExclusively } from "../library/safety/recovery-lock.ts";
import { findAccess, makePrivate, modesIn } from "./privacy.ts";
import { openSettings } from "../settings/settings.ts";
import { exportIssues } from "../transfer.ts";

let folder: string;
let libraryFolder: string;
let library: Library | undefined;
let umask: number;

beforeEach(async () => {
  umask = process.umask(0o022);
  folder = await mkdtemp(join(tmpdir(), "bulletin-privacy-"));
  libraryFolder = join(folder, "library");
});
afterEach(async () => {
  await library?.close();
  library = undefined;
  process.umask(umask);
  await rm(folder, { recursive: true, force: true });
});

const modeOf = async (path: string): Promise<string> => ((await lstat(path)).mode & 0o7777).toString(8);

/** Lists the mode of a folder and of everything in it, by the path below the folder. */
async function listModes(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = [root, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [relative(root, path), await modeOf(path)])),
  );
}

/** Names of what is not private. */
const listOpen = async (): Promise<string[]> =>
  Object.entries(await listModes(libraryFolder))
    .filter(([, mode]) => mode !== "700" && mode !== "600")
    .map(([name, mode]) => `${name} ${mode}`);

/** Fills a library with everything that a program writes into its folder. */
async function fillLibrary(): Promise<Library> {
  let filledLibrary = await openLibrary(libraryFolder);
  openSettings(libraryFolder).set({ theme: "dark" });
  // Damage sets the settings aside, takes them back from their copy, and writes a note.
  await writeFile(join(libraryFolder, "settings.json"), "damaged");
  openSettings(libraryFolder);
  // Of an earlier version.
  await writeFile(join(libraryFolder, "watched-folder.json"), "{}");
  const document = emptyDocument();
  await filledLibrary.issues.create({ document });
  await filledLibrary.backups.make("manual");
  await filledLibrary.close();
  // Damage sets the database aside, restores the backup, and writes the note.
  await writeFile(join(libraryFolder, "library.db"), "damaged");
  filledLibrary = await openLibrary(libraryFolder);
  await filledLibrary.issues.create({ document });
  await recordSuspicion(libraryFolder);
  return filledLibrary;
}

async function chmodAll(root: string, modes: { folder: number; file: number }): Promise<void> {
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? modes.folder : modes.file);
}

describe.skipIf(process.platform === "win32")("on POSIX systems", () => {
  test("everything that a program writes into a library folder is private, also while it is open", async () => {
    library = await fillLibrary();
    const names = Object.keys(await listModes(libraryFolder));
    for (const name of [
      /^library\.db$/u,
      /^library\.db-wal$/u,
      /^library\.db-shm$/u,
      /^settings\.json$/u,
      /^settings\.last\.json$/u,
      /^settings\.note\.json$/u,
      /^watched-folder\.json$/u,
      /^recovery\.json$/u,
      /^suspect$/u,
      /^backups.library-0001-.*\.db$/u,
      /^autosaves.issue-1\.json$/u,
      /^damaged.*library\.db$/u,
      /^damaged.*settings\.json$/u,
      /^logs.\d{4}-\d\d-\d\d\.jsonl$/u,
    ])
      expect(
        names.some((each) => name.test(each)),
        String(name),
      ).toBe(true);
    expect(await listOpen()).toEqual([]);
    await runExclusively(libraryFolder, async () => expect(await listOpen()).toEqual([]));
    expect(await findAccess(libraryFolder)).toEqual({ access: "private", path: libraryFolder });
  });

  test("a library of an earlier program becomes private when it is opened", async () => {
    await (await fillLibrary()).close();
    await mkdir(join(libraryFolder, "electron"));
    await chmodAll(libraryFolder, { folder: 0o755, file: 0o644 });
    await chmod(libraryFolder, 0o755);
    await writeFile(join(folder, "elsewhere.db"), "", { mode: 0o644 });
    await symlink(join(folder, "elsewhere.db"), join(libraryFolder, "backups", "link.db"));
    expect(await findAccess(libraryFolder)).toEqual({ access: "readable", path: libraryFolder });
    library = await openLibrary(libraryFolder);
    const link = join("backups", "link.db");
    expect((await listOpen()).filter((each) => !each.startsWith(link))).toEqual([]);
    expect(await modeOf(join(folder, "elsewhere.db"))).toBe("644");
  });

  test("a folder that holds other things, such as a home folder, stays as it is; the library in it is private", async () => {
    await (await fillLibrary()).close();
    await chmodAll(libraryFolder, { folder: 0o755, file: 0o644 });
    await chmod(libraryFolder, 0o755);
    await writeFile(join(libraryFolder, "会议纪要.txt"), "不是程序的文件");
    expect(await findAccess(libraryFolder)).toEqual({ access: "readable", path: libraryFolder });
    library = await openLibrary(libraryFolder);
    expect(await listOpen()).toEqual([" 755", "会议纪要.txt 644"]);
    expect(await findAccess(libraryFolder)).toEqual({ access: "listed", path: libraryFolder });
    await rm(join(libraryFolder, "会议纪要.txt"));
    await makePrivate(libraryFolder);
    expect(await findAccess(libraryFolder)).toEqual({ access: "private", path: libraryFolder });
  });

  test("backups in a second folder are private; what is exported for other people is not", async () => {
    const second = join(folder, "second");
    await mkdir(second);
    library = await openLibrary(libraryFolder, { backupFolder: () => second });
    await library.issues.create({ document: emptyDocument() });
    await library.backups.make("manual");
    const [backup = ""] = await readdir(second);
    expect(await modeOf(join(second, backup))).toBe("600");
    const { path } = await exportIssues(library, folder, {}, new Date());
    expect(await modeOf(path)).toBe("644");
  });

  test("a folder that is shared on purpose stays as it is, and the umask decides about new files", async () => {
    await (await fillLibrary()).close();
    await chmodAll(libraryFolder, { folder: 0o2770, file: 0o660 });
    await chmod(libraryFolder, 0o2770);
    const modesBefore = await listModes(libraryFolder);
    library = await openLibrary(libraryFolder);
    const modes = await listModes(libraryFolder);
    for (const [name, mode] of Object.entries(modesBefore))
      if (name in modes) expect(`${name} ${modes[name]}`).toBe(`${name} ${mode}`);
    const { path } = await library.backups.make("manual");
    expect(await modeOf(path)).toBe("644");
    expect(await findAccess(libraryFolder)).toEqual({ access: "shared", path: libraryFolder });
  });

  test.each([
    ["700", "private", "becomes 700"],
    ["750", "readable", "becomes 700"],
    ["2770", "shared", "stays"],
    ["2775", "readable", "stays"],
    ["777", "writable", "stays"],
  ])("a folder with mode %s is %s, and %s", async (mode, access, change) => {
    await mkdir(libraryFolder);
    await chmod(libraryFolder, Number.parseInt(mode, 8));
    expect(await findAccess(libraryFolder)).toEqual({ access, path: libraryFolder });
    await makePrivate(libraryFolder);
    expect(await modeOf(libraryFolder)).toBe(change === "stays" ? mode : "700");
    expect(modesIn(libraryFolder).file).toBe(change === "stays" ? 0o666 : 0o600);
  });

  test("the doctor says who can read the library", async () => {
    library = await openLibrary(libraryFolder);
    const examine = async () =>
      (await examineAll(library as Library, new Date())).find(({ name }) => name === "privacy");
    expect(await examine()).toMatchObject({ level: "fine", details: { what: "private" } });
    const file = join(libraryFolder, "library.db");
    await chmod(file, 0o640);
    expect(await examine()).toMatchObject({ level: "warning", details: { what: "readable", path: file } });
    await chmod(libraryFolder, 0o2770);
    expect(await examine()).toMatchObject({ level: "hint", details: { what: "shared" } });
    await chmod(libraryFolder, 0o777);
    expect(await examine()).toMatchObject({ level: "error", details: { what: "writable" } });
    await chmod(libraryFolder, 0o700);
  });
});

test.runIf(process.platform === "win32")("on Windows, the folder of the person decides", async () => {
  library = await openLibrary(libraryFolder);
  expect(await findAccess(libraryFolder)).toEqual({ access: "inherited", path: libraryFolder });
  expect(modesIn(libraryFolder).file).toBe(0o666);
});
