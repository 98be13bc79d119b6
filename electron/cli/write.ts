/** What a command makes, as a file. */
import { dirname, resolve } from "node:path";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import type { ExportFormat } from "../../shared/contract/calls.ts";
import type { PageProfile } from "../../shared/layout/page.ts";
import { makeFolder } from "../folders.ts";

/** Into a folder that is made where it is missing. Gives the whole path. */
export async function writeBytes(out: string, bytes: Uint8Array): Promise<string> {
  const { writeFileWhole } = await import("../whole-files.ts");
  const file = resolve(out);
  await makeFolder(dirname(file));
  await writeFileWhole(file, bytes);
  return file;
}

export async function writeDocument(
  document: BulletinDocument,
  page: PageProfile,
  out: string,
  format: ExportFormat,
): Promise<string> {
  const [{ makeFile }, { HeadlessPrinter }] = await Promise.all([
    import("../exporting/index.ts"),
    import("../exporting/pdf/headless-printer.ts"),
  ]);
  // Its browser is started only for what is printed.
  const printer = new HeadlessPrinter();
  try {
    return await writeBytes(out, (await makeFile(document, format, { page, printer })).bytes);
  } finally {
    await printer.close();
  }
}
