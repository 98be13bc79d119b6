/** A fake core in memory, without disk and browser. It must pass the same contract suite as the real core. */
import { sequentialIds } from "../../shared/basics/identifiers.ts";
import { deriveOutline } from "../../shared/document/outline.ts";
import { readDocument } from "../../shared/document/migrate.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { readText } from "../../shared/text/read.ts";
import { emptyDocument } from "../../shared/document/empty.ts";
import type { Handlers, ShellPort } from "../../shared/port/bridge.ts";
import {
  defaultSettings,
  type EventData,
  type EventName,
  type ExportFormat,
  type Holder,
  type IssueSummary,
} from "../../shared/contract/calls.ts";
import { dispatch } from "../../shared/port/dispatch.ts";
import { BulletinError } from "../../shared/basics/errors.ts";
import { OpenedFiles } from "../../electron/core/importing/opened-files.ts";
import { memoryAssets } from "./memory-assets.ts";
import { memoryBackups, type MemoryBackup } from "./memory-backups.ts";
import { memoryCopies } from "./memory-copies.ts";
import { memoryIssueList } from "./memory-issue-list.ts";
import { memoryChecking } from "./memory-checking.ts";
import { memoryManuscripts } from "./memory-manuscripts.ts";
import { memoryNames } from "./memory-names.ts";
import { memorySimilar } from "./memory-similar.ts";
import { memorySearch } from "./memory-search.ts";
import { memoryStatistics } from "./memory-statistics.ts";
import { memoryPublications } from "./memory-publications.ts";
import { memoryTemplates } from "./memory-templates.ts";
import { memoryWatching } from "./memory-watching.ts";
import { memoryWorkflow, startOfWay, type Way } from "./memory-workflow.ts";

interface Stored {
  publication: number | null;
  document: BulletinDocument;
  revision: number;
  savedAt: string;
  deletedAt: string | null;
  holder: Holder | null;
  way: Way;
}

/** A port to a core in memory. */
export function memoryPort(): ShellPort {
  const listeners = new Set<(event: string, data: unknown) => void>();
  const handlers = memoryHandlers((event, data) => {
    for (const listener of listeners) listener(event, data);
  });
  return {
    call: (name, input) => dispatch(handlers, name, structuredClone(input)),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The step that an export to a format reports. */
const stepOf = (format: ExportFormat): "word" | "print" | "text" => {
  if (format === "docx") return "word";
  return format === "pdf" ? "print" : "text";
};

// oxlint-disable-next-line max-lines-per-function -- a table of small answers that share the state of one fake
function memoryHandlers(emit: <E extends EventName>(event: E, data: EventData<E>) => void): Handlers {
  const issues = new Map<number, Stored>();
  const backups: MemoryBackup<Stored>[] = [];
  const publications = memoryPublications(issues, emit);
  const names = memoryNames(
    () => [...issues.values()].flatMap(({ document, deletedAt }) => (deletedAt === null ? [document] : [])),
    emit,
  );
  const cancelledJobs = new Set<string>();
  const exportedIssues = new Set<string>();
  let settings = defaultSettings;
  const workflow = memoryWorkflow(issues, () => settings, emit);
  let lastId = 0;
  let generation = 0;
  const now = () => new Date().toISOString();
  const get = (id: number): Stored => {
    const entry = issues.get(id);
    if (!entry || entry.deletedAt !== null) throw new BulletinError("not-found", { issue: "" });
    return entry;
  };
  const add = (
    document: BulletinDocument,
    publication: number | null,
    action: "created" | "duplicated" = "created",
  ) => {
    lastId += 1;
    issues.set(lastId, {
      publication,
      document: readDocument(document),
      revision: 0,
      savedAt: now(),
      deletedAt: null,
      holder: null,
      way: startOfWay(),
    });
    workflow.record(lastId, action);
    emit("issues.changed", {});
    return { id: lastId };
  };
  const createIssue: Handlers["issues.create"] = async ({ document, publication, versions = [] }) => {
    if (publication) publications.check(publication);
    const newIssue = add(
      document,
      publication === undefined ? publications.findByName(document.masthead.name) : publication,
    );
    workflow.bring(newIssue.id, versions);
    return newIssue;
  };
  const openedFiles = new OpenedFiles({ keepPictures: async () => {}, createIssue });
  const answerOpening = (
    id: number,
    { publication, document, revision, savedAt, way }: Stored,
    holder: Holder | null,
  ) => ({ id, publication, progress: way.progress, document, revision, generation, savedAt, holder });
  const summary = ([id, { publication, document, savedAt, deletedAt, way }]: [
    number,
    Stored,
  ]): IssueSummary => {
    const { sections, characters } = deriveOutline(document);
    const { number, name, date } = document.masthead;
    return {
      id,
      number,
      name: name.join(" "),
      date,
      articles: sections.flatMap(({ articles }) => articles).length,
      characters,
      publication,
      state: way.progress.state,
      savedAt,
      deletedAt,
    };
  };
  const manuscripts = memoryManuscripts(
    (manuscript) => {
      const [id, entry] =
        [...issues].findLast(
          ([, { document, deletedAt }]) =>
            deletedAt === null && document.blocks.some((block) => block.manuscript === manuscript),
        ) ?? [];
      return id && entry ? { issue: id, number: entry.document.masthead.number } : null;
    },
    () => emit("manuscripts.changed", {}),
  );
  /** The issues that are not in the bin. */
  const existingIssues = () =>
    [...issues].flatMap(
      ([id, { document, publication, deletedAt, way }]): [
        number,
        { document: BulletinDocument; publication: number | null; state: string },
      ][] => (deletedAt === null ? [[id, { document, publication, state: way.progress.state }]] : []),
    );
  const similar = memorySimilar(
    () =>
      [...issues].flatMap(([id, { document, deletedAt }]) => (deletedAt === null ? [[id, document]] : [])),
    manuscripts,
  );

  return {
    "shell.info": async () => ({
      shell: "memory",
      version: "0",
      libraryFolder: "/memory",
      folderDialog: false,
    }),
    ...memoryIssueList(() => [...issues].map(summary)),
    "issues.create": createIssue,
    "issues.open": async ({ id, session, label }) => {
      const entry = get(id);
      if (entry.holder && entry.holder.session !== session) return answerOpening(id, entry, entry.holder);
      entry.holder = { session, label, since: now() };
      return answerOpening(id, entry, null);
    },
    "issues.takeOver": async ({ id, session, label }) => {
      const entry = get(id);
      entry.holder = { session, label, since: now() };
      return answerOpening(id, entry, null);
    },
    "issues.renew": async ({ id, session }) => {
      const { holder } = get(id);
      const isHeld = holder?.session === session;
      return { held: isHeld, holder: isHeld ? null : holder, generation };
    },
    "issues.save": async ({ id, session, revision, generation: generationOfText, document }) => {
      if (generationOfText !== generation) throw new BulletinError("restored");
      const entry = get(id);
      if (entry.holder && entry.holder.session !== session)
        throw new BulletinError("taken-over", { holder: entry.holder.label });
      if (entry.way.progress.state === "final") throw new BulletinError("locked");
      if (entry.revision !== revision) throw new BulletinError("conflict", { holder: "" });
      workflow.beforeSave(id, document);
      Object.assign(entry, { document, revision: revision + 1, savedAt: now() });
      emit("issues.changed", {});
      return { revision: entry.revision, savedAt: entry.savedAt };
    },
    "issues.close": async ({ id, session }) => {
      const entry = issues.get(id);
      if (entry?.holder?.session === session) entry.holder = null;
      return {};
    },
    "issues.duplicate": async ({ id }) => add(get(id).document, get(id).publication, "duplicated"),
    "issues.assign": async ({ id, publication }) => {
      if (publication !== null) publications.check(publication);
      get(id).publication = publication;
      workflow.record(id, "assigned");
      emit("issues.changed", {});
      return {};
    },
    ...workflow.handlers,
    ...publications.handlers,
    "issues.remove": async ({ id }) => {
      Object.assign(get(id), { deletedAt: now(), holder: null });
      workflow.record(id, "removed");
      emit("issues.changed", {});
      return {};
    },
    "issues.restore": async ({ id }) => {
      const entry = issues.get(id);
      if (!entry || entry.deletedAt === null) throw new BulletinError("not-found", { issue: "" });
      entry.deletedAt = null;
      workflow.record(id, "restored");
      emit("issues.changed", {});
      return {};
    },
    ...manuscripts,
    ...names,
    ...memoryWatching(() => settings.watchedFolder, emit),
    ...similar,
    ...memorySearch(existingIssues),
    ...memoryStatistics({
      issues: existingIssues,
      readNames: async () => names["names.list"]({}),
      readManuscripts: async () => (await manuscripts["manuscripts.list"]({ deleted: false })).manuscripts,
      profileOn: publications.profileOn,
      record: (issue) => {
        workflow.record(issue, "noted");
        emit("issues.changed", {});
      },
    }),
    "bulk.import": async ({ folder }) => {
      if (!folder.startsWith("/memory")) throw new BulletinError("not-found", { what: folder });
      return {
        files: 0,
        imported: 0,
        repeated: { count: 0, files: [] },
        failed: { count: 0, files: [] },
        left: 0,
      };
    },
    // Only the real core transfers between two libraries; here there is one.
    "transfer.export": async ({ folder }) => ({ path: `${folder}/issues`, issues: issues.size }),
    "transfer.list": async () => ({ files: [] }),
    "transfer.compare": async ({ path }) => {
      throw new BulletinError("not-found", { what: path });
    },
    "transfer.import": async ({ path }) => {
      throw new BulletinError("not-found", { what: path });
    },
    ...memoryBackups(
      backups,
      issues,
      () => settings.backupFolder,
      emit,
      () => {
        generation += 1;
        for (const storedIssue of issues.values()) storedIssue.holder = null;
      },
    ),
    ...memoryCopies(backups, issues, { hasPerson: () => settings.person.name !== "", workflow, emit }),
    ...memoryTemplates(emit),
    ...memoryChecking(issues, {
      readNames: async () => names["names.list"]({}),
      readName: () => settings.person.name,
      profileOn: publications.profileOn,
      similar,
      emit,
    }),
    "sheets.read": async ({ bytes }) => ({
      rows: Buffer.from(bytes, "base64")
        .toString("utf8")
        .split("\n")
        .map((line) => line.split("\t")),
    }),
    "sheets.write": async ({ rows }) => ({
      bytes: Buffer.from(rows.map((row) => row.map((cell) => cell ?? "").join("\t")).join("\n")).toString(
        "base64",
      ),
    }),
    ...memoryAssets(),
    "importing.read": async ({ bytes }) => ({
      document: readText(Buffer.from(bytes, "base64").toString("utf8")).document,
      notes: [],
    }),
    "importing.open": (input) => openedFiles.open(input),
    "importing.decline": (input) => openedFiles.decline(input),
    "importing.accept": (input) => openedFiles.accept(input),
    "importing.close": (input) => openedFiles.close(input),
    "importing.sample": async () => ({ document: emptyDocument(sequentialIds()) }),
    "exporting.export": async ({ job, publication, folder, formats }) => {
      if (publication) publications.check(publication);
      for (const [done, format] of formats.entries()) {
        emit("job.progress", {
          job,
          done,
          total: formats.length,
          step: stepOf(format),
        });
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (cancelledJobs.delete(job)) throw new BulletinError("cancelled");
      }
      const files = formats.map((format) => ({
        format,
        path: `${folder}/issue.${format}`,
        ...(format === "pdf" ? { pages: 1 } : {}),
      }));
      for (const { path } of files) exportedIssues.add(path);
      return { files };
    },
    "exporting.preview": async ({ publication }) => {
      if (publication) publications.check(publication);
      return { pdf: "JVBERi0=", pages: 1, hints: [] };
    },
    "jobs.cancel": async ({ job }) => {
      cancelledJobs.add(job);
      return {};
    },
    "folders.choose": async () => {
      throw new BulletinError("unavailable", { what: "folders.choose" });
    },
    "folders.list": async ({ path }) => {
      if (path !== null && !path.startsWith("/memory")) throw new BulletinError("not-found", { what: path });
      return { path: path ?? "/memory", parent: null, folders: [], writable: true };
    },
    "files.open": async ({ path }) => {
      if (!exportedIssues.has(path)) throw new BulletinError("not-found", { what: path });
      return {};
    },
    "files.showInFolder": async ({ path }) => {
      if (!exportedIssues.has(path)) throw new BulletinError("not-found", { what: path });
      return {};
    },
    "settings.get": async () => settings,
    "settings.set": async (change) => {
      settings = {
        ...settings,
        ...(Object.fromEntries(
          Object.entries(change).filter(([, value]) => value !== undefined),
        ) as typeof change),
      } as typeof settings;
      if (change.watchedFolder !== undefined) emit("watching.changed", {});
      return settings;
    },
  };
}
