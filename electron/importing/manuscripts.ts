/**
 * Imports files that people send as manuscripts of the library (稿库). Files that cannot be read are reported;
 * the others are imported.
 */
import type { Output } from "../../shared/contract/calls.ts";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import type { Library } from "../library/index.ts";
import { isArchive, readArchive, type ArchivedFile } from "./archive.ts";
import { importFile } from "./index.ts";
import { isPackage } from "./package/index.ts";

/** Which files were imported, which were there already, and which failed. */
export type ManuscriptReport = Output<"manuscripts.import">;

/** A file to import whose content is read later. */
export interface PendingFile {
  name: string;
  /** Called when it is the file's turn; may throw. */
  read: () => Uint8Array | Promise<Uint8Array>;
}

/**
 * Imports files one after another; the files of a zip archive count one by one.
 * @param includesBin true: a manuscript in the bin counts as present. For files that no person picks, so that
 * a deleted manuscript does not come back by itself.
 */
export async function importManuscripts(
  library: Library,
  files: Iterable<PendingFile>,
  { includesBin = false } = {},
): Promise<ManuscriptReport> {
  const report: ManuscriptReport = { imported: [], repeated: [], failed: [] };
  const fail = (file: string, cause: unknown) => report.failed.push({ file, error: toAnswerError(cause) });

  for (const { name, read } of files) {
    try {
      const bytes = await read();
      const isOneFile = !isArchive(bytes) || isPackage(bytes);
      for (const file of isOneFile ? [{ name, read: () => bytes }] : readArchive(name, bytes)) {
        await importManuscript(library, file, includesBin, report).catch((cause: unknown) =>
          fail(file.name, cause),
        );
      }
    } catch (cause) {
      fail(name, cause);
    }
  }
  return report;
}

async function importManuscript(
  library: Library,
  { name, read }: ArchivedFile,
  includesBin: boolean,
  report: ManuscriptReport,
): Promise<void> {
  const bytes = read();
  // Look the file up before parsing it: at every start the whole watched folder is checked, and most files
  // are there already.
  const existingId = await library.manuscripts.findByBytes(bytes, includesBin);
  if (existingId !== null) {
    report.repeated.push({ file: name, id: existingId });
    return;
  }

  const { document, assets } = await importFile(name, bytes);
  await library.assets.keepFiles(assets.values());
  const answer = await library.manuscripts.add(name, bytes, document);
  if ("manuscript" in answer) report.imported.push(answer.manuscript);
  else report.repeated.push({ file: name, id: answer.repeatedId });
}
