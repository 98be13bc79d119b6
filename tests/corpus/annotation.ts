/** The bulletins of the corpus with what a careful person reads in them. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";

/** The two parts: `open` is looked at while the program is changed, `kept` is only scored. */
export const parts = ["open", "kept"] as const;
export type Part = (typeof parts)[number];

const article = z.object({
  section: z.string().nullable(),
  /** As printed; the lines of a long title joined. */
  title: z.string().nullable(),
  titleForm: z.enum(["own line", "run-in", "none"]),
  subtitle: z.string().optional(),
  /** The first and the last letters of its text. */
  begins: z.string(),
  ends: z.string(),
  source: z.object({ text: z.string(), units: z.array(z.string()), authors: z.array(z.string()) }).nullable(),
  headings: z.array(z.object({ level: z.int(), text: z.string() })),
  /** What an editor makes bold, in order. */
  points: z.array(z.string()),
  /** False if a careful editor may leave the points as they are. */
  pointsAreSure: z.boolean().default(true),
  tables: z.array(z.array(z.array(z.string()))),
  notes: z.array(z.string()),
});

/** A fault in the text. `context` occurs once in it and contains `wrong`. */
const fault = z.object({ wrong: z.string(), right: z.string(), context: z.string(), kind: z.string() });

const annotation = z.object({
  kind: z.string(),
  encoding: z.string(),
  shape: z.array(z.string()),
  masthead: z.object({
    name: z.array(z.string()),
    number: z.int().nullable(),
    runningNumber: z.int().nullable(),
    /** 专刊, 增刊, 特刊. */
    label: z.string().nullable(),
    issuer: z.string(),
    date: z.string().nullable(),
    secrecy: z.string(),
    other: z.array(z.string()),
  }),
  contents: z.array(z.string()),
  sections: z.array(z.string()),
  articles: z.array(article),
  attachments: z.array(z.string()),
  imprint: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  faults: z.array(fault),
  /** What a strict proofreader may mark and another may not. */
  arguable: z.array(z.object({ text: z.string(), context: z.string() })).default([]),
});
export type Annotation = z.infer<typeof annotation>;
export type Fault = z.infer<typeof fault>;

export interface Case {
  name: string;
  bytes: Uint8Array;
  annotation: Annotation;
}

/** Reads the bulletins of one part, in order of their names. A part that is not there has none. */
export async function readCases(part: Part): Promise<Case[]> {
  const folder = new URL(`./${part}/`, import.meta.url);
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => /\.(?:txt|md|docx)$/u.test(file)).sort();
  return Promise.all(
    files.map(async (name) => {
      const json = await readFile(new URL(name.replace(/\.\w+$/u, ".json"), folder), "utf8");
      return {
        name,
        bytes: await readFile(new URL(name, folder)),
        annotation: annotation.parse(JSON.parse(json)),
      };
    }),
  );
}
