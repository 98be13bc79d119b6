/**
 * Joins the two tables that our Word files contain for a table whose rows or columns changed: the former
 * table and the present one (`exporting/docx/marked-tables.ts`).
 */
import { hasNoText, type WordLine } from "./flow.ts";
import type { AnnotationReader } from "./annotations.ts";
import type { Styles } from "../parts/styles.ts";

/** The lines with each pair of a former and a present table joined to one table with a revision. */
export function joinChangedTables(
  lines: readonly WordLine[],
  styles: Styles,
  reader: AnnotationReader,
): WordLine[] {
  const joinedLines: WordLine[] = [];
  for (const line of lines) {
    const [former, separator] = joinedLines.slice(-2);
    const isSeparated =
      separator && styles.ownStyle(separator.style) === "formerTable" && hasNoText(separator.runs);
    const table = isSeparated && former ? joinTables(former, line, reader) : null;
    if (table) joinedLines.splice(-2, 2, table);
    else joinedLines.push(line);
  }
  return joinedLines;
}

function joinTables(former: WordLine, present: WordLine, reader: AnnotationReader): WordLine | null {
  if (!former.object || !("table" in former.object)) return null;
  if (!present.object || !("table" in present.object)) return null;
  const was = former.annotations ?? {};
  const is = present.annotations ?? {};
  // The change is the insertion of the present table. If the whole table was inserted, that insertion is on
  // both tables, and the change is the deletion of the former one.
  const stamp = reader.revisions[(was.inserted ? was.deleted : is.inserted) ?? ""];
  if (!stamp) return null;
  return {
    ...present,
    annotations: {
      ...(was.inserted && is.inserted && { inserted: is.inserted }),
      ...(is.deleted && { deleted: is.deleted }),
      formatted: reader.addTableChange(stamp, former.object.table),
    },
  };
}
