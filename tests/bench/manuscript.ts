/** Reads a long Word manuscript with this program, mammoth and pandoc. */
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import mammoth from "mammoth";
import { importFile } from "../../electron/core/importing/index.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { paragraph, run as text, wordFile } from "../support/readers/word-file.ts";
import type { Measured } from "./files.ts";
import { compare, time, type Row } from "./measure.ts";
import { run, versionOf } from "./subject.ts";

const main = fileURLToPath(new URL("../../electron/shells/cli/main.ts", import.meta.url));
const megabytes = 2;

export async function manuscript(document: BulletinDocument, folder: string): Promise<Measured> {
  const { bytes, characters } = madeUp(document);
  const file = join(folder, "manuscript.docx");
  await writeFile(file, bytes);
  const size = `${((await stat(file)).size / 1024 / 1024).toFixed(1)} MB, ${(characters / 1e6).toFixed(1)} million characters`;
  const library = join(folder, "manuscript-library");
  const beside = await time(3, () => mammoth.convertToHtml({ buffer: Buffer.from(bytes) }));
  const version = await versionOf("pandoc");
  const pandoc = version
    ? await time(3, () =>
        run("pandoc", ["--from", "docx", "--to", "html", file, "--output", join(folder, "manuscript.html")]),
      )
    : undefined;
  const inProcess = await time(5, () => importFile(file, bytes));
  const command = await time(3, () => run(process.execPath, [main, "import", file, "--library", library]));
  const rows: Row[] = [
    {
      name: `import of a ${megabytes} MB manuscript (${size}), in process: docx → document`,
      figure: inProcess,
      ...compare(inProcess, "mammoth", beside),
    },
    { name: "mammoth, in process: the same file → HTML", figure: beside },
    {
      name: "the same import, as a command: file → library",
      figure: command,
      ...compare(command, "pandoc", pandoc),
    },
  ];
  if (pandoc) rows.push({ name: `${version}, as a command: the same file → HTML`, figure: pandoc });
  return {
    rows,
    skippedAlternatives: pandoc ? [] : ["pandoc is not installed: no import of a manuscript beside it"],
  };
}

const properties =
  '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>';

/**
 * Paragraphs as offices write them, with a bold beginning, until the file has the wanted size. Each letter is
 * drawn with the frequency that it has in the issue, so that the file compresses like real text and not like
 * repeated text.
 */
function madeUp(document: BulletinDocument): { bytes: Uint8Array; characters: number } {
  const letters = Array.from(
    document.blocks
      .flatMap(({ runs }) => runs.map((each) => each.text))
      .join("")
      .replaceAll(/[\s。【】]/gu, ""),
  );
  let state = 7;
  const draw = (length: number) => {
    let drawnText = "";
    for (let at = 0; at < length; at += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      drawnText += letters[(state >>> 8) % letters.length];
    }
    return drawnText;
  };
  const make = (count: number) => {
    const paragraphs = Array.from({ length: count }, () => [draw(14), draw(120)] as const);
    const body = paragraphs.map(([point, rest]) =>
      paragraph(
        text(`${point}。`, `${properties}<w:b/>`) + text(`${rest}。`, properties),
        '<w:ind w:firstLine="640" w:firstLineChars="200"/>',
      ),
    );
    return { bytes: wordFile(body.join("")), characters: count * 136 };
  };
  const sample = 1000;
  return make(Math.ceil((sample * megabytes * 1024 * 1024) / make(sample).bytes.length));
}
