/**
 * The text that pandoc finds in a Word file, line by line. It comes from pandoc's document tree, without the
 * signs of its plain text format.
 */
import { execFile } from "node:child_process";
import { z } from "zod";

const tree = z.object({ meta: z.unknown(), blocks: z.unknown() });

/** Elements that are separate lines; a note is part of another line. */
const lineElements = new Set(["Para", "Plain", "Header", "CodeBlock", "LineBlock", "Note", "MetaInlines"]);
/** The description of a picture and the source of an equation do not count as text of a manuscript. */
const ignoredElements = new Set(["Image", "Math", "RawInline", "RawBlock"]);

/** Undefined if pandoc cannot read the file within 30 s. */
export async function pandocLines(file: string): Promise<string[] | undefined> {
  const output = await new Promise<string | undefined>((resolve) => {
    execFile(
      "pandoc",
      ["--from", "docx", "--to", "json", file],
      { maxBuffer: 1e9, timeout: 30_000 },
      (error, text) => {
        if (error?.code === "ENOENT") throw error;
        resolve(error ? undefined : text);
      },
    );
  });
  if (output === undefined) return undefined;
  const { meta, blocks } = tree.parse(JSON.parse(output));
  const lines: string[] = [];
  const last = collect([meta, blocks], lines);
  return [...lines, last].filter((line) => line.trim() !== "");
}

/**
 * Gives the text of a part of the tree that belongs to the current line, and adds complete lines to `lines`.
 */
function collect(part: unknown, lines: string[]): string {
  if (Array.isArray(part)) return part.map((each) => collect(each, lines)).join("");
  if (typeof part !== "object" || part === null) return "";
  const { t: type, c: content } = part as { t?: unknown; c?: unknown };
  if (typeof type !== "string") return collect(Object.values(part), lines);
  if (ignoredElements.has(type)) return "";
  if (type === "Str") return String(content);
  if (type === "Space" || type === "SoftBreak" || type === "LineBreak") return " ";
  if (type === "Code" || type === "CodeBlock") return String((content as unknown[])[1]);
  const text = collect(content, lines);
  if (!lineElements.has(type)) return text;
  lines.push(text);
  return "";
}
