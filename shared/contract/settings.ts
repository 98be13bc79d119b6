/** The settings of the person who works at this machine, and their calls. */
import { z } from "zod";
import { call } from "./call.ts";
import { locales } from "../basics/language.ts";
import { systemPath } from "../basics/system-path.ts";
import { defaultPointStyle, pointStyle } from "../points/style.ts";
import { person } from "../workflow/states.ts";

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

export const settingsCalls = {
  "settings.get": call({ input: z.object({}), output: settings, effect: "none" }),
  "settings.set": call({ input: settings.partial(), output: settings, effect: "idempotent" }),
};
