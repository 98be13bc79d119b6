/** Import and export, in process and as a command, beside pandoc and LibreOffice. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeWord } from "../../electron/core/exporting/docx/index.ts";
import { HeadlessPrinter } from "../../electron/core/exporting/pdf/headless-printer.ts";
import { fontBase } from "../../electron/core/exporting/pdf/print-page.ts";
import { importFile } from "../../electron/core/importing/index.ts";
import { printHtml } from "../../shared/layout/print-html.ts";
import { compare, time, type Figure, type Row } from "./measure.ts";
import { run, versionOf, type Subject } from "./subject.ts";

const main = fileURLToPath(new URL("../../electron/shells/cli/main.ts", import.meta.url));
const bulletin = (...words: string[]) => run(process.execPath, [main, ...words]);

export interface Measured {
  rows: Row[];
  /** Alternatives that were not measured, with the reason. */
  skippedAlternatives: string[];
}

export async function importing({ file, bytes }: Subject, folder: string): Promise<Measured> {
  const library = join(folder, "import-library");
  return {
    rows: [
      { name: "import, in process: file → document", figure: await time(50, () => importFile(file, bytes)) },
      {
        name: "import, as a command: file → library",
        figure: await time(7, () => bulletin("import", file, "--library", library)),
      },
    ],
    skippedAlternatives: [],
  };
}

export async function word({ file, document }: Subject, folder: string): Promise<Measured> {
  const version = await versionOf("pandoc");
  const pandoc = version
    ? await time(9, () =>
        run("pandoc", ["--from", "markdown", file, "--output", join(folder, "pandoc.docx")]),
      )
    : undefined;
  const [inProcess, command] = [
    await time(30, () => writeWord(document)),
    await time(7, () => bulletin("export", file, "--out", folder, "--format", "docx")),
  ];
  const rows: Row[] = [
    { name: "Word, in process: document → docx", figure: inProcess, ...compare(inProcess, "pandoc", pandoc) },
    { name: "Word, as a command: file → docx", figure: command, ...compare(command, "pandoc", pandoc) },
  ];
  if (pandoc) rows.push({ name: `${version}, as a command: the same text → docx`, figure: pandoc });
  return { rows, skippedAlternatives: pandoc ? [] : ["pandoc is not installed: no Word export beside it"] };
}

export async function pdf({ file, document }: Subject, folder: string): Promise<Measured> {
  const html = printHtml(document, { fontBase });
  const cold = await time(
    5,
    async () => {
      const printer = new HeadlessPrinter();
      await printer.print(html);
      await printer.close();
    },
    { cold: true },
  );
  const printer = new HeadlessPrinter();
  const warm = await time(20, () => printer.print(html));
  await printer.close();
  const command = await time(5, () => bulletin("export", file, "--out", folder, "--format", "pdf"));
  const version = await versionOf("soffice");
  const office = version ? await libreOffice(document, folder) : undefined;
  const rows: Row[] = [
    {
      name: "PDF, cold: starts the browser, prints, ends it",
      figure: cold,
      ...compare(cold, "LibreOffice", office),
    },
    { name: "PDF, warm: document → pdf", figure: warm, ...compare(warm, "LibreOffice", office) },
    { name: "PDF, as a command: file → pdf", figure: command, ...compare(command, "LibreOffice", office) },
  ];
  if (office)
    rows.push({
      name: `${version?.split(" ").slice(0, 2).join(" ")}, as a command: our docx → pdf`,
      figure: office,
    });
  return { rows, skippedAlternatives: office ? [] : ["LibreOffice is not installed: no PDF beside it"] };
}

/** The first run is not counted: it creates the profile of LibreOffice. */
async function libreOffice(document: Subject["document"], folder: string): Promise<Figure> {
  const file = join(folder, "ours.docx");
  await writeFile(file, await writeWord(document));
  const profile = pathToFileURL(join(folder, "profile")).href;
  return time(5, () =>
    run("soffice", [
      `-env:UserInstallation=${profile}`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      file,
    ]),
  );
}
