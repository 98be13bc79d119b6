/**
 * Writes the style that a galley adds to the printed page. Colours show the author of a mark; lines show its
 * kind.
 */
import { cssFamily } from "../layout/faces.ts";
import { typeArea, type PageProfile } from "../layout/page.ts";
import { outerMargins, columnGap, columnWidth } from "./page.ts";

/**
 * Author colours: dark enough on white paper and different in grey, equal to those of
 * `renderer/app/tokens.css` (light).
 */
const colours = ["#1d56ad", "#a61b1b", "#136a3e", "#7321c4", "#8a4300", "#0b6472", "#9d1763", "#4a5260"];

/** Type size of the notes, pt. */
const noteSize = 8;

/** Writes the style of a galley. @param page the page profile made by `galleyPage`. */
export function galleyCss(page: PageProfile): string {
  const { width } = typeArea(page);
  const left = width + columnGap;
  // The body must include the column: if content overflows the body, the printer scales down the whole page.
  const full = left + columnWidth(page);
  const face = cssFamily("fang", page.faces);
  return `
${colours.map((colour, index) => `.a${index + 1}{--author:${colour};color:${colour}}`).join("")}
@page{margin-right:${outerMargins.right}mm}
body{width:${full}mm}
@media screen{body{columns:auto ${full}mm}}
main{position:relative;width:${width}mm}
main>.key,main>.anchor,main>.rest{min-height:0}
ins{text-decoration:underline;text-underline-offset:.15em}
del{text-decoration:line-through}
ins>del,del>ins{text-decoration:underline line-through;text-underline-offset:.15em}
ins,del,.changed,.about{line-height:0}
.changed{text-decoration:underline dashed 1px;text-decoration-color:var(--author,#000);text-underline-offset:.2em;color:inherit}
.about{background:#fff3c9}
.gone{position:relative;outline:.5pt dashed var(--author);opacity:.6}
.gone td,.gone th,.gone caption,.gone figcaption{text-decoration:line-through}
.new{outline:.5pt solid var(--author)}
.pilcrow{font-size:.8em}
.anchor{height:0}
sup{position:relative;display:inline-block;width:0;height:0;line-height:0;text-indent:0;vertical-align:baseline}
sup>span{position:absolute;bottom:.9em;right:-.2em;font:700 5.5pt/1 ${face};letter-spacing:0;white-space:nowrap}
.remark{position:absolute;left:${left}mm;width:${columnWidth(page)}mm;padding:0 0 0 2.4em;border-left:1pt solid var(--author);color:#000;
 font:${noteSize}pt/1.35 ${face};letter-spacing:0;text-align:left;text-indent:0;white-space:pre-wrap;break-inside:avoid}
.remark em{position:absolute;left:.5em;color:var(--author);font-style:normal;font-weight:700}
.remark i{float:right;color:#4a5260;font-style:normal}
.remark b{color:var(--author);font-weight:400}
.remark .line{display:block}
.remark del,.remark ins{line-height:inherit}
.key{font:${noteSize}pt/1.35 ${face};letter-spacing:0;text-align:left;color:#4a5260;padding-bottom:2mm}
.key>*{margin-left:1em;line-height:inherit}
.rest{padding-top:4mm;break-before:auto}
.rest h2{font:700 9pt/1.6 ${face};letter-spacing:0}
.rest .remark{position:relative;left:0;width:auto;display:block;margin:0 0 1.5mm!important}
.rest:not(:has(.remark)){display:none}`;
}
