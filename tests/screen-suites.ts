/**
 * Which suites in tests/screen/ a change can break, by the folder that changed. Read by `npm run
 * test:changed`.
 */

/**
 * Folders of the renderer that only some suites use, with those suites. A longer path wins over a shorter
 * one. Everything that is not listed (renderer/app, renderer/ui, renderer/desk, shared/, electron/,
 * resources/) can break every suite.
 */
export const suitesByFolder: Readonly<Record<string, readonly string[]>> = {
  "renderer/backups": ["backups", "tables-taken-back", "full-disk", "axe", "names-files", "gallery"],
  "renderer/exporting": [
    "exporting",
    "mail",
    "publication-page",
    "whole-job",
    "first-hour",
    "electron",
    "axe",
    "gallery",
  ],
  "renderer/gallery": ["gallery"],
  "renderer/importing": ["importing", "bulk", "first-hour", "whole-job", "electron", "axe", "gallery"],
  "renderer/library": [
    "library",
    "search",
    "statistics",
    "publications",
    "backups",
    "transfer",
    "first-hour",
    "axe",
    "bulk",
    "names-files",
    "waiting",
    "windows",
    "gallery",
  ],
  "renderer/manuscripts": [
    "manuscripts",
    "watched-folder",
    "waiting",
    "first-hour",
    "whole-job",
    "axe",
    "mail",
    "gallery",
  ],
  "renderer/names": ["names", "names-files", "names-completion", "axe", "gallery"],
  "renderer/preview": [
    "exporting",
    "page-hints",
    "publication-page",
    "first-hour",
    "whole-job",
    "electron",
    "axe",
    "objects",
    "figures",
  ],
  "renderer/publications": ["publications", "publication-page", "templates", "axe"],
  "renderer/settings": ["library", "watched-folder", "view", "names", "axe", "first-hour", "gallery"],
  "renderer/statistics": ["statistics", "axe", "gallery"],
  "renderer/templates": ["templates", "tables-taken-back", "axe"],
  "renderer/transfer": ["transfer", "axe", "gallery"],
  "renderer/versions": ["versions", "two-proofreaders", "receiving", "axe", "gallery"],
  "renderer/editor/checking": ["checking", "whole-job", "axe", "gallery"],
  "renderer/editor/clean-up": ["clean-up", "axe"],
  "renderer/editor/find": ["finding", "axe"],
  "renderer/editor/names": ["names", "names-completion", "axe"],
  "renderer/editor/objects": ["objects", "tables", "figures", "large-paste", "axe", "gallery"],
  "renderer/editor/outline": ["outline", "contents", "first-hour", "whole-job", "axe"],
  "renderer/editor/pasting": [
    "large-paste",
    "editing",
    "clean-up",
    "mail",
    "objects",
    "tables",
    "figures",
    "revisions-edits",
    "axe",
  ],
  "renderer/editor/points": ["points", "whole-job", "axe", "gallery"],
  "renderer/editor/templates": ["templates", "axe", "gallery"],
};

/** The suites that use none of these folders as their subject; a change elsewhere runs them with all others. */
export const otherSuites: readonly string[] = [
  "comments",
  "editing",
  "faults",
  "input-method",
  "library-gone",
  "palette",
  "revisions",
  "revisions-composition",
  "revisions-edits",
];

/**
 * The suites to run for these files (paths from the top of the project); "all" if one of them can break every
 * suite.
 */
export function suitesFor(paths: readonly string[]): readonly string[] | "all" {
  const suites = new Set<string>();
  for (const path of paths) {
    if (!reachesScreen(path)) continue;
    const spec = /^tests\/screen\/(?:.+\/)?([^/]+)\.spec\.ts$/u.exec(path)?.[1];
    const folder = Object.keys(suitesByFolder)
      .filter((each) => path.startsWith(`${each}/`))
      .toSorted((a, b) => b.length - a.length)[0];
    const users = spec === undefined ? suitesByFolder[folder ?? ""] : [spec];
    if (!users) return "all";
    for (const suite of users) suites.add(suite);
  }
  return [...suites].toSorted();
}

/** False for a file that no running program reads: unit tests, texts for people, tests without a screen. */
function reachesScreen(path: string): boolean {
  if (/\.(?:test\.tsx?|md)$/u.test(path)) return false;
  if (path.startsWith("tests/"))
    return /^tests\/(?:screen|support)\/|^tests\/playwright\.config\.ts$/u.test(path);
  return /^(?:renderer|shared|electron|resources)\/|^package(?:-lock)?\.json$/u.test(path);
}
