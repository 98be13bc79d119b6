/**
 * `npm run bench`: measures the figures of README.md on this machine, in one run. Prints the tables on
 * standard output and the progress on standard error. Takes about half an hour, mostly for the archive;
 * nothing else should run meanwhile. `npm run bench -- archive` measures only the archive, `npm run bench --
 * quick` everything but the archive, undoing and the watched folder, `npm run bench -- undo` and `-- watched` only these. With BULLETIN_ARCHIVES=DIR the libraries of the archive are kept in DIR and used
 * again.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, isStale } from "../../electron/tools/build.ts";
import { findBrowser } from "../../electron/core/exporting/pdf/find-browser.ts";
import { archive } from "./archive.ts";
import { checkerTable, checking, mutationTable } from "./checker.ts";
import { importing, pdf, word, type Measured } from "./files.ts";
import { manuscript } from "./manuscript.ts";
import { table } from "./measure.ts";
import { starting, typing } from "./screen.ts";
import { findSubject, machine } from "./subject.ts";
import { points, similar } from "./texts.ts";
import { undoing } from "./undo.ts";
import { watched } from "./watched.ts";

const [only] = process.argv.slice(2);
const longer = 50;
const logProgress = (what: string) => console.error(`… ${what}`);

const browserProgram = await findBrowser();
if (!browserProgram)
  throw new Error("no Chromium-kernel browser on this machine: npx playwright install chromium");
if (isStale()) {
  logProgress("building");
  await build();
}
const subject = await findSubject();
const folder = await mkdtemp(join(tmpdir(), "bulletin-bench-"));
const { executablePath, args, env } = browserProgram;
const browser = await chromium.launch({ executablePath, args, env });
const measuredOn = machine(browser.version());
const onScreen = async (rows: ReturnType<typeof starting>): Promise<Measured> => ({
  rows: await rows,
  skippedAlternatives: [],
});

const undoPart: [name: string, measure: () => Promise<Measured>] = [
  "undoing",
  () =>
    onScreen(undoing(browser, join(folder, "undo"), { paragraphs: 5000, steps: 10_000, stepsInRow: 500 })),
];
const watchedPart: [name: string, measure: () => Promise<Measured>] = [
  "a watched folder",
  () => watched(join(folder, "watched"), 50_000),
];
const parts: [name: string, measure: () => Promise<Measured>][] = [
  ["start", () => onScreen(starting(browser, join(folder, "start"), subject.document, 7))],
  ["import", () => importing(subject, folder)],
  ["a long manuscript", () => manuscript(subject.document, folder)],
  ["Word", () => word(subject, folder)],
  ["PDF", () => pdf(subject, folder)],
  ["points", () => points(subject.document, longer)],
  ["the checker", () => checking(subject.document, longer)],
  ["similar texts", () => similar(subject.document, join(folder, "similar"))],
  ["typing", () => onScreen(typing(browser, join(folder, "typing"), subject.document, longer))],
  ...(only === "quick" ? [] : [undoPart, watchedPart]),
];
const chosenParts = new Map([
  ["archive", []],
  ["undo", [undoPart]],
  ["watched", [watchedPart]],
]);
try {
  if (only === undefined || only === "archive") {
    logProgress("the archive");
    console.log(
      `The archive, measured with \`npm run bench\`: ${measuredOn}.\n\n${await archive(browser, folder, process.env.BULLETIN_ARCHIVES)}\n`,
    );
  }
  const measurements: Measured[] = [];
  for (const [name, measure] of chosenParts.get(only ?? "") ?? parts) {
    logProgress(name);
    measurements.push(await measure());
  }
  if (only !== "archive") report(measurements);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function report(measurements: readonly Measured[]): void {
  console.log(`Measured with \`npm run bench\` on ${subject.name}: ${measuredOn}.\n`);
  console.log(table(measurements.flatMap(({ rows }) => rows)));
  console.log(`\nThe checker on sentences of our own:\n\n${checkerTable()}`);
  console.log(`\nFaults planted in 100 clean issues of such sentences:\n\n${mutationTable()}`);
  const skippedNames = measurements.flatMap((part) => part.skippedAlternatives);
  if (skippedNames.length > 0) console.log(`\nSkipped: ${skippedNames.join("; ")}.`);
}
