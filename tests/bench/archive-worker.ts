/**
 * `archive-worker.ts FOLDER TEXTS`: measures the library in FOLDER in its own process and prints the figures
 * as JSON. TEXTS is a folder with its texts as files, for ripgrep.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../electron/core/library/database/driver.ts";
import { databaseName, openLibrary } from "../../electron/core/library/index.ts";
import { tokensOf } from "../../electron/core/library/texts/search-index.ts";
import { comparedBody } from "../../shared/manuscripts/compared-text.ts";
import { summarise, time } from "./measure.ts";

const [folder = "", texts = ""] = process.argv.slice(2);
/**
 * Search terms of increasing length: words of the generated issues (`generated-issue.ts`), and one that no
 * issue has.
 */
const terms = ["镇", "河道", "云岗街", "云岗街道", "垃圾分类驿站", "区卫健委宣传背街小巷", "没有这样的词"];

let start = performance.now();
const library = await openLibrary(folder);
const opening = performance.now() - start;
const { total: issues } = await library.issues.readFacts({ deleted: false });
const database = await openDatabase(join(folder, databaseName));

const searches = [];
for (const term of terms) {
  const { total } = await library.search.count({ query: term });
  const like =
    "SELECT t.id FROM texts t JOIN issues i ON i.id = t.issue WHERE t.text LIKE ? AND i.deleted_at IS NULL ORDER BY i.date DESC LIMIT 20";
  searches.push({
    term,
    total,
    page: await time(30, () => library.search.find({ query: term })),
    count: await time(5, () => library.search.count({ query: term })),
    like: await time(5, () => database.all(like, `%${term}%`)),
    ripgrep:
      texts === ""
        ? null
        : await time(5, async () =>
            spawnSync("rg", ["--files-with-matches", "--fixed-strings", term, texts]),
          ),
  });
}

const list = await time(20, () => library.issues.list({ deleted: false, limit: 100 }));
const filteredList = await time(20, () =>
  library.issues.list({ deleted: false, limit: 100, filter: { text: "垃圾分类驿站" } }),
);
const facts = await time(10, () => library.issues.readFacts({ deleted: false }));
const year = await time(10, () =>
  library.statistics.count({ by: "unit", filter: { from: "2026-01-01", to: "2026-12-31" } }),
);
const allYears = await time(3, () => library.statistics.count({ by: "unit", filter: {} }));
const id = Math.ceil(issues / 2);
const session = "session-of-bench";
const open = await time(20, async () => {
  await library.issues.open({ id, session, label: "甲" });
  await library.issues.close({ id, session });
});
let { revision, document } = await library.issues.open({ id, session, label: "甲" });
const save = await time(60, async () => {
  document = {
    ...document,
    blocks: document.blocks.map((block, index) =>
      index === 2
        ? { ...block, runs: [...block.runs.slice(0, -1), { text: `第${revision}次改动的一句话。` }] }
        : block,
    ),
  };
  ({ revision } = await library.issues.save({ id, session, revision, generation: 0, document }));
});
const memory = process.memoryUsage().rss;

start = performance.now();
const making = library.backups.make("manual");
const backupDone = new AbortController();
void making.finally(() => backupDone.abort());
const meanwhile: number[] = [];
while (!backupDone.signal.aborted) {
  const searchStart = performance.now();
  await library.search.find({ query: "河道" });
  meanwhile.push(performance.now() - searchStart);
  await wait(20);
}
const { path, bytes } = await making;
const backup = performance.now() - start;
start = performance.now();
await library.backups.restore(path);
const restore = performance.now() - start;
await library.close();

// Builds the search index again, from the texts only.
const scratch = await mkdtemp(join(folder, "index-"));
const anew = await openDatabase(join(scratch, "index.db"));
start = performance.now();
await anew.exec(
  "CREATE VIRTUAL TABLE search USING fts5 (title, unit, body, content = '', contentless_delete = 1, tokenize = 'ascii')",
);
let text = 0;
for (let last = 0; ;) {
  const rows = await database.all<{
    id: number;
    key: number;
    title: string | null;
    unit: string | null;
    text: string;
  }>(
    "SELECT id, key, title, unit, text FROM texts WHERE id > ? AND key IS NOT NULL ORDER BY id LIMIT 500",
    last,
  );
  if (rows.length === 0) break;
  await anew.transaction(async (statements) => {
    for (const row of rows) {
      text += Buffer.byteLength(row.text);
      await statements.run(
        "INSERT INTO search (rowid, title, unit, body) VALUES (?, ?, ?, ?)",
        row.key,
        tokensOf(row.title ?? ""),
        tokensOf(row.unit ?? ""),
        tokensOf(comparedBody(row.title, row.text)),
      );
    }
  });
  last = rows.at(-1)?.id ?? 0;
}
const build = performance.now() - start;
await anew.close();
const index = (await stat(join(scratch, "index.db"))).size;
await rm(scratch, { recursive: true });
await database.close();
console.log(
  JSON.stringify({
    issues,
    opening,
    list,
    filteredList,
    facts,
    open,
    save,
    year,
    allYears,
    searches,
    meanwhile: summarise(meanwhile),
    backup,
    restore,
    bytes,
    build,
    index,
    text,
    memory,
  }),
);
