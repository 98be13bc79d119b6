/** Documents with revisions, in forms that tests can compare. */
import { canonicalRuns } from "../../../shared/document/canonical.ts";
import type { BulletinDocument, Run } from "../../../shared/document/schema.ts";

const bare = ({ text, title, point, tag, bold, underline }: Run): Run => ({
  text,
  ...(title && { title }),
  ...(point && { point }),
  ...(tag && { tag }),
  ...(bold && { bold }),
  ...(underline && { underline }),
});

/** Everything of a document that a reader sees: without the ids of its blocks and unknown properties. */
export function readable({ masthead, imprint, blocks }: BulletinDocument) {
  return {
    masthead,
    imprint,
    blocks: blocks.map(({ style, runs, table, figure }) => ({
      style,
      runs: canonicalRuns(runs.map(bare)),
      table,
      figure,
    })),
  };
}

/** The text with its revisions: +[inserted], -[deleted], ~[formatted]; ¶ is a paragraph end. */
export const showMarks = ({ blocks }: BulletinDocument): string =>
  blocks
    .map(
      ({ runs, inserted, deleted }) =>
        `${runs.map(shownRun).join("")}${inserted ? "+" : ""}${deleted ? "-" : ""}¶`,
    )
    .join("");

const shownRun = ({ text, inserted, deleted, formatted }: Run) => {
  const marks = `${inserted ? "+" : ""}${deleted ? "-" : ""}${formatted ? "~" : ""}`;
  return marks === "" ? text : `${marks}[${text}]`;
};
