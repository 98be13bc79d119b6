/** One core, three shells: builds every service from a library folder and answers every call of the contract. */
import type { Emit, Handlers } from "../shared/contract/bridge.ts";
import type { EventData, EventName } from "../shared/contract/calls.ts";
import { BulletinError } from "../shared/contract/errors.ts";
import { errorSentence } from "../shared/messages/index.ts";
import { exportIssue, placeHints, previewIssue } from "./exporting/index.ts";
import type { Printer } from "./exporting/printer.ts";
import { examineAll } from "./doctor.ts";
import { listFolder } from "./folders.ts";
import { importFolder } from "./importing/bulk.ts";
import { importFile } from "./importing/index.ts";
import { importManuscripts } from "./importing/manuscripts.ts";
import { openReportedFailures, WatchedFolder } from "./importing/watched-folder.ts";
import { readSample } from "./importing/sample.ts";
import { Jobs } from "./jobs.ts";
import { openLibrary, type Library } from "./library/index.ts";
import { isNetworkFolder } from "./network-folder.ts";
import { rememberFolder, type SettingsStore } from "./settings.ts";
import { compareFile, exportIssues, importIssues, listTransfers } from "./transfer.ts";
import { readSheet, writeSheet } from "./sheets.ts";

/** What only a shell can do. */
export interface ShellServices {
  name: "electron" | "browser";
  version: string;
  /** The system's own folder dialog; null where the shell has none, then the window shows its own. */
  chooseFolder: ((start: string | null) => Promise<string | null>) | null;
  openPath(path: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
}

export interface CoreOptions {
  libraryFolder: string;
  settings: SettingsStore;
  printer: Printer;
  shell: ShellServices;
  now?: () => Date;
}

export type EventListener = <E extends EventName>(event: E, data: EventData<E>) => void;

export interface Core {
  handlers: Handlers;
  library: Library;
  /** Hears every event; the function that comes back stops it. */
  listen(listener: EventListener): () => void;
  emit: Emit;
  /** Ends jobs, waits for saves, ends the printer. */
  close(): Promise<void>;
}

/** A start is not to be slowed down by a backup, and a program that runs for days makes one each day; ms. */
const [firstBackup, nextLook] = [20_000, 30 * 60_000];

function backUpDaily(makeDue: () => Promise<void>): () => void {
  const first = setTimeout(() => void makeDue(), firstBackup).unref();
  const later = setInterval(() => void makeDue(), nextLook).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}

const decode = (base64: string): Uint8Array => Buffer.from(base64, "base64");

/** @throws BulletinError what `openLibrary` throws. */
export async function createCore({
  libraryFolder,
  settings,
  printer,
  shell,
  now,
}: CoreOptions): Promise<Core> {
  const library = await openLibrary(libraryFolder, {
    ...(now && { now }),
    person: () => settings.get().person,
    backupFolder: () => settings.get().backupFolder,
  });
  const clock = now ?? (() => new Date());
  const listeners = new Set<EventListener>();
  const emit: Emit = (event, data) => {
    for (const listener of listeners) listener(event, data);
  };
  library.onChange((what) => emit(`${what}.changed`, {}));
  const jobs = new Jobs();
  /** Files that this program wrote: the only ones that it opens. */
  const exported = new Set<string>();
  const known = (path: string): string => {
    if (!exported.has(path)) throw new BulletinError("not-found", { what: path });
    return path;
  };
  const readAsset = (asset: string) => library.assets.read(asset);
  const { assets, checking, issues, manuscripts, names, publications, templates, versions, workflow, audit } =
    library;
  const watched = new WatchedFolder({
    importFiles: (files) => importManuscripts(library, files, { includesBin: true }),
    onReport: (report) => emit("manuscripts.watched", report),
    onChange: () => emit("watching.changed", {}),
    reportedFailures: openReportedFailures(libraryFolder),
  });
  watched.watch(settings.get().watchedFolder);

  const sentenceOf = (error: BulletinError | null) =>
    error ? errorSentence(error.code, error.details, settings.get().locale) : "";
  const tellImport = (job: string) => (done: number, total: number) =>
    emit("job.progress", { job, done, total, step: "import" });
  const stopBackups = backUpDaily(() => library.backups.makeDue());

  const handlers: Handlers = {
    "shell.info": async () => ({
      shell: shell.name,
      version: shell.version,
      libraryFolder,
      folderDialog: shell.chooseFolder !== null,
    }),
    "issues.list": (input) => issues.list(input),
    "issues.facts": (input) => issues.facts(input),
    "issues.latest": (input) => issues.latest(input),
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
    "publications.list": () => publications.list(),
    "publications.create": (input) => publications.create(input),
    "publications.save": (input) => publications.save(input),
    "publications.checkNumber": (input) => publications.checkNumber(input),
    "publications.remove": (input) => publications.remove(input),
    "publications.restore": (input) => publications.restore(input),
    "manuscripts.list": (input) => manuscripts.list(input),
    "manuscripts.get": (input) => manuscripts.get(input),
    "manuscripts.import": ({ files }) =>
      importManuscripts(
        library,
        files.map(({ name, bytes }) => ({ name, read: () => decode(bytes) })),
      ),
    "manuscripts.change": (input) => manuscripts.change(input),
    "manuscripts.remove": (input) => manuscripts.remove(input),
    "manuscripts.restore": (input) => manuscripts.restore(input),
    "names.list": () => names.list(),
    "names.save": (input) => names.save(input),
    "names.found": () => names.found(),
    "watching.get": async () => watched.state(),
    "similar.find": (input) => library.similar.find(input),
    "templates.list": () => templates.list(),
    "templates.create": (input) => templates.create(input),
    "templates.save": (input) => templates.save(input),
    "templates.remove": (input) => templates.remove(input),
    "templates.restore": (input) => templates.restore(input),
    "templates.export": (input) => templates.export(input),
    "templates.import": (input) => templates.import(input),
    "checking.get": (input) => checking.get(input),
    "checking.printed": (input) => checking.printed(input),
    "checking.ignore": (input) => checking.ignore(input),
    "checking.heed": (input) => checking.heed(input),
    "search.find": (input) => library.search.find(input),
    "search.count": (input) => library.search.count(input),
    "statistics.count": (input) => library.statistics.count(input),
    "statistics.articles": (input) => library.statistics.articles(input),
    "statistics.setNotes": (input) => library.statistics.setNotes(input),
    "backups.list": async () => ({
      folder: library.backups.folder,
      ...(await library.backups.list()),
      problem: sentenceOf(library.backups.problem),
      recovery: await library.readNote(),
      isOnNetwork: await isNetworkFolder(libraryFolder),
    }),
    "backups.make": async () => ({ backup: await library.backups.make("manual") }),
    "backups.restore": ({ path }) => library.backups.restore(path),
    "backups.acknowledge": async () => {
      await library.removeNote();
      emit("backups.changed", {});
      return {};
    },
    "doctor.run": async () => ({ checks: await examineAll(library, clock()) }),
    "bulk.import": ({ job, folder, isFinal }) =>
      jobs.run(job, async (signal) => {
        const report = await importFolder(library, folder, { isFinal, signal, onProgress: tellImport(job) });
        // They came in without autosaves.
        if (report.imported > 0) await library.backups.makeAfterMany();
        return report;
      }),
    "transfer.export": ({ job, folder, range }) =>
      jobs.run(job, (signal) =>
        exportIssues(library, folder, range, clock(), { signal, onProgress: tellImport(job) }),
      ),
    "transfer.list": ({ folder }) => listTransfers(folder),
    "transfer.compare": ({ path }) => compareFile(library, path),
    "transfer.import": ({ job, path, choices }) =>
      jobs.run(job, (signal) =>
        importIssues(library, path, new Map(choices.map(({ theirs, take }) => [theirs, take])), {
          signal,
          onProgress: tellImport(job),
        }),
      ),
    "sheets.read": readSheet,
    "sheets.write": writeSheet,
    "assets.add": (input) => assets.add(input),
    "assets.get": (input) => assets.get(input),
    "importing.read": async ({ name, bytes, declined, keepsMarks = false }) => {
      const { assets: pictures, ...read } = await importFile(name, decode(bytes), declined, keepsMarks);
      // Also of a document that is then not taken: its preview shows them.
      await assets.keepFiles(pictures.values());
      return read;
    },
    "importing.sample": async () => ({ document: await readSample() }),
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
        const onProgress = (done: number, total: number, step: EventData<"job.progress">["step"]) =>
          emit("job.progress", { job, done, total, step });
        const page = await publications.pageFor(document, publication);
        const readVersions = async () => (versionsOf === undefined ? [] : versions.all(versionsOf));
        const files = await exportIssue(document, {
          page,
          folder,
          formats,
          printer,
          readAsset,
          readVersions,
          markup,
          signal,
          onProgress,
          ...(title !== undefined && { title }),
        });
        for (const { path } of files) exported.add(path);
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
    "jobs.cancel": async ({ job }) => jobs.cancel(job),
    "folders.choose": async ({ start }) => {
      if (!shell.chooseFolder) throw new BulletinError("unavailable", { what: "folders.choose" });
      return { path: await shell.chooseFolder(start) };
    },
    "folders.list": ({ path }) => listFolder(path),
    "files.open": async ({ path }) => {
      await shell.openPath(known(path));
      return {};
    },
    "files.showInFolder": async ({ path }) => {
      await shell.showInFolder(known(path));
      return {};
    },
    "settings.get": async () => settings.get(),
    "settings.set": async (change) => {
      const changed = settings.set(change);
      if (change.backupFolder !== undefined) emit("backups.changed", {});
      if (change.watchedFolder !== undefined) watched.watch(changed.watchedFolder);
      return changed;
    },
  };

  return {
    handlers,
    library,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
    async close() {
      jobs.cancelAll();
      stopBackups();
      // What it is taking in goes into the library.
      await watched.close();
      await Promise.allSettled([library.close(), printer.close()]);
    },
  };
}
