/**
 * Reads the type and size of a picture from the headers in its bytes, whatever its file name says, without
 * decoding it. This is our own code because only two types are accepted, and the libraries that read the
 * sizes of forty types report neither the orientation nor a truncated file.
 */
import { isMember } from "../basics/elements.ts";
import type { BulletinDocument, Figure } from "./schema.ts";

/** The SHA-256 of every picture of a document; the same one may come twice. */
export const assetsOf = ({ blocks }: Pick<BulletinDocument, "blocks">): string[] =>
  blocks.flatMap(({ figure }) => figure?.asset ?? []);

/** The media types that are accepted. */
export type PictureType = Figure["type"];

/** An accepted picture. */
export interface Picture {
  type: PictureType;
  /** The displayed size in pixels, after rotation by `orientation`. */
  width: number;
  height: number;
  orientation: Orientation;
}

/**
 * The orientation of the stored pixels (EXIF 2.32, tag 274): 1 upright, 3 upside down, 6 to be rotated
 * clockwise, 8 anticlockwise; the others are mirrored.
 */
export type Orientation = (typeof orientations)[number];
const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Why bytes are not accepted. `other`: a known type that is not accepted, named in `found`. */
export type PictureProblem = { problem: "unknown" | "damaged" } | { problem: "other"; found: string };

/**
 * The largest file, in bytes, and the largest picture, in pixels. An A4 page at 300 dpi has only nine million
 * pixels.
 */
export const pictureLimits = { bytes: 10 * 1024 * 1024, pixels: 100_000_000 };

/** The first bytes, as Latin-1 text, of types that are not accepted but named to the user. */
const otherTypes: [start: RegExp, name: string][] = [
  [/^GIF8[79]a/u, "GIF"],
  [/^RIFF[^]{4}WEBP/u, "WebP"],
  [/^BM[^]{4}\0\0\0\0/u, "BMP"],
  [/^(?:II\*\0|MM\0\*)/u, "TIFF"],
  [/^[^]{4}ftypavi[fs]/u, "AVIF"],
  [/^[^]{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1)/u, "HEIC"],
  [/^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/iu, "SVG"],
  [/^\u0001\0\0\0[^]{36} EMF/u, "EMF"],
  [/^(?:×ÍÆ\u009A|\u0001\0\t\0\0)/u, "WMF"],
];

/** Reads the type and size of a picture. Never throws: any bytes give a picture or a problem. */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = Array.from(bytes.subarray(0, 1000), (byte) => String.fromCharCode(byte)).join("");
  if (start.startsWith("\u0089PNG\r\n\u001A\n")) return readPng(view) ?? { problem: "damaged" };
  if (start.startsWith("ÿØÿ")) return readJpeg(view) ?? { problem: "damaged" };
  const [, type] = otherTypes.find(([form]) => form.test(start)) ?? [];
  return type === undefined ? { problem: "unknown" } : { problem: "other", found: type };
}

/** The names of PNG chunks as 32-bit numbers. */
const pngChunk = { header: 0x49484452, data: 0x49444154, end: 0x49454e44 };

/** Reads the chunks, each with length, name, data and checksum, from IHDR to IEND (PNG, third edition, 5). */
function readPng(view: DataView): Picture | null {
  let hasData = false;
  for (let at = 8; at + 12 <= view.byteLength;) {
    const length = view.getUint32(at);
    const name = view.getUint32(at + 4);
    if (at === 8 && (name !== pngChunk.header || length !== 13)) return null;
    hasData ||= name === pngChunk.data;
    at += 12 + length;
    if (name === pngChunk.end)
      return at <= view.byteLength && hasData
        ? toPicture("image/png", view.getUint32(16), view.getUint32(20), 1)
        : null;
  }
  return null;
}

/**
 * Reads the segments, each with marker and length, up to the first scan (ITU-T T.81, B.1). Accepts the kinds
 * of frames that browsers and Word can show.
 */
function readJpeg(view: DataView): Picture | null {
  let frame: { width: number; height: number } | undefined;
  let orientation: Orientation = 1;
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A marker may be preceded by any number of FF bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > view.byteLength) return null;
    if (marker >= 0xc0 && marker <= 0xc2 && length >= 8)
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xe1)
      orientation =
        readOrientation(new DataView(view.buffer, view.byteOffset + at + 4, length - 2)) ?? orientation;
    if (marker === 0xda)
      return frame && hasEnd(view, at)
        ? toPicture("image/jpeg", frame.width, frame.height, orientation)
        : null;
    at += 2 + length;
  }
  return null;
}

/**
 * Whether the last scan ends. A truncated file would be shown with a grey area. The end need not be the last
 * bytes: cameras may write data behind it.
 */
function hasEnd(view: DataView, from: number): boolean {
  for (let at = view.byteLength - 2; at > from; at -= 1) if (view.getUint16(at) === 0xffd9) return true;
  return false;
}

/** Reads tag 274 of the first directory of an EXIF segment; null if there is none. */
function readOrientation(segment: DataView): Orientation | null {
  const exif = 0x45786966;
  const start = 6;
  if (segment.byteLength < start + 8 || segment.getUint32(0) !== exif) return null;
  const isLittle = segment.getUint16(start) === 0x4949;
  const directory = start + segment.getUint32(start + 4, isLittle);
  if (directory + 2 > segment.byteLength) return null;
  const entries = segment.getUint16(directory, isLittle);
  for (let at = directory + 2; at + 12 <= segment.byteLength && at < directory + 2 + 12 * entries; at += 12) {
    if (segment.getUint16(at, isLittle) !== 274) continue;
    const value = segment.getUint16(at + 8, isLittle);
    return isMember(orientations, value) ? value : null;
  }
  return null;
}

/**
 * The picture with its displayed size; null for one without pixels. Orientations from 5 on swap width and
 * height.
 */
function toPicture(
  type: PictureType,
  width: number,
  height: number,
  orientation: Orientation,
): Picture | null {
  if (width === 0 || height === 0) return null;
  return orientation >= 5
    ? { type, width: height, height: width, orientation }
    : { type, width, height, orientation };
}
