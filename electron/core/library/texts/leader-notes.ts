/** The notes of leaders (批示) on the articles of an issue, as they are stored. */
import type { LeaderNote } from "../../../../shared/contract/statistics.ts";
import type { Reader, Statements } from "../database/statements.ts";

/** A note with the id of its article in the issue. */
export type StoredNote = LeaderNote & { article: string };

/** The notes on an issue, in the order in which they were entered. */
export const readLeaderNotes = (reader: Pick<Reader, "all">, issue: number): Promise<StoredNote[]> =>
  reader.all<StoredNote>(
    "SELECT article, leader, date, text FROM leader_notes WHERE issue = ? ORDER BY id",
    issue,
  );

/** Adds notes to those that an issue has. */
export async function addLeaderNotes(
  statements: Pick<Statements, "run">,
  issue: number,
  notes: readonly StoredNote[],
): Promise<void> {
  for (const { article, leader, date, text } of notes)
    await statements.run(
      "INSERT INTO leader_notes (issue, article, leader, date, text) VALUES (?, ?, ?, ?, ?)",
      issue,
      article,
      leader,
      date,
      text,
    );
}
