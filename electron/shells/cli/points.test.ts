/** `bulletin points` as a process. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commandProgram } from "../../../tests/support/command-program.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const sample = "resources/samples/sample-issue.txt";

function bulletin(...words: string[]): Promise<{ code: number; output: string; complaint: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [commandProgram, ...words],
      { cwd: root, encoding: "utf8" },
      (error, output, complaint) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, output, complaint }),
    );
  });
}

interface Report {
  changes: { block: string; before: string; after: string }[];
}
const report = async (...words: string[]): Promise<Report> =>
  JSON.parse((await bulletin("points", sample, "--json", ...words)).output) as Report;

test("lists the paragraphs that would change; whole sentences by default", async () => {
  const { changes } = await report();
  expect(changes.map(({ block }) => block)).toEqual(["b13", "b15"]);
  expect(
    changes.map(({ before, after }) => before.replaceAll("**", "") === after.replaceAll("**", "")),
  ).toEqual([true, true]);
  expect(changes[0]?.after.match(/\*\*[^*]+\*\*/gu)).toEqual([
    "**一是聚焦源头管理**",
    "**二是聚焦协同治理**",
    "**三是聚焦常态维护**",
  ]);
  expect(await report("--style", "whole")).toEqual({ changes });
});

test.each([
  ["after-ordinal", "一是**组织联动，凝聚共建力量**。"],
  ["first-comma", "**一是组织联动**，凝聚共建力量。"],
])("--style %s", async (style, point) => {
  expect((await report("--style", style)).changes.find(({ block }) => block === "b15")?.after).toContain(
    point,
  );
});

test("prints each point for people", async () => {
  const { code, output } = await bulletin("points", sample);
  expect(code).toBe(0);
  expect(output.split("\n").slice(0, 3)).toEqual([
    "有 8 处要点需要整理：",
    "  一是聚焦源头管理。 → **一是聚焦源头管理**。",
    "  二是**聚焦协同治理**。 → **二是聚焦协同治理**。",
  ]);
});

test.each([
  [["points", sample, "--style", "bold"], 2],
  [["points"], 2],
  [["points", "no-such-file.txt", "--json"], 3],
])("%j ends with %i", async (words, exitCode) => {
  const { code, complaint } = await bulletin(...words);
  expect([code, complaint === ""]).toEqual([exitCode, false]);
});
