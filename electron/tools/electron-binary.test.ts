import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { toAbsenceSentence, findElectron, thisMachine, type Machine } from "./electron-binary.ts";
import { findDistributionFolder, packageProgram, type Steps } from "./package.ts";

const packageBinary = join("/npm/electron", "dist", "electron");
const marker = join("/npm/electron", "path.txt");

/** A machine with some executables and files; `install` may add more. */
function machine({
  executables = [],
  files = {},
  ...change
}: { executables?: string[]; files?: Record<string, string> } & Partial<Machine> = {}): Machine {
  return {
    environment: {},
    platform: "linux",
    packageFolder: "/npm/electron",
    isExecutable: (path) => executables.includes(path),
    read: (path) => files[path],
    install: vi.fn(async () => ({ problem: "no network" })),
    ...change,
  };
}

test.each<[string, boolean, Machine, object]>([
  [
    "the package's own",
    false,
    machine({ executables: [packageBinary], files: { [marker]: "electron" } }),
    { path: packageBinary },
  ],
  ["half unpacked", false, machine({ executables: [packageBinary] }), { absence: { why: "notInstalled" } }],
  [
    "unpacked without its program",
    false,
    machine({ files: { [marker]: "electron" } }),
    { absence: { why: "notInstalled" } },
  ],
  ["none", false, machine(), { absence: { why: "notInstalled" } }],
  [
    "a folder of the person's",
    false,
    machine({
      environment: { ELECTRON_OVERRIDE_DIST_PATH: "/own" },
      executables: [join("/own", "electron")],
    }),
    { path: join("/own", "electron") },
  ],
  [
    "a folder that is not there",
    true,
    machine({ environment: { ELECTRON_OVERRIDE_DIST_PATH: "/own" } }),
    { absence: { why: "overrideMissing", what: join("/own", "electron") } },
  ],
  [
    "Windows",
    false,
    machine({
      platform: "win32",
      environment: { ELECTRON_OVERRIDE_DIST_PATH: "/own" },
      executables: [join("/own", "electron.exe")],
    }),
    { path: join("/own", "electron.exe") },
  ],
  [
    "a system without Electron",
    true,
    machine({ platform: "sunos" }),
    { absence: { why: "unsupported", what: "sunos" } },
  ],
  ["no package", true, machine({ packageFolder: undefined }), { absence: { why: "packageMissing" } }],
  ["no network", true, machine(), { absence: { why: "fetchFailed", what: "no network" } }],
  [
    "too slow",
    true,
    machine({ install: async () => "timed-out" }),
    { absence: { why: "fetchTimedOut", what: "120" } },
  ],
  [
    "installed, yet nothing there",
    true,
    machine({ install: async () => "done" }),
    { absence: { why: "fetchFailed", what: packageBinary } },
  ],
])("%s (fetch %s)", async (_name, fetch, machine, answer) => {
  expect(await findElectron({ fetch }, machine)).toMatchObject(answer);
});

test("a missing binary is fetched once, by the installer of the package", async () => {
  const executables: string[] = [];
  const files: Record<string, string> = {};
  const install = vi.fn(async () => {
    executables.push(packageBinary);
    files[marker] = "electron";
    return "done" as const;
  });
  const here = machine({ executables, files, install });
  expect(await findElectron({ fetch: true, limit: 5000 }, here)).toEqual({ path: packageBinary });
  expect(await findElectron({ fetch: true }, here)).toEqual({ path: packageBinary });
  expect(install.mock.calls).toEqual([[join("/npm/electron", "install.js"), 5000]]);
});

test("the installer is stopped at its time limit, and its error is reported", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-electron-"));
  try {
    const here = thisMachine();
    const [slow, failing] = [join(folder, "slow.cjs"), join(folder, "failing.cjs")];
    await writeFile(slow, "setTimeout(() => {}, 60_000)");
    await writeFile(
      failing,
      "console.log('0%'); console.error(new TypeError('fetch failed').stack); process.exit(1)",
    );
    expect(await here.install(slow, 300)).toBe("timed-out");
    expect(await here.install(failing, 30_000)).toEqual({ problem: "TypeError: fetch failed" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the reason is a sentence in both languages", async () => {
  const absence = { why: "fetchTimedOut", what: "120" } as const;
  expect(await findElectron({ fetch: true }, machine({ install: async () => "timed-out" }))).toMatchObject({
    absence,
  });
  expect(toAbsenceSentence(absence, "en")).toBe("Electron's binary did not arrive within 120 seconds");
});

const steps = (find: Steps["find"]) => ({
  find,
  build: vi.fn(async () => {}),
  make: vi.fn(async () => ["/release/a.deb"]),
  lines: [] as string[],
});

test("packaging without Electron builds nothing, exits with 1 and says why in both languages", async () => {
  const { lines, ...rest } = steps(async () => findElectron({ fetch: true }, machine()));
  expect(await packageProgram({ ...rest, say: (line) => lines.push(line) })).toBe(1);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^不能打包：.*no network。$/u);
  expect(lines[2]).toBe("Cannot make packages: Electron's binary could not be downloaded: no network.");
  expect(rest.build).not.toHaveBeenCalled();
  expect(rest.make).not.toHaveBeenCalled();
});

test("packaging with Electron builds the program, then packs it with the binary that was found", async () => {
  const { lines, ...rest } = steps(async () => ({ path: "/npm/electron/dist/electron" }));
  expect(await packageProgram({ ...rest, say: (line) => lines.push(line) })).toBe(0);
  expect(rest.build).toHaveBeenCalledBefore(rest.make);
  expect(rest.make).toHaveBeenCalledWith("/npm/electron/dist");
  expect(lines).toEqual(["已打包：\nrelease/\n  a.deb"]);
});

test.each([
  ["/e/dist/electron", "/e/dist"],
  ["/e/dist/Electron.app/Contents/MacOS/Electron", "/e/dist"],
])("%s was unpacked to %s", (binary, folder) => expect(findDistributionFolder(binary)).toBe(folder));
