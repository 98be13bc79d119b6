/** Captions: the paragraph beside a table or a picture that is one by its style, ours (表题, 图题) or Word's own (题注). */
import { lineText, type WordLine } from "./flow.ts";
import type { Styles } from "./styles.ts";

type Kind = "table" | "figure";

/** What a caption of each kind begins with: 表1, 图2. */
const signs: Record<Kind, RegExp> = {
  table: /^(?:附?表|table\b)/iu,
  figure: /^(?:附?图|fig(?:ure|\.)?\b)/iu,
};

/** The lines, each caption as the text of its table or picture. A table's stands above it, a picture's below, unless only the other side has one. */
export function withCaptions(lines: readonly WordLine[], styles: Styles): WordLine[] {
  const taken = new Set<WordLine>();
  const kindOf = (line: WordLine | undefined): Kind | null =>
    line?.object ? ("table" in line.object ? "table" : "figure") : null;
  const isOwn = (line: WordLine | undefined, kind: Kind) =>
    line !== undefined && styles.own(line.style) === kind;
  const isForeign = (line: WordLine | undefined, kind: Kind) =>
    line !== undefined &&
    styles.isCaption(line.style) &&
    !signs[kind === "table" ? "figure" : "table"].test(lineText(line).trim());
  const captioned = lines.map((line, index) => {
    const kind = kindOf(line);
    if (!kind) return line;
    const usual = kind === "table" ? index - 1 : index + 1;
    const other = kind === "table" ? index + 1 : index - 1;
    // What stands between two of a kind is the one's usual place.
    const isOthers = kindOf(lines[2 * other - index]) === kind;
    const caption =
      isOwn(lines[usual], kind) || isForeign(lines[usual], kind)
        ? lines[usual]
        : !isOthers && isForeign(lines[other], kind)
          ? lines[other]
          : undefined;
    if (!caption || caption.object || taken.has(caption)) return line;
    taken.add(caption);
    return { ...line, runs: caption.runs };
  });
  return captioned.filter((line) => !taken.has(line));
}
