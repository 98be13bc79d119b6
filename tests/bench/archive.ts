/**
 * Libraries of several sizes: search, list, opening, saving, statistics, backups, and the rate of importing
 * old issues.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { importFolder } from "../../electron/core/importing/bulk.ts";
import { openLibrary } from "../../electron/core/library/index.ts";
import { writeText } from "../../shared/text/write.ts";
import { generatedIssues, generateInto } from "../support/generators/generated-library.ts";
import type { Browser } from "@playwright/test";
import { startingToList, startingToType } from "./screen.ts";
import type { Figure } from "./measure.ts";

const archiveSizes = [1000, 10_000, 50_000];
const worker = fileURLToPath(new URL("archive-worker.ts", import.meta.url));
const seed = 5;
/** How often the program is started at each size. */
const starts = 7;

interface Figures {
  issues: number;
  opening: number;
  list: Figure;
  /** The list filtered by words that no issue has. */
  filteredList: Figure;
  facts: Figure;
  open: Figure;
  save: Figure;
  year: Figure;
  allYears: Figure;
  searches: {
    term: string;
    total: number;
    page: Figure;
    count: Figure;
    like: Figure;
    ripgrep: Figure | null;
  }[];
  /** One page of search results while the backup is made. */
  meanwhile: Figure;
  backup: number;
  restore: number;
  bytes: number;
  build: number;
  index: number;
  text: number;
  memory: number;
}

interface Starts {
  startToList: Figure;
  startToType: Figure;
}

/**
 * Measures all sizes and gives the tables for README.md.
 * @param keptFolder folder that keeps the libraries for the next run; without it they are generated in
 *   `folder`.
 */
export async function archive(
  browser: Browser,
  folder: string,
  keptFolder: string | undefined,
  sizes = archiveSizes,
): Promise<string> {
  const measurements: (Figures & Starts)[] = [];
  for (const size of sizes) {
    const place = join(keptFolder ?? folder, `archive-${size}`);
    if (!existsSync(join(place, "library.db"))) await make(place, size);
    const texts = hasRipgrep() ? await writeTexts(join(folder, `texts-${size}`), size) : "";
    const figures = JSON.parse(
      execFileSync(process.execPath, [worker, place, texts], { maxBuffer: 1 << 26 }).toString(),
    ) as Figures;
    measurements.push({
      ...figures,
      startToList: await startingToList(browser, place, starts),
      startToType: await startingToType(browser, place, Math.ceil(size / 2), starts),
    });
  }
  return `${sizeTable(measurements)}\n\n${searchTable(measurements)}\n\n${await importRate(folder)}`;
}

const hasRipgrep = (): boolean => spawnSync("rg", ["--version"]).status === 0;

async function make(place: string, size: number): Promise<void> {
  const library = await openLibrary(place);
  await generateInto(library, size, seed);
  await library.close();
}

/** Writes one text file for each issue, as an office without this program has them. */
async function writeTexts(place: string, size: number): Promise<string> {
  await mkdir(place, { recursive: true });
  let number = 0;
  for (const document of generatedIssues(size, seed))
    await writeFile(join(place, `${(number += 1)}.txt`), writeText(document));
  return place;
}

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const both = ({ median, p95 }: Figure): string => `${ms(median)} / ${ms(p95)}`;
const bothSeconds = ({ median, p95 }: Figure): string =>
  `${(median / 1000).toFixed(2)} / ${(p95 / 1000).toFixed(2)} s`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

function sizeTable(measurements: readonly (Figures & Starts)[]): string {
  const rows: [string, (figures: Figures & Starts) => string][] = [
    ["library, MB", ({ bytes }) => String(Math.round(bytes / 1024 / 1024))],
    ["start to the list, p50 / p95", ({ startToList }) => bothSeconds(startToList)],
    ["start to an issue that takes typing", ({ startToType }) => bothSeconds(startToType)],
    ["opening the library, ms", ({ opening }) => ms(opening)],
    ["a page of the list, p50 / p95 ms", ({ list }) => both(list)],
    ["a page of those that have some words, ms", ({ filteredList }) => both(filteredList)],
    ["what the list is narrowed down by, ms", ({ facts }) => both(facts)],
    ["opening an issue, ms", ({ open }) => both(open)],
    ["saving an issue, ms", ({ save }) => both(save)],
    ["statistics of a year, ms", ({ year }) => both(year)],
    ["statistics of all years, ms", ({ allYears }) => both(allYears)],
    ["a backup, examined", ({ backup }) => seconds(backup)],
    ["a page of a search meanwhile, ms", ({ meanwhile }) => both(meanwhile)],
    ["restoring it (with the backup before)", ({ restore }) => seconds(restore)],
    ["the index anew from the texts", ({ build }) => seconds(build)],
    ["index ÷ text", ({ index, text }) => (index / text).toFixed(2)],
    ["memory after all that, MB", ({ memory }) => String(Math.round(memory / 1024 / 1024))],
  ];
  const head = `| | ${measurements.map(({ issues }) => `${issues.toLocaleString("en")} issues`).join(" | ")} |\n|---|${measurements.map(() => "---:|").join("")}`;
  return [head, ...rows.map(([name, of]) => `| ${name} | ${measurements.map(of).join(" | ")} |`)].join("\n");
}

function searchTable(measurements: readonly Figures[]): string {
  const head =
    "| issues | term | found | first page, p50 / p95 ms | counts, ms | LIKE, ms | ÷ LIKE | ripgrep, ms | ÷ ripgrep |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|";
  const rows = measurements.flatMap(({ issues, searches }) =>
    searches.map(
      ({ term, total, page, count, like, ripgrep }) =>
        `| ${issues.toLocaleString("en")} | ${term} | ${total.toLocaleString("en")} | ${both(page)} | ${ms(count.median)} | ${ms(like.median)} | ${(page.median / like.median).toFixed(3)} | ${ripgrep ? ms(ripgrep.median) : "–"} | ${ripgrep ? (page.median / ripgrep.median).toFixed(3) : "–"} |`,
    ),
  );
  return [head, ...rows].join("\n");
}

/** Imports the text files of a folder into an empty library. */
async function importRate(folder: string): Promise<string> {
  const size = 1000;
  const texts = await writeTexts(join(folder, "import"), size);
  const library = await openLibrary(join(folder, "imported"));
  const start = performance.now();
  const { imported } = await importFolder(library, texts, { isFinal: false });
  const rate = imported / ((performance.now() - start) / 1000);
  const secondPassStart = performance.now();
  await importFolder(library, texts, { isFinal: false });
  const secondPassRate = size / ((performance.now() - secondPassStart) / 1000);
  await library.close();
  return `A folder of ${size} old issues as text: ${Math.round(rate)} a second; gone through again, ${Math.round(secondPassRate)} a second.`;
}
