/**
 * The tests that run without a screen, in four projects. `npm run test:fast` and `npm run check` run `fast`
 * and `shell`; `npm run test:unit` and `npm test` run all four.
 */
import { tmpdir } from "node:os";
import { join, matchesGlob, relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = new URL("..", import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, "$1");

/**
 * Files that are slow by nature: they start a process, a browser, LibreOffice or a
 * worker, or open a library on disk. A test that does one of these goes into this list; every other file
 * belongs to the fast tier.
 *
 * The order is the order in which they start: the longest first, so that all workers finish at about the same
 * time.
 */
export const slowFiles = [
  "tests/crash/killed-{restores,saves,imports}.test.ts",
  "tests/crash/raced-restores.test.ts",
  "electron/shells/cli/cli.test.ts",
  "electron/core/exporting/docx/libreoffice.test.ts",
  "electron/core/exporting/pdf/headless-printer.test.ts",
  "electron/core/importing/docx/hostile.test.ts",
  "electron/shells/cli/revisions.test.ts",
  "tests/security/hostile-requests.test.ts",
  "tests/contract/contract.test.ts",
  "tests/start-window.test.ts",
  "electron/core/importing/docx/round-trip.test.ts",
  "tests/crash/**/*.test.ts",
  "electron/core/library/**/*.test.ts",
  "electron/core/exporting/**/*.test.ts",
  "electron/core/importing/docx/{story/pictures,reviewed}.test.ts",
  "electron/core/importing/bulk.test.ts",
  "electron/core/importing/{many-files,watched-folder}.test.ts",
  "electron/shells/cli/{check,commands,points,safety,search,sources,stats}.test.ts",
  "electron/core/{known-libraries,sheets,transfer}.test.ts",
  "electron/core/system/{owners,privacy}.test.ts",
  "electron/tools/electron-binary.test.ts",
  "electron/shells/browser/{services,start-program}.test.ts",
  "electron/shells/electron/print-page.test.ts",
  "tests/{acceptance,contract,security}/**/*.test.ts",
  "renderer/importing/open-file.test.ts",
  "renderer/names/sheet.test.ts",
  "tests/{changed,imports,text-file}.test.ts",
];

/**
 * Slow files that start the program with `npm start`, which builds the window if a source is newer. It is built
 * before them, because two programs that build it at the same time would disturb each other.
 */
export const programFiles = [
  "tests/security/{faults,hostile-requests}.test.ts",
  "tests/start-window.test.ts",
];

/** Files that replace the module `electron` by a double: each needs its own copy of all modules. */
export const shellFiles = [
  "electron/shells/electron/{application,dialogs,ipc,missing-library,printer,window}.test.ts",
  "tests/packaging.test.ts",
];

/** Starts the slow files first, in the order of `slowFiles`. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sortedFiles = await super.sort(files);
    const order = ({ moduleId }: TestSpecification): number => {
      const path = relative(root, moduleId).replaceAll("\\", "/");
      const index = slowFiles.findIndex((pattern) => matchesGlob(path, pattern));
      return index === -1 ? slowFiles.length : index;
    };
    return sortedFiles.toSorted((a, b) => order(a) - order(b));
  }
}

const everyFile = "{shared,electron,renderer,tests}/**/*.test.{ts,tsx}";

export default defineConfig({
  root,
  test: {
    environment: "node",
    // Programs that tests start must not remember their libraries in the folder of the person.
    env: { BULLETIN_STATE: join(tmpdir(), "bulletin-state-of-tests") },
    setupFiles: ["tests/support/generators/generated-cases.ts"],
    // Only against a test that hangs: no test may fail because the machine is busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Modules are shared between files, and workers are threads: half the processor time of a process a
      // file.
      {
        extends: true,
        test: {
          name: "fast",
          include: [everyFile],
          exclude: [...slowFiles, ...shellFiles],
          pool: "threads",
          isolate: false,
        },
      },
      { extends: true, test: { name: "shell", include: shellFiles } },
      // Processes, since a test here may fill the memory of its own or read the environment.
      {
        extends: true,
        test: {
          name: "slow",
          include: slowFiles,
          exclude: [...shellFiles, ...programFiles],
          pool: "forks",
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "program",
          include: programFiles,
          globalSetup: "tests/support/build-if-stale.ts",
          pool: "forks",
          isolate: false,
        },
      },
    ],
  },
});
