/**
 * Completes the file of the docx library: adds what the library cannot write, and replaces what it writes
 * differently each time. The package is built again so that the same document always gives the same bytes.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { CommentPart } from "./comment-parts.ts";
import { keptStyles, offGridStyles } from "./styles.ts";

/**
 * East Asian line breaking (ECMA-376 part 1, 17.3.1.16, .21, .2, .3), in the order of the schema: forbidden
 * characters do not begin a line, punctuation does not hang in the margin, and there is no space between
 * digits and characters. Pages are full as in the print HTML, so there is no widow control. LibreOffice 7.4
 * reads overflowPunct the wrong way round and hangs punctuation all the same, and adds space around digits
 * whatever the file says; but offices print with Word and WPS.
 */
const lineBreaking =
  '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>';
/** Punctuation is never compressed (17.15.1.18). */
const noCompression = '<w:characterSpacingControl w:val="doNotCompress"/>';
/** The earliest moment of the zip format. fflate writes local time. */
const zipTime = new Date(1980, 0, 1);

/** Characters that XML does not allow and the docx library does not remove. */
const noncharacters = /[\ufffe\uffff]/gu;

/** XML of the parts by name. */
type Parts = Record<string, string>;

/**
 * Completes the file.
 * @param date date of the issue, which becomes the date of the file
 * @param commentParts parts with comments and authors
 */
export function finishFile(
  file: Uint8Array,
  date: string | null,
  commentParts: readonly CommentPart[] = [],
): Uint8Array {
  const files = Object.entries(unzipSync(file));
  const isText = (name: string) => /\.(?:xml|rels)$/u.test(name);
  const parts: Parts = Object.fromEntries(
    files.filter(([name]) => isText(name)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  edit(parts, "word/styles.xml", editStyles);
  edit(parts, "word/settings.xml", (xml) => insert(xml, "<w:compat>", noCompression + "<w:compat>"));
  edit(parts, "docProps/core.xml", (xml) => {
    const moment = `${date ?? "2000-01-01"}T00:00:00Z`;
    const datedXml = xml.replaceAll(/(<dcterms:(created|modified) [^>]*>)[^<]*/gu, `$1${moment}`);
    return insert(datedXml, "</cp:coreProperties>", "<dc:language>zh-CN</dc:language></cp:coreProperties>");
  });
  if (commentParts.length > 0) addCommentParts(parts, commentParts);

  // The content types come first, as readers expect; the rest is sorted by name.
  const rank = (name: string) => Number(name === "[Content_Types].xml");
  const textParts = Object.entries(parts).map(([name, xml]): [string, Uint8Array] => [
    name,
    strToU8(xml.replaceAll(noncharacters, "")),
  ]);
  const finishedParts = [...textParts, ...files.filter(([name]) => !isText(name))].toSorted(
    ([a], [b]) => rank(b) - rank(a) || (a < b ? -1 : 1),
  );
  return zipSync(Object.fromEntries(finishedParts), { mtime: zipTime, level: 9 });
}

/**
 * The namespace of `w16du:dateUtc` ([MS-DOCX] 2.2.4). Word writes the moments of changes and comments in
 * local time, though marked as UTC, and shows them without conversion. The real moment is written beside it.
 */
const utc = { prefix: "w16du", address: "http://schemas.microsoft.com/office/word/2023/wordml/word16du" };
/** The moment in local time to the second, marked as UTC. */
const toLocalTime = (moment: string): string => {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().replace(/\.\d+/u, "");
};
/** Turns moments in UTC into local time with `w16du:dateUtc`. */
const convertDates = (xml: string): string =>
  insert(
    xml.replaceAll(
      / w:date="([^"]*)"/gu,
      (_date, moment: string) => ` w:date="${toLocalTime(moment)}" ${utc.prefix}:dateUtc="${moment}"`,
    ),
    ' mc:Ignorable="',
    ` xmlns:${utc.prefix}="${utc.address}" mc:Ignorable="${utc.prefix} `,
  );

function addCommentParts(parts: Parts, commentParts: readonly CommentPart[]): void {
  // Replaces the empty parts for comments that the docx library writes.
  for (const { name, contentType, relationship, xml } of commentParts) {
    parts[`word/${name}`] = xml.includes(" w:date=") ? convertDates(xml) : xml;
    edit(parts, "[Content_Types].xml", (types) =>
      insert(
        removeElement(types, "Override", `PartName="/word/${name}"`),
        "</Types>",
        `<Override PartName="/word/${name}" ContentType="${contentType}"/></Types>`,
      ),
    );
    edit(parts, "word/_rels/document.xml.rels", (links) =>
      insert(
        removeElement(links, "Relationship", `Target="${name}"`),
        "</Relationships>",
        `<Relationship Id="review-${name}" Type="${relationship}" Target="${name}"/></Relationships>`,
      ),
    );
  }
  // The former properties of a format change are required even if they are empty (17.13.5.31); the docx
  // library omits them then.
  edit(parts, "word/document.xml", (xml) =>
    convertDates(xml.replaceAll(/<w:(r|p)PrChange([^>]*)\/>/gu, "<w:$1PrChange$2><w:$1Pr/></w:$1PrChange>")),
  );
}

/** The XML without the empty elements of this name that have this attribute. */
const removeElement = (xml: string, element: string, attribute: string): string =>
  xml.replaceAll(new RegExp(`<${element} [^>]*${attribute.replaceAll(/[.[\]]/gu, "\\$&")}[^>]*/>`, "gu"), "");

/** Changes the XML of a part. @throws Error if the docx library did not write it */
function edit(parts: Parts, name: string, change: (xml: string) => string): void {
  const xml = parts[name];
  if (xml === undefined) throw new Error(`The docx library wrote no ${name}`);
  parts[name] = change(xml);
}

/**
 * Replaces text that must exist: a docx library that writes it differently must be noticed, not change the
 * print.
 * @throws Error if it does not exist
 */
function insert(xml: string, mark: string, text: string): string {
  if (!xml.includes(mark)) throw new Error(`The docx library wrote no ${mark}`);
  return xml.replace(mark, () => text);
}

/** Removes the styles of the docx library, takes styles off the grid, and adds line breaking to `Normal`. */
function editStyles(xml: string): string {
  const keptXml = xml.replaceAll(
    /<w:style [^>]*w:styleId="([^"]*)".*?<\/w:style>/gsu,
    (style: string, id: string) => {
      if (!keptStyles.has(id)) return "";
      return offGridStyles.includes(id)
        ? insert(style, "<w:spacing w:after", '<w:snapToGrid w:val="0"/><w:spacing w:after')
        : style;
    },
  );
  return insert(
    keptXml,
    '<w:name w:val="Normal"/><w:qFormat/>',
    `<w:name w:val="Normal"/><w:qFormat/><w:pPr>${lineBreaking}</w:pPr>`,
  );
}
