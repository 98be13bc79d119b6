/**
 * `npm run -s word-files -- FOLDER`: imports every .docx below a folder, in the worker that the program uses, and
 * prints for each subfolder the share of pandoc's text that the import keeps. Needs pandoc. The files are not
 * part of the project.
 *
 * Exit code 1 if a file crashes the reader or exceeds its time limit; refused files are only listed.
 */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { performance } from "node:perf_hooks";
import { importFile } from "../electron/core/importing/index.ts";
import { textParagraphs } from "../shared/text/write.ts";
import { toErrorData } from "../shared/basics/errors.ts";
import { pandocLines } from "./support/readers/pandoc-lines.ts";
import { recall } from "./support/readers/recall.ts";
import { printedText } from "./support/readers/text-account.ts";

interface Result {
  file: string;
  milliseconds: number;
  /** Absent if there is nothing to compare: pandoc refuses the file or finds no text. */
  share?: number;
  lacking: string[];
  /** The reason why our reader refuses the file. */
  refusal?: string;
  /** True if pandoc reads the file. */
  readByPandoc: boolean;
  /** True if the reader crashed or was too slow. */
  isBroken: boolean;
}

/** A file below this share is listed, with the first lines that are missing. */
const enough = 0.95;

async function examine(path: string, file: string): Promise<Result> {
  const bytes = await readFile(path);
  const lines = await pandocLines(path);
  const start = performance.now();
  const result = await importFile(file, bytes).catch(toErrorData);
  const milliseconds = performance.now() - start;
  const common = { file, milliseconds, readByPandoc: lines !== undefined };
  if ("code" in result) {
    const { code } = result;
    const details: Record<string, unknown> = result.details;
    const isBroken = code === "internal" || details.measure === "time";
    return {
      ...common,
      lacking: [],
      isBroken,
      refusal: [code, details.reason ?? details.measure ?? details.problem].filter(Boolean).join(" "),
    };
  }
  // Tables as text, as pandoc gives them too.
  const blocks = result.document.blocks.flatMap((block) =>
    textParagraphs(block).map((paragraph) => ({ id: block.id, ...paragraph })),
  );
  const { masthead, body, imprint } = printedText({ ...result.document, blocks });
  const text = [masthead, ...body, imprint].join("").replaceAll(/［注\d+］/gu, "");
  return { ...common, isBroken: false, ...(lines?.length ? recall(lines, text) : { lacking: [] }) };
}

const median = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const formatShare = (share: number | undefined): string => share?.toFixed(4) ?? "–";

function summary(group: string, results: readonly Result[]): string {
  const shares = results.flatMap(({ share }) => share ?? []);
  const refusedResults = results.filter((result) => result.refusal !== undefined);
  const cells = [
    results.length,
    results.length - refusedResults.length,
    refusedResults.length,
    refusedResults.filter(({ readByPandoc }) => readByPandoc).length,
    results.filter(({ isBroken }) => isBroken).length,
    shares.length,
    formatShare(median(shares)),
    shares.filter((share) => share < enough).length,
    Math.round(Math.max(...results.map(({ milliseconds }) => milliseconds))),
  ];
  return `| ${[group, ...cells].join(" | ")} |`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("npm run -s word-files -- FOLDER");
const root = resolve(folder);
const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter(
  (entry) => entry.isFile() && entry.name.toLowerCase().endsWith(".docx"),
);
const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
if (paths.length === 0) throw new Error(`no .docx below ${root}`);
const results: Result[] = [];
for (const path of paths) results.push(await examine(path, relative(root, path)));

const groups = Map.groupBy(results, ({ file }) =>
  file.includes(sep) ? file.slice(0, file.indexOf(sep)) : ".",
);
console.log(
  "| folder | files | read | refused | of these read by pandoc | broken | compared | median recall | below 0.95 | slowest, ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
);
for (const [group, members] of groups) console.log(summary(group, members));
console.log(summary("all", results));
for (const { file, refusal, readByPandoc } of results)
  if (refusal !== undefined)
    console.log(`refused: ${file}: ${refusal}${readByPandoc ? " (pandoc reads it)" : ""}`);
for (const { file, share = 1, lacking } of results) {
  if (share < enough)
    console.log(
      [
        `${formatShare(share)} ${file}`,
        ...lacking.slice(0, 5).map((line) => `  lacks some of: ${line.slice(0, 160)}`),
      ].join("\n"),
    );
}
if (results.some(({ isBroken }) => isBroken)) process.exitCode = 1;
