import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jpegOf, pngOf } from "../../tests/support/samples/pictures.ts";
import { readPicture } from "./picture.ts";

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("size and type are read from the bytes", () => {
  test("of a PNG", () =>
    expect(readPicture(pngOf(7, 300))).toEqual({ type: "image/png", width: 7, height: 300, orientation: 1 }));
  test("of a JPEG", () =>
    expect(readPicture(jpegOf())).toEqual({ type: "image/jpeg", width: 32, height: 16, orientation: 1 }));
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("a JPEG of orientation %s has its displayed size", (orientation) => {
    const [width, height] = orientation >= 5 ? [16, 32] : [32, 16];
    expect(readPicture(jpegOf(orientation))).toEqual({ type: "image/jpeg", width, height, orientation });
  });
  test("an invalid orientation is ignored", () =>
    expect(readPicture(jpegOf(9))).toMatchObject({ width: 32, orientation: 1 }));
  test("of a picture within a larger buffer", () =>
    expect(readPicture(Buffer.concat([Buffer.alloc(3), pngOf(4, 5)]).subarray(3))).toMatchObject({
      width: 4,
      height: 5,
    }));
});

describe("a type that is not accepted is named", () => {
  test.each([
    ["GIF89a\u0001\0\u0001\0", "GIF"],
    ["RIFF\u0010\0\0\0WEBPVP8 ", "WebP"],
    ["BM\u0010\0\0\0\0\0\0\0", "BMP"],
    ["II*\0\b\0\0\0", "TIFF"],
    ["\0\0\0\u0018ftypheic\0\0\0\0", "HEIC"],
    ["\0\0\0\u0018ftypavif\0\0\0\0", "AVIF"],
    ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"],
    [`\u0001\0\0\0${"\0".repeat(36)} EMF`, "EMF"],
    ["×ÍÆ\u009A\0\0", "WMF"],
  ])("%j", (start, type) => expect(readPicture(latin1(start))).toEqual({ problem: "other", found: type }));
  test.each(["", "快报", "<html><svg/></html>", "BMW 是车"])("%j is unknown", (text) =>
    expect(readPicture(new TextEncoder().encode(text))).toEqual({ problem: "unknown" }),
  );
});

test.each([
  ["PNG", pngOf(20, 20)],
  ["JPEG", jpegOf(6)],
])("a %s that is cut anywhere is damaged", (_type, bytes) => {
  for (let length = 8; length < bytes.length; length += 1)
    expect(readPicture(bytes.subarray(0, length)), `${length}`).toEqual({ problem: "damaged" });
});

test("a picture without pixels is damaged", () =>
  expect(readPicture(pngOf(0, 4))).toEqual({ problem: "damaged" }));

test("damaged bytes never throw", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(pngOf(9, 9), jpegOf(3)),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
      (bytes, changes) => {
        const damagedBytes = Uint8Array.from(bytes);
        for (const [at, value] of changes) if (at < damagedBytes.length) damagedBytes[at] = value;
        readPicture(damagedBytes);
      },
    ),
    { numRuns: 500 },
  );
});
