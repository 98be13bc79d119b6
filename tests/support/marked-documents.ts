/** Documents with marks, as tests look at them. */
import { canonicalRuns } from "../../shared/bulletin/canonical.ts";
import type { BulletinDocument, Run } from "../../shared/bulletin/schema.ts";

const bare = ({ text, title, point, tag, bold, underline }: Run): Run => ({
  text,
  ...(title && { title }),
  ...(point && { point }),
  ...(tag && { tag }),
  ...(bold && { bold }),
  ...(underline && { underline }),
});

/** All that is read of a document: neither the ids of its blocks nor what this version does not know. */
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

/** The text with its marks: +[came], -[went], ~[formatted]; a paragraph mark is ¶. */
export const shown = ({ blocks }: BulletinDocument): string =>
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
