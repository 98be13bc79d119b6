/** A watched folder with very many files: how long they take, and how the program answers meanwhile. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { databaseName } from "../../electron/core/library/index.ts";
import { writeManuscripts } from "../support/generators/generated-manuscripts.ts";
import type { Measured } from "./files.ts";
import { compare, summarise } from "./measure.ts";

const worker = fileURLToPath(new URL("watched-worker.ts", import.meta.url));

interface Figures {
  /** ms */
  total: number;
  imported: number;
  failed: number;
  /** ms */
  listTimes: number[];
  /** ms */
  pageTimes: number[];
  /** bytes */
  memory: number;
}

async function startOn(library: string, files: string): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [worker, library, files], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Figures;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** Imports so many files from a watched folder, and starts once more. */
export async function watched(folder: string, count: number): Promise<Measured> {
  const files = join(folder, "files");
  const library = join(folder, "library");
  await mkdir(library, { recursive: true });
  await writeManuscripts(files, count);

  const before = performance.now();
  for (const name of await readdir(files)) createHash("sha256").update(await readFile(join(files, name)));
  const reading = summarise([performance.now() - before]);

  const first = await startOn(library, files);
  const { size } = await stat(join(library, databaseName));
  const second = await startOn(library, files);
  const named = count.toLocaleString("en");
  const total = summarise([first.total]);
  return {
    rows: [
      {
        name: `start until ${named} watched files are read (${first.imported.toLocaleString("en")} manuscripts, ${first.failed} failures; ${megabytes(size)} library, ${megabytes(first.memory)} memory)`,
        figure: total,
        ...compare(total, "reading and hashing", reading),
      },
      { name: "reading and hashing the same files", figure: reading },
      { name: "a page of the issues meanwhile", figure: summarise(first.listTimes) },
      { name: "a page of the manuscripts meanwhile", figure: summarise(first.pageTimes) },
      {
        name: `second start until one new file is imported (${megabytes(second.memory)} memory)`,
        figure: summarise([second.total]),
      },
    ],
    skippedAlternatives: [],
  };
}
