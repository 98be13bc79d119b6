/**
 * Writes page numbers below the type area (GB/T 9704-2012, 7.5): — 1 —, right on odd pages, left on even
 * pages, indented one character.
 */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from "docx";
import type { PageNumberForm } from "../../../../shared/publications/page-settings.ts";
import { paragraphStyles } from "../../ooxml/style-names.ts";
import { toTwips, type WordPage } from "./units.ts";

/** The text of each form of a page number. */
const numberTexts: Record<Exclude<PageNumberForm, "none">, (string | typeof PageNumber.CURRENT)[]> = {
  dashes: ["— ", PageNumber.CURRENT, " —"],
  plain: [PageNumber.CURRENT],
  page: ["第", PageNumber.CURRENT, "页"],
};

const writeFooter = (side: "left" | "right", { profile: { pageNumber }, smallCharacter }: WordPage): Footer =>
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
            : [new TextRun({ font: { hint: "eastAsia" }, children: numberTexts[pageNumber.form] })],
      }),
    ],
  });

/** The footers of odd pages (`default`) and even pages. */
export const writeFooters = (page: WordPage) => ({
  default: writeFooter("right", page),
  even: writeFooter("left", page),
});

/**
 * The distance in twips from the foot of the paper to the foot of the line with the number. The line is as
 * high as the distance between type area and number (`below`). It begins half of `below` under the type area,
 * so that its middle, where the dashes are, is `below` under it.
 */
export const footerMargin = ({ profile }: WordPage): number =>
  toTwips(profile.margins.bottom - profile.pageNumber.below * 1.5);
