/** The calls for export and preview, and for opening the exported files in other programs. */
import { BulletinError } from "../../shared/basics/errors.ts";
import type { CallsOf, JobsOf } from "../../shared/contract/calls.ts";
import { exportIssue, placeHints, previewIssue } from "./exporting/index.ts";
import type { Printer } from "./exporting/pdf/printer.ts";
import type { Library } from "./library/index.ts";
import { rememberFolder, type SettingsStore } from "./settings/settings.ts";
import type { ShellServices } from "./shell-services.ts";

interface Parts {
  library: Library;
  settings: SettingsStore;
  printer: Printer;
  shell: ShellServices;
}

export function offerExporting({ library, settings, printer, shell }: Parts): {
  calls: CallsOf<"files">;
  jobs: JobsOf<"exporting">;
} {
  const { assets, publications, versions } = library;
  /** The files that this program wrote. The window may have no others opened. */
  const exportedPaths = new Set<string>();
  const requireExported = (path: string): string => {
    if (!exportedPaths.has(path)) throw new BulletinError("not-found", { what: "path", path });
    return path;
  };
  const readAsset = (asset: string) =>
    assets.read(asset).catch((error: unknown) => {
      // With the disk of the library pulled out, the text without its pictures is better than nothing.
      if (library.isGone) return undefined;
      throw error;
    });
  const calls: CallsOf<"files"> = {
    "files.open": async ({ path }) => {
      await shell.openPath(requireExported(path));
      return {};
    },
    "files.showInFolder": async ({ path }) => {
      await shell.showInFolder(requireExported(path));
      return {};
    },
  };
  const jobs: JobsOf<"exporting"> = {
    "exporting.export": async (
      { document, publication = null, versionsOf, folder, formats, markup = "none", title },
      control,
    ) => {
      const files = await exportIssue(document, {
        page: await publications.pageFor(document, publication),
        folder,
        formats,
        printer,
        readAsset,
        readVersions: async () => (versionsOf === undefined ? [] : versions.readAll(versionsOf)),
        markup,
        ...control,
        ...(title !== undefined && { title }),
      });
      for (const { path } of files) exportedPaths.add(path);
      rememberFolder(settings, folder);
      return { files };
    },
    "exporting.preview": async ({ document, publication = null }, { signal }) => {
      const { pdf, pages, hints } = await previewIssue(document, {
        page: await publications.pageFor(document, publication),
        printer,
        readAsset,
        signal,
      });
      return { pdf: Buffer.from(pdf).toString("base64"), pages, hints: placeHints(document, hints) };
    },
  };
  return { calls, jobs };
}
