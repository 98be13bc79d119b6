import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { sampleIssue } from "../../system/resources.ts";
import { decodeText, largestText, type Encoding } from "./encoding.ts";

const sample = readFileSync(sampleIssue(), "utf8");
const bytesOf = (...parts: (number | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...part])));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (order: "LE" | "BE") => (text: string) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === "LE");
  return new Uint8Array(view.buffer);
};

/**
 * The bytes of the two-byte characters of an encoding that Node only decodes: decodes every pair of bytes and
 * inverts the table.
 */
function twoByteTable(encoding: string, least: number): Map<string, number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, number[]>();
  for (let lead = least; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      try {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (Array.from(character).length === 1 && !/\p{Co}/u.test(character) && !table.has(character))
          table.set(character, [lead, trail]);
      } catch {
        // These two bytes are no character of this encoding.
      }
    }
  }
  return table;
}
const gbTable = twoByteTable("gb18030", 0x81);
const encodeBy = (table: Map<string, number[]>) => (text: string) =>
  Uint8Array.from(Array.from(text).flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
const gb18030 = encodeBy(gbTable);

const refusalOf = (bytes: Uint8Array): string => {
  try {
    return `read as ${decodeText("manuscript.txt", bytes).encoding}`;
  } catch (error) {
    if (!(error instanceof BulletinError)) throw error;
    expect(error.details).toMatchObject({ file: "manuscript.txt" });
    return error.code;
  }
};

describe("decodes the sample issue", () => {
  test.each<[name: string, encoding: Encoding, bytes: Uint8Array]>([
    ["UTF-8", "UTF-8", utf8(sample)],
    ["UTF-8 with a mark", "UTF-8", bytesOf(0xef, 0xbb, 0xbf, utf8(sample))],
    ["UTF-16LE with a mark", "UTF-16LE", bytesOf(0xff, 0xfe, utf16("LE")(sample))],
    ["UTF-16BE with a mark", "UTF-16BE", bytesOf(0xfe, 0xff, utf16("BE")(sample))],
    ["UTF-16LE without a mark", "UTF-16LE", utf16("LE")(sample)],
    ["UTF-16BE without a mark", "UTF-16BE", utf16("BE")(sample)],
    ["GB18030", "GB18030", gb18030(sample)],
  ])("in %s", (_name, encoding, bytes) =>
    expect(decodeText("a.txt", bytes)).toEqual({ text: sample, encoding }),
  );
});

test.each<[name: string, encoding: Encoding, bytes: Uint8Array, text: string]>([
  ["an empty file", "UTF-8", bytesOf(), ""],
  ["nothing but a mark", "UTF-8", bytesOf(0xef, 0xbb, 0xbf), ""],
  ["nothing but a UTF-16 mark", "UTF-16LE", bytesOf(0xff, 0xfe), ""],
  ["ASCII", "UTF-8", utf8("a\tb\r\n\f"), "a\tb\r\n\f"],
  ["one character of GB18030", "GB18030", bytesOf(0xd6, 0xd0), "中"],
  [
    "four-byte characters of GB18030",
    "GB18030",
    bytesOf(0x95, 0x34, 0xb2, 0x35, 0xc7, 0xec, 0x82, 0x30, 0xab, 0x33),
    "𠮷庆㙍",
  ],
  ["a Windows-936 euro sign", "GB18030", bytesOf(0x80, 0xd6, 0xd0), "€中"],
  [
    "traditional characters in GB18030",
    "GB18030",
    gb18030("區領導瞭解情況，慰問人員。"),
    "區領導瞭解情況，慰問人員。",
  ],
  ["characters with zero bytes on either side", "UTF-16LE", utf16("LE")("一、最新开展\n"), "一、最新开展\n"],
  ["the same in the other byte order", "UTF-16BE", utf16("BE")("一、最新开展\n"), "一、最新开展\n"],
  ["western UTF-16", "UTF-16LE", utf16("LE")("hello"), "hello"],
  [
    "a zero byte only far into the file",
    "UTF-16LE",
    utf16("LE")(`${"文".repeat(5000)}\n`),
    `${"文".repeat(5000)}\n`,
  ],
  ["private characters of an office's own fonts in UTF-8", "UTF-8", utf8("\ue000\ue001"), "\ue000\ue001"],
])("%s", (_name, encoding, bytes, text) => expect(decodeText("a.txt", bytes)).toEqual({ text, encoding }));

const random = (length: number, least = 0) =>
  Uint8Array.from({ length }, (_, at) => least + ((((at + 1) * 2_654_435_761) >>> 13) % (256 - least)));
const big5 = encodeBy(twoByteTable("big5", 0xa1));
test.each<[name: string, bytes: Uint8Array]>([
  [
    "a PNG picture",
    bytesOf(0x89, utf8("PNG\r\n"), 0x1a, 0x0a, 0, 0, 0, 13, utf8("IHDR"), 0, 0, 1, 0, 0, 0, 1, 0),
  ],
  ["a ZIP archive, as docx is", bytesOf(utf8("PK"), 3, 4, 20, 0, 8, 8, 8, 0, random(40))],
  [
    "an old Word file",
    bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, new Uint8Array(16), random(200)),
  ],
  ["random bytes", random(3000)],
  ["random bytes without zeros", random(3000, 1)],
  ["zeros", new Uint8Array(100)],
  ["one zero", new Uint8Array(1)],
  ["a zero byte in UTF-8", utf8("区领导检查工作\0，要求落实责任，确保长效。")],
  ["a zero byte in ASCII", utf8("hello, this is\0 a text")],
  ["a control character", utf8("正文\u0001")],
  ["UTF-8 that was cut short", utf8(sample).subarray(0, 1000)],
  ["UTF-8 with one damaged byte", bytesOf(utf8(sample).subarray(0, 600), 0xff, utf8(sample).subarray(600))],
  ["GB18030 after a UTF-8 mark", bytesOf(0xef, 0xbb, 0xbf, 0xd6, 0xd0)],
  ["UTF-16 of an odd length", bytesOf(0xff, 0xfe, 0x2d)],
  ["UTF-16 with half a character", bytesOf(0xff, 0xfe, 0x42, 0xd8)],
  ["UTF-32", bytesOf(0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0)],
  ["GB18030 that was cut short", bytesOf(0xd6, 0xd0, 0xce)],
  ["Big5", big5("區領導到鎮上檢查工作，瞭解情況、慰問人員。")],
  ["Latin-1", bytesOf(...Array.from("déjà vu à la crème", (letter) => letter.charCodeAt(0)))],
])("%s is refused", (_name, bytes) => expect(refusalOf(bytes)).toBe("unreadable"));

test("refuses a file above the size limit and reads one at the limit", () => {
  expect(refusalOf(new Uint8Array(largestText + 1).fill(0x61))).toBe("too-large");
  expect(decodeText("a.txt", new Uint8Array(largestText).fill(0x61)).text).toHaveLength(largestText);
}, 30_000);

describe("decodes any text as it was encoded", () => {
  const ascii = fc.constantFrom(..."aZ09 ,.-\n\t");
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
  const wide = fc.oneof(ascii, han, fc.constantFrom(..."，。、：“”【】（）　……", "𠮷", "😀", "\ue000"));
  const join = (character: fc.Arbitrary<string>) =>
    fc.array(character, { maxLength: 200 }).map((characters) => characters.join(""));
  const comesBack = (texts: fc.Arbitrary<string>, encoding: Encoding, encode: (text: string) => Uint8Array) =>
    fc.assert(
      fc.property(texts, (text) => {
        expect(decodeText("a.txt", encode(text))).toEqual({ text, encoding });
      }),
      { numRuns: 400 },
    );

  test("UTF-8 is recognised with and without a byte order mark", () => {
    comesBack(join(wide), "UTF-8", utf8);
    comesBack(join(wide), "UTF-8", (text) => bytesOf(0xef, 0xbb, 0xbf, utf8(text)));
  });

  test("UTF-16 is recognised by its byte order mark", () => {
    comesBack(join(wide), "UTF-16LE", (text) => bytesOf(0xff, 0xfe, utf16("LE")(text)));
    comesBack(join(wide), "UTF-16BE", (text) => bytesOf(0xfe, 0xff, utf16("BE")(text)));
  });

  test("UTF-16 without a mark, if it has lines of Chinese", () => {
    const lines = fc
      .array(fc.array(han, { minLength: 4, maxLength: 30 }), { minLength: 2, maxLength: 8 })
      .map((lines) => lines.map((line) => `${line.join("")}。\n`).join(""));
    comesBack(lines, "UTF-16LE", utf16("LE"));
    comesBack(lines, "UTF-16BE", utf16("BE"));
  });

  test("GB18030 is recognised", () => {
    expect(gbTable.size).toBeGreaterThan(20_000);
    // A few random characters may happen to be valid UTF-8; a sentence is not.
    const texts = join(fc.oneof(ascii, fc.constantFrom(...gbTable.keys()))).map(
      (text) => `区领导到镇上检查工作。${text}`,
    );
    comesBack(texts, "GB18030", gb18030);
  });
});

test("decodes or refuses random bytes, without any other error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(refusalOf(bytes)).toMatch(/^(?:read as|unreadable)/);
    }),
    { numRuns: 2000 },
  );
});
