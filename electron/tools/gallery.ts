/**
 * `npm run gallery`: shows every widget and dialog of the window in both themes, with hot reload. The dialogs
 * use a real core with a library in a temporary folder, which contains the sample issue and a backup, and is
 * deleted when the program ends. `--no-open` only prints the address.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBrowserShell } from "../shells/browser/run.ts";
import { developWith } from "./develop.ts";
import { readSample } from "../core/importing/sample.ts";
import { openLibrary } from "../core/library/index.ts";

const libraryFolder = await mkdtemp(join(tmpdir(), "bulletin-gallery-"));
// Only synchronous work is done on exit.
process.once("exit", () => rmSync(libraryFolder, { recursive: true, force: true }));

const library = await openLibrary(libraryFolder);
const sample = await readSample();
const { id } = await library.issues.create({ document: sample });
// A backup with more text than the issue has now, to take back.
await library.backups.make("daily");
const session = "gallery-session";
const { revision, generation } = await library.issues.open({ id, session, label: "" });
await library.issues.save({
  id,
  session,
  revision,
  generation,
  document: { ...sample, blocks: sample.blocks.slice(0, -3) },
});
await library.issues.close({ id, session });
await library.close();

await runBrowserShell({
  libraryFolder,
  port: 0,
  open: !process.argv.includes("--no-open"),
  say: (line) => console.log(line),
  develop: await developWith(fileURLToPath(new URL("../../renderer/gallery", import.meta.url))),
});
