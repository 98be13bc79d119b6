/** A table whose rows or columns changed stands twice in a file of ours, as it was and as it is (`exporting/docx/marked-tables.ts`): one table again. */
import { hasNoText, type WordLine } from "./flow.ts";
import type { AnnotationReader } from "./annotations.ts";
import type { Styles } from "./styles.ts";

export function withChangedTables(
  lines: readonly WordLine[],
  styles: Styles,
  review: AnnotationReader,
): WordLine[] {
  const joined: WordLine[] = [];
  for (const line of lines) {
    const [former, parting] = joined.slice(-2);
    const isParting = parting && styles.own(parting.style) === "formerTable" && hasNoText(parting.runs);
    const table = isParting && former ? changedTable(former, line, review) : null;
    if (table) joined.splice(-2, 2, table);
    else joined.push(line);
  }
  return joined;
}

function changedTable(former: WordLine, line: WordLine, review: AnnotationReader): WordLine | null {
  if (!former.object || !("table" in former.object) || !line.object || !("table" in line.object)) return null;
  const [was, is] = [former.marks ?? {}, line.marks ?? {}];
  // Of a table that is new, or that goes, only the mark of the other side is the change's.
  const maker = review.revisions[(was.inserted ? was.deleted : is.inserted) ?? ""];
  if (!maker) return null;
  return {
    ...line,
    marks: {
      ...(was.inserted && is.inserted && { inserted: is.inserted }),
      ...(is.deleted && { deleted: is.deleted }),
      formatted: review.changedTable(maker, former.object.table),
    },
  };
}
