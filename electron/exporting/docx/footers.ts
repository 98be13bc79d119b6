/** Page numbers below the type area. GB/T 9704-2012, 7.5: — 1 —, odd pages right, even pages left, one character in. */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from "docx";
import type { PageNumberForm } from "../../../shared/bulletin/page-settings.ts";
import { paragraphStyles } from "./style-names.ts";
import { twips, type WordPage } from "./units.ts";

/** How a number is written. */
const numbers: Record<Exclude<PageNumberForm, "none">, (string | typeof PageNumber.CURRENT)[]> = {
  dashes: ["— ", PageNumber.CURRENT, " —"],
  plain: [PageNumber.CURRENT],
  page: ["第", PageNumber.CURRENT, "页"],
};

const footer = (side: "left" | "right", { page: { pageNumber }, smallCharacter }: WordPage): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: paragraphStyles.pageNumber,
        ...(pageNumber.place === "centre"
          ? { alignment: AlignmentType.CENTER }
          : {
              alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
              indent: { [side]: pageNumber.indent * smallCharacter },
            }),
        children:
          pageNumber.form === "none"
            ? []
            : [new TextRun({ font: { hint: "eastAsia" }, children: numbers[pageNumber.form] })],
      }),
    ],
  });

export const footers = (word: WordPage) => ({ default: footer("right", word), even: footer("left", word) });

/**
 * From the foot of the paper to the foot of the number's line. The line is as high as its distance, so its middle, where
 * the dashes are, lies that distance below the type area when the line begins half of it lower.
 */
export const footerMargin = ({ page }: WordPage): number =>
  twips(page.margins.bottom - page.pageNumber.below * 1.5);
