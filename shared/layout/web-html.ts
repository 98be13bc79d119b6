/** Writes the bulletin as one small HTML file for mail and web, without fonts and scripts. */
import { finalDocument } from "../document/final.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { escapeHtml } from "./escape-html.ts";
import { blocksHtml, contentsHtml, imprintHtml, issueTitle, mastheadHtml } from "./html.ts";
import type { ImageAddress } from "./objects.ts";
import { standardPage, type PageProfile } from "./page.ts";

/**
 * Writes the final text of a document. Font families are the names that Word uses, followed by those of other
 * systems.
 */
export function webHtml(
  document: BulletinDocument,
  images: ImageAddress = () => null,
  page: PageProfile = standardPage,
): string {
  const final = finalDocument(document);
  const fang = `"${page.faces.fang}",FangSong,STFangsong,serif`;
  const hei = `"${page.faces.hei}",SimHei,"Microsoft YaHei","PingFang SC",sans-serif`;
  const red = page.masthead.colour;
  const section = page.section === "centre" ? "center" : "left";
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(issueTitle(final.masthead))}</title>
<style>
body{max-width:${page.grid.characters}em;margin:2em auto;padding:0 1em;font:18px/1.8 ${fang};color:#000;background:#fff}
h1,h2,p{margin:0}p{white-space:pre-wrap;text-align:justify}
.name{color:${red};font:bold 1em/1.4 "${page.faces.title}","${page.faces.song}",SimSun,serif;text-align:center}
.name-line{display:block}.secrecy,.section,.title,.point,.tag,.bold{font-family:${hei};font-weight:bold}
.number{text-align:center}.issuer{display:flex;justify-content:space-between;gap:1em;border-bottom:2px solid ${red};margin-bottom:1em}
.section{font-size:1em;text-align:${section};margin-top:.6em}.body,.brief{text-indent:2em}.source{text-align:right}.underline{text-decoration:underline}
.contents{margin-bottom:1em}.contents-name{text-align:center}.contents-name,.contents-section{font-family:${hei};font-weight:bold}.contents-article{padding-left:2em}
.note{font-family:"${page.faces.kai}",KaiTi,STKaiti,serif;text-indent:2em}.attachment{padding-left:5em;text-indent:-3em}
.table{width:100%;margin:.6em 0;border-collapse:collapse;font-size:.9em}caption,th,figcaption{font-family:${hei};font-weight:bold}th,td{padding:.1em .4em;border:1px solid;text-align:center;white-space:pre-wrap}
.left{text-align:left}.right{text-align:right}.figure{margin:.6em 0;text-align:center}.image img{max-width:100%;height:auto!important}.missing{display:inline-block;border:1px dashed #999}
.imprint{margin-top:2em;font-size:.9em;border-top:1px solid;border-bottom:1px solid}.imprint>*{padding:.2em 1em}.imprint>*+*{border-top:1px solid #999}
.line{display:flex;flex-wrap:wrap;gap:0 2em}.copies{margin-left:auto}.lists .item{padding-left:2em;text-indent:-2em}
</style>
</head>
<body>
${mastheadHtml(final.masthead, page)}
${contentsHtml(final)}
<main>
${blocksHtml(final, page, images)}
</main>
${imprintHtml(final.imprint)}
</body>
</html>
`;
}
