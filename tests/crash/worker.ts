/** `worker.ts FOLDER WORK`: does one kind of work on a library until it is killed, and prints each acknowledgment after it came. */
import { examine } from "../../electron/library/driver.ts";
import { openLibrary } from "../../electron/library/index.ts";
import { documentOf, works, type Work } from "./text.ts";

const [folder = "", asked = ""] = process.argv.slice(2);
const work = works.find((known) => known === asked);
const session = `worker-${process.pid}`;
const library = await openLibrary(folder);
const tell = (acknowledged: number | string) => console.log(acknowledged);

const endless: Record<Exclude<Work, "migrate">, () => Promise<never>> = {
  /** Saves issue 1 over and over: prints each revision. */
  async save() {
    let { revision } = await library.issues.takeOver({ id: 1, session, label: "worker" });
    for (;;) {
      ({ revision } = await library.issues.save({
        id: 1,
        session,
        revision,
        document: documentOf(revision + 1),
      }));
      tell(revision);
    }
  },
  /** Takes issues in: prints each id. */
  async import() {
    for (;;) tell((await library.issues.create({ document: documentOf(1) })).id);
  },
  /** Makes backups: prints each number. */
  async backup() {
    for (;;) tell((await library.backups.make("manual")).number);
  },
  /** Restores the two oldest backups in turn: prints the number of the one that is there now. */
  async restore() {
    for (let turn = 0; ; turn += 1) {
      const { backups } = await library.backups.list();
      const chosen = backups.at(-1 - (turn % 2));
      if (!chosen || (await examine(chosen.path)).problems.length > 0) throw new Error("no backup");
      await library.backups.restore(chosen.path);
      tell(chosen.number);
    }
  },
};

// That it has opened is the work.
if (work === "migrate") tell("migrated");
else if (work) await endless[work]();
