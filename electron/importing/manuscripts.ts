/** Files that people send → manuscripts of the library: what cannot be read is told, the rest comes in. */
import type { Output } from "../../shared/contract/calls.ts";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import type { Library } from "../library/index.ts";
import { isArchive, readArchive, type ArchivedFile } from "./archive.ts";
import { importFile } from "./index.ts";
import { isPackage } from "./package/index.ts";

export type ManuscriptReport = Output<"manuscripts.import">;

export interface BroughtFile {
  name: string;
  /** Asked when it is the file's turn; may throw. */
  read: () => Uint8Array | Promise<Uint8Array>;
}

/**
 * Takes in files one after another.
 * @param binToo what a person has put into the bin counts as here already: for files that nobody brings anew.
 */
export async function importManuscripts(
  library: Library,
  files: Iterable<BroughtFile>,
  { binToo = false } = {},
): Promise<ManuscriptReport> {
  const report: ManuscriptReport = { imported: [], repeated: [], failed: [] };
  const tell = (file: string, thrown: unknown) => report.failed.push({ file, error: toAnswerError(thrown) });
  for (const { name, read } of files) {
    try {
      const bytes = await read();
      for (const each of isArchive(bytes) && !isPackage(bytes)
        ? readArchive(name, bytes)
        : [{ name, read: () => bytes }]) {
        await take(library, each, binToo, report).catch((thrown: unknown) => tell(each.name, thrown));
      }
    } catch (thrown) {
      tell(name, thrown);
    }
  }
  return report;
}

async function take(
  library: Library,
  { name, read }: ArchivedFile,
  binToo: boolean,
  report: ManuscriptReport,
): Promise<void> {
  const bytes = read();
  // Before it is read: a folder full of known files is looked through at every start.
  const known = await library.manuscripts.known(bytes, binToo);
  if (known !== null) {
    report.repeated.push({ file: name, id: known });
    return;
  }
  const { document, assets } = await importFile(name, bytes);
  await library.assets.keepFiles(assets.values());
  const taken = await library.manuscripts.add(name, bytes, document);
  if ("manuscript" in taken) report.imported.push(taken.manuscript);
  else report.repeated.push({ file: name, id: taken.repeated });
}
