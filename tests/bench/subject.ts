/** The subject of the benchmark: the issue, the same issue repeated, the machine and the other tools. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { importFile } from "../../electron/core/importing/index.ts";
import { sampleIssue } from "../../electron/core/system/resources.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";

export interface Subject {
  /** Path of the text file. */
  file: string;
  name: string;
  bytes: Uint8Array;
  document: BulletinDocument;
}

/** Reads issue 764 if it is beside the checkout (it is not part of the project), else the sample. */
export async function findSubject(): Promise<Subject> {
  const real = fileURLToPath(new URL("../../../shared/acceptance/issue-764.txt", import.meta.url));
  const isThere = existsSync(real);
  const file = isThere ? real : sampleIssue();
  const bytes = readFileSync(file);
  return {
    file,
    name: isThere ? "issue 764" : "the sample issue (issue 764 is not beside this checkout)",
    bytes,
    document: (await importFile(file, bytes)).document,
  };
}

/** Gives the document with its blocks repeated. */
export function repeatArticles(document: BulletinDocument, times: number): BulletinDocument {
  const blocks = Array.from({ length: times }, (_, round) =>
    document.blocks.map((block) => ({ ...block, id: `${block.id}-${round}` })),
  );
  return { ...document, blocks: blocks.flat() };
}

/**
 * Gives the document with `count` insertions of another author: first the first letter of each paragraph,
 * then the second, and so on.
 */
export function addRevisions(document: BulletinDocument, count: number): BulletinDocument {
  const texts = document.blocks.filter(
    ({ table, figure, runs }) => !table && !figure && runs.length > 0,
  ).length;
  const each = Math.ceil(count / Math.max(texts, 1));
  const revisions: BulletinDocument["revisions"] = {};
  const insertion = (): string => {
    const id = `bench-${Object.keys(revisions).length}`;
    revisions[id] = { kind: "insertion", author: "顾书宁", role: "approver", date: "2026-11-22T09:30:00Z" };
    return id;
  };
  let lettersLeft = count;
  const blocks = document.blocks.map((block) => {
    if (block.table || block.figure || block.runs.length === 0) return block;
    const letters = Math.min(each, lettersLeft);
    lettersLeft -= letters;
    return {
      ...block,
      runs: [
        ...Array.from({ length: letters }, () => ({ text: "新", inserted: insertion() })),
        ...block.runs,
      ],
    };
  });
  return { ...document, blocks, revisions };
}

/** Runs a program to its end. @throws if it fails, with its output. */
export function run(command: string, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, parameters, { maxBuffer: 1e8 }, (error, output, complaint) =>
      error ? reject(new Error(`${command}: ${complaint || error.message}`)) : resolve(output),
    );
  });
}

/** The version that a tool prints; undefined if it is not installed. */
export const versionOf = (command: string): Promise<string | undefined> =>
  run(command, ["--version"]).then(
    (output) => output.split("\n")[0]?.trim(),
    () => undefined,
  );

/** One line with everything that the figures depend on. The load shows whether the machine was quiet. */
export function machine(browser: string): string {
  const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
  const load = process.platform === "win32" ? "" : `, load at the start ${(loadavg()[0] ?? 0).toFixed(1)}`;
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${gibibytes} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, Chromium ${browser}${load}`;
}
