import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expandWildcards } from "./wildcards.ts";

let folder: string;
const at = (...names: string[]) => names.map((name) => join(folder, name));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-wildcards-"));
  await mkdir(join(folder, "夹.docx"));
  for (const path of at("东河 (1).docx", "北坡[2].DOCX", "~$东河 (1).docx", "一.txt", "a.docx"))
    await writeFile(path, "");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each<[word: string, names: string[]]>([
  ["*.docx", ["a.docx", "东河 (1).docx", "北坡[2].DOCX"]],
  ["?.txt", ["一.txt"]],
  ["北坡[2].*", ["北坡[2].DOCX"]],
  ["*.doc", ["*.doc"]],
  ["没有.docx", ["没有.docx"]],
  ["没有/*.docx", ["没有/*.docx"]],
])("%s", async (word, names) => expect(await expandWildcards(at(word))).toEqual(at(...names)));

test("several words are expanded in their order", async () =>
  expect(await expandWildcards(at("一.txt", "a*"))).toEqual(at("一.txt", "a.docx")));
