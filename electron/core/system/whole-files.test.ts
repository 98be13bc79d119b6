import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyFileWhole, toFileError, writeFileWhole } from "./whole-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-whole-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode("新的内容");

test("replaces an old file and leaves nothing else behind", async () => {
  const path = join(folder, "第765期.docx");
  await writeFile(path, "old");
  await writeFileWhole(path, bytes);
  expect(await readFile(path, "utf8")).toBe("新的内容");
  expect(await readdir(folder)).toEqual(["第765期.docx"]);
});

test("a copy replaces an old file; a failed copy keeps the old file and leaves nothing else behind", async () => {
  const [from, to] = [join(folder, "甲"), join(folder, "乙")];
  await writeFile(from, bytes);
  await writeFile(to, "old");
  await copyFileWhole(from, to);
  expect(await readFile(to, "utf8")).toBe("新的内容");
  await expect(copyFileWhole(from, join(folder, "away", "乙"))).rejects.toMatchObject({
    code: "not-found",
    details: { what: "path", path: join(folder, "away") },
  });
  expect(await readdir(folder)).toEqual(["乙", "甲"]);
});

test("a missing folder, or a folder in place of the file, gives an error and leaves nothing behind", async () => {
  await expect(writeFileWhole(join(folder, "missing", "a.pdf"), bytes)).rejects.toMatchObject({
    code: "not-found",
    details: { what: "path", path: join(folder, "missing") },
  });
  await mkdir(join(folder, "a.pdf"));
  await expect(writeFileWhole(join(folder, "a.pdf"), bytes)).rejects.toMatchObject({ code: "not-writable" });
  expect(await readdir(folder)).toEqual(["a.pdf"]);
});

test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
  "a read-only folder is told and keeps its old file",
  async () => {
    const path = join(folder, "a.pdf");
    await writeFile(path, "old");
    await chmod(folder, 0o500);
    await expect(writeFileWhole(path, bytes)).rejects.toMatchObject({
      code: "not-writable",
      details: { path },
    });
    await chmod(folder, 0o700);
    expect(await readFile(path, "utf8")).toBe("old");
  },
);

test.skipIf(process.platform !== "linux")("a full disk gives its own error", async () => {
  // Linux has a device that is always full. A link to it cannot be replaced by a rename, so only the error
  // code is tested.
  const failure = await writeFile("/dev/full", bytes).catch((cause: unknown) => cause);
  expect(toFileError(failure, "/media/usb/a.pdf")).toMatchObject({
    code: "disk-full",
    details: { path: "/media/usb/a.pdf" },
  });
});

test.each([
  ["EBUSY", "write", "linux", "file-busy"],
  ["EROFS", "write", "linux", "not-writable"],
  ["EPERM", "rename", "win32", "file-busy"],
  ["EPERM", "write", "win32", "not-writable"],
  ["EIO", "write", "linux", "disk-failed"],
  ["ENAMETOOLONG", "write", "linux", "not-found"],
  ["EMFILE", "write", "linux", "internal"],
] as const)("%s while it does %s on %s is %s", (errno, step, platform, code) => {
  expect(toFileError(Object.assign(new Error("no"), { code: errno }), "/x", step, platform).code).toBe(code);
});
