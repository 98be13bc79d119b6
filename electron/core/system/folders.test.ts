import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultLibraryFolder, listFolder, stateFolder } from "./folders.ts";

test.each<[platform: NodeJS.Platform, environment: Record<string, string>, parts: string[]]>([
  ["linux", {}, ["/home/c", ".local", "share", "bulletin-workstation"]],
  ["linux", { XDG_DATA_HOME: "/data" }, ["/data", "bulletin-workstation"]],
  ["linux", { XDG_DATA_HOME: "" }, ["/home/c", ".local", "share", "bulletin-workstation"]],
  [
    "darwin",
    { XDG_DATA_HOME: "/data" },
    ["/home/c", "Library", "Application Support", "bulletin-workstation"],
  ],
  ["win32", { APPDATA: "/roaming" }, ["/roaming", "bulletin-workstation"]],
  ["win32", {}, ["/home/c", "AppData", "Roaming", "bulletin-workstation"]],
])("the library on %s with %j", (platform, environment, parts) => {
  expect(defaultLibraryFolder(environment, platform, "/home/c")).toBe(join(...(parts as [string])));
});

test.each<[platform: NodeJS.Platform, environment: Record<string, string>, parts: string[]]>([
  ["linux", {}, ["/home/c", ".local", "state", "bulletin-workstation"]],
  ["linux", { XDG_STATE_HOME: "/state" }, ["/state", "bulletin-workstation"]],
  ["darwin", {}, ["/home/c", "Library", "Preferences", "bulletin-workstation"]],
  ["win32", { LOCALAPPDATA: "/local" }, ["/local", "bulletin-workstation"]],
  ["win32", {}, ["/home/c", "AppData", "Local", "bulletin-workstation"]],
  ["win32", { BULLETIN_STATE: "/tests" }, ["/tests"]],
])("what is remembered on %s with %j", (platform, environment, parts) => {
  expect(stateFolder(environment, platform, "/home/c")).toBe(join(...(parts as [string])));
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-folders-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("only visible folders are listed, sorted by number and by pinyin", async () => {
  for (const name of ["第10期", "第9期", "报送", "编辑", ".git", "$RECYCLE.BIN"])
    await mkdir(join(folder, name));
  await writeFile(join(folder, "一个文件.txt"), "");
  await symlink(join(folder, "第9期"), join(folder, "链接"), "junction");
  await symlink(join(folder, "没有"), join(folder, "断了的链接"), "junction");
  const listing = await listFolder(folder);
  const names = ["报送", "编辑", "第9期", "第10期", "链接"];
  expect(listing).toEqual({
    path: folder,
    parent: join(folder, ".."),
    folders: names.map((name) => ({ name, path: join(folder, name) })),
    writable: true,
  });
});

test("the root has no parent", async () => {
  const { root } = parse(folder);
  expect(await listFolder(root)).toMatchObject({ path: root, parent: null });
});

test("without a path, a folder of the person is listed", async () => {
  const { path, folders } = await listFolder(null);
  expect(path).not.toBe("");
  expect(folders).toBeInstanceOf(Array);
});

test.each(["missing", "file"])("a path without a folder is not found: %s", async (name) => {
  await writeFile(join(folder, "file"), "");
  await expect(listFolder(join(folder, name))).rejects.toMatchObject({
    code: "not-found",
    details: { what: "path", path: join(folder, name) },
  });
});

test("a relative path is not found, whatever the working directory is", async () => {
  await expect(listFolder("electron")).rejects.toMatchObject({ code: "not-found" });
});

test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
  "folders that may not be written or read (not tried as root or on Windows)",
  async () => {
    await chmod(folder, 0o500);
    expect(await listFolder(folder)).toMatchObject({ writable: false });
    await chmod(folder, 0o000);
    await expect(listFolder(folder)).rejects.toMatchObject({
      code: "not-writable",
      details: { path: folder },
    });
    await chmod(folder, 0o700);
  },
);
