/**
 * Creates the named styles of the Word file (ECMA-376 part 1, 17.7). All looks are defined here; paragraphs
 * only name their style, so that an office can restyle a whole bulletin in Word's style pane.
 *
 * Line heights are exact: a run in another face never makes its line higher, so pages keep their number of
 * lines.
 */
import { AlignmentType, BorderStyle, LineRuleType, ShadingType } from "docx";
import type { IParagraphStyleOptions, IRunOptions, IStylesOptions } from "docx";
import type { FaceRole, FaceSettings } from "../../../../shared/publications/page-settings.ts";
import type { PageProfile } from "../../../../shared/layout/page.ts";
import { tableRule } from "../../../../shared/layout/print-css.ts";
import { characterStyles, paragraphStyles, styleNames } from "../../ooxml/style-names.ts";
import { toEighths, hairline, toHalfPoints, points, toTwips, pointsToTwips, type WordPage } from "./units.ts";

export { characterStyles, paragraphStyles };

/**
 * The font names of a role for all four slots of Word. Western digits and letters have the same face, or
 * Times New Roman. Page numbers, the only text in Song, keep the digits of Song (GB/T 9704-2012, 7.5).
 */
const faceOf = (faces: FaceSettings) => (role: FaceRole) => {
  const chinese = faces[role];
  const western = faces.western === "times" && role !== "song" ? "Times New Roman" : chinese;
  return { ascii: western, hAnsi: western, eastAsia: chinese, cs: western };
};
/** Spacing of lines with an exact height, in twips. */
const exactly = (line: number) => ({ before: 0, after: 0, line, lineRule: LineRuleType.EXACT });

/** Type of the size of imprint, tables and page numbers. */
const smallType = ({ smallSize }: PageProfile) => ({
  size: toHalfPoints(smallSize),
  sizeComplexScript: toHalfPoints(smallSize),
});

type ParagraphProperties = NonNullable<IParagraphStyleOptions["paragraph"]>;
type RunProperties = Pick<IRunOptions, "font" | "size" | "sizeComplexScript" | "color" | "characterSpacing">;

const style = (
  which: keyof typeof paragraphStyles,
  paragraph: ParagraphProperties,
  run: RunProperties,
  basedOn = "Normal",
): IParagraphStyleOptions => ({
  id: paragraphStyles[which],
  name: styleNames[which],
  basedOn,
  quickFormat: true,
  paragraph,
  run,
});

const {
  body,
  secrecy,
  tableHeading,
  tableCell,
  picture,
  name,
  number,
  issuer,
  imprintLine,
  imprintRule,
  imprintFirstRule,
  imprintLastRule,
  end,
  pageNumber,
} = paragraphStyles;

/** The smallest type size of Word, for paragraphs without text. */
const speck = { size: 2, sizeComplexScript: 2 };
const black = { type: ShadingType.CLEAR, color: "auto", fill: "000000" };
const { BOTH, CENTER, LEFT, RIGHT } = AlignmentType;

function mastheadStyles({
  profile,
  sheet,
  pitch,
  characterSpacing,
  raise,
}: WordPage): IParagraphStyleOptions[] {
  const face = faceOf(profile.faces);
  const { masthead, rules } = profile;
  const color = masthead.colour.replace("#", "");
  // Room above and below the red rule. A border lies outside of its line: the line, the border and the room
  // make whole grid lines.
  const aboveRule = points(masthead.ruleRoom.above);
  const belowRule = toTwips(masthead.ruleRoom.below);
  const ruleWidth = toEighths(rules.masthead);
  const issuerLine =
    masthead.issuerLines * pitch - pointsToTwips(aboveRule) - pointsToTwips(ruleWidth / 8) - belowRule;
  const redRule = { style: BorderStyle.SINGLE, size: ruleWidth, space: aboveRule, color };
  const numberLine = masthead.numberLines * pitch - raise.number;
  return [
    style("secrecy", { spacing: exactly(pitch), keepNext: true }, { font: face("hei") }),
    style(
      "name",
      { alignment: CENTER, spacing: exactly(pitch), keepNext: true },
      { font: face("title"), color },
    ),
    style(
      "number",
      { alignment: CENTER, spacing: exactly(numberLine), keepNext: true },
      { characterSpacing },
    ),
    style(
      "issuer",
      {
        spacing: { ...exactly(issuerLine), before: raise.issuer, after: belowRule },
        rightTabStop: sheet.textWidth,
        border: { bottom: redRule },
      },
      { characterSpacing },
    ),
  ];
}

function contentsStyles({
  profile,
  pitch,
  characterSpacing,
  bodyCharacter,
}: WordPage): IParagraphStyleOptions[] {
  const heading = { font: faceOf(profile.faces)("hei"), characterSpacing };
  const spacing = exactly(pitch);
  return [
    style("contents", { alignment: CENTER, spacing, keepNext: true }, heading),
    style("contentsSection", { spacing, keepNext: true }, heading),
    style("contentsArticle", { spacing, indent: { left: 2 * bodyCharacter } }, { characterSpacing }),
  ];
}

function textStyles({ profile, pitch, characterSpacing, bodyCharacter }: WordPage): IParagraphStyleOptions[] {
  const face = faceOf(profile.faces);
  const spacing = exactly(pitch);
  const indent = { firstLine: 2 * bodyCharacter, firstLineChars: 200 };
  const hanging = { left: 5 * bodyCharacter, hanging: 3 * bodyCharacter };
  const sectionAlignment = profile.section === "centre" ? CENTER : LEFT;
  return [
    style(
      "section",
      { alignment: sectionAlignment, spacing, keepNext: true, outlineLevel: 0 },
      { font: face("hei"), characterSpacing },
    ),
    style("body", { alignment: BOTH, spacing, indent }, { characterSpacing }),
    style("brief", {}, {}, body),
    style("note", { alignment: BOTH, spacing, indent }, { font: face("kai"), characterSpacing }),
    style("attachment", { alignment: BOTH, spacing, indent: hanging }, { characterSpacing }),
  ];
}

function objectStyles({ profile, pitch, characterSpacing }: WordPage): IParagraphStyleOptions[] {
  const font = faceOf(profile.faces)("hei");
  const spacing = exactly(pitch);
  // Word adds the rule of the table to the height of the line.
  const cellSpacing = exactly(pitch - pointsToTwips(tableRule));
  const small = smallType(profile);
  return [
    style("table", { alignment: CENTER, spacing, keepNext: true }, { font, characterSpacing }),
    style("figure", { alignment: CENTER, spacing }, { font, characterSpacing }),
    style("tableHeading", { alignment: CENTER, spacing: cellSpacing }, { font, ...small }),
    style("tableCell", { alignment: CENTER, spacing: cellSpacing }, small),
    style("picture", { alignment: CENTER, spacing: { before: 0, after: 0 }, keepLines: true }, {}),
  ];
}

function imprintStyles({ profile, sheet, smallCharacter, imprint }: WordPage): IParagraphStyleOptions[] {
  const { padding, pitch } = imprint;
  const indent = { left: smallCharacter, right: smallCharacter };
  const hanging = { ...indent, left: 3 * smallCharacter, hanging: 2 * smallCharacter };
  const outerRule = exactly(toTwips(profile.rules.outer));
  const innerRule = exactly(toTwips(profile.rules.inner));
  return [
    style(
      "imprintLine",
      { spacing: exactly(pitch), indent, rightTabStop: sheet.textWidth - smallCharacter },
      smallType(profile),
    ),
    style("imprintList", { indent: hanging }, {}, imprintLine),
    style("imprintFirstRule", { spacing: { ...outerRule, after: padding }, shading: black }, speck),
    style(
      "imprintRule",
      { spacing: { ...innerRule, before: padding, after: padding }, shading: black },
      speck,
    ),
    style("imprintLastRule", { spacing: { ...outerRule, before: padding }, shading: black }, speck),
  ];
}

function createParagraphStyles(page: WordPage): IParagraphStyleOptions[] {
  const { profile, pitch, characterSpacing } = page;
  const numberSpacing = exactly(toTwips(profile.pageNumber.below));
  return [
    ...mastheadStyles(page),
    ...contentsStyles(page),
    ...textStyles(page),
    ...objectStyles(page),
    style("source", { alignment: RIGHT, spacing: exactly(pitch), keepLines: true }, { characterSpacing }),
    ...imprintStyles(page),
    style("formerTable", { spacing: exactly(hairline), keepNext: true }, speck),
    style("end", { spacing: exactly(hairline) }, speck),
    style(
      "pageNumber",
      { spacing: numberSpacing },
      { font: faceOf(profile.faces)("song"), ...smallType(profile) },
    ),
  ];
}

/**
 * All styles, for the docx library. `Normal` is that of the body: on the grid of the page, in its type size
 * and face.
 */
export function createStyles(page: WordPage): IStylesOptions {
  const { profile } = page;
  const face = faceOf(profile.faces);
  return {
    default: {
      document: {
        run: {
          font: face("fang"),
          size: toHalfPoints(profile.bodySize),
          sizeComplexScript: toHalfPoints(profile.bodySize),
          language: { value: "zh-CN", eastAsia: "zh-CN" },
        },
      },
    },
    paragraphStyles: createParagraphStyles(page),
    characterStyles: [
      { id: characterStyles.title, name: styleNames.title, quickFormat: true, run: { font: face("hei") } },
      { id: characterStyles.point, name: styleNames.point, quickFormat: true, run: { font: face("hei") } },
      { id: characterStyles.tag, name: styleNames.tag, quickFormat: true, run: { font: face("hei") } },
    ],
  };
}

/**
 * Ids of the styles that stay in the file. The docx library adds headings and others with theme colours,
 * which are removed.
 */
export const keptStyles: ReadonlySet<string> = new Set([
  "Normal",
  "TableNormal",
  "FootnoteReference",
  "EndnoteReference",
  ...Object.values(paragraphStyles),
  ...Object.values(characterStyles),
]);
/**
 * Styles that do not snap to the grid: they have heights of their own, or type for which LibreOffice would
 * take one more grid line.
 */
export const offGridStyles: readonly string[] = [
  secrecy,
  name,
  number,
  issuer,
  imprintLine,
  imprintRule,
  imprintFirstRule,
  imprintLastRule,
  end,
  pageNumber,
  tableHeading,
  tableCell,
  picture,
];
