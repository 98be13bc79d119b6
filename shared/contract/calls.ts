/**
 * All calls and events between renderer and core: name → zod schemas of input and output.
 *
 * Bytes are base64 text, so that every transport (structured clone, JSON over HTTP, in memory) carries the
 * same values. A long call takes a `job` id from the caller: progress events contain it, and `jobs.cancel`
 * cancels the job.
 */
import { z } from "zod";
import { defaultPointStyle, pointStyle } from "../points/style.ts";
import { pageHint } from "../print-page/page-hints.ts";
import { checkedDocument } from "../document/checked.ts";
import { identifier, isoDate, isoMoment } from "../document/schema.ts";
import { backupsCalls, backupsEvents } from "./backups.ts";
import { assetsCalls } from "./assets.ts";
import { bulkCalls } from "./bulk.ts";
import { manuscriptCalls } from "./manuscripts.ts";
import { importingCalls } from "./importing.ts";
import { namesCalls } from "./names.ts";
import { similarCalls } from "./similar.ts";
import { checkingCalls } from "./checking.ts";
import { commandIds } from "./commands.ts";
import { copiesCalls } from "./copies.ts";
import { tableCopiesCalls } from "./table-copies.ts";
import { searchCalls } from "./search.ts";
import { sheetsCalls } from "./sheets.ts";
import { statisticsCalls } from "./statistics.ts";
import { transferCalls } from "./transfer.ts";
import { templatesCalls } from "./templates.ts";
import { publicationId, publicationsCalls } from "./publications.ts";
import { watchingCalls, watchingEvents } from "./watching.ts";
import { keptVersion, progress, workflowCalls } from "./workflow.ts";
import { locales } from "../basics/language.ts";
import { issueStates, person } from "../workflow/states.ts";
import { systemPath } from "../basics/system-path.ts";

/** Maximum size of an imported file, in bytes. A typical bulletin is about 1 % of this. */
export const maximumFileSize = 20 * 1024 * 1024;

/** A hint about the printed pages, with the id and the first words of the paragraph it is about. */
export const placedHint = pageHint.omit({ paragraph: true }).extend({ block: identifier, text: z.string() });
export type PlacedHint = z.infer<typeof placedHint>;

const nothing = z.object({});
const base64 = z.base64();
const job = z.string().min(1).max(64);
const issueId = z.int().positive();
/** Id of a window session: one window of one shell, from opening to closing. */
const session = z.string().min(8).max(64);
/**
 * The publication whose page settings (as of the document's date) are used; without one, the standard page is
 * used.
 */
const printedAs = publicationId.nullable().optional();

/**
 * `bulletin` includes revisions, comments and pictures (`shared/document/package.ts`); the other formats are
 * for print.
 */
export const exportFormats = ["docx", "pdf", "html", "txt", "bulletin"] as const;
export const exportFormat = z.enum(exportFormats);
export type ExportFormat = (typeof exportFormats)[number];

/**
 * How an export shows revisions: `none` is the final text, `all` has marks and comments, `original` is the
 * original text.
 */
export const exportMarkups = ["none", "all", "original"] as const;
export const exportMarkup = z.enum(exportMarkups);
export type ExportMarkup = (typeof exportMarkups)[number];

export const issueSummary = z.object({
  id: issueId,
  number: z.int().positive().nullable(),
  /** The name lines of the masthead, joined by a space. */
  name: z.string(),
  date: isoDate.nullable(),
  articles: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  /** The publication it belongs to. */
  publication: publicationId.nullable(),
  state: z.enum(issueStates),
  savedAt: isoMoment,
  /** When it was moved to the bin; null if it is not in the bin. */
  deletedAt: isoMoment.nullable(),
});
export type IssueSummary = z.infer<typeof issueSummary>;

/**
 * An absent property matches every issue. `text`: words separated by spaces; each must occur in the number,
 * name or date in the form that people write (3月9日, 第765期).
 */
export const issuesFilter = z.object({
  text: z.string().max(200).optional(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .optional(),
  state: z.enum(issueStates).optional(),
  number: z.int().positive().optional(),
});
export type IssuesFilter = z.infer<typeof issuesFilter>;

/** The other window session that has an issue open for writing. */
export const holder = z.object({ session, label: z.string(), since: isoMoment });
export type Holder = z.infer<typeof holder>;

const generation = z.int().nonnegative();

export const openedIssue = z.object({
  id: issueId,
  publication: publicationId.nullable(),
  progress,
  document: checkedDocument,
  /** Number of saves. A save states the revision that it is based on. */
  revision: z.int().nonnegative(),
  /** Number of backups that were restored in this library. A save states the one that it was opened in. */
  generation,
  savedAt: isoMoment,
  /** Null: this session can write. Otherwise it can only read, and this is the session that writes. */
  holder: holder.nullable(),
  /** The session that had the issue when its program ended without giving it back. */
  leftBy: holder.optional(),
});
export type OpenedIssue = z.infer<typeof openedIssue>;

export const settings = z.object({
  locale: z.enum(locales),
  theme: z.enum(["system", "light", "dark"]),
  exportFolder: systemPath.nullable(),
  recentFolders: z.array(z.string()).max(10),
  /** 收稿文件夹, the folder from which manuscripts are imported automatically; null: none. */
  watchedFolder: systemPath.min(1).nullable(),
  /** Second folder for copies of the backups, such as another disk or a USB stick; null: none. */
  backupFolder: systemPath.min(1).nullable(),
  /** 要点样式 for issues without a publication. */
  pointStyle,
  /** Zoom of the paper at the desk: 1 is life size, null fits the width. */
  paperZoom: z.number().min(0.5).max(2).nullable(),
  /** Text size of the program's own words, not of the paper. */
  textSize: z.enum(["standard", "large", "largest"]),
  /** The person who works at this machine. */
  person,
  /** Whether this person's changes are recorded as revisions (修订); a proofreader's changes always are. */
  tracksChanges: z.boolean(),
  /**
   * How marks are shown at the desk. The read-only views are not stored: they end when the issue is closed.
   */
  marksShown: z.enum(["all", "simple"]),
});
export type Settings = z.infer<typeof settings>;
export const defaultSettings: Settings = {
  locale: "zh-CN",
  theme: "system",
  exportFolder: null,
  recentFolders: [],
  watchedFolder: null,
  backupFolder: null,
  pointStyle: defaultPointStyle,
  paperZoom: null,
  textSize: "standard",
  person: { name: "", role: "editor" },
  tracksChanges: false,
  marksShown: "all",
};

/**
 * The change of settings after an export: its folder becomes the export folder and the first of the ten
 * recent folders.
 */
export const recordExportFolder = (
  folder: string,
  { recentFolders }: Settings,
): Pick<Settings, "exportFolder" | "recentFolders"> => ({
  exportFolder: folder,
  recentFolders: [folder, ...recentFolders.filter((recent) => recent !== folder)].slice(0, 10),
});

export const calls = {
  /** Describes the shell in which the renderer runs. */
  "shell.info": {
    input: nothing,
    output: z.object({
      shell: z.enum(["electron", "browser", "memory"]),
      version: z.string(),
      libraryFolder: z.string(),
      /** True if `folders.choose` opens the system's own dialog. */
      folderDialog: z.boolean(),
    }),
  },

  /** One page of the issues that match, and the total number of matches; all matches without a `limit`. */
  "issues.list": {
    input: z.object({
      deleted: z.boolean(),
      filter: issuesFilter.optional(),
      limit: z.int().min(1).max(1000).optional(),
      offset: z.int().nonnegative().optional(),
    }),
    output: z.object({ issues: z.array(issueSummary), total: z.int().nonnegative() }),
  },
  /**
   * The values for the filters of the list (newest year first), and the publication of the issue that was
   * saved last.
   */
  "issues.readFacts": {
    input: z.object({ deleted: z.boolean() }),
    output: z.object({
      total: z.int().nonnegative(),
      years: z.array(z.string()),
      states: z.array(z.enum(issueStates)),
      lastPublication: publicationId.nullable(),
    }),
  },
  /**
   * The issue that a new one follows: the highest number of the latest year. Without `publication`, of all
   * issues; `null`: of issues without a publication.
   */
  "issues.findLatest": {
    input: z.object({ publication: publicationId.nullable().optional() }),
    output: z.object({ issue: issueSummary.nullable() }),
  },
  /**
   * Without `publication`, the issue is assigned to the publication with the same name, if there is one;
   * `null` means none. `versions`, newest first, are those of an imported `.bulletin` file; they become
   * versions of the issue under new ids.
   */
  "issues.create": {
    input: z.object({
      document: checkedDocument,
      publication: publicationId.nullable().optional(),
      versions: z.array(keptVersion).optional(),
    }),
    output: z.object({ id: issueId }),
  },
  "issues.open": { input: z.object({ id: issueId, session, label: z.string() }), output: openedIssue },
  /**
   * Opens for writing even if another session writes; that session notices it at its next save or renewal.
   */
  "issues.takeOver": { input: z.object({ id: issueId, session, label: z.string() }), output: openedIssue },
  /**
   * Called every few seconds by a session that has the issue open. `held` is false after another session has
   * taken over. If `generation` is not that of the opened issue, a backup was restored since.
   */
  "issues.renew": {
    input: z.object({ id: issueId, session }),
    output: z.object({ held: z.boolean(), holder: holder.nullable(), generation }),
  },
  "issues.save": {
    input: z.object({
      id: issueId,
      session,
      revision: z.int().nonnegative(),
      /** That of the opened issue: a restored issue may have the same revision. */
      generation,
      document: checkedDocument,
    }),
    output: z.object({ revision: z.int().nonnegative(), savedAt: isoMoment }),
  },
  "issues.close": { input: z.object({ id: issueId, session }), output: nothing },
  "issues.duplicate": { input: z.object({ id: issueId }), output: z.object({ id: issueId }) },
  /** Moves an issue to the bin. */
  "issues.remove": { input: z.object({ id: issueId }), output: nothing },
  "issues.restore": { input: z.object({ id: issueId }), output: nothing },
  /** Assigns an issue to a publication, or to none. */
  "issues.assign": {
    input: z.object({ id: issueId, publication: publicationId.nullable() }),
    output: nothing,
  },

  ...workflowCalls,
  ...publicationsCalls,
  ...manuscriptCalls,
  ...namesCalls,
  ...watchingCalls,
  ...similarCalls,
  ...templatesCalls,
  ...checkingCalls,
  ...searchCalls,
  ...statisticsCalls,
  ...backupsCalls,
  ...copiesCalls,
  ...tableCopiesCalls,
  ...bulkCalls,
  ...transferCalls,
  ...sheetsCalls,
  ...assetsCalls,
  ...importingCalls,

  /**
   * Writes a document into files. `versionsOf`: the issue whose versions go into a `.bulletin` file. `title`:
   * the name of the files, instead of the masthead's name and number.
   */
  "exporting.export": {
    input: z.object({
      job,
      document: checkedDocument,
      publication: printedAs,
      versionsOf: issueId.optional(),
      folder: systemPath.min(1),
      formats: z.array(exportFormat).min(1),
      markup: exportMarkup.optional(),
      title: z.string().min(1).max(100).optional(),
    }),
    output: z.object({
      files: z.array(
        z.object({ format: exportFormat, path: z.string(), pages: z.int().positive().optional() }),
      ),
    }),
  },
  /** The PDF for the preview, its number of pages and hints about them. */
  "exporting.preview": {
    input: z.object({ job, document: checkedDocument, publication: printedAs }),
    output: z.object({ pdf: base64, pages: z.int().positive(), hints: z.array(placedHint) }),
  },
  "jobs.cancel": { input: z.object({ job }), output: nothing },

  /** Opens the system's own folder dialog, if the shell has one (`shell.info`). Null: cancelled. */
  "folders.choose": {
    input: z.object({ start: z.string().nullable() }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** The subfolders of a folder, for the program's own dialog. `path` null: the person's documents folder. */
  "folders.list": {
    input: z.object({ path: systemPath.nullable() }),
    output: z.object({
      path: z.string(),
      parent: z.string().nullable(),
      folders: z.array(z.object({ name: z.string(), path: z.string() })),
      writable: z.boolean(),
    }),
  },

  /** Opens a file that this program exported, in the system's program for that file type. */
  "files.open": { input: z.object({ path: systemPath }), output: nothing },
  "files.showInFolder": { input: z.object({ path: systemPath }), output: nothing },

  "settings.get": { input: nothing, output: settings },
  "settings.set": { input: settings.partial(), output: settings },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** The events that the core sends to every window. */
export const events = {
  "job.progress": z.object({
    job,
    done: z.number().min(0),
    total: z.number().positive(),
    step: z.enum(["word", "print", "text", "write", "import", "backups"]),
  }),
  /** The list of issues changed. */
  "issues.changed": nothing,
  /** The list of manuscripts changed. */
  "manuscripts.changed": nothing,
  /** The tables of names changed. */
  "names.changed": nothing,
  ...watchingEvents,
  ...backupsEvents,
  /** The list of publications changed. */
  "publications.changed": nothing,
  /** An issue changed its state, or a version was stored. */
  "versions.changed": nothing,
  /** The list of templates changed. */
  "templates.changed": nothing,
  /** The list of ignored findings changed. */
  "checking.changed": nothing,
  /**
   * The program met an error of its own and wrote it to its log. Windows save at once. `isEnding`: it met many,
   * and ends in some seconds.
   */
  "program.fault": z.object({ isEnding: z.boolean() }),
  /** The shell's menu or the system asks the window to run a command. */
  "shell.command": z.object({ command: z.enum(commandIds) }),
  /** The system asks the program to open a file; import it with `importing.open`. */
  "shell.openFile": z.object({ name: z.string(), bytes: base64 }),
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof calls;
export type Input<N extends CallName> = z.infer<(typeof calls)[N]["input"]>;
export type Output<N extends CallName> = z.infer<(typeof calls)[N]["output"]>;
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
