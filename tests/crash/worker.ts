/**
 * `worker.ts FOLDER WORK`: does one kind of work on a library until it is killed, and prints each
 * acknowledgment.
 */
import { examine } from "../../electron/core/library/database/driver.ts";
import { openLibrary, type Library } from "../../electron/core/library/index.ts";
import { documentOf, works } from "./text.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const work = works.find((each) => each === name);
const session = `worker-${process.pid}`;
const print = (line: number | string) => console.log(line);

/** Saves issue 1 over and over, and prints each revision. */
async function save({ issues }: Library): Promise<never> {
  const openedIssue = await issues.takeOver({ id: 1, session, label: "worker" });
  const { generation } = openedIssue;
  let { revision } = openedIssue;
  for (;;) {
    ({ revision } = await issues.save({
      id: 1,
      session,
      revision,
      generation,
      document: documentOf(revision + 1),
    }));
    print(revision);
  }
}

/** Imports issues, and prints each id. */
async function importIssues({ issues }: Library): Promise<never> {
  for (;;) print((await issues.create({ document: documentOf(1) })).id);
}

/** Makes backups, and prints each number. */
async function backUp({ backups }: Library): Promise<never> {
  for (;;) print((await backups.make("manual")).number);
}

/** Restores the two oldest backups in turn, and prints the number of the one that was restored. */
async function restore({ backups: service }: Library): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const { backups } = await service.list();
    const backup = backups.at(-1 - (turn % 2));
    if (!backup || (await examine(backup.path)).problems.length > 0) throw new Error("no backup");
    await service.restore(backup.path);
    print(backup.number);
  }
}

/** Restores the oldest backup, and prints its number. The process ends without closing the library. */
async function restoreOnce({ backups: service }: Library): Promise<void> {
  const backup = (await service.list()).backups.at(-1);
  if (!backup) throw new Error("no backup");
  await service.restore(backup.path);
  print(backup.number);
}

/** Takes issue 1 and the names back from a backup, and prints `issue` and `names` with its number. */
async function takeBackFrom({ copies, backups: service }: Library, number: number): Promise<void> {
  const { backups } = await service.list();
  const path = backups.find((backup) => backup.number === number)?.path ?? "";
  await copies.takeBack({ path, subject: { kind: "issue", id: 1 }, label: "worker" });
  print(`issue ${number}`);
  await copies.tables.takeTableBack({ path, table: "names", entry: null });
  print(`names ${number}`);
}

/** Takes back from the backups 1 and 2 in turn. Between, it imports an issue, and prints `created` and its id. */
async function takeBack(library: Library): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    await takeBackFrom(library, 1 + (turn % 2));
    print(`created ${(await library.issues.create({ document: documentOf(1) })).id}`);
  }
}

/** Repairs a damaged library. The process ends without closing it. */
async function repair({ repair: service }: Library): Promise<void> {
  print("repairing");
  await service.run();
  print("repaired");
}

// Opening an old library migrates it. The first line says that the work begins.
if (work === "migrate") print("migrating");
const library = await openLibrary(folder, { person: () => ({ name: "程之远", role: "editor" }) });

switch (work) {
  case "save":
    await save(library);
    break;
  case "import":
    await importIssues(library);
    break;
  case "backup":
    await backUp(library);
    break;
  case "restore":
    await restore(library);
    break;
  case "restoreOnce":
    await restoreOnce(library);
    break;
  case "takeBack":
    await takeBack(library);
    break;
  case "takeBackOnce":
    await takeBackFrom(library, 1);
    break;
  case "repair":
    await repair(library);
    break;
  case "migrate":
    // Done by opening it. The process ends without closing the library.
    break;
  default:
    throw new Error(`unknown work: ${name}`);
}
