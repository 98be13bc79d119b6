import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { bundledFile } from "../../../shared/layout/faces.ts";
import { charactersOf, readFaceCharacters } from "./font-characters.ts";
import { fontFile } from "./resources.ts";

/** All Han characters of GB2312, rows 16 to 87. */
function gb2312(): string[] {
  const decoder = new TextDecoder("gb2312");
  const rows = Array.from({ length: 72 }, (_, row) =>
    Array.from({ length: 94 }, (__, column) => decoder.decode(Uint8Array.of(0xb0 + row, 0xa1 + column))),
  );
  return rows.flat().filter((character) => /\p{Script=Han}/u.test(character));
}

test("the body font has all of GB2312; another font or none has rare characters of names", async () => {
  const faces = await readFaceCharacters();
  const [ownCharacters, fallbackCharacters] = [new Set(faces?.own), new Set(faces?.instead)];
  expect(gb2312()).toHaveLength(6763);
  expect(gb2312().filter((character) => !ownCharacters.has(character))).toEqual([]);
  for (const character of "喆堃翀珺")
    expect([ownCharacters.has(character), fallbackCharacters.has(character)]).toEqual([false, true]);
  for (const character of ["𠮷", "㛃"])
    expect([ownCharacters.has(character), fallbackCharacters.has(character)]).toEqual([false, false]);
});

test("a file that is not a font is refused", async () => {
  await expect(charactersOf(new Uint8Array(64))).rejects.toThrow("not a WOFF2 file");
  const font = await readFile(fontFile(bundledFile("kai")) ?? "");
  await expect(charactersOf(font.subarray(0, 5000))).rejects.toThrow();
});
