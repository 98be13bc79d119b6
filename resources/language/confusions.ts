/**
 * Writes `confusions.txt`, the letters with their sounds and the letters that look like them:
 * `node resources/language/confusions.ts`. Needs a browser, which draws the letters, and the package that knows
 * their sounds: `npm install --no-save pinyin-pro@3.29.4` first. Takes 2 minutes.
 *
 * Two letters look alike if their pictures do: both bundled faces draw each letter, the pictures are blurred, and
 * the correlation of the pictures is counted.
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { LanguageModel } from "../../shared/proofing/spelling/model.ts";
import { wordsBelow } from "../../shared/proofing/spelling/words.ts";
import { findBrowser } from "../../electron/core/exporting/pdf/find-browser.ts";

/** The number of letters, the most frequent ones. */
const letterCount = 5200;
/** The most similar letters that are listed, and the least correlation. */
const alikeCount = 14;
const leastCorrelation = 0.7;
/** Width and height of a compared picture, in pixels. */
const side = 24;

const here = (name: string) => new URL(name, import.meta.url);

/** Gives the letters of the model, the most frequent first. A word counts for each of its letters. */
async function frequentLetters(): Promise<string[]> {
  const { buffer } = new Uint8Array(await readFile(here("model.bin")));
  const model = new LanguageModel(buffer);
  const shares = new Map<string, number>();
  for (const [word] of wordsBelow(model.tree))
    for (const letter of word) shares.set(letter, model.shareOf(letter));
  return [...shares]
    .filter(([letter]) => /^\p{Script=Han}$/u.test(letter))
    .sort(([, one], [, other]) => other - one)
    .slice(0, letterCount)
    .map(([letter]) => letter);
}

/** Draws letters in one face; runs in the browser. Gives the darkness of each pixel by letter. */
async function draw({ letters, face, side }: { letters: string[]; face: string; side: number }) {
  const font = new FontFace("Face", `url(data:font/woff2;base64,${face})`);
  document.fonts.add(await font.load());
  const size = side * 4;
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("the browser cannot draw");
  const pictures = letters.map((letter) => {
    context.fillStyle = "white";
    context.fillRect(0, 0, size, size);
    context.fillStyle = "black";
    context.font = `${size}px Face`;
    context.fillText(letter, 0, size * 0.88);
    const { data } = context.getImageData(0, 0, size, size);
    const picture: number[] = Array.from({ length: side * side }, () => 0);
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) {
        const at = Math.floor(y / 4) * side + Math.floor(x / 4);
        picture[at] = (picture[at] ?? 0) + 255 - (data[(y * size + x) * 4] ?? 255);
      }
    return picture;
  });
  document.fonts.delete(font);
  return pictures;
}

/** Blurs a picture by one pixel, so that strokes need not lie at quite the same place. */
function blur(picture: readonly number[]): number[] {
  return picture.map((_, at) => {
    const [row, column] = [Math.floor(at / side), at % side];
    let sum = 0;
    for (const down of [-1, 0, 1])
      for (const right of [-1, 0, 1]) {
        const [y, x] = [row + down, column + right];
        if (y < 0 || x < 0 || y >= side || x >= side) continue;
        sum += (picture[y * side + x] ?? 0) * (down ? 1 : 2) * (right ? 1 : 2);
      }
    return sum;
  });
}

/** Moves and scales a picture so that the product of two pictures is their correlation. */
function normalise(picture: readonly number[]): Float32Array {
  const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
  const length = Math.sqrt(picture.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return Float32Array.from(picture, (value) => (value - mean) / length);
}

function correlation(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** Gives for each letter the letters that look like it, the most similar first. */
function findAlike(letters: readonly string[], faces: readonly Float32Array[][]): string[] {
  return letters.map((_, index) =>
    letters
      .map((letter, other): [string, number] => {
        if (other === index) return [letter, 0];
        const sum = faces.reduce((total, pictures) => {
          const [one, two] = [pictures[index], pictures[other]];
          return one && two ? total + correlation(one, two) : total;
        }, 0);
        return [letter, sum / faces.length];
      })
      .filter(([, similarity]) => similarity >= leastCorrelation)
      .sort(([, one], [, other]) => other - one)
      .slice(0, alikeCount)
      .map(([letter]) => letter)
      .join(""),
  );
}

async function drawFaces(letters: string[]): Promise<Float32Array[][]> {
  const found = await findBrowser();
  if (!found) throw new Error("no browser to draw with");
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args });
  const page = await browser.newPage();
  const faces: Float32Array[][] = [];
  for (const name of ["FandolFang-Regular.woff2", "FandolKai-Regular.woff2"]) {
    const face = await readFile(here(`../fonts/${name}`), "base64");
    const pictures = await page.evaluate(draw, { letters, face, side });
    faces.push(pictures.map((picture) => normalise(blur(picture))));
  }
  await browser.close();
  return faces;
}

/** The part of the package that is used. */
interface PinyinPackage {
  pinyin(letter: string, options: { multiple: true; toneType: "none"; type: "array" }): string[];
}

const packageName = "pinyin-pro";
const { pinyin }: PinyinPackage = await import(packageName);
const letters = await frequentLetters();
const alike = findAlike(letters, await drawFaces(letters));
const lines = letters.map((letter, index) => {
  const syllables = new Set(pinyin(letter, { multiple: true, toneType: "none", type: "array" }).slice(0, 3));
  return [letter, [...syllables].join(" "), alike[index]].join("\t");
});
const head = "# Letters with their sounds and the letters that look like them, written by confusions.ts.";
await writeFile(here("confusions.txt"), `${[head, ...lines].join("\n")}\n`);
