/** Writes the style sheet of the printed page. All lengths come from the page profile. */
import type { FaceRole, PageNumberForm } from "../publications/page-settings.ts";
import { cssFamily, fontFaceCss } from "./faces.ts";
import { gridPitch, letterSpacing, millimetresPerPoint, typeArea, type PageProfile } from "./page.ts";

/**
 * Distance of the dash — of a page number from the top of its line, in ems: the standard measures to the
 * dash.
 */
const dashBelowTop = 0.66;

/** Thickness of table rules, pt; the same in Word files. */
export const tableRule = 0.5;

/**
 * An inner shadow as the rules of two sides: left and top for a positive width, right and bottom for a
 * negative one.
 */
const insetRules = (width: number) => `box-shadow:inset ${width}pt ${width}pt 0 0 #000`;

/**
 * Table rules are shadows inside the cells (right and bottom) and inside the table (left and top, repeated on
 * each page). Shadows take no space, so that a row of one line is exactly one grid line high; borders would
 * take whole pixels between the rows.
 */
const rulesOfTable = insetRules(tableRule);
const rulesOfCell = insetRules(-tableRule);

/**
 * Writes CSS that produces exactly the page's grid in Chromium: letter spacing fits the characters of a line
 * to the width of the type area; punctuation is not trimmed and no space is added beside digits; inline faces
 * do not push lines apart (line height 0); advances are not rounded to whole pixels, which is the default on
 * Linux.
 *
 * For media `screen` the text flows in columns of the height of a page; the script of `print-html.ts`
 * measures there.
 * @param fontBase base address of the font files, ending in a slash.
 */
export function printCss(page: PageProfile, fontBase: string): string {
  const { paper, margins, rules, bodySize, smallSize } = page;
  const { width, height } = typeArea(page);
  const pitch = gridPitch(page);
  // The engine computes in 1/64 px. The value is rounded down because the last line of a page must fit.
  const line = Math.floor((pitch.line / 25.4) * 96 * 64) / 64;
  const { above, below } = page.masthead.ruleRoom;
  const family = (role: FaceRole) => cssFamily(role, page.faces);
  return `${fontFaceCss(fontBase)}
@page{size:${paper.width}mm ${paper.height}mm;margin:${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm}
${pageNumberCss(page)}
*{margin:0;padding:0;box-sizing:border-box}
html{font-synthesis:none;font-kerning:none;font-variant-ligatures:none;text-size-adjust:none}
body{width:${width}mm;font:${bodySize}pt/${line}px ${family("fang")}, serif;letter-spacing:${letterSpacing(page)}mm;color:#000;
 text-rendering:geometricPrecision;text-align:justify;line-break:strict;text-spacing-trim:space-all;text-autospace:no-autospace;hanging-punctuation:none;
 overflow-wrap:anywhere;orphans:1;widows:1}
p,h2{white-space:pre-wrap}
main>:not(.foot){min-height:${line}px}
h1,h2{font-weight:normal;font-size:inherit}
.masthead{white-space:nowrap;break-inside:avoid;border-bottom:${rules.masthead}mm solid ${page.masthead.colour};margin-bottom:${below}mm}
.secrecy{font-family:${family("hei")};text-align:left}
.name{color:${page.masthead.colour};font-family:${family("title")};text-align:center}
.name-line{display:block;line-height:calc(var(--lines) * ${line}px);height:calc(var(--lines) * ${line}px)}
.name-line:last-child{position:relative;top:${-page.masthead.raise.name}mm}
.number{position:relative;top:${-page.masthead.raise.number}mm;text-align:center;line-height:${page.masthead.numberLines * line}px;min-height:${page.masthead.numberLines * line}px}
.issuer{display:flex;justify-content:space-between;gap:1em;margin-bottom:${-rules.masthead - below}mm;
 min-height:${page.masthead.issuerLines * line}px;padding-bottom:${above + below}mm;align-items:end;line-height:1.2;text-align:left}
.date{white-space:nowrap}
.section{text-align:${page.section === "centre" ? "center" : "left"};break-after:avoid}
.contents{padding-bottom:${line}px}
.contents-name{text-align:center}
.contents-article{padding-left:${2 * pitch.character}mm}
.contents-name,.contents-section,.section,.title,.point,.tag,.bold{font-family:${family("hei")}, sans-serif}
.title,.point,.tag,.bold,.underline{line-height:0}
.underline{text-decoration:underline;text-underline-offset:.15em}
.body,.brief{text-indent:${2 * pitch.character}mm}
.source{text-align:right;break-before:avoid}
.note{font-family:${family("kai")}, serif;text-indent:${2 * pitch.character}mm}
.attachment{padding-left:${5 * pitch.character}mm;text-indent:${-3 * pitch.character}mm}
.table{width:calc(100% - .5px);table-layout:fixed;border-spacing:0;${rulesOfTable};-webkit-box-decoration-break:clone;box-decoration-break:clone;font-size:${smallSize}pt;letter-spacing:0}
caption{font-size:${bodySize}pt;letter-spacing:${letterSpacing(page)}mm;break-after:avoid}
tr,thead,.group{break-inside:avoid}
thead{break-after:avoid}
th,td{height:${line}px;padding:0 ${smallSize / 2}pt;${rulesOfCell};text-align:center;vertical-align:middle;white-space:pre-wrap}
.pushed{break-before:page}
caption,th,figcaption{font-family:${family("hei")}, sans-serif;font-weight:normal}
.left{text-align:left}
.right{text-align:right}
.figure{break-inside:avoid}
.image{display:flex;height:calc(var(--lines) * ${line}px);align-items:center;justify-content:center}
.missing{display:grid;border:${tableRule}pt dashed #000;place-items:center}
figcaption{text-align:center}
.foot{display:flow-root;break-inside:avoid;break-before:avoid}
.imprint{font-size:${smallSize}pt;line-height:${(smallSize * page.imprint.lineHeight).toFixed(2)}pt;letter-spacing:0;
 border-top:${rules.outer}mm solid #000;border-bottom:${rules.outer}mm solid #000}
.imprint>*{padding:${page.imprint.padding}mm ${smallSize}pt}
.imprint>*+*{border-top:${rules.inner}mm solid #000}
.imprint .line{display:flex;flex-wrap:wrap;column-gap:${3 * smallSize}pt}
.imprint .contact .line{column-gap:${2 * smallSize}pt}
.imprint .copies{margin-left:auto}
.imprint .lists .item{padding-left:2em;text-indent:-2em}
@media screen{body{height:${height}mm;columns:auto ${width}mm;column-gap:0;column-fill:auto}
.pushed{break-before:column}
.again{height:var(--height)}}`;
}

/** CSS `content` of the page number in each form. */
const numberContents: Record<Exclude<PageNumberForm, "none">, string> = {
  dashes: '"— " counter(page) " —"',
  plain: "counter(page)",
  page: '"第" counter(page) "页"',
};

/** CSS rules for the page number in the bottom margin; empty for pages without a number. */
function pageNumberCss({ pageNumber, smallSize, faces }: PageProfile): string {
  const { below, indent, form, place } = pageNumber;
  if (form === "none") return "";
  const top = (below - dashBelowTop * smallSize * millimetresPerPoint).toFixed(2);
  const number = `content:${numberContents[form]};font:${smallSize}pt/1 ${cssFamily("song", faces)};vertical-align:top;padding-top:${top}mm`;
  if (place === "centre") return `@page{@bottom-center{${number}}}`;
  const side = (which: "left" | "right") =>
    `@page :${which}{@bottom-${which}{${number};padding-${which}:${indent * smallSize}pt}}`;
  return `${side("right")}\n${side("left")}`;
}
