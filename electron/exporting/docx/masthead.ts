/**
 * The masthead (报头): secrecy and urgency, name, 第N期, issuing office and date, red rule. Each part takes a whole number
 * of grid lines, so the body below stays on the grid. Parts and figures are those of the print HTML; like there, a part
 * that is not filled in keeps its height, except the line of secrecy and urgency.
 */
import { LineRuleType, Paragraph, Tab, TextRun } from "docx";
import type { Masthead } from "../../../shared/bulletin/schema.ts";
import { dateLine, numberLine, secrecyLine } from "../../../shared/layout/html.ts";
import { nameLines } from "../../../shared/layout/page.ts";
import { ems } from "./count-lines.ts";
import { textRuns } from "./runs.ts";
import { paragraphStyles } from "./style-names.ts";
import { halfPoints, twipsOfPoints, type WordPage } from "./units.ts";

type NameLine = ReturnType<typeof nameLines>[number];

/** The masthead's paragraphs and the grid lines they take. */
export function masthead(masthead: Masthead, word: WordPage): { paragraphs: Paragraph[]; lines: number } {
  const { page, raised } = word;
  const secrecy = secrecyLine(masthead);
  const names = nameLines(masthead.name, page);
  const nameHeight = names.reduce((sum, { lines }) => sum + lines, 0);
  const paragraphs = [
    ...(secrecy === "" ? [] : [new Paragraph({ style: paragraphStyles.secrecy, children: textRuns(secrecy) })]),
    ...names.map((line, index) => nameLine(line, index === names.length - 1 ? raised.name : 0, word)),
    new Paragraph({ style: paragraphStyles.number, children: textRuns(numberLine(masthead)) }),
    issuerLine(masthead.issuer, dateLine(masthead), word),
  ];
  return { paragraphs, lines: (secrecy === "" ? 0 : 1) + nameHeight + page.masthead.numberLines + page.masthead.issuerLines };
}

/** Letter spacing also follows the last character; an indent of the same width before the first keeps the line in the middle. */
function nameLine({ text, size, spacing, lines }: NameLine, raise: number, { pitch, sheet }: WordPage): Paragraph {
  // One twip less a character than would fit: the indent takes part of the line, too.
  const room = Math.floor((sheet.textWidth - Array.from(text).length * twipsOfPoints(size)) / (Array.from(text).length + 1)) - 1;
  const characterSpacing = Math.max(0, Math.min(twipsOfPoints(spacing), room));
  return new Paragraph({
    style: paragraphStyles.name,
    spacing: { line: lines * pitch - raise, lineRule: LineRuleType.EXACT },
    indent: { left: characterSpacing },
    children: textRuns(text, { size: halfPoints(size), sizeComplexScript: halfPoints(size), characterSpacing }),
  });
}

/**
 * Issuer left, date right, on one line above the red rule: smaller where they would not fit on it. LibreOffice 7.4 parts
 * Western from Chinese by a quarter of a character whatever the file says: one and a half in a date.
 */
function issuerLine(issuer: string, date: string, { page, sheet }: WordPage): Paragraph {
  const fitting = Math.floor(sheet.textWidth / 10 / (ems(issuer) + ems(date) + 2));
  const size = fitting < halfPoints(page.bodySize) ? { size: fitting, sizeComplexScript: fitting } : {};
  const dated = date === "" ? [] : [new TextRun({ children: [new Tab()] }), ...textRuns(date, size)];
  return new Paragraph({ style: paragraphStyles.issuer, children: [...textRuns(issuer, size), ...dated] });
}
