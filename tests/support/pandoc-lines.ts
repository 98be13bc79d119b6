/** The text that pandoc finds in a Word file: line by line, from its document tree, without the marks of its plain text. */
import { execFile } from "node:child_process";
import { z } from "zod";

const tree = z.object({ meta: z.unknown(), blocks: z.unknown() });

/** Elements that are lines of their own; a note stands within another line. */
const lineElements = new Set(["Para", "Plain", "Header", "CodeBlock", "LineBlock", "Note", "MetaInlines"]);
/** A picture's description and the source of an equation are no text of a manuscript. */
const left = new Set(["Image", "Math", "RawInline", "RawBlock"]);

/** Undefined where pandoc cannot read the file within half a minute. */
export async function pandocLines(file: string): Promise<string[] | undefined> {
  const output = await new Promise<string | undefined>((done) => {
    execFile(
      "pandoc",
      ["--from", "docx", "--to", "json", file],
      { maxBuffer: 1e9, timeout: 30_000 },
      (error, text) => {
        if (error?.code === "ENOENT") throw error;
        done(error ? undefined : text);
      },
    );
  });
  if (output === undefined) return undefined;
  const { meta, blocks } = tree.parse(JSON.parse(output));
  const lines: string[] = [];
  const last = collect([meta, blocks], lines);
  return [...lines, last].filter((line) => line.trim() !== "");
}

/** The text of a part of the tree that stands in the line under way; whole lines go to `lines`. */
function collect(part: unknown, lines: string[]): string {
  if (Array.isArray(part)) return part.map((each) => collect(each, lines)).join("");
  if (typeof part !== "object" || part === null) return "";
  const { t: type, c: content } = part as { t?: unknown; c?: unknown };
  if (typeof type !== "string") return collect(Object.values(part), lines);
  if (left.has(type)) return "";
  if (type === "Str") return String(content);
  if (type === "Space" || type === "SoftBreak" || type === "LineBreak") return " ";
  if (type === "Code" || type === "CodeBlock") return String((content as unknown[])[1]);
  const text = collect(content, lines);
  if (!lineElements.has(type)) return text;
  lines.push(text);
  return "";
}
