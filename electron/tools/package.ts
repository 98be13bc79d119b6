/**
 * `npm run package`: makes a deb and an AppImage, or the Windows installer, in `release/`; with `-- --dir`
 * only the unpacked program. Each system makes its own packages, because the native database driver is built
 * for the machine where npm installs it.
 */
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { messages } from "../../shared/messages/index.ts";
import { toAbsenceSentence, findElectron, type Electron } from "./electron-binary.ts";

/** The steps of packaging, which tests can replace. */
export interface Steps {
  find(): Promise<Electron>;
  build(): Promise<void>;
  /** Makes the packages from an unpacked Electron, and returns their paths. */
  make(electronFolder: string): Promise<string[]>;
  say(line: string): void;
}

/** Returns the exit code. Without Electron nothing is built, and the reason is printed in both languages. */
export async function packageProgram({ find, build, make, say }: Steps): Promise<number> {
  const electron = await find();
  if (!("path" in electron)) {
    for (const locale of ["zh-CN", "en"] as const) {
      const { noPackage, packageHint } = messages[locale].packaging;
      say(noPackage(toAbsenceSentence(electron.absence, locale)));
      say(packageHint);
    }
    return 1;
  }
  await build();
  const packages = await make(findDistributionFolder(electron.path));
  const names = packages.map((path) => basename(path));
  say(messages["zh-CN"].packaging.packaged(["release/", ...names].join("\n  ")));
  return 0;
}

/**
 * Gives the folder of the unpacked Electron archive. On a Mac the binary is inside the application folder.
 */
export const findDistributionFolder = (binary: string): string =>
  dirname(binary.replace(/\.app[\\/]Contents[\\/].*$/u, ".app"));

async function makePackages(electronFolder: string, onlyFolder: boolean): Promise<string[]> {
  const builder = await import("electron-builder");
  const targets = builder.Platform.current().createTarget(
    onlyFolder ? ["dir"] : [],
    builder.archFromString(process.arch),
  );
  return builder.build({
    projectDir: fileURLToPath(new URL("../..", import.meta.url)),
    targets,
    publish: "never",
    config: { electronDist: electronFolder },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { build } = await import("./build.ts");
  process.exitCode = await packageProgram({
    find: () => findElectron({ fetch: true, limit: 600_000 }),
    build,
    make: (folder) => makePackages(folder, process.argv.includes("--dir")),
    say: (line) => process.stderr.write(`${line}\n`),
  });
}
