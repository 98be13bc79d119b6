/** `electron-builder.yml` agrees with the code. It is read and validated by electron-builder's own code. */
import { existsSync, globSync } from "node:fs";
import { createRequire } from "node:module";
import { join, matchesGlob, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test, vi } from "vitest";
import { iconFile, languageFile, sampleIssue } from "../electron/core/system/resources.ts";
import { applicationId } from "../electron/shells/electron/application.ts";
import { fileSuffixes } from "../electron/shells/electron/command-line.ts";
import { fontFiles } from "../shared/layout/faces.ts";
import { spellerFiles } from "../shared/proofing/spelling/index.ts";

vi.mock("electron", () => import("./support/doubles/electron-double.ts"));
vi.mock("electron-store", () => import("./support/doubles/electron-store-double.ts"));

interface FileSet {
  from: string;
  to?: string;
  filter?: string[];
}
interface Config extends Record<string, unknown> {
  files: [{ filter: string[] }];
  extraResources: FileSet[];
  electronFuses: Record<string, boolean>;
  fileAssociations: { ext: string }[];
  linux: { target: string[]; icon: string };
  win: { target: string[]; icon: string };
  nsis: Record<string, unknown>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
let config: Config;

beforeAll(async () => {
  // electron-builder brings these itself; they are not among our packages.
  const require = createRequire(createRequire(import.meta.url).resolve("electron-builder/package.json"));
  const reader = require("app-builder-lib/out/util/config/config.js") as {
    getConfig(folder: string, path: string, options: null): Promise<Config>;
    validateConfiguration(config: Config, logger: unknown): Promise<void>;
  };
  const { DebugLogger } = require("builder-util") as { DebugLogger: new (enabled: boolean) => unknown };
  config = await reader.getConfig(root, "electron-builder.yml", null);
  await reader.validateConfiguration(config, new DebugLogger(false));
});

test("every fuse of Electron is set, each to its safe value", () => {
  const require = createRequire(createRequire(import.meta.url).resolve("app-builder-lib/package.json"));
  const { FuseV1Options } = require("@electron/fuses") as { FuseV1Options: Record<string, string | number> };
  const fuses = Object.keys(FuseV1Options).filter((name) => typeof FuseV1Options[name] === "number");
  // An option for signing on a Mac: listed among the fuses, but not a fuse.
  const namedFuses = Object.fromEntries(
    Object.entries(config.electronFuses).filter(([name]) => name !== "resetAdHocDarwinSignature"),
  );
  expect(Object.keys(namedFuses).sort()).toEqual(
    fuses.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).sort(),
  );
  expect(namedFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test("the targets are deb, AppImage and a Windows installer, in Chinese and English, without update checks", () => {
  expect(config.linux.target).toEqual(["deb", "AppImage"]);
  expect(config.win.target).toEqual(["nsis"]);
  expect(config.nsis).toMatchObject({
    installerLanguages: ["zh_CN", "en_US"],
    deleteAppDataOnUninstall: false,
  });
  expect(config).toMatchObject({
    productName: "快报工作站",
    electronLanguages: ["zh-CN", "en-US"],
    publish: null,
    npmRebuild: false,
    asar: true,
    asarUnpack: ["**/*.node"],
  });
  for (const { icon } of [config.linux, config.win])
    expect(existsSync(join(root, "resources/icons", icon))).toBe(true);
});

test("the application id is that of the shell, and its files are associated with it", () => {
  expect(config.appId).toBe(applicationId);
  expect(config.fileAssociations.map(({ ext }) => `.${ext}`)).toEqual([".bulletin"]);
  expect(fileSuffixes).toContain(".bulletin");
});

test("every font that the layout names is packaged", () => {
  const packedFonts = config.extraResources.flatMap(({ from, to, filter = [] }) =>
    to === "fonts" ? filter.map((name) => ({ name, from })) : [],
  );
  for (const file of fontFiles) {
    const bundledFont = join(root, "resources/fonts", file);
    const packedFont = packedFonts.find(({ name }) => name === file);
    expect(existsSync(packedFont ? join(root, packedFont.from, file) : bundledFont), file).toBe(true);
  }
  expect(packedFonts.every(({ name }) => fontFiles.includes(name))).toBe(true);
  for (const { from } of config.extraResources) expect(existsSync(join(root, from)), from).toBe(true);
});

test("every font package is packaged with its licence", () => {
  const sources = config.extraResources.map(({ from }) => from);
  const packages = sources.filter((from) => /@fontsource\/[^/]+\/files$/u.test(from));
  expect(packages).not.toEqual([]);
  for (const from of packages) expect(sources).toContain(from.replace(/files$/u, "LICENSE"));
});

test("every file that the program reads is packaged, and every pattern packages a file", () => {
  const folder = join(root, "resources");
  const patterns = config.extraResources.find(({ from }) => from === "resources")?.filter ?? [];
  const isPackaged = (path: string) => patterns.some((pattern) => matchesGlob(path, pattern));
  const faces = fontFiles.map((file) => join(folder, "fonts", file)).filter((path) => existsSync(path));
  for (const path of [sampleIssue(), iconFile(), ...faces, ...spellerFiles.map(languageFile)])
    expect(isPackaged(relative(folder, path)), path).toBe(true);
  for (const pattern of patterns) expect(globSync(pattern, { cwd: folder }), pattern).not.toEqual([]);
});

test("the package leaves out sources, font packages, and packages that only other shells use", () => {
  const [{ filter }] = config.files;
  expect(filter).toEqual(
    expect.arrayContaining([
      "dist/**",
      "package.json",
      "!node_modules/@fontsource/**",
      "!node_modules/playwright-core/**",
    ]),
  );
  expect(filter.indexOf("node_modules/sqlite3/build/Release/node_sqlite3.node")).toBeGreaterThan(
    filter.findIndex((pattern) => pattern.startsWith("!node_modules/sqlite3/{")),
  );
});
