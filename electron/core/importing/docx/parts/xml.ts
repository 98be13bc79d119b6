/**
 * Reads the XML of a part as a stream of elements, without building a tree. Elements and attributes have the
 * usual prefixes, whichever prefixes the file uses, and strict OOXML has the names of transitional OOXML.
 *
 * A document type declaration is refused (ECMA-376 part 2, 7.2.3: no DTD in a package), so entities are never
 * expanded.
 */
import { SaxesParser } from "saxes";
import { lastOf } from "../../../../../shared/basics/elements.ts";
import { FormatError, LimitError, type WordLimits } from "../../files/word-limits.ts";

/** Attributes of an element by name with the usual prefix. */
export type Attributes = Readonly<Record<string, string>>;

/** Receives the elements and texts of a part in order. */
export interface XmlHandler {
  /** `usual` maps a prefix of the file to the usual one; `undefined` for unknown namespaces. */
  open?(name: string, attributes: Attributes, usual: (prefix: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const schemas = "http://schemas.openxmlformats.org";
const strict = "http://purl.oclc.org/ooxml";
const microsoft = "http://schemas.microsoft.com/office";

/** Usual prefixes of the namespaces that are read, or whose elements may contain text to be read. */
const prefixes = new Map([
  [`${schemas}/wordprocessingml/2006/main`, "w"],
  [`${strict}/wordprocessingml/main`, "w"],
  [`${schemas}/officeDocument/2006/relationships`, "r"],
  [`${strict}/officeDocument/relationships`, "r"],
  [`${schemas}/package/2006/relationships`, "rel"],
  [`${schemas}/markup-compatibility/2006`, "mc"],
  [`${schemas}/officeDocument/2006/math`, "m"],
  [`${strict}/officeDocument/math`, "m"],
  [`${schemas}/drawingml/2006/main`, "a"],
  [`${strict}/drawingml/main`, "a"],
  [`${schemas}/drawingml/2006/picture`, "pic"],
  [`${strict}/drawingml/picture`, "pic"],
  [`${schemas}/drawingml/2006/wordprocessingDrawing`, "wp"],
  [`${strict}/drawingml/wordprocessingDrawing`, "wp"],
  [`${schemas}/drawingml/2006/chart`, "c"],
  [`${strict}/drawingml/chart`, "c"],
  [`${schemas}/drawingml/2006/diagram`, "dgm"],
  [`${strict}/drawingml/diagram`, "dgm"],
  [`${microsoft}/drawing/2014/chartex`, "cx"],
  [`${microsoft}/drawing/2010/main`, "a14"],
  [`${microsoft}/word/2010/wordprocessingShape`, "wps"],
  [`${microsoft}/word/2010/wordprocessingGroup`, "wpg"],
  [`${microsoft}/word/2010/wordprocessingCanvas`, "wpc"],
  [`${microsoft}/word/2010/wordprocessingDrawing`, "wp14"],
  [`${microsoft}/word/2010/wordml`, "w14"],
  [`${microsoft}/word/2012/wordml`, "w15"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://www.w3.org/XML/1998/namespace", "xml"],
]);

/** The prefixes within an element. */
interface Scope {
  /** Prefix in the file → usual prefix. */
  prefixes: Map<string, string>;
  /** Cache: name in the file → name with the usual prefix. */
  names: Map<string, string>;
  /** True if every prefix is the usual one, so that attributes keep their names. */
  usual: boolean;
  /** Depth of the element that opened the scope. */
  depth: number;
}

/** Bytes that are decoded at a time. */
const chunkSize = 1 << 16;

/**
 * Reads XML and calls the handler for each element and text.
 * @throws FormatError if it is not well-formed, LimitError
 */
export function readXml(bytes: Uint8Array, limits: WordLimits, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let scope: Scope = { prefixes: new Map([["xml", "xml"]]), names: new Map(), usual: true, depth: 0 };
  const scopes = [scope];
  let depth = 0;
  const usual = (prefix: string) => scope.prefixes.get(prefix);

  parser.on("error", (error) => {
    throw new FormatError("word-damaged", error);
  });
  parser.on("doctype", () => {
    throw new FormatError("word-damaged", new Error("document type"));
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > limits.depth) throw new LimitError("depth");
    const declaredPrefixes = declarations(tag.attributes);
    if (declaredPrefixes) {
      scope = openScope(scope, declaredPrefixes, depth);
      scopes.push(scope);
    }
    handler.open?.(
      nameIn(scope, tag.name),
      scope.usual ? tag.attributes : renameAttributes(scope, tag.attributes),
      usual,
    );
  });
  parser.on("closetag", (tag) => {
    handler.close?.(nameIn(scope, tag.name));
    if (scope.depth === depth) {
      scopes.pop();
      scope = lastOf(scopes);
    }
    depth -= 1;
  });
  if (handler.text) {
    const add = handler.text.bind(handler);
    parser.on("text", add);
    parser.on("cdata", add);
  }
  const decoder = decoderFor(bytes);
  try {
    for (let at = 0; at < bytes.length; at += chunkSize)
      parser.write(decoder.decode(bytes.subarray(at, at + chunkSize), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    // The decoder throws a TypeError for bytes that are not valid in the encoding.
    throw error instanceof TypeError ? new FormatError("word-damaged", error) : error;
  }
}

/** The namespaces that an element declares; `null` if none. */
function declarations(attributes: Attributes): [prefix: string, address: string][] | null {
  let declaredPrefixes: [string, string][] | null = null;
  for (const name in attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:"))
      (declaredPrefixes ??= []).push([name.slice(6), attributes[name] ?? ""]);
  }
  return declaredPrefixes;
}

function openScope(
  outer: Scope,
  declaredPrefixes: [prefix: string, address: string][],
  depth: number,
): Scope {
  const inner = new Map(outer.prefixes);
  for (const [prefix, address] of declaredPrefixes) {
    const usualPrefix = prefixes.get(address);
    if (usualPrefix === undefined) inner.delete(prefix);
    else inner.set(prefix, usualPrefix);
  }
  // A usual prefix that the file declares for an unknown namespace must not be taken for the usual namespace.
  const isUsual =
    [...inner].every(([prefix, usualPrefix]) => prefix === usualPrefix || prefix === "") &&
    declaredPrefixes.every(([prefix, address]) => prefixes.has(address) || !usualPrefixes.has(prefix));
  return { prefixes: inner, names: new Map(), usual: outer.usual && isUsual, depth };
}
const usualPrefixes = new Set(prefixes.values());

/**
 * The name with the usual prefix; the prefix of an unknown namespace is `?`.
 * @param fileName the name in the file
 */
function nameIn(scope: Scope, fileName: string): string {
  let name = scope.names.get(fileName);
  if (name === undefined) {
    const colon = fileName.indexOf(":");
    const prefix = scope.prefixes.get(colon === -1 ? "" : fileName.slice(0, colon)) ?? "?";
    name = `${prefix}:${fileName.slice(colon + 1)}`;
    scope.names.set(fileName, name);
  }
  return name;
}

/**
 * The attributes with the usual prefixes. An attribute without a prefix is in no namespace and keeps its
 * name.
 */
function renameAttributes(scope: Scope, attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.includes(":") ? nameIn(scope, name) : name,
      value,
    ]),
  );
}

/**
 * A decoder for UTF-8 or UTF-16 (part 2, 6.2.5), or for the encoding in the XML declaration: some programs
 * use others.
 */
function decoderFor(bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  const declaration = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const encoding = /^(?:ï»¿)?<\?xml[^>]*\bencoding=["']([\w.-]+)["']/u.exec(declaration)?.[1];
  try {
    return new TextDecoder(readUtf16Mark(bytes) ?? encoding ?? "utf-8", { fatal: true });
  } catch (cause) {
    throw new FormatError("word-damaged", cause);
  }
}

/** The encoding by a byte order mark of UTF-16. */
function readUtf16Mark([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}
