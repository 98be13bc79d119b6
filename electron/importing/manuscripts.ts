/** Files that people send → manuscripts of the library: what cannot be read is told, the rest comes in. */
import type { Output } from "../../shared/contract/calls.ts";
import { toAnswerError } from "../../shared/contract/dispatch.ts";
import type { Library } from "../library/index.ts";
import { isArchive, readArchive, type NamedBytes } from "./archive.ts";
import { importFile } from "./index.ts";
import { isPackage } from "./package/index.ts";

export type ManuscriptReport = Output<"manuscripts.import">;

/** Takes in files one after another. @param files their bytes are asked for when it is their turn; asking may throw. */
export async function importManuscripts(library: Library, files: Iterable<{ name: string; read: () => Uint8Array | Promise<Uint8Array> }>): Promise<ManuscriptReport> {
  const report: ManuscriptReport = { imported: [], repeated: [], failed: [] };
  const tell = (file: string, thrown: unknown) => report.failed.push({ file, error: toAnswerError(thrown) });
  for (const { name, read } of files) {
    try {
      const bytes = await read();
      for (const each of isArchive(bytes) && !isPackage(bytes) ? readArchive(name, bytes) : [{ name, bytes }]) {
        await take(library, each, report).catch((thrown: unknown) => tell(each.name, thrown));
      }
    } catch (thrown) {
      tell(name, thrown);
    }
  }
  return report;
}

async function take(library: Library, { name, bytes }: NamedBytes, report: ManuscriptReport): Promise<void> {
  const { document } = await importFile(name, bytes);
  const taken = await library.manuscripts.add(name, bytes, document);
  if ("manuscript" in taken) report.imported.push(taken.manuscript);
  else report.repeated.push({ file: name, id: taken.repeated });
}
