// What each folder may import: the name of the folder is the permission. `.rooms.cjs` is the table of folders;
// here are the rules for whole sides and packages.
// `npm run lint` enforces them; tests/imports.test.ts shows that a violation is caught.
const rooms = require("./.rooms.cjs");

const node = { dependencyTypes: ["core"] };
const code = "^(electron|renderer|shared)/";
const tests = "[.]test[.]tsx?$|[.]d[.]ts$|vite[.]config[.]ts$";
/** Matches the files directly in these folders. */
const filesIn = (folders) => `^(${folders.join("|")})/[^/]+$`;

/** One rule for each row of the table. */
const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room ${room}`,
  comment: `${room} imports a folder that its row in .rooms.cjs does not name`,
  severity: "error",
  from: { path: filesIn([room]), pathNot: tests },
  to: { path: code, pathNot: `${filesIn([room, ...allowed])}|^renderer/vite[.]config[.]ts$` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: "no-row",
      comment: "the folder of this file has no row in .rooms.cjs",
      severity: "error",
      from: { path: code, pathNot: `${tests}|${filesIn(Object.keys(rooms))}` },
      to: {},
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "shared-has-no-node",
      severity: "error",
      from: { path: "^shared/", pathNot: "[.]test[.]ts$" },
      to: node,
    },
    {
      name: "shared-packages",
      comment: "packages that shared/ may use",
      severity: "error",
      from: { path: "^shared/", pathNot: "[.]test[.]ts$" },
      to: { path: "node_modules/", pathNot: "node_modules/(zod|diff)/" },
    },
    {
      name: "renderer-has-no-node",
      severity: "error",
      from: { path: "^renderer/", pathNot: "[.]test[.]tsx?$|vite[.]config[.]ts$" },
      to: node,
    },
    {
      name: "only-shell-imports-electron",
      severity: "error",
      from: { path: "^(electron|renderer|shared)/", pathNot: "^electron/shells/electron/" },
      to: { path: "node_modules/(electron|electron-store)/" },
    },
    {
      name: "only-connection-imports-sqlite",
      severity: "error",
      from: { pathNot: "^electron/core/library/database/connection[.]ts$" },
      to: { path: "node_modules/sqlite3/" },
    },
    {
      name: "only-editor-imports-lexical",
      severity: "error",
      from: { pathNot: "^renderer/editor/" },
      to: { path: "node_modules/(lexical|@lexical)/" },
    },
    {
      name: "only-docx-exporter-imports-docx",
      severity: "error",
      from: { pathNot: "^electron/core/exporting/docx/" },
      to: { path: "node_modules/docx/" },
    },
    {
      name: "only-docx-importer-imports-saxes",
      severity: "error",
      from: { pathNot: "^electron/core/importing/docx/" },
      to: { path: "node_modules/saxes/" },
    },
    {
      name: "only-widgets-import-their-styles",
      comment: "other rooms reach the classes of ui.module.css through the widgets",
      severity: "error",
      from: { pathNot: "^renderer/ui/" },
      to: { path: "^renderer/ui/ui[.]module[.]css$" },
    },
    {
      name: "production-imports-no-tests",
      severity: "error",
      from: { pathNot: "^tests/|[.]test[.]tsx?$" },
      to: { path: "^tests/|[.]test[.]tsx?$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|release)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
  },
};
