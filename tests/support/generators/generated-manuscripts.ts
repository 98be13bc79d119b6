/** Generated files of a watched folder (收稿文件夹). One number always gives the same file. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generatedIssue } from "./generated-issue.ts";
import { randomOf } from "./random.ts";
import { plain, wordFile } from "../readers/word-file.ts";

/** What a file is: of every hundred, five are Word files, five copies of an earlier file and two unreadable. */
export type ManuscriptKind = "text" | "word" | "copy" | "unreadable";

export function kindOf(number: number): ManuscriptKind {
  const place = number % 100;
  if (place < 5) return "word";
  if (place >= 50 && place < 55) return "copy";
  return place === 60 || place === 80 ? "unreadable" : "text";
}

/** Title, two paragraphs and signature of a manuscript. The number makes each different. */
function paragraphsOf(number: number): string[] {
  const { blocks } = generatedIssue(number, "2026-11-23", randomOf(number));
  const [title, ...rest] = blocks
    .filter(({ style }) => style === "body" || style === "source")
    .slice(0, 3)
    .map(({ runs }) => runs.map(({ text }) => text).join(""));
  return [`第${number}份来稿`, title ?? "", ...rest];
}

/** The name and the bytes of a file. */
export function generatedManuscript(number: number): { name: string; bytes: Uint8Array } {
  const kind = kindOf(number);
  const name = `来稿${String(number).padStart(6, "0")}.${kind === "word" ? "docx" : "txt"}`;
  // A picture under the name of a text.
  if (kind === "unreadable")
    return {
      name,
      bytes: Buffer.from(`89504e470d0a1a0a0000000d49484452${number.toString(16).padStart(8, "0")}`, "hex"),
    };
  if (kind === "word") return { name, bytes: wordFile(plain(...paragraphsOf(number))) };
  // Twenty places before a copy is a text.
  const paragraphs = paragraphsOf(kind === "copy" ? number - 20 : number);
  return { name, bytes: new TextEncoder().encode(`${paragraphs.join("\n\n")}\n`) };
}

/** Writes so many files into a folder, which is created. */
export async function writeManuscripts(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let first = 0; first < count; first += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, count - first) }, (_, place) => {
        const { name, bytes } = generatedManuscript(first + place);
        return writeFile(join(folder, name), bytes);
      }),
    );
}
