/** The documents of the crash tests: the text follows from the revision, and grows with it. */
import { emptyDocument } from "../../shared/document/empty.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";

/** The text that revision `revision` of an issue holds. */
export const textOf = (revision: number): string => `第${revision}次保存。`.repeat(revision + 1);

/** A document of one paragraph with `textOf(revision)`. */
export function documentOf(revision: number): BulletinDocument {
  const document = emptyDocument(() => "b1");
  document.blocks = [{ id: "b1", style: "body", runs: [{ text: textOf(revision) }] }];
  return document;
}

/**
 * The kinds of work that `worker.ts` does until it is killed; `restoreOnce`, `takeBackOnce`, `repair` and `migrate`
 * end by themselves.
 */
export const works = [
  "save",
  "import",
  "backup",
  "restore",
  "restoreOnce",
  "takeBack",
  "takeBackOnce",
  "repair",
  "migrate",
] as const;
export type Work = (typeof works)[number];
