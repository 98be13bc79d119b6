/** Keeps beside each issue the texts of its articles and their fingerprints, in the transaction that saves it. */
import { outline } from "../../shared/bulletin/outline.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { fingerprintsToKeep, type Fingerprints } from "../../shared/similarity/fingerprints.ts";
import type { Statements, Value } from "./statements.ts";

/** An article, or a manuscript, as it is compared. */
export interface SimilarText {
  /** Its id in the outline; null for a manuscript. */
  article: string | null;
  title: string | null;
  /** The contributing units, joined by 、. */
  unit: string | null;
  text: string;
}

/** What a text belongs to. */
export type Owner = { issue: number } | { manuscript: number };

type Stored = SimilarText & { id: number };

/** What is compared of a text with a title: both, each on lines of its own. */
export const comparedText = (title: string | null | undefined, text: string): string => [title ?? "", text].filter((part) => part !== "").join("\n");

/** The articles of a document. */
export function textsOfIssue(document: BulletinDocument): SimilarText[] {
  const articles = outline(document).sections.flatMap((section) => section.articles);
  return articles.map(({ id, title, source, text }) => ({ article: id, title, unit: source.join("、") || null, text: comparedText(title, text) }));
}

/**
 * Makes these the texts of an owner. Writes only what changed: a save that follows a few typed words writes one text and
 * a few fingerprints, whatever the length of the issue.
 */
export async function keepTexts(statements: Statements, owner: Owner, texts: readonly SimilarText[]): Promise<void> {
  const [column, id] = "issue" in owner ? (["issue", owner.issue] as const) : (["manuscript", owner.manuscript] as const);
  const stored = await statements.all<Stored>(`SELECT id, article, title, unit, text FROM similar_texts WHERE ${column} = ?`, id);
  const { kept, changed, added } = compare(stored, texts);
  const [gone, come]: [Pair[], Pair[]] = [[], []];
  for (const old of stored) {
    const text = changed.get(old.id);
    if (kept.has(old.id)) continue;
    const before = fingerprintsToKeep(old.text).hashes;
    if (!text) {
      await statements.run("DELETE FROM similar_texts WHERE id = ?", old.id);
      for (const hash of before) gone.push([hash, old.id]);
      continue;
    }
    const now = fingerprintsToKeep(text.text);
    const { assignments, values } = columns(text, now);
    await statements.run(`UPDATE similar_texts SET ${assignments} WHERE id = ?`, ...values, old.id);
    for (const hash of without(before, now.hashes)) gone.push([hash, old.id]);
    for (const hash of without(now.hashes, before)) come.push([hash, old.id]);
  }
  for (const text of added) {
    const now = fingerprintsToKeep(text.text);
    const { names, values } = columns(text, now);
    const { lastId } = await statements.run(`INSERT INTO similar_texts (${names}, ${column}) VALUES (${values.map(() => "?").join(", ")}, ?)`, ...values, id);
    for (const hash of now.hashes) come.push([hash, lastId]);
  }
  const pairs = "SELECT value ->> 0, value ->> 1 FROM json_each(?)";
  if (gone.length > 0) await statements.run(`DELETE FROM fingerprints WHERE (hash, text) IN (${pairs})`, JSON.stringify(gone));
  if (come.length > 0) await statements.run(`INSERT INTO fingerprints (hash, text) ${pairs}`, JSON.stringify(come));
}

type Pair = [hash: number, text: number];

/** Which stored texts stay as they are, which become another, and which texts are new. The same article is known by its id. */
function compare(stored: readonly Stored[], texts: readonly SimilarText[]): { kept: Set<number>; changed: Map<number, SimilarText>; added: SimilarText[] } {
  const kept = new Set<number>();
  const changed = new Map<number, SimilarText>();
  const waiting = Map.groupBy(stored, ({ article }) => article);
  const added = texts.filter((text) => {
    const old = waiting.get(text.article)?.shift();
    if (!old) return true;
    if (old.text === text.text && old.title === text.title && old.unit === text.unit) kept.add(old.id);
    else changed.set(old.id, text);
    return false;
  });
  return { kept, changed, added };
}

function columns(text: SimilarText, { hashes, letters }: Fingerprints): { names: string; assignments: string; values: Value[] } {
  const row = { article: text.article, title: text.title, unit: text.unit, text: text.text, letters, fingerprints: hashes.length };
  const names = Object.keys(row);
  return { names: names.join(", "), assignments: names.map((name) => `${name} = ?`).join(", "), values: Object.values(row) };
}

function without(hashes: readonly number[], others: readonly number[]): number[] {
  const known = new Set(others);
  return hashes.filter((hash) => !known.has(hash));
}
