/** Finds texts that have much in common with one. Answers the call `similar.find` of the contract. */
import { comparedText } from "../../shared/bulletin/compared-text.ts";
import type { Input, Output } from "../../shared/contract/calls.ts";
import { minimumShare, type SimilarMatch } from "../../shared/contract/similar.ts";
import { commonShare, comparable } from "../../shared/similarity/common.ts";
import { fingerprintsToFind } from "../../shared/similarity/fingerprints.ts";
import type { Database } from "./driver.ts";

interface Candidate {
  issue: number | null;
  manuscript: number | null;
  article: string;
  title: string | null;
  unit: string | null;
  text: string;
  number: number | null;
  date: string | null;
}

/** Of a fingerprint that many texts have (a set phrase), the latest so many are looked at. */
const textsPerFingerprint = 200;
/** How many texts are compared letter by letter, and so how many are told. */
const mostCompared = 50;
/** The guess may be off by so much: below a third of the least share, nothing similar is lost. */
const leastGuess = minimumShare / 3;

/**
 * Those that share the most fingerprints, by a guess at the share: shared fingerprints over those that would be shared if
 * the shorter text were part of the longer. A shingle shows only where both have it among their fingerprints.
 */
const candidates = `
  WITH asked AS MATERIALIZED (SELECT value AS hash FROM json_each(?1)),
  met AS MATERIALIZED (
    SELECT fingerprints.text AS id, count(*) AS shared FROM asked CROSS JOIN fingerprints
    ON fingerprints.hash = asked.hash AND fingerprints.text >= coalesce(
      (SELECT latest.text FROM fingerprints AS latest WHERE latest.hash = asked.hash ORDER BY latest.text DESC LIMIT 1 OFFSET ${textsPerFingerprint - 1}), 0)
    GROUP BY fingerprints.text
  ),
  guessed AS MATERIALIZED (
    SELECT met.id, shared / (min(1.0 * fingerprints / letters, ?2) * min(letters, ?3)) AS guess
    FROM met CROSS JOIN similar_texts USING (id) LEFT JOIN issues ON issues.id = issue LEFT JOIN manuscripts ON manuscripts.id = manuscript
    WHERE issues.deleted_at IS NULL AND manuscripts.deleted_at IS NULL AND (issue IS NULL OR issue IS NOT ?4) AND (manuscript IS NULL OR manuscript IS NOT ?5) AND guess >= ${leastGuess}
    ORDER BY guess DESC, met.id DESC LIMIT ${mostCompared}
  )
  SELECT issue, manuscript, article, text, issues.number, issues.date,
    nullif(coalesce(manuscripts.title, similar_texts.title), '') AS title, nullif(coalesce(manuscripts.unit, similar_texts.unit), '') AS unit
  FROM guessed CROSS JOIN similar_texts USING (id) LEFT JOIN issues ON issues.id = issue LEFT JOIN manuscripts ON manuscripts.id = manuscript
  ORDER BY similar_texts.id DESC`;

export class Similar {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The most similar first; of equally similar ones the latest. */
  async find({
    title,
    text,
    excludeIssue,
    excludeManuscript,
  }: Input<"similar.find">): Promise<Output<"similar.find">> {
    const written = comparedText(title, text);
    const { hashes, letters } = fingerprintsToFind(written);
    if (hashes.length === 0) return { matches: [] };
    const found = await this.#database.all<Candidate>(
      candidates,
      JSON.stringify(hashes),
      hashes.length / letters,
      letters,
      excludeIssue ?? null,
      excludeManuscript ?? null,
    );
    const asked = comparable(written);
    const matches = found.flatMap((candidate) => {
      const share = commonShare(asked, comparable(candidate.text));
      return share >= minimumShare ? [match(candidate, share)] : [];
    });
    return { matches: matches.toSorted((a, b) => b.share - a.share) };
  }
}

function match(
  { issue, manuscript, article, title, unit, text, number, date }: Candidate,
  share: number,
): SimilarMatch {
  const common = { title, unit, share, text };
  if (manuscript !== null) return { kind: "manuscript", id: manuscript, ...common };
  return { kind: "article", id: article, issue: issue as number, number, date, ...common };
}
