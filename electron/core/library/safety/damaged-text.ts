/** Keeps a stored text that is damaged, and about to be replaced, as a file in `damaged/`. */
import { join } from "node:path";
import { makeFolder } from "../../system/folders.ts";
import { modesIn } from "../../system/privacy.ts";
import { writeFileWhole } from "../../system/whole-files.ts";

/** @param name of the row, such as `issue-12`. @throws BulletinError `disk-full`, `disk-failed`, `not-writable` */
export async function setTextAside(
  libraryFolder: string,
  name: string,
  text: string,
  now: Date,
): Promise<void> {
  const folder = join(libraryFolder, "damaged");
  const modes = modesIn(libraryFolder);
  await makeFolder(folder, modes.folder);
  const moment = now.toISOString().slice(0, 19).replaceAll(":", "-");
  await writeFileWhole(join(folder, `${moment}-${name}.json`), text, modes.file);
}
