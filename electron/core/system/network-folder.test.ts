import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { isNetworkFolder, isSharePath } from "./network-folder.ts";

test.each([
  ["\\\\服务器\\共享\\资料库", true],
  ["//server/share/library", true],
  ["C:\\Users\\甲\\资料库", false],
  ["\\\\?\\C:\\资料库", false],
  ["\\\\.\\C:\\资料库", false],
  ["/home/甲/资料库", false],
])("%s: %s", (folder, isShare) => {
  expect(isSharePath(folder)).toBe(isShare);
});

test("Linux reports the type of the file system; on Windows a share is recognised by its path", async () => {
  const of = (type: number) => isNetworkFolder("/x", "linux", async () => type);
  expect(await Promise.all([of(0x6969), of(0xff534d42), of(0xff534d42 | 0), of(0xef53)])).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(await isNetworkFolder("\\\\s\\x", "win32")).toBe(true);
  expect(await isNetworkFolder("/x", "linux", async () => Promise.reject(new Error("gone")))).toBe(false);
  expect(await isNetworkFolder(tmpdir())).toBe(false);
});
