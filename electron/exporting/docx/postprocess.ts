/**
 * What the docx library cannot write, and what it writes anew each time. Takes its file apart and puts it together so
 * that the same document always gives the same bytes.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { ReviewPart } from "./comment-parts.ts";
import { keptStyles, offGridStyles } from "./styles.ts";

/**
 * East Asian line breaking (ECMA-376 part 1, 17.3.1.16, .21, .2, .3): forbidden characters do not begin a line,
 * punctuation does not hang in the margin, digits do not stand off from characters. Pages are
 * full, as in the print HTML: no widow control. In the order of the schema. (LibreOffice 7.4 reads overflowPunct the wrong way round and hangs
 * punctuation all the same, and parts digits whatever the file says; Word and WPS are who print.)
 */
const lineBreaking =
  '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>';
/** Punctuation is never narrowed (17.15.1.18). */
const compression = '<w:characterSpacingControl w:val="doNotCompress"/>';
/** Zip has no moment before this one; fflate writes local time. */
const zipTime = new Date(1980, 0, 1);

/** XML has no U+FFFE and U+FFFF; the library drops the other characters that it lacks. */
const noncharacters = /[\ufffe\uffff]/gu;

type Parts = Record<string, string>;

/** @param date the issue's date, pinned as the file's own. @param review the parts of comments and authors */
export function finish(
  file: Uint8Array,
  date: string | null,
  review: readonly ReviewPart[] = [],
): Uint8Array {
  const files = Object.entries(unzipSync(file));
  const isText = (name: string) => /\.(?:xml|rels)$/u.test(name);
  const parts: Parts = Object.fromEntries(
    files.filter(([name]) => isText(name)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  edit(parts, "word/styles.xml", editStyles);
  edit(parts, "word/settings.xml", (xml) => insert(xml, "<w:compat>", compression + "<w:compat>"));
  edit(parts, "docProps/core.xml", (xml) => {
    const moment = `${date ?? "2000-01-01"}T00:00:00Z`;
    const dated = xml.replaceAll(/(<dcterms:(created|modified) [^>]*>)[^<]*/gu, `$1${moment}`);
    return insert(dated, "</cp:coreProperties>", "<dc:language>zh-CN</dc:language></cp:coreProperties>");
  });
  if (review.length > 0) addReview(parts, review);
  // The content types come first, as readers expect; the rest in order of name.
  const rank = (name: string) => Number(name === "[Content_Types].xml");
  const written = Object.entries(parts).map(([name, xml]): [string, Uint8Array] => [
    name,
    strToU8(xml.replaceAll(noncharacters, "")),
  ]);
  const finished = [...written, ...files.filter(([name]) => !isText(name))].toSorted(
    ([a], [b]) => rank(b) - rank(a) || (a < b ? -1 : 1),
  );
  return zipSync(Object.fromEntries(finished), { mtime: zipTime, level: 9 });
}

/**
 * Word writes the moments of marks and remarks by the clock on the wall, and says all the same that they are UTC; who reads
 * them so sees the hour that it was. The moment itself stands beside it ([MS-DOCX] 2.2.4, w16du:dateUtc).
 */
const utc = { prefix: "w16du", address: "http://schemas.microsoft.com/office/word/2023/wordml/word16du" };
const wallTime = (moment: string): string => {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().replace(/\.\d+/u, "");
};
const dated = (xml: string): string =>
  insert(
    xml.replaceAll(
      / w:date="([^"]*)"/gu,
      (_date, moment: string) => ` w:date="${wallTime(moment)}" ${utc.prefix}:dateUtc="${moment}"`,
    ),
    ' mc:Ignorable="',
    ` xmlns:${utc.prefix}="${utc.address}" mc:Ignorable="${utc.prefix} `,
  );

function addReview(parts: Parts, review: readonly ReviewPart[]): void {
  // The library writes parts for comments of its own, without any.
  for (const { name, contentType, relationship, xml } of review) {
    parts[`word/${name}`] = xml.includes(" w:date=") ? dated(xml) : xml;
    edit(parts, "[Content_Types].xml", (types) =>
      insert(
        without(types, "Override", `PartName="/word/${name}"`),
        "</Types>",
        `<Override PartName="/word/${name}" ContentType="${contentType}"/></Types>`,
      ),
    );
    edit(parts, "word/_rels/document.xml.rels", (links) =>
      insert(
        without(links, "Relationship", `Target="${name}"`),
        "</Relationships>",
        `<Relationship Id="review-${name}" Type="${relationship}" Target="${name}"/></Relationships>`,
      ),
    );
  }
  // What a change of looks was made from may be no looks at all, and that is to be said (17.13.5.31); the library leaves it out.
  edit(parts, "word/document.xml", (xml) =>
    dated(xml.replaceAll(/<w:(r|p)PrChange([^>]*)\/>/gu, "<w:$1PrChange$2><w:$1Pr/></w:$1PrChange>")),
  );
}

const without = (xml: string, element: string, attribute: string): string =>
  xml.replaceAll(new RegExp(`<${element} [^>]*${attribute.replaceAll(/[.[\]]/gu, "\\$&")}[^>]*/>`, "gu"), "");

function edit(parts: Parts, name: string, change: (xml: string) => string): void {
  const xml = parts[name];
  if (xml === undefined) throw new Error(`The docx library wrote no ${name}`);
  parts[name] = change(xml);
}

/** Replaces what must be there: a library that writes it otherwise is to be noticed, not to change the print. */
function insert(xml: string, mark: string, text: string): string {
  if (!xml.includes(mark)) throw new Error(`The docx library wrote no ${mark}`);
  return xml.replace(mark, () => text);
}

function editStyles(xml: string): string {
  const kept = xml.replaceAll(
    /<w:style [^>]*w:styleId="([^"]*)".*?<\/w:style>/gsu,
    (style: string, id: string) => {
      if (!keptStyles.has(id)) return "";
      return offGridStyles.includes(id)
        ? insert(style, "<w:spacing w:after", '<w:snapToGrid w:val="0"/><w:spacing w:after')
        : style;
    },
  );
  return insert(
    kept,
    '<w:name w:val="Normal"/><w:qFormat/>',
    `<w:name w:val="Normal"/><w:qFormat/><w:pPr>${lineBreaking}</w:pPr>`,
  );
}
