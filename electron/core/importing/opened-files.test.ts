import { expect, test } from "vitest";
import { emptyImprint } from "../../../shared/document/empty.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { OpenedFiles } from "./opened-files.ts";

const bytesOf = (text: string) => Buffer.from(text).toString("base64");
const spaced = { name: "期.txt", bytes: bytesOf("　　第一段。\n　　第二段。\n") };

/** Opened files whose issues go into a list; `failure` is thrown by the next one. */
function setUp() {
  const issues: BulletinDocument[] = [];
  const state: { failure?: Error } = {};
  const files = new OpenedFiles({
    keepPictures: async () => {},
    async createIssue({ document }) {
      const { failure } = state;
      delete state.failure;
      if (failure) throw failure;
      return { id: issues.push(document) };
    },
  });
  return { files, issues, state };
}
const textOf = ({ blocks }: BulletinDocument) =>
  blocks.map(({ runs }) => runs.map(({ text }) => text).join(""));

test("accepting makes an issue without the changes that are declined then, whatever was read last", async () => {
  const { files, issues } = setUp();
  const { changes } = await files.open({ handle: "a-handle", ...spaced });
  const [first = "", second = ""] = changes.map(({ id }) => id);
  expect(await files.decline({ handle: "a-handle", declined: [first] })).toMatchObject({
    changes: [{ id: second, line: 2 }],
  });
  expect(await files.accept({ handle: "a-handle", declined: [second] })).toEqual({ id: 1 });
  expect(issues.map(textOf)).toEqual([["第一段。", "　　第二段。"]]);
  expect(issues[0]?.imprint).toEqual(emptyImprint());
});

test("accepting twice at the same time makes one issue; after a failure it can be repeated", async () => {
  const { files, issues, state } = setUp();
  await files.open({ handle: "a-handle", ...spaced });
  state.failure = new Error("the disk is full");
  const accept = () => files.accept({ handle: "a-handle", declined: [] });
  await expect(accept()).rejects.toThrow("the disk is full");
  expect(await Promise.all([accept(), accept()])).toEqual([{ id: 1 }, { id: 1 }]);
  expect(issues).toHaveLength(1);
});

test("keeps the four files that were used last", async () => {
  const { files } = setUp();
  const handles = Array.from({ length: 5 }, (_, index) => `handle-${index}`);
  for (const handle of handles.slice(0, 4)) await files.open({ handle, ...spaced });
  await files.decline({ handle: "handle-0", declined: [] });
  await files.open({ handle: "handle-4", ...spaced });
  const isOpen = (handle: string) =>
    files.decline({ handle, declined: [] }).then(
      () => true,
      (error: { code: string }) => error.code !== "file-closed",
    );
  expect(await Promise.all(handles.map(isOpen))).toEqual([true, false, true, true, true]);
});

test("a file that cannot be read is not kept", async () => {
  const { files } = setUp();
  const picture = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").toString("base64");
  await expect(files.open({ handle: "a-handle", name: "图.txt", bytes: picture })).rejects.toMatchObject({
    code: "unreadable",
  });
  await expect(files.decline({ handle: "a-handle", declined: [] })).rejects.toMatchObject({
    code: "file-closed",
  });
});
