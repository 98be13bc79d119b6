/**
 * The table `texts`: one row for each article and each manuscript, with its text, its fingerprints and the
 * figures that statistics count. Each save of a document updates its rows, the fingerprints and the search
 * index.
 */
import { elementAt } from "../../../../shared/basics/elements.ts";
import { comparedArticles, comparedManuscript } from "../../../../shared/manuscripts/compared-text.ts";
import type { BulletinDocument } from "../../../../shared/document/schema.ts";
import { fingerprintsToKeep, type Fingerprints } from "../../../../shared/similarity/fingerprints.ts";
import { mentionedUnits } from "../../../../shared/statistics/mentions.ts";
import { keepIndexed, removeKeys, type TextTable } from "./search-index.ts";
import { insertRows, type Statements, type Value } from "../database/statements.ts";

/** The columns that are compared and searched. */
interface ComparedColumns {
  title: string | null;
  unit: string | null;
  text: string;
}

/**
 * The columns that are only shown or counted. All are null for a manuscript, which has them in its own table.
 */
interface DescriptiveColumns {
  section: string | null;
  /** Position of the article in the issue, from 0. */
  place: number | null;
  /** 1 if the article is an item of a brief. */
  brief: number | null;
  characters: number | null;
  /** Units that the article names as having done the same, joined by 、; null if there are none. */
  mentions: string | null;
  /** Id of the manuscript that the article was placed from. */
  origin: number | null;
}

/** One row. `article` is the id of the article; null for a manuscript. */
interface Text extends ComparedColumns, DescriptiveColumns {
  article: string | null;
}

const descriptiveColumns = [
  "section",
  "place",
  "brief",
  "characters",
  "mentions",
  "origin",
] as const satisfies (keyof DescriptiveColumns)[];

const manuscriptColumns: DescriptiveColumns = {
  section: null,
  place: null,
  brief: null,
  characters: null,
  mentions: null,
  origin: null,
};
/** A row as it is stored. `key` is its rowid in the search index; null while it is not indexed. */
type StoredText = Text & { id: number; key: number | null };

/**
 * Stores the articles of an issue. Call it in the transaction that writes the document. @param table other
 * than `texts` only in migration 12
 */
export async function keepArticles(
  statements: Statements,
  issue: number,
  document: BulletinDocument,
  table: TextTable = "texts",
): Promise<void> {
  const texts = comparedArticles(document).map(({ id, isBrief, ...article }, place) => ({
    article: id,
    place,
    brief: Number(isBrief),
    mentions: (isBrief && mentionedUnits(article.text).join("、")) || null,
    ...article,
  }));
  await keepTexts(statements, table, { column: "issue", id: issue }, texts);
  await keepIndexed(statements, issue, document.masthead.date, table);
}

/** Stores the text of a manuscript. Call it in the transaction that writes the document. */
export async function keepManuscript(
  statements: Statements,
  manuscript: number,
  document: BulletinDocument,
  table: TextTable = "texts",
): Promise<void> {
  await keepTexts(statements, table, { column: "manuscript", id: manuscript }, [
    { article: null, title: null, unit: null, text: comparedManuscript(document), ...manuscriptColumns },
  ]);
}

/**
 * Replaces the texts of an issue or a manuscript. Writes only what changed: after a few typed words, one text
 * and a few fingerprints, however long the issue is.
 */
async function keepTexts(
  statements: Statements,
  table: TextTable,
  owner: Owner,
  texts: readonly Text[],
): Promise<void> {
  const storedTexts = await statements.all<StoredText>(
    `SELECT id, article, title, unit, text, key, ${descriptiveColumns.join(", ")} FROM ${table} WHERE ${owner.column} = ?`,
    owner.id,
  );
  const { unchangedTexts, changedTexts, newTexts } = compareTexts(storedTexts, texts);
  const removedFingerprints: Fingerprint[] = [];
  const addedFingerprints: Fingerprint[] = [];
  const oldKeys: number[] = [];
  const oldIds: number[] = [];

  await updateDescriptions(statements, table, storedTexts, unchangedTexts);
  for (const storedText of storedTexts) {
    if (unchangedTexts.has(storedText.id)) continue;
    if (storedText.key !== null) oldKeys.push(storedText.key);
    const oldHashes = fingerprintsToKeep(storedText.text).hashes;
    const newText = changedTexts.get(storedText.id);
    if (!newText) {
      oldIds.push(storedText.id);
      for (const hash of oldHashes) removedFingerprints.push([hash, storedText.id]);
      continue;
    }
    const fingerprints = fingerprintsToKeep(newText.text);
    const row = rowOf(newText, fingerprints);
    await statements.run(
      `UPDATE ${table} SET ${Object.keys(row)
        .map((name) => `${name} = ?`)
        .join(", ")} WHERE id = ?`,
      ...Object.values(row),
      storedText.id,
    );
    for (const hash of without(oldHashes, fingerprints.hashes))
      removedFingerprints.push([hash, storedText.id]);
    for (const hash of without(fingerprints.hashes, oldHashes)) addedFingerprints.push([hash, storedText.id]);
  }

  if (oldKeys.length > 0) await removeKeys(statements, oldKeys);
  if (oldIds.length > 0)
    await statements.run(
      `DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(oldIds),
    );
  const newFingerprints = await addTexts(statements, table, owner, newTexts);
  await writeFingerprints(statements, removedFingerprints, addedFingerprints.concat(newFingerprints));
}

/** The issue or manuscript that a text belongs to. */
interface Owner {
  column: "issue" | "manuscript";
  id: number;
}

/** Inserts texts, and gives their fingerprints. */
async function addTexts(
  statements: Statements,
  table: TextTable,
  owner: Owner,
  texts: readonly Text[],
): Promise<Fingerprint[]> {
  const newFingerprints = texts.map(({ text }) => fingerprintsToKeep(text));
  const rows = texts.map((text, index) => ({
    ...rowOf(text, elementAt(newFingerprints, index)),
    [owner.column]: owner.id,
  }));
  const [first] = rows;
  if (!first) return [];
  const ids = await insertRows(
    statements,
    table,
    Object.keys(first),
    rows.map((row) => Object.values(row)),
  );
  return newFingerprints.flatMap(({ hashes }, index) =>
    hashes.map((hash): Fingerprint => [hash, elementAt(ids, index)]),
  );
}

/**
 * Updates the descriptive columns of the rows whose text is unchanged, where one of them differs, with one statement:
 * an article that is inserted at the top changes the place of all others.
 */
async function updateDescriptions(
  statements: Statements,
  table: TextTable,
  storedTexts: readonly StoredText[],
  unchangedTexts: ReadonlyMap<number, Text>,
): Promise<void> {
  const rows = storedTexts.flatMap((storedText) => {
    const text = unchangedTexts.get(storedText.id);
    const differs = text && descriptiveColumns.some((name) => text[name] !== storedText[name]);
    return differs ? [[storedText.id, ...descriptiveColumns.map((name) => text[name])]] : [];
  });
  if (rows.length === 0) return;
  const assignments = descriptiveColumns.map((name, index) => `${name} = new.value ->> ${index + 1}`);
  await statements.run(
    `UPDATE ${table} SET ${assignments.join(", ")} FROM json_each(?) AS new WHERE ${table}.id = new.value ->> 0`,
    JSON.stringify(rows),
  );
}

/** A row of the table `fingerprints`: a hash, and the id of a text that has it. */
type Fingerprint = [hash: number, text: number];

async function writeFingerprints(
  statements: Statements,
  removedFingerprints: readonly Fingerprint[],
  addedFingerprints: readonly Fingerprint[],
): Promise<void> {
  const rows = "SELECT value ->> 0, value ->> 1 FROM json_each(?)";
  if (removedFingerprints.length > 0)
    await statements.run(
      `DELETE FROM fingerprints WHERE (hash, text) IN (${rows})`,
      JSON.stringify(removedFingerprints),
    );
  if (addedFingerprints.length > 0)
    await statements.run(`INSERT INTO fingerprints (hash, text) ${rows}`, JSON.stringify(addedFingerprints));
}

/**
 * Pairs the stored rows with the new texts by the id of the article. `unchanged` and `changed` give the new
 * text by the id of the stored row; a stored row that is in neither was removed.
 */
function compareTexts(
  storedTexts: readonly StoredText[],
  texts: readonly Text[],
): { unchangedTexts: Map<number, Text>; changedTexts: Map<number, Text>; newTexts: Text[] } {
  const unchangedTexts = new Map<number, Text>();
  const changedTexts = new Map<number, Text>();
  const unpairedTexts = Map.groupBy(storedTexts, ({ article }) => article);
  const newTexts = texts.filter((text) => {
    const storedText = unpairedTexts.get(text.article)?.shift();
    if (!storedText) return true;
    const isUnchanged =
      storedText.text === text.text && storedText.title === text.title && storedText.unit === text.unit;
    (isUnchanged ? unchangedTexts : changedTexts).set(storedText.id, text);
    return false;
  });
  return { unchangedTexts, changedTexts, newTexts };
}

/** The columns of a text that is not in the search index yet. */
const rowOf = (text: Text, { hashes, letters }: Fingerprints): Record<string, Value> => ({
  ...text,
  key: null,
  letters,
  fingerprints: hashes.length,
});

function without(hashes: readonly number[], others: readonly number[]): number[] {
  const excludedHashes = new Set(others);
  return hashes.filter((hash) => !excludedHashes.has(hash));
}
