import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readCommandLine } from "./command-line.ts";

const here = (path: string) => resolve("/home/user", path);

test.each<[string, string[], string | null, string | null]>([
  ["nothing", ["electron"], null, null],
  ["a source tree", ["electron", "/app/dist/electron/main.js", "--library", "/data"], "/data", null],
  [
    "switches of a debugger",
    ["electron", "--inspect=0", "--remote-debugging-port=0", "main.js", "--library=/data", "--no-sandbox"],
    "/data",
    null,
  ],
  ["packaged, with a file", ["/opt/bulletin-workstation", "第1期.bulletin"], null, here("第1期.bulletin")],
  ["a Word file", ["x", "稿.docx"], null, here("稿.docx")],
  ["text and markdown", ["x", "a.TXT"], null, here("a.TXT")],
  ["the last file", ["x", "a.md", "b.md"], null, here("b.md")],
  ["a relative library is no file", ["x", "--library", "notes.md", "a.txt"], here("notes.md"), here("a.txt")],
  ["what is not ours", ["x", "a.doc", "picture.png", "-a.txt"], null, null],
  ["a library without a name", ["x", "--library"], null, null],
  ["the program's own name", ["x.bulletin"], null, null],
])("%s", (_name, words, library, file) => {
  const isNew = false;
  expect(readCommandLine(words, "/home/user")).toEqual({ library: library && resolve(library), isNew, file });
});

test("the last library counts, and may be a new one", () => {
  const words = ["x", "--library", "/a", "--library", "/b", "--new-library"];
  expect(readCommandLine(words, "/")).toEqual({ library: resolve("/b"), isNew: true, file: null });
});
