/** Which characters a font has: the map of a WOFF2 file (W3C WOFF 2.0, 4.1 and 5; OpenType, `cmap`, formats 4 and 12). */
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { bundledFile } from "../shared/layout/faces.ts";
import { fontFile } from "./resources.ts";

const inflate = promisify(brotliDecompress);

/** Tags that the directory writes as numbers: cmap is 0, glyf and loca are transformed unless they say otherwise. */
const [cmapTag, glyfTag, locaTag, otherTag] = [0, 10, 11, 63];
const headerLength = 48;

/** @throws Error for anything but a sound WOFF2 file */
export async function charactersOf(woff2: Uint8Array): Promise<string> {
  const view = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new Error("not a WOFF2 file");
  let at = headerLength;
  const readLength = (): number => {
    let length = 0;
    for (;;) {
      const byte = view.getUint8(at++);
      length = length * 128 + (byte & 127);
      if (byte < 128) return length;
    }
  };
  let offset = 0;
  let cmap: { start: number; length: number } | undefined;
  for (let left = view.getUint16(12); left > 0; left -= 1) {
    const flags = view.getUint8(at++);
    const [tag, transform] = [flags & 63, flags >> 6];
    if (tag === otherTag) at += 4;
    const original = readLength();
    const isTransformed = tag === glyfTag || tag === locaTag ? transform !== 3 : transform !== 0;
    const length = isTransformed ? readLength() : original;
    if (tag === cmapTag) cmap = { start: offset, length };
    offset += length;
  }
  if (!cmap) throw new Error("a font without a character map");
  const tables = await inflate(woff2.subarray(at, at + view.getUint32(20)));
  return readMap(new DataView(tables.buffer, tables.byteOffset + cmap.start, cmap.length));
}

function readMap(map: DataView): string {
  const found: number[] = [];
  for (let index = map.getUint16(2); index > 0; index -= 1) {
    const start = map.getUint32(4 + (index - 1) * 8 + 4);
    const format = map.getUint16(start);
    if (format === 12) found.push(...groupsOf(map, start));
    if (format === 4) found.push(...segmentsOf(map, start));
  }
  return String.fromCodePoint(...[...new Set(found)].toSorted((a, b) => a - b));
}

function* groupsOf(map: DataView, start: number): Generator<number> {
  for (let group = map.getUint32(start + 12), at = start + 16; group > 0; group -= 1, at += 12) {
    for (let code = map.getUint32(at); code <= map.getUint32(at + 4); code += 1) yield code;
  }
}

function* segmentsOf(map: DataView, start: number): Generator<number> {
  const count = map.getUint16(start + 6) / 2;
  const [ends, starts, deltas, ranges] = [14, 16 + count * 2, 16 + count * 4, 16 + count * 6].map(
    (from) => start + from,
  ) as [number, number, number, number];
  for (let segment = 0; segment < count; segment += 1) {
    const [first, last, delta, range] = [starts, ends, deltas, ranges].map((from) =>
      map.getUint16(from + segment * 2),
    ) as [number, number, number, number];
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

/** The characters of the body's bundled face, and of the one that completes it; null where their files are missing. Read once. */
export function faceCharacters(): Promise<{ own: string; instead: string } | null> {
  return (faces ??= Promise.all(
    [bundledFile("fang"), bundledFile("song")].map(async (name) =>
      charactersOf(await readFile(fontFile(name) ?? name)),
    ),
  )
    .then(([own = "", instead = ""]) => ({ own, instead }))
    .catch(() => null));
}
