/**
 * Writes the parts of a file with comments and authors: comments.xml (ECMA-376 part 1, 17.13.4), and the
 * extensions of Word: commentsExtended.xml for answers and resolved threads, and people.xml for the authors
 * ([MS-DOCX] 2.5.3). The docx library writes the second part only if there are answers, and never the third.
 */
import type { WordRemark } from "./comments.ts";

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const word14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const word15 = "http://schemas.microsoft.com/office/word/2012/wordml";
const namespaces = `xmlns:w="${word}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="${word14}" xmlns:w15="${word15}" mc:Ignorable="w14 w15"`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** One part: its name within `word/`, its content type, and the type of the relationship to it. */
export interface CommentPart {
  name: string;
  contentType: string;
  relationship: string;
  xml: string;
}

const officeType = (name: string) =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/** The parts for remarks and for authors of remarks and revisions; none if there are neither. */
export function writeCommentParts(remarks: readonly WordRemark[], authors: Iterable<string>): CommentPart[] {
  const people = [...new Set([...authors, ...remarks.map(({ author }) => author)])].filter(
    (author) => author !== "",
  );
  const parts: CommentPart[] = [];
  if (remarks.length > 0) {
    parts.push(
      {
        name: "comments.xml",
        contentType: officeType("comments"),
        relationship: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
        xml: commentsXml(remarks),
      },
      {
        name: "commentsExtended.xml",
        contentType: officeType("commentsExtended"),
        relationship: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        xml: extendedXml(remarks),
      },
    );
  }
  if (people.length > 0)
    parts.push({
      name: "people.xml",
      contentType: officeType("people"),
      relationship: "http://schemas.microsoft.com/office/2011/relationships/people",
      xml: peopleXml(people),
    });
  return parts;
}

/**
 * The paragraph id of a remark: eight hexadecimal digits, the highest bit not set ([MS-DOCX] 2.6.2.3). Each
 * line of a remark is a paragraph; the last one has the id.
 */
const paragraphId = (remark: number): string => (remark + 1).toString(16).toUpperCase().padStart(8, "0");

function commentsXml(remarks: readonly WordRemark[]): string {
  const comments = remarks.map(({ id, author, date, text }) => {
    const lines = text.split("\n");
    const paragraphs = lines.map((line, index) => {
      const identity =
        index === lines.length - 1 ? ` w14:paraId="${paragraphId(id)}" w14:textId="77777777"` : "";
      return `<w:p${identity}><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`;
    });
    return `<w:comment w:id="${id}" w:author="${escapeXml(author)}" w:date="${date}" w:initials="${escapeXml([...author].slice(0, 9).join(""))}">${paragraphs.join("")}</w:comment>`;
  });
  return `${head}<w:comments ${namespaces}>${comments.join("")}</w:comments>`;
}

function extendedXml(remarks: readonly WordRemark[]): string {
  const all = remarks.map(
    ({ id, parent, resolved }) =>
      `<w15:commentEx w15:paraId="${paragraphId(id)}"${parent === undefined ? "" : ` w15:paraIdParent="${paragraphId(parent)}"`} w15:done="${resolved ? 1 : 0}"/>`,
  );
  return `${head}<w15:commentsEx ${namespaces}>${all.join("")}</w15:commentsEx>`;
}

function peopleXml(people: readonly string[]): string {
  const all = people.map(
    (author) =>
      `<w15:person w15:author="${escapeXml(author)}"><w15:presenceInfo w15:providerId="None" w15:userId="${escapeXml(author)}"/></w15:person>`,
  );
  return `${head}<w15:people ${namespaces}>${all.join("")}</w15:people>`;
}

/**
 * Characters that XML does not allow: control characters other than tabs and line ends, lone surrogates,
 * U+FFFE and U+FFFF.
 */
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for XML content and attributes, without characters that XML does not allow. */
export const escapeXml = (text: string): string =>
  text
    .replace(unwritable, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
