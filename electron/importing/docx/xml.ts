/**
 * Reads a part's XML as a stream of elements, without building a tree. Elements and attributes come under the usual
 * prefixes, whatever prefixes the file has chosen, and strict OOXML under the names of the transitional one.
 *
 * A document type is refused (ECMA-376 part 2, 7.2.3: no DTD in a package), so entities are never expanded.
 */
import { SaxesParser } from "saxes";
import { FormatError, LimitError, type WordLimits } from "./limits.ts";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `usual` gives the usual prefix of one that the file uses here; undefined for a namespace that is not known. */
  open?(name: string, attributes: Attributes, usual: (prefix: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const schemas = "http://schemas.openxmlformats.org";
const strict = "http://purl.oclc.org/ooxml";
const microsoft = "http://schemas.microsoft.com/office";

/** Namespaces that are read, or whose elements hide nothing that is to be read. */
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

/** The prefixes that hold within an element: the file's → the usual one. */
interface Scope {
  prefixes: Map<string, string>;
  /** Names met so far. */
  names: Map<string, string>;
  /** True while every prefix is the usual one: attributes need no new names. */
  usual: boolean;
  /** Depth of the element that opened it. */
  depth: number;
}

/** How much is decoded at once. */
const step = 1 << 16;

/** @throws FormatError for what is no well-formed XML, LimitError */
export function readXml(bytes: Uint8Array, limits: WordLimits, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const scopes: Scope[] = [{ prefixes: new Map([["xml", "xml"]]), names: new Map(), usual: true, depth: 0 }];
  let scope = scopes[0] as Scope;
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
    const declared = declarations(tag.attributes);
    if (declared) {
      scope = openScope(scope, declared, depth);
      scopes.push(scope);
    }
    handler.open?.(
      nameIn(scope, tag.name),
      scope.usual ? tag.attributes : renamed(scope, tag.attributes),
      usual,
    );
  });
  parser.on("closetag", (tag) => {
    handler.close?.(nameIn(scope, tag.name));
    if (scope.depth === depth) {
      scopes.pop();
      scope = scopes.at(-1) as Scope;
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
    for (let at = 0; at < bytes.length; at += step)
      parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    // TypeError: bytes that are not of the encoding.
    throw error instanceof TypeError ? new FormatError("word-damaged", error) : error;
  }
}

function declarations(attributes: Attributes): [prefix: string, address: string][] | null {
  let found: [string, string][] | null = null;
  for (const name in attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:"))
      (found ??= []).push([name.slice(6), attributes[name] ?? ""]);
  }
  return found;
}

function openScope(outer: Scope, declared: [prefix: string, address: string][], depth: number): Scope {
  const inner = new Map(outer.prefixes);
  for (const [prefix, address] of declared) {
    const known = prefixes.get(address);
    if (known === undefined) inner.delete(prefix);
    else inner.set(prefix, known);
  }
  // A prefix that is a usual one of another namespace must not be taken for it.
  const isUsual =
    [...inner].every(([prefix, known]) => prefix === known || prefix === "") &&
    declared.every(([prefix, address]) => prefixes.has(address) || !usualPrefixes.has(prefix));
  return { prefixes: inner, names: new Map(), usual: outer.usual && isUsual, depth };
}
const usualPrefixes = new Set(prefixes.values());

/** The name under the usual prefix; one of an unknown namespace gets `?`. */
function nameIn(scope: Scope, written: string): string {
  let name = scope.names.get(written);
  if (name === undefined) {
    const colon = written.indexOf(":");
    const prefix = scope.prefixes.get(colon === -1 ? "" : written.slice(0, colon)) ?? "?";
    name = `${prefix}:${written.slice(colon + 1)}`;
    scope.names.set(written, name);
  }
  return name;
}

/** An attribute without a prefix is in no namespace. */
function renamed(scope: Scope, attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.includes(":") ? nameIn(scope, name) : name,
      value,
    ]),
  );
}

/** UTF-8 or UTF-16 (part 2, 6.2.5), or what the declaration says: some programs write others. */
function decoderFor(bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  const declaration = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const named = /^(?:ï»¿)?<\?xml[^>]*\bencoding=["']([\w.-]+)["']/u.exec(declaration)?.[1];
  try {
    return new TextDecoder(mark ?? named ?? "utf-8", { fatal: true });
  } catch (cause) {
    throw new FormatError("word-damaged", cause);
  }
}
