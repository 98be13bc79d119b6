/**
 * Finds captions: a paragraph beside a table or a picture whose style is ours (表题, 图题) or Word's own for
 * captions (题注).
 */
import { lineText, type WordLine } from "./flow.ts";
import type { Styles } from "../parts/styles.ts";

type Kind = "table" | "figure";

/** How a caption of each kind begins: 表1, 图2. */
const labels: Record<Kind, RegExp> = {
  table: /^(?:附?表|table\b)/iu,
  figure: /^(?:附?图|fig(?:ure|\.)?\b)/iu,
};

/**
 * The lines with each caption moved into its table or picture. The caption of a table is above it, that of a
 * picture below it, unless only the other side has one.
 */
export function attachCaptions(lines: readonly WordLine[], styles: Styles): WordLine[] {
  const attachedLines = new Set<WordLine>();
  const isOwn = (line: WordLine | undefined, kind: Kind) =>
    line !== undefined && styles.ownStyle(line.style) === kind;
  const isForeign = (line: WordLine | undefined, kind: Kind) =>
    line !== undefined &&
    styles.isCaption(line.style) &&
    !labels[kind === "table" ? "figure" : "table"].test(lineText(line).trim());
  const captionedLines = lines.map((line, index) => {
    const kind = kindOf(line);
    if (!kind) return line;
    const usual = kind === "table" ? index - 1 : index + 1;
    const other = kind === "table" ? index + 1 : index - 1;
    const isInUsualPlace = isOwn(lines[usual], kind) || isForeign(lines[usual], kind);
    // A paragraph between two objects of the same kind belongs to the one that has it in its usual place.
    const belongsToNeighbour = kindOf(lines[2 * other - index]) === kind;
    const isInOtherPlace = !belongsToNeighbour && isForeign(lines[other], kind);

    let caption: WordLine | undefined;
    if (isInUsualPlace) caption = lines[usual];
    else if (isInOtherPlace) caption = lines[other];
    if (!caption || caption.object || attachedLines.has(caption)) return line;
    attachedLines.add(caption);
    return { ...line, runs: caption.runs };
  });
  return captionedLines.filter((line) => !attachedLines.has(line));
}

function kindOf(line: WordLine | undefined): Kind | null {
  if (!line?.object) return null;
  return "table" in line.object ? "table" : "figure";
}
