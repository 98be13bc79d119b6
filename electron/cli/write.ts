/** Writes the results of commands to files. */
import { dirname, resolve } from "node:path";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ExportFormat, ExportMarkup } from "../../shared/contract/calls.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import type { ReadAsset } from "../exporting/pictures.ts";
import { makeFolder } from "../folders.ts";

/** Writes a file and creates its folder if necessary. Returns the absolute path. */
export async function writeBytes(out: string, bytes: Uint8Array): Promise<string> {
  const { writeFileWhole } = await import("../whole-files.ts");
  const file = resolve(out);
  await makeFolder(dirname(file));
  await writeFileWhole(file, bytes);
  return file;
}

/** What a document needs to be written: its page, its pictures, and whether its marks are shown. */
interface WriteOptions {
  page: PageProfile;
  readAsset?: ReadAsset;
  markup?: ExportMarkup;
}

/** Writes a document in one of the export formats. Returns the absolute path. */
export async function writeDocument(
  document: BulletinDocument,
  options: WriteOptions,
  out: string,
  format: ExportFormat,
): Promise<string> {
  const [{ makeFile }, { HeadlessPrinter }] = await Promise.all([
    import("../exporting/index.ts"),
    import("../exporting/pdf/headless-printer.ts"),
  ]);
  // This starts a browser only when a PDF is printed.
  const printer = new HeadlessPrinter();
  try {
    return await writeBytes(out, (await makeFile(document, format, { ...options, printer })).bytes);
  } finally {
    await printer.close();
  }
}
