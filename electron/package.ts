/**
 * `npm run package`: deb and AppImage, or the Windows installer, into `release/`; with `-- --dir` only the unpacked
 * program. Each system makes its own packages, as the database's driver is built for the machine it is installed on.
 */
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { messages } from "../shared/messages/index.ts";
import { absenceSentence, findElectron, type Electron } from "./electron-binary.ts";

/** The work of packaging, so that tests can stand in for it. */
export interface Steps {
  find(): Promise<Electron>;
  build(): Promise<void>;
  /** Makes the packages from an unpacked Electron; gives their paths. */
  make(electronFolder: string): Promise<string[]>;
  say(line: string): void;
}

/** The exit code. Without Electron nothing is built, and both languages say why. */
export async function packageProgram({ find, build, make, say }: Steps): Promise<number> {
  const electron = await find();
  if (!("path" in electron)) {
    for (const locale of ["zh-CN", "en"] as const) {
      const { noPackage, packageHint } = messages[locale].packaging;
      say(noPackage(absenceSentence(electron.absence, locale)));
      say(packageHint);
    }
    return 1;
  }
  await build();
  const made = await make(distributionFolder(electron.path));
  const names = made.map((path) => basename(path));
  say(messages["zh-CN"].packaging.packaged(["release/", ...names].join("\n  ")));
  return 0;
}

/** The folder that Electron's archive unpacks to; on a Mac the binary lies inside the application. */
export const distributionFolder = (binary: string): string =>
  dirname(binary.replace(/\.app[\\/]Contents[\\/].*$/u, ".app"));

async function makePackages(electronFolder: string, onlyFolder: boolean): Promise<string[]> {
  const builder = await import("electron-builder");
  const targets = builder.Platform.current().createTarget(
    onlyFolder ? ["dir"] : [],
    builder.archFromString(process.arch),
  );
  return builder.build({
    projectDir: fileURLToPath(new URL("..", import.meta.url)),
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
