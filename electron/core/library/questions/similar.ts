/**
 * Finds articles and manuscripts that have much in common with a text. Answers the call `similar.find` of the
 * contract.
 */
import { comparedText } from "../../../../shared/manuscripts/compared-text.ts";
import type { CallsOf, Input, Output } from "../../../../shared/contract/calls.ts";
import { minimumShare, type SimilarMatch } from "../../../../shared/contract/similar.ts";
import { commonShare, comparable } from "../../../../shared/similarity/common.ts";
import { fingerprintsToFind } from "../../../../shared/similarity/fingerprints.ts";
import type { Database } from "../database/driver.ts";

type Candidate = CandidateText & ({ manuscript: number } | { manuscript: null; issue: number });

interface CandidateText {
  article: string;
  title: string | null;
  unit: string | null;
  text: string;
  number: number | null;
  date: string | null;
}

/**
 * Maximum number of texts considered for one fingerprint, the latest first. Set phrases occur in very many
 * texts.
 */
const textsPerFingerprint = 200;
/** Maximum number of texts that are compared letter by letter, and so of matches in the answer. */
const maximumCompared = 50;
/**
 * Minimum estimated share of a candidate. The estimate can be too low; a third of the required share loses no
 * match.
 */
const minimumGuess = minimumShare / 3;

/**
 * Selects the texts with the highest estimated share: the number of shared fingerprints, divided by the
 * number that would be shared if the longer text contained the shorter one. A shingle counts only if both
 * texts have it among their fingerprints.
 */
const selectCandidates = `
  WITH asked AS MATERIALIZED (SELECT value AS hash FROM json_each(?1)),
  met AS MATERIALIZED (
    SELECT fingerprints.text AS id, count(*) AS shared FROM asked CROSS JOIN fingerprints
    ON fingerprints.hash = asked.hash AND fingerprints.text >= coalesce(
      (SELECT latest.text FROM fingerprints AS latest WHERE latest.hash = asked.hash ORDER BY latest.text DESC LIMIT 1 OFFSET ${textsPerFingerprint - 1}), 0)
    GROUP BY fingerprints.text
  ),
  guessed AS MATERIALIZED (
    SELECT met.id, shared / (min(1.0 * fingerprints / letters, ?2) * min(letters, ?3)) AS guess
    FROM met CROSS JOIN texts USING (id) LEFT JOIN issues ON issues.id = issue LEFT JOIN manuscripts ON manuscripts.id = manuscript
    WHERE issues.deleted_at IS NULL AND manuscripts.deleted_at IS NULL AND (issue IS NULL OR issue IS NOT ?4) AND (manuscript IS NULL OR manuscript IS NOT ?5) AND guess >= ${minimumGuess}
    ORDER BY guess DESC, met.id DESC LIMIT ${maximumCompared}
  )
  SELECT issue, manuscript, article, text, issues.number, issues.date,
    nullif(coalesce(manuscripts.title, texts.title), '') AS title, nullif(coalesce(manuscripts.unit, texts.unit), '') AS unit
  FROM guessed CROSS JOIN texts USING (id) LEFT JOIN issues ON issues.id = issue LEFT JOIN manuscripts ON manuscripts.id = manuscript
  ORDER BY texts.id DESC`;

export class Similar {
  readonly #database: Database;
  readonly calls = {
    "similar.find": (input) => this.find(input),
  } satisfies CallsOf<"similar">;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The most similar match comes first; among equally similar ones, the latest. */
  async find({
    title,
    text,
    excludeIssue,
    excludeManuscript,
  }: Input<"similar.find">): Promise<Output<"similar.find">> {
    const query = comparedText(title, text);
    const { hashes, letters } = fingerprintsToFind(query);
    if (hashes.length === 0) return { matches: [] };
    const candidates = await this.#database.all<Candidate>(
      selectCandidates,
      JSON.stringify(hashes),
      hashes.length / letters,
      letters,
      excludeIssue ?? null,
      excludeManuscript ?? null,
    );
    const comparableQuery = comparable(query);
    const matches = candidates.flatMap((candidate) => {
      const share = commonShare(comparableQuery, comparable(candidate.text));
      return share >= minimumShare ? [toMatch(candidate, share)] : [];
    });
    return { matches: matches.toSorted((a, b) => b.share - a.share) };
  }
}

function toMatch(candidate: Candidate, share: number): SimilarMatch {
  const { article, title, unit, text, number, date } = candidate;
  const common = { title, unit, share, text };
  return candidate.manuscript !== null
    ? { kind: "manuscript", id: candidate.manuscript, ...common }
    : { kind: "article", id: article, issue: candidate.issue, number, date, ...common };
}
