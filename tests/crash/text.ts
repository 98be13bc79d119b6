/** The text of each revision that the crash test saves: it can be known from the revision, and it grows. */
import { emptyDocument } from "../../shared/bulletin/empty.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";

export const textOf = (revision: number): string => `第${revision}次保存。`.repeat(revision + 1);

export function documentOf(revision: number): BulletinDocument {
  const document = emptyDocument(() => "b1");
  document.blocks = [{ id: "b1", style: "body", runs: [{ text: textOf(revision) }] }];
  return document;
}

/** What a worker does until it is killed. */
export const works = ["save", "import", "backup", "restore", "migrate"] as const;
export type Work = (typeof works)[number];
