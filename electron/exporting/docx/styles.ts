/**
 * The named styles of the Word file (ECMA-376 part 1, 17.7). Looks stand here and nowhere else; the paragraphs only
 * name their style, so that an office can restyle a whole bulletin in Word's style pane.
 *
 * Line heights are exact: a run in another face never enlarges its line, so pages keep their 22 lines.
 */
import { AlignmentType, BorderStyle, LineRuleType, ShadingType } from "docx";
import type { IParagraphStyleOptions, IRunOptions, IStylesOptions } from "docx";
import { wordFaces, type FaceRole } from "../../../shared/layout/faces.ts";
import { standardPage as page } from "../../../shared/layout/page.ts";
import { tableRule } from "../../../shared/layout/print-css.ts";
import { characterStyles, paragraphStyles, styleNames } from "./style-names.ts";
import { bodyCharacter, characterSpacing, eighths, hairline, halfPoints, pitch, points, sheet, smallCharacter, twips, twipsOfPoints } from "./units.ts";

export { characterStyles, paragraphStyles };

/** A face under all four of its slots; Western digits and letters are set in it too. */
const face = (role: FaceRole) => {
  const name = wordFaces[role];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
};
const exactly = (line: number) => ({ before: 0, after: 0, line, lineRule: LineRuleType.EXACT });

type ParagraphProperties = NonNullable<IParagraphStyleOptions["paragraph"]>;
type RunProperties = Pick<IRunOptions, "font" | "size" | "sizeComplexScript" | "color" | "characterSpacing">;

const style = (which: keyof typeof paragraphStyles, paragraph: ParagraphProperties, run: RunProperties, basedOn = "Normal"): IParagraphStyleOptions => ({
  id: paragraphStyles[which],
  name: styleNames[which],
  basedOn,
  quickFormat: true,
  paragraph,
  run,
});

const { body, secrecy, tableHeading, tableCell, picture, name, number, issuer, imprintLine, imprintRule, imprintFirstRule, imprintLastRule, end, pageNumber } = paragraphStyles;
const onGrid = exactly(pitch);
const colour = page.masthead.colour.replace("#", "");
/** How much higher than at the foot of their lines the name's last line and 第N期 stand; the issuer's line gives it back. */
export const raised = {
  name: twips(page.masthead.raised.name),
  number: twips(page.masthead.raised.number),
  issuer: twips(page.masthead.raised.name) + twips(page.masthead.raised.number),
};
/** Room above and below the red rule. A border lies outside its line: with line and room it makes whole grid lines. */
const [aboveRule, belowRule] = [points(page.masthead.ruleRoom.above), twips(page.masthead.ruleRoom.below)];
const issuerLine = page.masthead.issuerLines * pitch - twipsOfPoints(aboveRule) - twipsOfPoints(eighths(page.rules.masthead) / 8) - belowRule;
const redRule = { style: BorderStyle.SINGLE, size: eighths(page.rules.masthead), space: aboveRule, color: colour };
const indented = { firstLine: 2 * bodyCharacter, firstLineChars: 200 };
const imprintIndent = { left: smallCharacter, right: smallCharacter };
/** From line to line of the imprint, and between its rules and its text. */
export const imprintPitch = twipsOfPoints(page.smallSize * page.imprint.lineHeight);
export const imprintPadding = twips(page.imprint.padding);
const outerRule = exactly(twips(page.rules.outer));
const innerRule = exactly(twips(page.rules.inner));
const small = { size: halfPoints(page.smallSize), sizeComplexScript: halfPoints(page.smallSize) };
const speck = { size: 2, sizeComplexScript: 2 };
const black = { type: ShadingType.CLEAR, color: "auto", fill: "000000" };

const paragraphs: IParagraphStyleOptions[] = [
  style("secrecy", { spacing: onGrid, keepNext: true }, { font: face("hei") }),
  style("name", { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true }, { font: face("title"), color: colour }),
  style("number", { alignment: AlignmentType.CENTER, spacing: exactly(page.masthead.numberLines * pitch - raised.number), keepNext: true }, { characterSpacing }),
  style("issuer", { spacing: { ...exactly(issuerLine), before: raised.issuer, after: belowRule }, rightTabStop: sheet.textWidth, border: { bottom: redRule } }, { characterSpacing }),
  style("contents", { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true }, { font: face("hei"), characterSpacing }),
  style("contentsSection", { spacing: onGrid, keepNext: true }, { font: face("hei"), characterSpacing }),
  style("contentsArticle", { spacing: onGrid, indent: { left: 2 * bodyCharacter } }, { characterSpacing }),
  style("section", { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true, outlineLevel: 0 }, { font: face("hei"), characterSpacing }),
  style("body", { alignment: AlignmentType.BOTH, spacing: onGrid, indent: indented }, { characterSpacing }),
  style("brief", {}, {}, body),
  style("note", { alignment: AlignmentType.BOTH, spacing: onGrid, indent: indented }, { font: face("kai"), characterSpacing }),
  style("attachment", { alignment: AlignmentType.BOTH, spacing: onGrid, indent: { left: 5 * bodyCharacter, hanging: 3 * bodyCharacter } }, { characterSpacing }),
  style("table", { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true }, { font: face("hei"), characterSpacing }),
  style("tableHeading", { alignment: AlignmentType.CENTER, spacing: exactly(pitch - twipsOfPoints(tableRule)) }, { font: face("hei"), ...small }),
  style("tableCell", { alignment: AlignmentType.CENTER, spacing: exactly(pitch - twipsOfPoints(tableRule)) }, small),
  style("picture", { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, keepLines: true }, {}),
  style("figure", { alignment: AlignmentType.CENTER, spacing: onGrid }, { font: face("hei"), characterSpacing }),
  style("source", { alignment: AlignmentType.RIGHT, spacing: onGrid, keepLines: true }, { characterSpacing }),
  style("imprintLine", { spacing: exactly(imprintPitch), indent: imprintIndent, rightTabStop: sheet.textWidth - smallCharacter }, small),
  style("imprintList", { indent: { ...imprintIndent, left: 3 * smallCharacter, hanging: 2 * smallCharacter } }, {}, imprintLine),
  style("imprintFirstRule", { spacing: { ...outerRule, after: imprintPadding }, shading: black }, speck),
  style("imprintRule", { spacing: { ...innerRule, before: imprintPadding, after: imprintPadding }, shading: black }, speck),
  style("imprintLastRule", { spacing: { ...outerRule, before: imprintPadding }, shading: black }, speck),
  style("end", { spacing: exactly(hairline) }, speck),
  style("pageNumber", { spacing: exactly(twips(page.pageNumber.below)) }, { font: face("song"), ...small }),
];

/** All styles, for the library. `Normal` is the body's: 3号 仿宋 on the grid of 28 characters. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: face("fang"),
        size: halfPoints(page.bodySize),
        sizeComplexScript: halfPoints(page.bodySize),
        language: { value: "zh-CN", eastAsia: "zh-CN" },
      },
    },
  },
  paragraphStyles: paragraphs,
  characterStyles: [
    { id: characterStyles.title, name: styleNames.title, quickFormat: true, run: { font: face("hei") } },
    { id: characterStyles.point, name: styleNames.point, quickFormat: true, run: { font: face("hei") } },
    { id: characterStyles.tag, name: styleNames.tag, quickFormat: true, run: { font: face("hei") } },
  ],
};

/** What the file keeps of the library's own styles: it brings headings and the like, coloured by the theme. */
export const keptStyles: ReadonlySet<string> = new Set([
  "Normal",
  "TableNormal",
  "FootnoteReference",
  "EndnoteReference",
  ...Object.values(paragraphStyles),
  ...Object.values(characterStyles),
]);
/** Off the grid: what has a height of its own, or type that LibreOffice would round up to one grid line more. */
export const offGridStyles: readonly string[] = [secrecy, name, number, issuer, imprintLine, imprintRule, imprintFirstRule, imprintLastRule, end, pageNumber, tableHeading, tableCell, picture];
