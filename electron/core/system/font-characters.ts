/**
 * Reads which characters a font has: the `cmap` table of a WOFF2 file (W3C WOFF 2.0, 4.1 and 5; OpenType
 * `cmap`, formats 4 and 12).
 */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { bundledFile } from "../../../shared/layout/faces.ts";
import { fontFile } from "./resources.ts";

const inflate = promisify(brotliDecompress);

/** Numbers of known tags in the table directory. `otherTag` means that the tag follows as four bytes. */
const cmapTag = 0;
const glyfTag = 10;
const locaTag = 11;
const otherTag = 63;
/** In bytes. */
const headerLength = 48;

/**
 * Lists the characters of a WOFF2 file. @throws Error if it is not a valid WOFF2 file with a character map
 */
export async function charactersOf(woff2: Uint8Array): Promise<string> {
  const view = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new Error("not a WOFF2 file");
  let position = headerLength;
  /** Reads a number of the type UIntBase128. */
  const readLength = (): number => {
    let length = 0;
    for (;;) {
      const byte = view.getUint8(position++);
      length = length * 128 + (byte & 127);
      if (byte < 128) return length;
    }
  };
  let offset = 0;
  let cmap: { start: number; length: number } | undefined;
  for (let tablesLeft = view.getUint16(12); tablesLeft > 0; tablesLeft -= 1) {
    const flags = view.getUint8(position++);
    const tag = flags & 63;
    const transform = flags >> 6;
    if (tag === otherTag) position += 4;
    const originalLength = readLength();
    // For glyf and loca, version 3 means "not transformed"; for all other tables, version 0 does.
    const isTransformed = tag === glyfTag || tag === locaTag ? transform !== 3 : transform !== 0;
    const length = isTransformed ? readLength() : originalLength;
    if (tag === cmapTag) cmap = { start: offset, length };
    offset += length;
  }
  if (!cmap) throw new Error("a font without a character map");
  const tables = await inflate(woff2.subarray(position, position + view.getUint32(20)));
  return readMap(new DataView(tables.buffer, tables.byteOffset + cmap.start, cmap.length));
}

function readMap(map: DataView): string {
  const codes: number[] = [];
  for (let index = map.getUint16(2); index > 0; index -= 1) {
    const start = map.getUint32(4 + (index - 1) * 8 + 4);
    const format = map.getUint16(start);
    if (format === 12) codes.push(...readGroups(map, start));
    if (format === 4) codes.push(...readSegments(map, start));
  }
  return String.fromCodePoint(...[...new Set(codes)].toSorted((a, b) => a - b));
}

/** Reads the code points of a subtable of format 12. */
function* readGroups(map: DataView, start: number): Generator<number> {
  for (let group = map.getUint32(start + 12), at = start + 16; group > 0; group -= 1, at += 12) {
    for (let code = map.getUint32(at); code <= map.getUint32(at + 4); code += 1) yield code;
  }
}

/** Reads the code points of a subtable of format 4. */
function* readSegments(map: DataView, start: number): Generator<number> {
  const count = map.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = start + 16 + count * 2;
  const deltas = start + 16 + count * 4;
  const ranges = start + 16 + count * 6;
  for (let segment = 0; segment < count; segment += 1) {
    const first = map.getUint16(starts + segment * 2);
    const last = map.getUint16(ends + segment * 2);
    const delta = map.getUint16(deltas + segment * 2);
    const range = map.getUint16(ranges + segment * 2);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph =
        range === 0
          ? (code + delta) & 0xffff
          : map.getUint16(ranges + segment * 2 + range + (code - first) * 2);
      if (glyph !== 0) yield code;
    }
  }
}

let faces: Promise<{ own: string; instead: string } | null> | undefined;

/**
 * Reads, once, the characters of the bundled font of the body (`own`) and of the font that replaces missing
 * ones (`instead`). Gives null if their files are missing.
 */
export function readFaceCharacters(): Promise<{ own: string; instead: string } | null> {
  return (faces ??= Promise.all(
    [bundledFile("fang"), bundledFile("song")].map(async (name) =>
      charactersOf(await readFile(fontFile(name) ?? name)),
    ),
  )
    .then(([own = "", instead = ""]) => ({ own, instead }))
    .catch(() => null));
}
