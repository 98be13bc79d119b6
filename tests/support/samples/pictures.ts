/** Generated pictures for tests: PNG files of any size, and a JPEG file with an EXIF orientation. */
import { crc32, deflateSync } from "node:zlib";

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG with a black frame, filled with `colour` (red, green, blue), so that pictures differ. */
export function pngOf(
  width: number,
  height: number,
  colour: readonly [number, number, number] = [70, 130, 180],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // Eight bits each of red, green and blue.
  const frame = Math.max(1, Math.round(Math.min(width, height) / 50));
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isFrame = x < frame || y < frame || x >= width - frame || y >= height - frame;
      rows.set(isFrame ? [0, 0, 0] : colour, y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** 32 × 16 pixels: the left half red, the right half blue above white. */
const upright = [
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09P",
  "T09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQACADAREAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAUGB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAABwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA",
  "/9oADAMBAAIRAxEAPwDPsZSQEJYkqAXUdVUB25spsA//2Q==",
].join("");

/** A JPEG of 32 × 16 stored pixels. `orientation` is the EXIF value, which rotates or mirrors the picture. */
export function jpegOf(orientation?: number): Buffer {
  const file = Buffer.from(upright, "base64");
  if (orientation === undefined) return file;
  // One directory of one entry: tag 274, type 3 (a short), count 1.
  const exif = Buffer.from([
    ...Buffer.from("Exif\0\0MM\0*\0\0\0\b\0\u0001", "latin1"),
    1,
    18,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([file.subarray(0, 2), marker, exif, file.subarray(2)]);
}
