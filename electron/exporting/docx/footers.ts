/** Page numbers (GB/T 9704-2012, 7.5): — 1 — below the type area, odd pages right, even pages left, one character in. */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from "docx";
import { paragraphStyles } from "./style-names.ts";
import { twips, type WordPage } from "./units.ts";

const footer = (side: "left" | "right", { page, smallCharacter }: WordPage): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: paragraphStyles.pageNumber,
        alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: page.pageNumber.indent * smallCharacter },
        children: [new TextRun({ font: { hint: "eastAsia" }, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });

export const footers = (word: WordPage) => ({ default: footer("right", word), even: footer("left", word) });

/**
 * From the foot of the paper to the foot of the number's line. The line is as high as its distance, so its middle, where
 * the dashes are, lies that distance below the type area when the line begins half of it lower.
 */
export const footerMargin = ({ page }: WordPage): number => twips(page.margins.bottom - page.pageNumber.below * 1.5);
