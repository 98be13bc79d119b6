/**
 * The core that all three shells share: builds every service from a library folder and answers every call of
 * the contract.
 */
import { uptime as systemUptime } from "node:os";
import type { Emit } from "../../shared/port/bridge.ts";
import type { EventData, EventName, Handlers } from "../../shared/contract/calls.ts";
import type { NoteFailure } from "../../shared/port/dispatch.ts";
import type { Printer } from "./exporting/pdf/printer.ts";
import { importManuscripts } from "./importing/manuscripts.ts";
import { offerBulkImport, offerImporting } from "./importing/offer-importing.ts";
import { WatchedFolder } from "./importing/watched-folder.ts";
import { Jobs } from "./jobs.ts";
import { refuseMissing, rememberLibrary } from "./known-libraries.ts";
import { openLibrary, type Library } from "./library/index.ts";
import { logFailure } from "./log-failure.ts";
import { offerBackups } from "./offer-backups.ts";
import { offerExporting } from "./offer-exporting.ts";
import { offerSettings, type SettingsStore } from "./settings/settings.ts";
import { sheetsCalls } from "./sheets.ts";
import { offerShell, type ShellServices } from "./shell-services.ts";
import { offerTransfer, offerTransferJobs } from "./transfer.ts";
import { describeError } from "./system/describe-error.ts";
import { writeLog } from "./system/program-log.ts";
import { WindowFaults } from "./window-faults.ts";

export interface CoreOptions {
  libraryFolder: string;
  settings: SettingsStore;
  printer: Printer;
  shell: ShellServices;
  now?: () => Date;
  /** Gives the time in s since this machine started. */
  uptime?: () => number;
  /** Makes a new library, even if another one was opened in this folder before. */
  isNew?: boolean;
}

export type EventListener = <E extends EventName>(event: E, data: EventData<E>) => void;

export interface Core {
  handlers: Handlers;
  library: Library;
  /** Logs a call that was refused or failed. Each transport tells it. */
  noteFailure: NoteFailure;
  /** Calls back for every event. Returns a function that unsubscribes. */
  listen(listener: EventListener): () => void;
  emit: Emit;
  /** Cancels jobs, waits for saves and imports, and closes the library and the printer. */
  close(): Promise<void>;
}

/** In ms. The first backup waits, so that it does not slow down the start. */
const firstBackupDelay = 20_000;
/** In ms. A program that runs for days checks this often whether today's backup is due. */
const backupCheckInterval = 30 * 60_000;

/** Makes due backups in the background. Returns a function that stops it. */
function scheduleBackups(makeDue: () => Promise<void>): () => void {
  const timeout = setTimeout(() => void makeDue(), firstBackupDelay).unref();
  const interval = setInterval(() => void makeDue(), backupCheckInterval).unref();
  return () => {
    clearTimeout(timeout);
    clearInterval(interval);
  };
}

/** Closes all of these, whichever of them fail to. */
async function closeAll(libraryFolder: string, parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const result of await Promise.allSettled(parts.map((part) => part.close())))
    if (result.status === "rejected")
      writeLog(libraryFolder, "warning", "program.not-closed", { error: describeError(result.reason) });
}

/**
 * Opens the library and creates all services.
 * @throws BulletinError `library-missing`, and the errors of `openLibrary`
 */
export async function createCore({
  libraryFolder,
  settings,
  printer,
  shell,
  now = () => new Date(),
  uptime = systemUptime,
  isNew = false,
}: CoreOptions): Promise<Core> {
  if (!isNew) refuseMissing(libraryFolder);
  const library = await openLibrary(libraryFolder, {
    now,
    uptime,
    shell: shell.name,
    person: () => settings.get().person,
    locale: () => settings.get().locale,
    backupFolder: () => settings.get().backupFolder,
  });
  await rememberLibrary(libraryFolder);

  const listeners = new Set<EventListener>();
  const emit: Emit = (event, data) => {
    for (const listener of listeners) listener(event, data);
  };
  library.onChange((list) => emit(`${list}.changed`, {}));
  library.onPresence((isGone) => {
    // While it is gone, nothing is written; the entry tells when it came back.
    writeLog(libraryFolder, "warning", "library.presence", { isGone });
    emit("library.presence", { isGone });
  });

  const watchedFolder = new WatchedFolder({
    importFiles: (files, areMany) =>
      importManuscripts(library, files, { includesBin: true, keepsAutosaves: !areMany }),
    // No autosaves were written for very many manuscripts, so a backup has to contain them.
    onMany: () => void library.backups.makeAfterMany(),
    onReport: (report) => emit("manuscripts.watched", report),
    onChange: () => emit("watching.changed", {}),
    onFailure: (what, error) =>
      writeLog(libraryFolder, "warning", "watching.failed", { what, error: describeError(error) }),
    watchedFiles: library.watchedFiles,
  });
  watchedFolder.watch(settings.get().watchedFolder);
  const stopBackups = scheduleBackups(() => library.backups.makeDue());
  const jobs = new Jobs(emit);
  const exporting = offerExporting({ library, settings, printer, shell });
  // A call of the contract that no service offers is missing here, and a type error.
  const handlers: Handlers = {
    ...library.calls,
    ...jobs.answer(library.jobs, "backups"),
    ...offerBackups(library, emit, now),
    ...offerImporting(library),
    ...jobs.answer(offerBulkImport(library), "import"),
    ...watchedFolder.calls,
    ...offerTransfer(library),
    ...jobs.answer(offerTransferJobs(library, now), "import"),
    ...exporting.calls,
    ...jobs.answer(exporting.jobs, "write"),
    ...jobs.calls,
    ...sheetsCalls,
    ...new WindowFaults(libraryFolder).calls,
    ...offerShell(shell, libraryFolder),
    ...offerSettings(settings, (change, { watchedFolder: folder }) => {
      if (change.backupFolder !== undefined) emit("backups.changed", {});
      if (change.watchedFolder !== undefined) watchedFolder.watch(folder);
    }),
  };

  return {
    handlers,
    library,
    noteFailure: (name, cause) => logFailure(libraryFolder, name, cause),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
    async close() {
      jobs.cancelAll();
      stopBackups();
      // The watched folder first, because a running import still writes to the library.
      await watchedFolder.close();
      await closeAll(libraryFolder, [library, printer]);
    },
  };
}
