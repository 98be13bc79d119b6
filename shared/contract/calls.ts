/**
 * Every call between renderer and core, in one place: name → zod input and output.
 *
 * Bytes cross as base64 text, so that every transport (structured clone, JSON over HTTP, in memory) carries the
 * same values. Long calls take a `job` id made by the caller: progress events carry it, `jobs.cancel` ends it.
 */
import { z } from "zod";
import { defaultPointStyle, pointStyle } from "../bulletin/points/style.ts";
import { pageHint } from "../layout/page-hints.ts";
import { bulletinDocument, identifier, isoDate, isoMoment } from "../bulletin/schema.ts";
import { importChange } from "../bulletin/text/change.ts";
import { backupsCalls, backupsEvents } from "./backups.ts";
import { assetsCalls } from "./assets.ts";
import { bulkCalls } from "./bulk.ts";
import { manuscriptCalls } from "./manuscripts.ts";
import { importNote } from "./import-note.ts";
import { namesCalls } from "./names.ts";
import { similarCalls } from "./similar.ts";
import { checkingCalls } from "./checking.ts";
import { searchCalls } from "./search.ts";
import { sheetsCalls } from "./sheets.ts";
import { statisticsCalls } from "./statistics.ts";
import { transferCalls } from "./transfer.ts";
import { templatesCalls } from "./templates.ts";
import { publicationId, publicationsCalls } from "./publications.ts";
import { watchingCalls, watchingEvents } from "./watching.ts";
import { keptVersion, progress, workflowCalls } from "./workflow.ts";
import { issueStates, person } from "../workflow/states.ts";

/** Of a file that is imported, bytes. More than any manuscript: a bulletin is a hundredth of it. */
export const largestFile = 20 * 1024 * 1024;

/** A hint about the printed pages: the paragraph it is about, by id, and that paragraph's first words. */
export const placedHint = pageHint.omit({ paragraph: true }).extend({ block: identifier, text: z.string() });
export type PlacedHint = z.infer<typeof placedHint>;

const nothing = z.object({});
const base64 = z.base64();
const job = z.string().min(1).max(64);
const issueId = z.int().positive();
/** One window of one shell, for as long as it lives. */
const session = z.string().min(8).max(64);
/** Whose page a document is printed on, as it was on the document's day; none is the standard's. */
const printedAs = publicationId.nullable().optional();

/** `bulletin` carries marks, comments and pictures along (`shared/bulletin/package.ts`); the others are for print. */
export const exportFormats = ["docx", "pdf", "html", "txt", "bulletin"] as const;
export const exportFormat = z.enum(exportFormats);
export type ExportFormat = (typeof exportFormats)[number];

/** What an export shows of the marks: the final text without them, both with them and the comments, or the text as it was before. */
export const exportMarkups = ["none", "all", "original"] as const;
export const exportMarkup = z.enum(exportMarkups);
export type ExportMarkup = (typeof exportMarkups)[number];

export const issueSummary = z.object({
  id: issueId,
  number: z.int().positive().nullable(),
  /** The masthead's name lines joined by a space. */
  name: z.string(),
  date: isoDate.nullable(),
  articles: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  /** The publication it belongs to. */
  publication: publicationId.nullable(),
  state: z.enum(issueStates),
  savedAt: isoMoment,
  /** When it was put into the bin; null for an issue that is not there. */
  deletedAt: isoMoment.nullable(),
});
export type IssueSummary = z.infer<typeof issueSummary>;

/** Absent: any. `text`: words with spaces between, each in number, name or date as people write them (3月9日, 第765期). */
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

/** Who else has an issue open for writing. */
export const holder = z.object({ session, label: z.string(), since: isoMoment });
export type Holder = z.infer<typeof holder>;

export const openedIssue = z.object({
  id: issueId,
  publication: publicationId.nullable(),
  progress,
  document: bulletinDocument,
  /** Counts saves; a save names the one it builds on. */
  revision: z.int().nonnegative(),
  savedAt: isoMoment,
  /** Null: this session may write. Else it may read, and knows who writes. */
  holder: holder.nullable(),
});
export type OpenedIssue = z.infer<typeof openedIssue>;

export const settings = z.object({
  locale: z.enum(["zh-CN", "en"]),
  theme: z.enum(["system", "light", "dark"]),
  exportFolder: z.string().nullable(),
  recentFolders: z.array(z.string()).max(10),
  /** 收稿文件夹, from which manuscripts come in by themselves; null: none. */
  watchedFolder: z.string().min(1).nullable(),
  /** Where backups are copied to, beside the library's own folder: a second disk, a stick; null: nowhere. */
  backupFolder: z.string().min(1).nullable(),
  /** 要点样式 of issues without a publication. */
  pointStyle,
  /** Of the paper at the desk, 1 is life-size; null fits the width. */
  paperZoom: z.number().min(0.5).max(2).nullable(),
  /** Of the program's own words, not of the paper. */
  textSize: z.enum(["standard", "large", "largest"]),
  /** Who works at this machine. */
  person,
  /** Whether what this person changes is marked (修订); a proofreader's changes always are. */
  tracksChanges: z.boolean(),
  /** How marks are shown at the desk. The views that are only read last no longer than the issue is open. */
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

/** What an export leaves behind: its folder, first among the recent ones. */
export const exportedInto = (
  folder: string,
  { recentFolders }: Settings,
): Pick<Settings, "exportFolder" | "recentFolders"> => ({
  exportFolder: folder,
  recentFolders: [folder, ...recentFolders.filter((known) => known !== folder)].slice(0, 10),
});

export const calls = {
  /** What the renderer runs in. */
  "shell.info": {
    input: nothing,
    output: z.object({
      shell: z.enum(["electron", "browser", "memory"]),
      version: z.string(),
      libraryFolder: z.string(),
      /** True where `folders.choose` opens the system's own dialog. */
      folderDialog: z.boolean(),
    }),
  },

  /** A page of those that fit, and how many there are in all; without a `limit` all of them. */
  "issues.list": {
    input: z.object({
      deleted: z.boolean(),
      filter: issuesFilter.optional(),
      limit: z.int().min(1).max(1000).optional(),
      offset: z.int().nonnegative().optional(),
    }),
    output: z.object({ issues: z.array(issueSummary), total: z.int().nonnegative() }),
  },
  /** What the list may be narrowed down by, the newest year first, and the publication of the issue that was saved last. */
  "issues.facts": {
    input: z.object({ deleted: z.boolean() }),
    output: z.object({
      total: z.int().nonnegative(),
      years: z.array(z.string()),
      states: z.array(z.enum(issueStates)),
      lastPublication: publicationId.nullable(),
    }),
  },
  /** The issue that a new one follows: of the latest year the highest number. Without a `publication` of all; `null`: of those that have none. */
  "issues.latest": {
    input: z.object({ publication: publicationId.nullable().optional() }),
    output: z.object({ issue: issueSummary.nullable() }),
  },
  /**
   * Without a `publication` it belongs to the one that has its name, if there is one; `null` is none. `versions` came along in
   * a `.bulletin` file, newest first: they become versions of the issue, under new ids.
   */
  "issues.create": {
    input: z.object({
      document: bulletinDocument,
      publication: publicationId.nullable().optional(),
      versions: z.array(keptVersion).optional(),
    }),
    output: z.object({ id: issueId }),
  },
  "issues.open": { input: z.object({ id: issueId, session, label: z.string() }), output: openedIssue },
  /** Opens for writing although another session does; that one is told at its next save or renewal. */
  "issues.takeOver": { input: z.object({ id: issueId, session, label: z.string() }), output: openedIssue },
  /** Called every few seconds by a session that writes. `held` false: another has taken over. */
  "issues.renew": {
    input: z.object({ id: issueId, session }),
    output: z.object({ held: z.boolean(), holder: holder.nullable() }),
  },
  "issues.save": {
    input: z.object({ id: issueId, session, revision: z.int().nonnegative(), document: bulletinDocument }),
    output: z.object({ revision: z.int().nonnegative(), savedAt: isoMoment }),
  },
  "issues.close": { input: z.object({ id: issueId, session }), output: nothing },
  "issues.duplicate": { input: z.object({ id: issueId }), output: z.object({ id: issueId }) },
  /** Puts into the bin. */
  "issues.remove": { input: z.object({ id: issueId }), output: nothing },
  "issues.restore": { input: z.object({ id: issueId }), output: nothing },
  /** Says which publication an issue belongs to. */
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
  ...bulkCalls,
  ...transferCalls,
  ...sheetsCalls,
  ...assetsCalls,

  /**
   * Reads a Word, text, markdown or `.bulletin` file into a document, without the declined changes. Stores nothing but pictures.
   * `keepsMarks`: with the revisions and comments of a Word file that this program wrote; without it, as if all were accepted.
   */
  "importing.read": {
    input: z.object({
      name: z.string(),
      bytes: base64,
      declined: z.array(z.string()),
      keepsMarks: z.boolean().optional(),
    }),
    output: z.object({
      document: bulletinDocument,
      changes: z.array(importChange),
      notes: z.array(importNote),
      encoding: z.string(),
      versions: z.array(keptVersion),
    }),
  },
  /** The sample issue that comes with the program. */
  "importing.sample": { input: nothing, output: z.object({ document: bulletinDocument }) },

  /** `versionsOf`: a `.bulletin` file takes the versions of this issue along. `title`: what the files are called, where that is not the masthead's name and number. */
  "exporting.export": {
    input: z.object({
      job,
      document: bulletinDocument,
      publication: printedAs,
      versionsOf: issueId.optional(),
      folder: z.string().min(1),
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
  /** The PDF itself, for the preview and the page count. */
  "exporting.preview": {
    input: z.object({ job, document: bulletinDocument, publication: printedAs }),
    output: z.object({ pdf: base64, pages: z.int().positive(), hints: z.array(placedHint) }),
  },
  "jobs.cancel": { input: z.object({ job }), output: nothing },

  /** The system's own folder dialog, where the shell has one (`shell.info`). Null: cancelled. */
  "folders.choose": {
    input: z.object({ start: z.string().nullable() }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** One folder's folders, for the program's own dialog. `path` null: the person's documents folder. */
  "folders.list": {
    input: z.object({ path: z.string().nullable() }),
    output: z.object({
      path: z.string(),
      parent: z.string().nullable(),
      folders: z.array(z.object({ name: z.string(), path: z.string() })),
      writable: z.boolean(),
    }),
  },

  /** Opens a file that this program exported, in the program that the system has for it. */
  "files.open": { input: z.object({ path: z.string() }), output: nothing },
  "files.showInFolder": { input: z.object({ path: z.string() }), output: nothing },

  "settings.get": { input: nothing, output: settings },
  "settings.set": { input: settings.partial(), output: settings },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** What the core tells without being asked. */
export const events = {
  "job.progress": z.object({
    job,
    done: z.number().min(0),
    total: z.number().positive(),
    step: z.enum(["word", "print", "text", "write", "import"]),
  }),
  /** Something in the list of issues changed. */
  "issues.changed": nothing,
  /** Something in the list of manuscripts changed. */
  "manuscripts.changed": nothing,
  /** Something in the tables of names changed. */
  "names.changed": nothing,
  ...watchingEvents,
  ...backupsEvents,
  /** Something in the list of publications changed. */
  "publications.changed": nothing,
  /** An issue went a step, or a version was kept. */
  "versions.changed": nothing,
  /** Something in the list of templates changed. */
  "templates.changed": nothing,
  /** Something is let stand, or no longer. */
  "checking.changed": nothing,
  /** The shell's menu or the system asks the window for a command (`issue.new`, `export`, `edit.undo`, …). */
  "shell.command": z.object({ command: z.string() }),
  /** A file was opened from the system; read it with `importing.read`. */
  "shell.openFile": z.object({ name: z.string(), bytes: base64 }),
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof calls;
export type Input<N extends CallName> = z.infer<(typeof calls)[N]["input"]>;
export type Output<N extends CallName> = z.infer<(typeof calls)[N]["output"]>;
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.infer<(typeof events)[E]>;
