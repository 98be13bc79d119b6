/**
 * The masthead (报头): secrecy and urgency, name, 第N期, issuing office and date, red rule. Each part takes a whole number
 * of grid lines, so the body below stays on the grid. Parts and figures are those of the print HTML; like there, a part
 * that is not filled in keeps its height, except the line of secrecy and urgency.
 */
import { LineRuleType, Paragraph, Tab, TextRun } from "docx";
import { dateLine, numberLine, secrecyLine } from "../../../shared/layout/html.ts";
import { nameLines } from "../../../shared/layout/page.ts";
import type { LineOf } from "../../../shared/revisions/field-lines.ts";
import { ems } from "./count-lines.ts";
import type { Frame } from "./frame.ts";
import { paragraphStyles } from "./style-names.ts";
import { halfPoints, twipsOfPoints, type WordPage } from "./units.ts";

type NameLine = ReturnType<typeof nameLines>[number];

/** The masthead's paragraphs and the grid lines they take. */
export function masthead(frame: Frame, word: WordPage): { paragraphs: Paragraph[]; lines: number } {
  const { page, raised } = word;
  const { masthead: head } = frame.document;
  const secrecyOf: LineOf = (document) => secrecyLine(document.masthead);
  const names = nameLines(head.name, page);
  const nameHeight = names.reduce((sum, { lines }) => sum + lines, 0);
  const former = Math.max(...frame.documents.map((document) => document.masthead.name.length));
  // A line of the name that went looks like the last one that stayed.
  const shown = Array.from(
    { length: former },
    (_line, index) => names[index] ?? { ...(names.at(-1) as NameLine), text: "" },
  );
  const paragraphs = [
    ...(frame.has(secrecyOf)
      ? [
          new Paragraph({
            style: paragraphStyles.secrecy,
            ...frame.paragraph(secrecyOf),
            children: frame.runs(secrecyOf),
          }),
        ]
      : []),
    ...shown.map((line, index) =>
      nameLine(
        frame,
        line,
        { index, isMore: index >= names.length, raise: index === names.length - 1 ? raised.name : 0 },
        word,
      ),
    ),
    new Paragraph({
      style: paragraphStyles.number,
      children: frame.runs((document) => numberLine(document.masthead)),
    }),
    issuerLine(frame, word),
  ];
  return {
    paragraphs,
    lines:
      (secrecyOf(frame.document) === "" ? 0 : 1) +
      nameHeight +
      page.masthead.numberLines +
      page.masthead.issuerLines,
  };
}

/** Letter spacing also follows the last character; an indent of the same width before the first keeps the line in the middle. */
function nameLine(
  frame: Frame,
  { text, size, spacing, lines }: NameLine,
  { index, isMore, raise }: { index: number; isMore: boolean; raise: number },
  { pitch, sheet }: WordPage,
): Paragraph {
  const lineOf: LineOf = (document) => document.masthead.name[index] ?? "";
  // One twip less a character than would fit: the indent takes part of the line, too.
  const room =
    Math.floor(
      (sheet.textWidth - Array.from(text).length * twipsOfPoints(size)) / (Array.from(text).length + 1),
    ) - 1;
  const characterSpacing = Math.max(0, Math.min(twipsOfPoints(spacing), room));
  return new Paragraph({
    style: paragraphStyles.name,
    spacing: { line: lines * pitch - raise, lineRule: LineRuleType.EXACT },
    indent: { left: characterSpacing },
    ...(isMore && frame.paragraph(lineOf)),
    children: frame.runs(lineOf, {
      size: halfPoints(size),
      sizeComplexScript: halfPoints(size),
      characterSpacing,
    }),
  });
}

/**
 * Issuer left, date right, on one line above the red rule: smaller where they would not fit on it. LibreOffice 7.4 parts
 * Western from Chinese by a quarter of a character whatever the file says: one and a half in a date.
 */
function issuerLine(frame: Frame, { page, sheet }: WordPage): Paragraph {
  const { issuer } = frame.document.masthead;
  const fitting = Math.floor(
    sheet.textWidth / 10 / (ems(issuer) + ems(dateLine(frame.document.masthead)) + 2),
  );
  const size = fitting < halfPoints(page.bodySize) ? { size: fitting, sizeComplexScript: fitting } : {};
  const dateOf: LineOf = (document) => dateLine(document.masthead);
  const dated = frame.has(dateOf)
    ? [new TextRun({ children: [new Tab()] }), ...frame.runs(dateOf, size)]
    : [];
  return new Paragraph({
    style: paragraphStyles.issuer,
    children: [...frame.runs((document) => document.masthead.issuer, size), ...dated],
  });
}
