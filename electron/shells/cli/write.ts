/** Writes the results of commands to files. */
import { dirname, resolve } from "node:path";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import type { ExportFormat, ExportMarkup } from "../../../shared/contract/exporting.ts";
import type { PageProfile } from "../../../shared/layout/page.ts";
import type { ReadAsset } from "../../core/exporting/content/pictures.ts";
import { makeFolder } from "../../core/system/folders.ts";

/** Writes a file and creates its folder if necessary. Returns the absolute path. */
export async function writeBytes(out: string, bytes: Uint8Array): Promise<string> {
  const { writeFileWhole } = await import("../../core/system/whole-files.ts");
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
    import("../../core/exporting/index.ts"),
    import("../../core/exporting/pdf/headless-printer.ts"),
  ]);
  // This starts a browser only when a PDF is printed.
  const printer = new HeadlessPrinter();
  try {
    return await writeBytes(out, (await makeFile(document, format, { ...options, printer })).bytes);
  } finally {
    await printer.close();
  }
}
