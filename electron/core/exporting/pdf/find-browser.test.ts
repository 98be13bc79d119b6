import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findBrowser, systemCandidates, type Machine } from "./find-browser.ts";

const LANG = "zh_CN.UTF-8";
const machine = (more: Partial<Machine>, ...executables: string[]): Machine => ({
  environment: {},
  platform: "linux",
  isRoot: false,
  isExecutable: (path) => executables.includes(path),
  ...more,
});

describe("a browser of the system is looked for", () => {
  test("on Linux in the folders of PATH, sorted by name, then by folder", () => {
    const candidates = systemCandidates({
      platform: "linux",
      environment: { PATH: ["/usr/bin", "", "/opt/bin"].join(delimiter) },
    });
    expect(candidates.slice(0, 3)).toEqual([
      join("/usr/bin", "google-chrome"),
      join("/opt/bin", "google-chrome"),
      join("/usr/bin", "google-chrome-stable"),
    ]);
    expect(candidates).toEqual(
      expect.arrayContaining([
        join("/usr/bin", "chromium"),
        join("/usr/bin", "microsoft-edge"),
        join("/opt/bin", "uos-browser-stable"),
      ]),
    );
    expect(systemCandidates({ platform: "linux", environment: {} })).toEqual([]);
  });

  test("on Windows in each root folder that the environment names", () => {
    const environment = { PROGRAMFILES: "C:\\Program Files", LOCALAPPDATA: "C:\\Users\\c\\AppData\\Local" };
    expect(systemCandidates({ platform: "win32", environment }).slice(0, 3)).toEqual([
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Users\\c\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
    ]);
    expect(systemCandidates({ platform: "win32", environment: {} })).toEqual([]);
  });

  test("on macOS in the applications folder", () => {
    expect(systemCandidates({ platform: "darwin", environment: {} })[1]).toBe(
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    );
  });
});

describe("the browser that is found", () => {
  const PATH = "/usr/bin";
  const [chrome, chromium] = [join(PATH, "google-chrome"), join(PATH, "chromium")];

  test("prefers the one in the setting to that of the system", async () => {
    const environment = { PATH, LANG, BULLETIN_BROWSER: "/opt/mine" };
    expect(await findBrowser(machine({ environment }, "/opt/mine", chrome))).toEqual({
      executablePath: "/opt/mine",
      origin: "setting",
      args: [],
      env: environment,
      hasWindow: true,
    });
  });

  test("skips one in the setting that cannot be started", async () => {
    expect(
      await findBrowser(machine({ environment: { PATH, BULLETIN_BROWSER: "/gone" } }, chromium)),
    ).toMatchObject({ executablePath: chromium, origin: "system", hasWindow: true });
  });

  test.each([
    ["linux", {}, "C.UTF-8"],
    ["linux", { LANG: "C" }, "C.UTF-8"],
    ["linux", { LANG, LC_ALL: "POSIX" }, "C.UTF-8"],
    ["linux", { LANG }, undefined],
    ["linux", { LANG: "C", LC_CTYPE: "en_US.utf8" }, undefined],
    ["darwin", {}, undefined],
  ] as const)(
    "on %s with %j starts with LC_ALL=%s, so that downloads keep their names",
    async (platform, locale, LC_ALL) => {
      expect(
        (await findBrowser(machine({ platform, environment: { ...locale, BULLETIN_BROWSER: "/b" } }, "/b")))
          ?.env,
      ).toEqual({ ...locale, BULLETIN_BROWSER: "/b", ...(LC_ALL && { LC_ALL }) });
    },
  );

  test("takes those of the system in the order of names", async () => {
    expect(await findBrowser(machine({ environment: { PATH } }, chromium, chrome))).toMatchObject({
      executablePath: chrome,
    });
  });

  test.each([
    ["linux", true, ["--no-sandbox"]],
    ["linux", false, []],
    ["darwin", true, []],
  ] as const)("on %s, root %s, starts with %j", async (platform, isRoot, args) => {
    expect(
      (await findBrowser(machine({ platform, isRoot, environment: { BULLETIN_BROWSER: "/b" } }, "/b")))?.args,
    ).toEqual(args);
  });

  test.each(["win32", "darwin"] as const)("is undefined if there is none on %s", async (platform) => {
    expect(await findBrowser(machine({ platform, environment: {} }))).toBeUndefined();
  });

  test("is found without changing the environment of this process", async () => {
    const before = { ...process.env };
    await Promise.all([findBrowser(machine({ environment: {} })), findBrowser(machine({ environment: {} }))]);
    expect({ ...process.env }).toEqual(before);
  });
});
