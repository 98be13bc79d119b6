/**
 * The core that all three shells share: builds every service from a library folder and answers every call of
 * the contract.
 */
import { uptime as systemUptime } from "node:os";
import type { Emit, Handlers } from "../../shared/port/bridge.ts";
import type { EventData, EventName } from "../../shared/contract/calls.ts";
import type { Printer } from "./exporting/pdf/printer.ts";
import { createHandlers } from "./handlers.ts";
import { importManuscripts } from "./importing/manuscripts.ts";
import { WatchedFolder } from "./importing/watched-folder.ts";
import { Jobs } from "./jobs.ts";
import { refuseMissing, rememberLibrary } from "./known-libraries.ts";
import { openLibrary, type Library } from "./library/index.ts";
import type { SettingsStore } from "./settings/settings.ts";
import type { ShellServices } from "./shell-services.ts";

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
    person: () => settings.get().person,
    backupFolder: () => settings.get().backupFolder,
  });
  await rememberLibrary(libraryFolder);

  const listeners = new Set<EventListener>();
  const emit: Emit = (event, data) => {
    for (const listener of listeners) listener(event, data);
  };
  library.onChange((list) => emit(`${list}.changed`, {}));
  library.onPresence((isGone) => emit("library.presence", { isGone }));

  const watchedFolder = new WatchedFolder({
    importFiles: (files, areMany) =>
      importManuscripts(library, files, { includesBin: true, keepsAutosaves: !areMany }),
    // No autosaves were written for very many manuscripts, so a backup has to contain them.
    onMany: () => void library.backups.makeAfterMany(),
    onReport: (report) => emit("manuscripts.watched", report),
    onChange: () => emit("watching.changed", {}),
    watchedFiles: library.watchedFiles,
  });
  watchedFolder.watch(settings.get().watchedFolder);
  const stopBackups = scheduleBackups(() => library.backups.makeDue());
  const jobs = new Jobs();

  return {
    handlers: createHandlers({
      libraryFolder,
      library,
      settings,
      printer,
      shell,
      jobs,
      watchedFolder,
      emit,
      now,
    }),
    library,
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
      await Promise.allSettled([library.close(), printer.close()]);
    },
  };
}
