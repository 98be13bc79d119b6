/** Word files made in a test, from the XML of their parts. */
import { strToU8, zipSync, type Zippable } from "fflate";

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const namespaces = [
  ["w", main],
  ["r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"],
  ["mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"],
  ["m", "http://schemas.openxmlformats.org/officeDocument/2006/math"],
  ["v", "urn:schemas-microsoft-com:vml"],
  ["a", "http://schemas.openxmlformats.org/drawingml/2006/main"],
  ["wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"],
  ["pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"],
  ["wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"],
  ["later", "http://schemas.example/later"],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(" ");

const root = (name: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${namespaces}>${content}</w:${name}>`;
const relationships = (targets: [type: string, target: string, mode?: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target, mode], index) =>
        `<Relationship Id="r${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
    )
    .join("")}</Relationships>`;

const partNames = ["styles", "numbering", "footnotes", "endnotes"] as const;
export type WordParts = Partial<Record<(typeof partNames)[number], string>> & {
  /** Files in addition to the usual ones, or in place of them. */
  files?: Zippable;
  links?: [type: string, target: string, mode?: string][];
};

/** The parts of a Word file with this body. */
export function wordParts(body: string, { files, links = [], ...parts }: WordParts = {}): Zippable {
  const givenParts = partNames.filter((name) => parts[name] !== undefined);
  return {
    "_rels/.rels": strToU8(relationships([["officeDocument", "word/document.xml"]])),
    "word/_rels/document.xml.rels": strToU8(
      relationships([...givenParts.map((name): [string, string] => [name, `${name}.xml`]), ...links]),
    ),
    "word/document.xml": strToU8(root("document", `<w:body>${body}</w:body>`)),
    ...Object.fromEntries(
      givenParts.map((name) => [`word/${name}.xml`, strToU8(root(name, parts[name] ?? ""))]),
    ),
    ...files,
  };
}

/** A complete Word file. */
export const wordFile = (body: string, parts: WordParts = {}): Uint8Array => zipSync(wordParts(body, parts));

export const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The XML of a run of text; `properties` is XML too. */
export const run = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
/** A paragraph with this content and the XML of its properties. */
export const paragraph = (content: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
/** Paragraphs of plain text. */
export const plain = (...texts: string[]): string => texts.map((text) => paragraph(run(text))).join("");

/** An inline picture of this width in EMU; relationship `id` refers to its bytes. */
export const drawing = (id: string, width: number, alternative = ""): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="${width}" cy="1"/><wp:docPr id="1" name="" descr="${escapeXml(alternative)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
