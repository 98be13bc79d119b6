/**
 * Ids that were given once are never given again, even if a restore takes away the rows that had them. A window
 * from before a restore would otherwise write into an issue that only has the id of its own.
 *
 * SQLite keeps the highest id of each table with AUTOINCREMENT in `sqlite_sequence`, an ordinary table that
 * programs may write (https://www.sqlite.org/autoinc.html). The table of manuscripts is older and has no
 * AUTOINCREMENT: it cannot be built again without deleting all that refers to it. It has a row there too, which
 * SQLite does not read, for `nextManuscriptId`.
 */
import type { Reader, Statements } from "./statements.ts";

/** The highest id that a table has given. */
interface IdCounter {
  name: string;
  seq: number;
}

const manuscriptSequence = "(SELECT seq FROM sqlite_sequence WHERE name = 'manuscripts')";

/** SQL of the id of the next manuscript. */
export const nextManuscriptId = `(SELECT 1 + max(coalesce(max(id), 0), coalesce(${manuscriptSequence}, 0)) FROM manuscripts)`;

/** Reads the highest id that each table has given, also to rows that were deleted since. */
export const readIdCounters = (reader: Pick<Reader, "all">): Promise<IdCounter[]> =>
  reader.all<IdCounter>(
    `SELECT name, seq FROM sqlite_sequence WHERE name <> 'manuscripts'
     UNION ALL SELECT 'manuscripts', ${nextManuscriptId} - 1`,
  );

/** Raises the counters of another database to at least these. */
export async function raiseIdCounters(
  statements: Pick<Statements, "run">,
  counters: readonly IdCounter[],
): Promise<void> {
  for (const { name, seq } of counters) {
    const { changes } = await statements.run(
      "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
      seq,
      name,
    );
    if (changes === 0)
      await statements.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", name, seq);
  }
}
