/** The calls that read files and import them into a library. */
import type { CallsOf, Handlers, JobsOf } from "../../../shared/contract/calls.ts";
import type { Library } from "../library/index.ts";
import { importFolder } from "./bulk.ts";
import { importFile } from "./index.ts";
import { importManuscripts } from "./manuscripts.ts";
import { OpenedFiles } from "./opened-files.ts";
import { readSample } from "./sample.ts";

const decodeBase64 = (base64: string): Uint8Array => Buffer.from(base64, "base64");

export function offerImporting(
  library: Library,
): CallsOf<"importing"> & Pick<Handlers, "manuscripts.import"> {
  const { assets, issues } = library;
  const openedFiles = new OpenedFiles({
    keepPictures: (files) => assets.keepFiles(files),
    createIssue: (issue) => issues.create(issue),
  });
  return {
    ...openedFiles.calls,
    "importing.read": async ({ name, bytes, keepsMarks = false }) => {
      const { document, notes, ...file } = await importFile(name, decodeBase64(bytes), [], keepsMarks);
      // Stored even if the document is not kept, because the comparison with it shows them.
      await assets.keepFiles(file.assets.values());
      return { document, notes };
    },
    "importing.sample": async () => ({ document: await readSample() }),
    "manuscripts.import": ({ files }) =>
      importManuscripts(
        library,
        files.map(({ name, bytes }) => ({ name, read: () => decodeBase64(bytes) })),
      ),
  };
}

export const offerBulkImport = (library: Library): JobsOf<"bulk"> => ({
  "bulk.import": async ({ folder, isFinal }, control) => {
    const report = await importFolder(library, folder, { isFinal, ...control });
    // No autosaves were written for these issues, so a backup has to contain them.
    if (report.imported > 0) await library.backups.makeAfterMany();
    return report;
  },
});
