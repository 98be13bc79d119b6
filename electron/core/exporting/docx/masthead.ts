/**
 * Writes the masthead (报头): secrecy and urgency, name, 第N期, issuing office and date, red rule. Each part
 * takes a whole number of grid lines, so that the body below stays on the grid. Parts and measures are those
 * of the print HTML. As there, a part that is not filled in keeps its height, except the line of secrecy and
 * urgency.
 */
import { LineRuleType, Paragraph, Tab, TextRun } from "docx";
import { lastOf } from "../../../../shared/basics/elements.ts";
import { dateLine, numberLine, secrecyLine } from "../../../../shared/layout/html.ts";
import { nameLines } from "../../../../shared/layout/page.ts";
import type { LineOf } from "../../../../shared/revisions/field-lines.ts";
import { ems } from "./count-lines.ts";
import type { Frame } from "./frame.ts";
import { paragraphStyles } from "../../ooxml/style-names.ts";
import { toHalfPoints, pointsToTwips, type WordPage } from "./units.ts";

type NameLine = ReturnType<typeof nameLines>[number];

/** The paragraphs of the masthead and the grid lines they take. */
export function writeMasthead(frame: Frame, page: WordPage): { paragraphs: Paragraph[]; lines: number } {
  const { profile, raise } = page;
  const { masthead } = frame.document;
  const secrecyOf: LineOf = (document) => secrecyLine(document.masthead);

  const names = nameLines(masthead.name, profile);
  const nameHeight = names.reduce((sum, { lines }) => sum + lines, 0);
  const nameCount = Math.max(...frame.documents.map((document) => document.masthead.name.length));
  // A deleted line of the name looks like the last line that was kept.
  const visibleNames = Array.from(
    { length: nameCount },
    (_line, index) => names[index] ?? { ...lastOf(names), text: "" },
  );

  const paragraphs = [
    ...(frame.has(secrecyOf)
      ? [
          new Paragraph({
            style: paragraphStyles.secrecy,
            ...frame.markParagraph(secrecyOf),
            children: frame.runs(secrecyOf),
          }),
        ]
      : []),
    ...visibleNames.map((line, index) =>
      writeNameLine(
        frame,
        line,
        { index, isDeleted: index >= names.length, raise: index === names.length - 1 ? raise.name : 0 },
        page,
      ),
    ),
    new Paragraph({
      style: paragraphStyles.number,
      children: frame.runs((document) => numberLine(document.masthead)),
    }),
    writeIssuerLine(frame, page),
  ];
  return {
    paragraphs,
    lines:
      (secrecyOf(frame.document) === "" ? 0 : 1) +
      nameHeight +
      profile.masthead.numberLines +
      profile.masthead.issuerLines,
  };
}

/**
 * Writes a line of the name. Word adds letter spacing after the last character too; an indent of the same
 * width before the first character keeps the line centred.
 * @param raise how far the line is raised, in twips
 */
function writeNameLine(
  frame: Frame,
  { text, size, spacing, lines }: NameLine,
  { index, isDeleted, raise }: { index: number; isDeleted: boolean; raise: number },
  { pitch, sheet }: WordPage,
): Paragraph {
  const lineOf: LineOf = (document) => document.masthead.name[index] ?? "";
  const length = Array.from(text).length;
  // The indent counts like the spacing of one more character. One twip is left at each, so that the line
  // certainly fits.
  const maxSpacing = Math.floor((sheet.textWidth - length * pointsToTwips(size)) / (length + 1)) - 1;
  const characterSpacing = Math.max(0, Math.min(pointsToTwips(spacing), maxSpacing));
  return new Paragraph({
    style: paragraphStyles.name,
    spacing: { line: lines * pitch - raise, lineRule: LineRuleType.EXACT },
    indent: { left: characterSpacing },
    ...(isDeleted && frame.markParagraph(lineOf)),
    children: frame.runs(lineOf, {
      size: toHalfPoints(size),
      sizeComplexScript: toHalfPoints(size),
      characterSpacing,
    }),
  });
}

/**
 * Writes the issuer on the left and the date on the right of one line above the red rule, in smaller type if
 * they would not fit. Two characters are added to their width, because LibreOffice 7.4 adds a quarter of a
 * character between Western and Chinese text whatever the file says, which makes one and a half in a date.
 */
function writeIssuerLine(frame: Frame, { profile, sheet }: WordPage): Paragraph {
  const { issuer } = frame.document.masthead;
  const largestSize = Math.floor(
    sheet.textWidth / 10 / (ems(issuer) + ems(dateLine(frame.document.masthead)) + 2),
  );
  const size =
    largestSize < toHalfPoints(profile.bodySize) ? { size: largestSize, sizeComplexScript: largestSize } : {};
  const dateOf: LineOf = (document) => dateLine(document.masthead);
  const dateRuns = frame.has(dateOf)
    ? [new TextRun({ children: [new Tab()] }), ...frame.runs(dateOf, size)]
    : [];
  return new Paragraph({
    style: paragraphStyles.issuer,
    children: [...frame.runs((document) => document.masthead.issuer, size), ...dateRuns],
  });
}
