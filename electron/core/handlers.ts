/**
 * The handlers of all calls of the contract, by area. Each turns a call into one or more calls of the
 * services.
 */
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import type { EventData } from "../../shared/contract/calls.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { errorSentence } from "../../shared/messages/index.ts";
import { examineAll } from "./doctor.ts";
import { exportIssue, placeHints, previewIssue } from "./exporting/index.ts";
import type { Printer } from "./exporting/pdf/printer.ts";
import { listFolder } from "./system/folders.ts";
import { importFolder } from "./importing/bulk.ts";
import { importFile } from "./importing/index.ts";
import { importManuscripts } from "./importing/manuscripts.ts";
import { OpenedFiles } from "./importing/opened-files.ts";
import { readSample } from "./importing/sample.ts";
import type { WatchedFolder } from "./importing/watched-folder.ts";
import type { Jobs } from "./jobs.ts";
import type { Library } from "./library/index.ts";
import { isNetworkFolder } from "./system/network-folder.ts";
import { readSettingsNote, removeSettingsNote } from "./settings/settings-file.ts";
import { rememberFolder, type SettingsStore } from "./settings/settings.ts";
import { readSheet, writeSheet } from "./sheets.ts";
import type { ShellServices } from "./shell-services.ts";
import { compareFile, exportIssues, importIssues, listTransfers } from "./transfer.ts";

/** Everything that the handlers use. */
export interface Services {
  libraryFolder: string;
  library: Library;
  settings: SettingsStore;
  printer: Printer;
  shell: ShellServices;
  jobs: Jobs;
  watchedFolder: WatchedFolder;
  emit: Emit;
  now: () => Date;
}

/** The handlers of all calls whose names begin with one of these areas. */
type HandlersOf<Area extends string> = Pick<Handlers, Extract<keyof Handlers, `${Area}.${string}`>>;

/** Creates the handlers of all calls. */
export const createHandlers = (services: Services): Handlers => ({
  ...issueHandlers(services),
  ...manuscriptHandlers(services),
  ...officeHandlers(services.library),
  ...archiveHandlers(services.library),
  ...backupHandlers(services),
  ...transferHandlers(services),
  ...fileHandlers(services),
  ...exportHandlers(services),
  ...programHandlers(services),
});

const decodeBase64 = (base64: string): Uint8Array => Buffer.from(base64, "base64");

/** Announces the progress of a job. */
const createProgressListener =
  (emit: Emit, job: string, usualStep: EventData<"job.progress">["step"] = "import") =>
  (done: number, total: number, step = usualStep): void =>
    emit("job.progress", { job, done, total, step });

/** Issues, their way to print, their versions and the audit log. */
const issueHandlers = ({
  library: { issues, workflow, versions, audit },
  settings,
}: Services): HandlersOf<"issues" | "versions" | "audit"> => ({
  "issues.list": (input) => issues.list(input),
  "issues.readFacts": (input) => issues.readFacts(input),
  "issues.findLatest": (input) => issues.findLatest(input),
  "issues.create": (input) => issues.create(input),
  "issues.open": (input) => issues.open(input),
  "issues.takeOver": (input) => issues.takeOver(input),
  "issues.renew": (input) => issues.renew(input),
  "issues.save": (input) => issues.save(input),
  "issues.close": (input) => issues.close(input),
  "issues.duplicate": (input) => issues.duplicate(input),
  "issues.remove": (input) => issues.remove(input),
  "issues.restore": (input) => issues.restore(input),
  "issues.assign": (input) => issues.assign(input),
  "issues.progress": (input) => workflow.progress(input),
  "issues.advance": (input) => workflow.advance(input),
  "issues.unlock": (input) => workflow.unlock(input),
  "versions.list": (input) => versions.list(input),
  "versions.keep": (input) => versions.keep(input),
  "versions.get": (input) => versions.get(input),
  "audit.list": (input) => audit.list(input),
  "audit.export": (input) => audit.export(input, settings.get().locale),
});

/** Manuscripts, and the folder that is watched for new ones. */
const manuscriptHandlers = ({
  library,
  watchedFolder,
}: Services): HandlersOf<"manuscripts" | "watching"> => ({
  "manuscripts.list": (input) => library.manuscripts.list(input),
  "manuscripts.count": (input) => library.manuscripts.count(input),
  "manuscripts.get": (input) => library.manuscripts.get(input),
  "manuscripts.import": ({ files }) =>
    importManuscripts(
      library,
      files.map(({ name, bytes }) => ({ name, read: () => decodeBase64(bytes) })),
    ),
  "manuscripts.change": (input) => library.manuscripts.change(input),
  "manuscripts.remove": (input) => library.manuscripts.remove(input),
  "manuscripts.restore": (input) => library.manuscripts.restore(input),
  "watching.get": async () => watchedFolder.state(),
  "watching.pause": async ({ paused }) => {
    watchedFolder.setPaused(paused);
    return {};
  },
  "watching.listFailures": async ({ limit, offset }) => ({
    files: watchedFolder.failures().slice(offset, offset + limit),
  }),
});

/** What an office sets up once: publications, names and templates. */
const officeHandlers = ({
  publications,
  names,
  templates,
}: Library): HandlersOf<"publications" | "names" | "templates"> => ({
  "publications.list": () => publications.list(),
  "publications.create": (input) => publications.create(input),
  "publications.save": (input) => publications.save(input),
  "publications.checkNumber": (input) => publications.checkNumber(input),
  "publications.remove": (input) => publications.remove(input),
  "publications.restore": (input) => publications.restore(input),
  "names.list": () => names.list(),
  "names.save": (input) => names.save(input),
  "names.findUnlisted": () => names.findUnlisted(),
  "templates.list": () => templates.list(),
  "templates.create": (input) => templates.create(input),
  "templates.save": (input) => templates.save(input),
  "templates.remove": (input) => templates.remove(input),
  "templates.restore": (input) => templates.restore(input),
  "templates.export": (input) => templates.export(input),
  "templates.import": (input) => templates.import(input),
});

/** Questions to all printed articles: search, similar texts, checking, statistics. */
const archiveHandlers = ({
  search,
  similar,
  checking,
  statistics,
}: Library): HandlersOf<"search" | "similar" | "checking" | "statistics"> => ({
  "search.find": (input) => search.find(input),
  "search.count": (input) => search.count(input),
  "similar.find": (input) => similar.find(input),
  "checking.get": (input) => checking.get(input),
  "checking.findPrinted": (input) => checking.findPrinted(input),
  "checking.ignore": (input) => checking.ignore(input),
  "checking.stopIgnoring": (input) => checking.stopIgnoring(input),
  "statistics.count": (input) => statistics.count(input),
  "statistics.articles": (input) => statistics.articles(input),
  "statistics.setNotes": (input) => statistics.setNotes(input),
});

/** Backups, and the examination of everything that the program needs. */
const backupHandlers = ({
  library,
  libraryFolder,
  settings,
  jobs,
  emit,
  now,
}: Services): HandlersOf<"backups" | "copies" | "doctor"> => ({
  "backups.list": async () => {
    const { problem } = library.backups;
    return {
      folder: library.backups.folder,
      ...(await library.backups.list()),
      problem: problem ? errorSentence(problem.code, problem.details, settings.get().locale) : "",
      autosaveProblem: library.autosaves.problem,
      recovery: await library.readNote(),
      damage: library.repair.damage,
      settingsRepair: readSettingsNote(libraryFolder),
      isOnNetwork: await isNetworkFolder(libraryFolder),
    };
  },
  "backups.make": async () => ({ backup: await library.backups.make("manual") }),
  "backups.restore": ({ path }) => library.backups.restore(path),
  "backups.repair": async () => {
    await library.repair.run();
    return {};
  },
  "backups.acknowledge": async () => {
    await library.removeNote();
    await removeSettingsNote(libraryFolder);
    emit("backups.changed", {});
    return {};
  },
  "copies.find": ({ job, ...input }) =>
    jobs.run(job, (signal) =>
      library.copies.find(input, { signal, onProgress: createProgressListener(emit, job, "backups") }),
    ),
  "copies.list": ({ job, ...input }) =>
    jobs.run(job, (signal) =>
      library.copies.list(input, { signal, onProgress: createProgressListener(emit, job, "backups") }),
    ),
  "copies.get": (input) => library.copies.get(input),
  "copies.takeBack": (input) => library.copies.takeBack(input),
  "copies.listTable": ({ job, ...input }) =>
    jobs.run(job, (signal) =>
      library.copies.tables.listTable(input, {
        signal,
        onProgress: createProgressListener(emit, job, "backups"),
      }),
    ),
  "copies.getTable": (input) => library.copies.tables.getTable(input),
  "copies.takeTableBack": (input) => library.copies.tables.takeTableBack(input),
  "copies.takePicturesBack": () => library.copies.takePicturesBack(),
  "doctor.run": async () => ({ checks: await examineAll(library, now()) }),
});

/** Many issues at once: a folder of old issues, and files from and for other machines. */
const transferHandlers = ({ library, jobs, emit, now }: Services): HandlersOf<"bulk" | "transfer"> => ({
  "bulk.import": ({ job, folder, isFinal }) =>
    jobs.run(job, async (signal) => {
      const onProgress = createProgressListener(emit, job);
      const report = await importFolder(library, folder, { isFinal, signal, onProgress });
      // No autosaves were written for these issues, so a backup has to contain them.
      if (report.imported > 0) await library.backups.makeAfterMany();
      return report;
    }),
  "transfer.export": ({ job, folder, range }) =>
    jobs.run(job, (signal) =>
      exportIssues(library, folder, range, now(), {
        signal,
        onProgress: createProgressListener(emit, job),
      }),
    ),
  "transfer.list": ({ folder }) => listTransfers(folder),
  "transfer.compare": ({ path }) => compareFile(library, path),
  "transfer.import": ({ job, path, choices }) =>
    jobs.run(job, (signal) =>
      importIssues(library, path, new Map(choices.map(({ theirs, take }) => [theirs, take])), {
        signal,
        onProgress: createProgressListener(emit, job),
      }),
    ),
});

/** Files that the window reads and writes: documents, tables and pictures. */
function fileHandlers({
  library: { assets, issues },
}: Services): HandlersOf<"sheets" | "assets" | "importing"> {
  const openedFiles = new OpenedFiles({
    keepPictures: (files) => assets.keepFiles(files),
    createIssue: (issue) => issues.create(issue),
  });
  return {
    "sheets.read": readSheet,
    "sheets.write": writeSheet,
    "assets.add": (input) => assets.add(input),
    "assets.get": (input) => assets.get(input),
    "importing.read": async ({ name, bytes, keepsMarks = false }) => {
      const { document, notes, ...file } = await importFile(name, decodeBase64(bytes), [], keepsMarks);
      // Stored even if the document is not kept, because the comparison with it shows them.
      await assets.keepFiles(file.assets.values());
      return { document, notes };
    },
    "importing.open": (input) => openedFiles.open(input),
    "importing.decline": (input) => openedFiles.decline(input),
    "importing.accept": (input) => openedFiles.accept(input),
    "importing.close": (input) => openedFiles.close(input),
    "importing.sample": async () => ({ document: await readSample() }),
  };
}

/** Export and preview, and opening the exported files in other programs. */
function exportHandlers({
  library,
  settings,
  printer,
  shell,
  jobs,
  emit,
}: Services): HandlersOf<"exporting" | "files"> {
  const { assets, publications, versions } = library;
  /** The files that this program wrote. The window may have no others opened. */
  const exportedPaths = new Set<string>();
  const requireExported = (path: string): string => {
    if (!exportedPaths.has(path)) throw new BulletinError("not-found", { what: path });
    return path;
  };
  const readAsset = (asset: string) =>
    assets.read(asset).catch((error: unknown) => {
      // With the disk of the library pulled out, the text without its pictures is better than nothing.
      if (library.isGone) return undefined;
      throw error;
    });
  return {
    "exporting.export": ({
      job,
      document,
      publication = null,
      versionsOf,
      folder,
      formats,
      markup = "none",
      title,
    }) =>
      jobs.run(job, async (signal) => {
        const files = await exportIssue(document, {
          page: await publications.pageFor(document, publication),
          folder,
          formats,
          printer,
          readAsset,
          readVersions: async () => (versionsOf === undefined ? [] : versions.readAll(versionsOf)),
          markup,
          signal,
          onProgress: createProgressListener(emit, job),
          ...(title !== undefined && { title }),
        });
        for (const { path } of files) exportedPaths.add(path);
        rememberFolder(settings, folder);
        return { files };
      }),
    "exporting.preview": ({ job, document, publication = null }) =>
      jobs.run(job, async (signal) => {
        const { pdf, pages, hints } = await previewIssue(document, {
          page: await publications.pageFor(document, publication),
          printer,
          readAsset,
          signal,
        });
        return { pdf: Buffer.from(pdf).toString("base64"), pages, hints: placeHints(document, hints) };
      }),
    "files.open": async ({ path }) => {
      await shell.openPath(requireExported(path));
      return {};
    },
    "files.showInFolder": async ({ path }) => {
      await shell.showInFolder(requireExported(path));
      return {};
    },
  };
}

/** The program itself: the shell, its settings, running jobs, folders of this machine. */
const programHandlers = ({
  libraryFolder,
  settings,
  shell,
  jobs,
  watchedFolder,
  emit,
}: Services): HandlersOf<"shell" | "settings" | "jobs" | "folders"> => ({
  "shell.info": async () => ({
    shell: shell.name,
    version: shell.version,
    libraryFolder,
    folderDialog: shell.chooseFolder !== null,
  }),
  "settings.get": async () => settings.get(),
  "settings.set": async (change) => {
    const newSettings = settings.set(change);
    if (change.backupFolder !== undefined) emit("backups.changed", {});
    if (change.watchedFolder !== undefined) watchedFolder.watch(newSettings.watchedFolder);
    return newSettings;
  },
  "jobs.cancel": async ({ job }) => jobs.cancel(job),
  "folders.choose": async ({ start }) => {
    if (!shell.chooseFolder) throw new BulletinError("unavailable", { what: "folders.choose" });
    return { path: await shell.chooseFolder(start) };
  },
  "folders.list": ({ path }) => listFolder(path),
});
