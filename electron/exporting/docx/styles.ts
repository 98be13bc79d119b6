/**
 * The named styles of the Word file (ECMA-376 part 1, 17.7). Looks stand here and nowhere else; the paragraphs only
 * name their style, so that an office can restyle a whole bulletin in Word's style pane.
 *
 * Line heights are exact: a run in another face never enlarges its line, so pages keep their lines.
 */
import { AlignmentType, BorderStyle, LineRuleType, ShadingType } from "docx";
import type { IParagraphStyleOptions, IRunOptions, IStylesOptions } from "docx";
import type { FaceRole, FaceSettings } from "../../../shared/bulletin/page-settings.ts";
import { tableRule } from "../../../shared/layout/print-css.ts";
import { characterStyles, paragraphStyles, styleNames } from "./style-names.ts";
import { eighths, hairline, halfPoints, points, twips, twipsOfPoints, type WordPage } from "./units.ts";

export { characterStyles, paragraphStyles };

/**
 * A face under all four of its slots; Western digits and letters are set in it too, or in Times New Roman. Page numbers,
 * the only text in Song, keep its digits (GB/T 9704-2012, 7.5).
 */
const faceOf = (faces: FaceSettings) => (role: FaceRole) => {
  const name = faces[role];
  const western = faces.western === "times" && role !== "song" ? "Times New Roman" : name;
  return { ascii: western, hAnsi: western, eastAsia: name, cs: western };
};
const exactly = (line: number) => ({ before: 0, after: 0, line, lineRule: LineRuleType.EXACT });

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
const speck = { size: 2, sizeComplexScript: 2 };
const black = { type: ShadingType.CLEAR, color: "auto", fill: "000000" };

function paragraphsOf(word: WordPage): IParagraphStyleOptions[] {
  const { page, sheet, pitch, characterSpacing, bodyCharacter, smallCharacter, raised } = word;
  const face = faceOf(page.faces);
  const onGrid = exactly(pitch);
  const colour = page.masthead.colour.replace("#", "");
  // Room above and below the red rule. A border lies outside its line: with line and room it makes whole grid lines.
  const [aboveRule, belowRule] = [points(page.masthead.ruleRoom.above), twips(page.masthead.ruleRoom.below)];
  const issuerLine =
    page.masthead.issuerLines * pitch -
    twipsOfPoints(aboveRule) -
    twipsOfPoints(eighths(page.rules.masthead) / 8) -
    belowRule;
  const redRule = {
    style: BorderStyle.SINGLE,
    size: eighths(page.rules.masthead),
    space: aboveRule,
    color: colour,
  };
  const indented = { firstLine: 2 * bodyCharacter, firstLineChars: 200 };
  const imprintIndent = { left: smallCharacter, right: smallCharacter };
  const outerRule = exactly(twips(page.rules.outer));
  const innerRule = exactly(twips(page.rules.inner));
  const small = { size: halfPoints(page.smallSize), sizeComplexScript: halfPoints(page.smallSize) };
  return [
    style("secrecy", { spacing: onGrid, keepNext: true }, { font: face("hei") }),
    style(
      "name",
      { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true },
      { font: face("title"), color: colour },
    ),
    style(
      "number",
      {
        alignment: AlignmentType.CENTER,
        spacing: exactly(page.masthead.numberLines * pitch - raised.number),
        keepNext: true,
      },
      { characterSpacing },
    ),
    style(
      "issuer",
      {
        spacing: { ...exactly(issuerLine), before: raised.issuer, after: belowRule },
        rightTabStop: sheet.textWidth,
        border: { bottom: redRule },
      },
      { characterSpacing },
    ),
    style(
      "contents",
      { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true },
      { font: face("hei"), characterSpacing },
    ),
    style("contentsSection", { spacing: onGrid, keepNext: true }, { font: face("hei"), characterSpacing }),
    style("contentsArticle", { spacing: onGrid, indent: { left: 2 * bodyCharacter } }, { characterSpacing }),
    style(
      "section",
      {
        alignment: page.section === "centre" ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: onGrid,
        keepNext: true,
        outlineLevel: 0,
      },
      { font: face("hei"), characterSpacing },
    ),
    style("body", { alignment: AlignmentType.BOTH, spacing: onGrid, indent: indented }, { characterSpacing }),
    style("brief", {}, {}, body),
    style(
      "note",
      { alignment: AlignmentType.BOTH, spacing: onGrid, indent: indented },
      { font: face("kai"), characterSpacing },
    ),
    style(
      "attachment",
      {
        alignment: AlignmentType.BOTH,
        spacing: onGrid,
        indent: { left: 5 * bodyCharacter, hanging: 3 * bodyCharacter },
      },
      { characterSpacing },
    ),
    style(
      "table",
      { alignment: AlignmentType.CENTER, spacing: onGrid, keepNext: true },
      { font: face("hei"), characterSpacing },
    ),
    style(
      "figure",
      { alignment: AlignmentType.CENTER, spacing: onGrid },
      { font: face("hei"), characterSpacing },
    ),
    style(
      "tableHeading",
      { alignment: AlignmentType.CENTER, spacing: exactly(pitch - twipsOfPoints(tableRule)) },
      { font: face("hei"), ...small },
    ),
    style(
      "tableCell",
      { alignment: AlignmentType.CENTER, spacing: exactly(pitch - twipsOfPoints(tableRule)) },
      small,
    ),
    style(
      "picture",
      { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, keepLines: true },
      {},
    ),
    style(
      "source",
      { alignment: AlignmentType.RIGHT, spacing: onGrid, keepLines: true },
      { characterSpacing },
    ),
    style(
      "imprintLine",
      {
        spacing: exactly(word.imprint.pitch),
        indent: imprintIndent,
        rightTabStop: sheet.textWidth - smallCharacter,
      },
      small,
    ),
    style(
      "imprintList",
      { indent: { ...imprintIndent, left: 3 * smallCharacter, hanging: 2 * smallCharacter } },
      {},
      imprintLine,
    ),
    style(
      "imprintFirstRule",
      { spacing: { ...outerRule, after: word.imprint.padding }, shading: black },
      speck,
    ),
    style(
      "imprintRule",
      {
        spacing: { ...innerRule, before: word.imprint.padding, after: word.imprint.padding },
        shading: black,
      },
      speck,
    ),
    style(
      "imprintLastRule",
      { spacing: { ...outerRule, before: word.imprint.padding }, shading: black },
      speck,
    ),
    style("formerTable", { spacing: exactly(hairline), keepNext: true }, speck),
    style("end", { spacing: exactly(hairline) }, speck),
    style("pageNumber", { spacing: exactly(twips(page.pageNumber.below)) }, { font: face("song"), ...small }),
  ];
}

/** All styles, for the library. `Normal` is the body's: on the page's grid, in its size and face. */
export function wordStyles(word: WordPage): IStylesOptions {
  const face = faceOf(word.page.faces);
  return {
    default: {
      document: {
        run: {
          font: face("fang"),
          size: halfPoints(word.page.bodySize),
          sizeComplexScript: halfPoints(word.page.bodySize),
          language: { value: "zh-CN", eastAsia: "zh-CN" },
        },
      },
    },
    paragraphStyles: paragraphsOf(word),
    characterStyles: [
      { id: characterStyles.title, name: styleNames.title, quickFormat: true, run: { font: face("hei") } },
      { id: characterStyles.point, name: styleNames.point, quickFormat: true, run: { font: face("hei") } },
      { id: characterStyles.tag, name: styleNames.tag, quickFormat: true, run: { font: face("hei") } },
    ],
  };
}

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
