/** `saver.ts FOLDER ID`: saves one issue over and over until it is killed, and prints each revision after its save. */
import { openLibrary } from "../../electron/library/index.ts";
import { documentOf } from "./text.ts";

const [folder = "", id = ""] = process.argv.slice(2);
const session = `saver-${process.pid}`;
const library = await openLibrary(folder);
let { revision } = await library.issues.takeOver({ id: Number(id), session, label: "saver" });
for (;;) {
  ({ revision } = await library.issues.save({ id: Number(id), session, revision, document: documentOf(revision + 1) }));
  console.log(revision);
}
