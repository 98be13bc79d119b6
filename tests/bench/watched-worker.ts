/**
 * `watched-worker.ts LIBRARY WATCHED`: starts the core on a library and a watched folder in its own process, waits
 * until the files are imported, and prints the figures as JSON. Called again, it measures the second start.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { createCore } from "../../electron/core/core.ts";
import { HeadlessPrinter } from "../../electron/core/exporting/pdf/headless-printer.ts";
import type { EventData } from "../../shared/contract/calls.ts";
import { openSettings } from "../../electron/core/settings/settings.ts";
import { silentShell } from "../support/doubles/silent-shell.ts";

const [libraryFolder = "", watchedFolder = ""] = process.argv.slice(2);
const settings = openSettings(libraryFolder);
settings.set({ watchedFolder });
// One that is new at each start, so that each ends with a report.
await writeFile(join(watchedFolder, `新到${process.pid}.txt`), `新到${process.pid}\n\n近日到稿。`);

const start = performance.now();
const core = await createCore({
  libraryFolder,
  settings,
  printer: new HeadlessPrinter(),
  shell: silentShell(),
});
const reports: EventData<"manuscripts.watched">[] = [];
core.listen((event, data) => {
  if (event === "manuscripts.watched") reports.push(data as EventData<"manuscripts.watched">);
});
const { library } = core;
const listTimes: number[] = [];
const pageTimes: number[] = [];
const measure = async (times: number[], work: () => Promise<unknown>) => {
  const before = performance.now();
  await work();
  times.push(performance.now() - before);
};
while (reports.length === 0) {
  await measure(listTimes, () => library.issues.list({ deleted: false, limit: 100 }));
  await measure(pageTimes, () => library.manuscripts.list({ deleted: false, limit: 100 }));
  await wait(50);
}
const total = performance.now() - start;
await core.close();
const { maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    total,
    imported: reports[0]?.imported,
    failed: reports[0]?.failed.count,
    listTimes,
    pageTimes,
    // Node gives it in kilobytes.
    memory: maxRSS * 1024,
  }),
);
