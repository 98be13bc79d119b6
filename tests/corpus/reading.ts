/** What the program reads in a bulletin, in the terms of the annotation. */
import { importFile } from "../../electron/core/importing/index.ts";
import { readSpeller } from "../../electron/core/system/speller.ts";
import { blockText } from "../../shared/document/block-text.ts";
import { deriveOutline } from "../../shared/document/outline.ts";
import type { BulletinDocument, Masthead } from "../../shared/document/schema.ts";
import { findPoints } from "../../shared/points/find.ts";
import { check, noContext, type Finding } from "../../shared/proofing/index.ts";
import { writeImprint } from "../../shared/text/imprint.ts";
import type { Case } from "./annotation.ts";

export interface Reading {
  /** As it is imported, with the changes that an import makes. */
  masthead: Masthead;
  /** The bulletin as it was written: what is checked. */
  document: BulletinDocument;
  /** The running text by block. */
  texts: ReadonlyMap<string, string>;
  titles: string[];
  sections: string[];
  sources: string[];
  /** The lines of the imprint as they are printed. */
  imprint: string[];
  /** Rows of cells. */
  tables: string[][][];
  /** The series that 整理要点 proposes: the texts of their points. */
  series: string[][];
  /** The findings in the file before anything was put right. */
  findings: Finding[];
}

/** Reads a bulletin as an import does, and checks it as `bulletin check FILE` does. */
export async function readCase({ name, bytes }: Case): Promise<Reading> {
  const { document, changes } = await importFile(name, bytes);
  const unchanged = await importFile(
    name,
    bytes,
    changes.map(({ id }) => id),
  );
  const { sections } = deriveOutline(document);
  return {
    masthead: document.masthead,
    document: unchanged.document,
    texts: new Map(unchanged.document.blocks.map((block) => [block.id, blockText(block)])),
    titles: sections.flatMap(({ articles }) => articles.flatMap(({ title }) => title ?? [])),
    sections: sections.filter(({ id }) => id !== null).map(({ title }) => title),
    sources: document.blocks.filter(({ style }) => style === "source").map(blockText),
    imprint: writeImprint(document.imprint),
    tables: document.blocks.flatMap(({ table }) =>
      table ? [table.rows.map((row) => row.map(({ text }) => text))] : [],
    ),
    series: findPoints(document).map(({ points }) => points.map(({ text }) => text)),
    findings: check(unchanged.document, { ...noContext, speller: await readSpeller() }),
  };
}
