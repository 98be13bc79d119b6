/** Keeps the texts of articles and manuscripts, with their fingerprints, in step with the documents. */
import { comparedArticles, comparedManuscript } from "../../shared/bulletin/compared-text.ts";
import type { BulletinDocument } from "../../shared/bulletin/schema.ts";
import { fingerprintsToKeep, type Fingerprints } from "../../shared/similarity/fingerprints.ts";
import { mentionedUnits } from "../../shared/statistics/mentions.ts";
import { keepIndexed } from "./search-index.ts";
import type { Statements, Value } from "./statements.ts";

/** What is compared and searched. */
interface Compared {
  title: string | null;
  unit: string | null;
  text: string;
}
/** What is only told or counted of an article; all null of a manuscript, whose own row has it. */
interface About {
  section: string | null;
  /** Its number in the issue, from 0. */
  place: number | null;
  /** 1: an item of a brief. */
  brief: number | null;
  characters: number | null;
  /** Units that it names as having done the same, joined by 、; null where none. */
  mentions: string | null;
  /** The manuscript it was placed from. */
  origin: number | null;
}
/** An article; or a manuscript, which has no article's id. */
interface SimilarText extends Compared, About {
  article: string | null;
}
const about = [
  "section",
  "place",
  "brief",
  "characters",
  "mentions",
  "origin",
] as const satisfies (keyof About)[];
const nothingAbout: About = {
  section: null,
  place: null,
  brief: null,
  characters: null,
  mentions: null,
  origin: null,
};
/** `key`: where it stands in the index of the search; null where it does not (yet). */
type Stored = SimilarText & { id: number; key: number | null };

/** Keeps the articles of an issue, in the transaction that writes its document. */
export async function keepArticles(
  statements: Statements,
  issue: number,
  document: BulletinDocument,
): Promise<void> {
  const texts = comparedArticles(document).map(({ id, isBrief, ...article }, place) => ({
    article: id,
    place,
    brief: Number(isBrief),
    mentions: (isBrief && mentionedUnits(article.text).join("、")) || null,
    ...article,
  }));
  await keepTexts(statements, "issue", issue, texts);
  await keepIndexed(statements, issue, document.masthead.date);
}

/** Keeps the text of a manuscript, in the transaction that writes its document. */
export async function keepManuscript(
  statements: Statements,
  manuscript: number,
  document: BulletinDocument,
): Promise<void> {
  await keepTexts(statements, "manuscript", manuscript, [
    { article: null, title: null, unit: null, text: comparedManuscript(document), ...nothingAbout },
  ]);
}

/**
 * Makes these the texts of an owner. Writes only what changed: a save that follows a few typed words writes one text and
 * a few fingerprints, whatever the length of the issue.
 */
async function keepTexts(
  statements: Statements,
  column: "issue" | "manuscript",
  id: number,
  texts: readonly SimilarText[],
): Promise<void> {
  const stored = await statements.all<Stored>(
    `SELECT id, article, title, unit, text, key, ${about.join(", ")} FROM similar_texts WHERE ${column} = ?`,
    id,
  );
  const { kept, changed, added } = compare(stored, texts);
  const [gone, come]: [Pair[], Pair[]] = [[], []];
  for (const old of stored) {
    const text = changed.get(old.id);
    const moved = kept.get(old.id);
    if (moved && about.some((name) => moved[name] !== old[name]))
      await statements.run(
        `UPDATE similar_texts SET ${about.map((name) => `${name} = ?`).join(", ")} WHERE id = ?`,
        ...about.map((name) => moved[name]),
        old.id,
      );
    if (moved) continue;
    if (old.key !== null) await statements.run("DELETE FROM search WHERE rowid = ?", old.key);
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
    const { lastId } = await statements.run(
      `INSERT INTO similar_texts (${names}, ${column}) VALUES (${values.map(() => "?").join(", ")}, ?)`,
      ...values,
      id,
    );
    for (const hash of now.hashes) come.push([hash, lastId]);
  }
  const pairs = "SELECT value ->> 0, value ->> 1 FROM json_each(?)";
  if (gone.length > 0)
    await statements.run(`DELETE FROM fingerprints WHERE (hash, text) IN (${pairs})`, JSON.stringify(gone));
  if (come.length > 0)
    await statements.run(`INSERT INTO fingerprints (hash, text) ${pairs}`, JSON.stringify(come));
}

type Pair = [hash: number, text: number];

/** Which stored texts stay as they are, which become another, and which texts are new. The same article is known by its id. */
function compare(
  stored: readonly Stored[],
  texts: readonly SimilarText[],
): { kept: Map<number, SimilarText>; changed: Map<number, SimilarText>; added: SimilarText[] } {
  const kept = new Map<number, SimilarText>();
  const changed = new Map<number, SimilarText>();
  const waiting = Map.groupBy(stored, ({ article }) => article);
  const added = texts.filter((text) => {
    const old = waiting.get(text.article)?.shift();
    if (!old) return true;
    if (old.text === text.text && old.title === text.title && old.unit === text.unit) kept.set(old.id, text);
    else changed.set(old.id, text);
    return false;
  });
  return { kept, changed, added };
}

function columns(
  text: SimilarText,
  { hashes, letters }: Fingerprints,
): { names: string; assignments: string; values: Value[] } {
  const row = { ...text, key: null, letters, fingerprints: hashes.length };
  const names = Object.keys(row);
  return {
    names: names.join(", "),
    assignments: names.map((name) => `${name} = ?`).join(", "),
    values: Object.values(row),
  };
}

function without(hashes: readonly number[], others: readonly number[]): number[] {
  const known = new Set(others);
  return hashes.filter((hash) => !known.has(hash));
}
