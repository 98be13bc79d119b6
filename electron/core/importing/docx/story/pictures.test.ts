/** Pictures of Word files: which are kept, with which size and place, and which are reported as left out. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { jpegOf, pngOf } from "../../../../../tests/support/samples/pictures.ts";
import {
  drawing,
  paragraph,
  plain,
  run,
  wordFile,
  type WordParts,
} from "../../../../../tests/support/readers/word-file.ts";
import { readWordFile } from "../../host.ts";
import { wordLimits } from "../../files/word-limits.ts";
import { readLines, readWord } from "../read.ts";

const [png, jpeg] = [pngOf(40, 30), jpegOf()];
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** Pictures with the relationships r0, r1, … in this order. */
const media = (...files: [name: string, bytes: Uint8Array][]): WordParts => ({
  links: files.map(([name]) => ["image", `media/${name}`]),
  files: Object.fromEntries(files.map(([name, bytes]) => [`word/media/${name}`, bytes])),
});
const both = media(["image1.png", png], ["image2.jpeg", jpeg]);
/** A page with a type area of 10 cm. */
const page = '<w:sectPr><w:pgSz w:w="7669" w:h="12000"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>';
const centimetre = 360_000;
const vml = (attributes: string, id = "r0") =>
  `<w:r><w:pict><v:shape ${attributes}><v:imagedata r:id="${id}"/></v:shape></w:pict></w:r>`;
const readBlocks = (body: string, parts: WordParts) =>
  readWord(wordFile(body + page, parts)).document.blocks.map(
    ({ figure, runs }) => figure ?? runs.map(({ text }) => text).join(""),
  );

test("reads a picture in line with the text: bytes, pixels, share of the type area, alternative text", () => {
  const { document, assets, notes } = readWord(
    wordFile(plain("一。") + paragraph(drawing("r0", 6 * centimetre, "摊位")) + plain("二。") + page, both),
  );
  expect(document.blocks.map(({ style }) => style)).toEqual(["body", "figure", "body"]);
  expect(document.blocks[1]?.figure).toEqual({
    asset: digest(png),
    type: "image/png",
    width: 40,
    height: 30,
    share: 60,
    alternative: "摊位",
  });
  expect([...assets].map(([asset, bytes]) => [asset, digest(bytes)])).toEqual([[digest(png), digest(png)]]);
  expect(notes).toEqual([]);
});

test("puts the pictures of a paragraph before and after its text", () => {
  const body = paragraph(
    drawing("r0", centimetre) +
      run("一。") +
      drawing("r1", centimetre).replaceAll("wp:inline", "wp:anchor") +
      run("二。") +
      drawing("r0", centimetre),
  );
  expect(readBlocks(body, both)).toMatchObject([
    { asset: digest(png) },
    "一。二。",
    { asset: digest(jpeg), type: "image/jpeg", width: 32, height: 16 },
    { asset: digest(png) },
  ]);
});

test("limits shares to 10 to 100, and takes the whole width if none is given", () => {
  const sizes = [0.2, 30, 0].map((size) => paragraph(drawing("r0", size * centimetre))).join("");
  expect(readBlocks(sizes, both)).toMatchObject([{ share: 10 }, { share: 100 }, { share: 100 }]);
});

test("reads pictures of old files, whose size is a style", () => {
  expect(
    readBlocks(paragraph(vml('style="position:absolute;width:5cm;height:2cm" alt="全景"')), both),
  ).toMatchObject([{ share: 50, alternative: "全景" }]);
  expect(readBlocks(paragraph(vml('style="width:141.7pt"')), both)).toMatchObject([{ share: 50 }]);
});

test("takes the visible width of a rotated picture", () => {
  const turnedPicture = paragraph(drawing("r0", 8 * centimetre).replace('cy="1"', `cy="${4 * centimetre}"`));
  expect(readBlocks(turnedPicture, media(["a.jpg", jpegOf(6)]))).toMatchObject([
    { width: 16, height: 32, share: 40 },
  ]);
});

test("reports vector graphics, other types, damaged pictures and links out of the file as left out, but not fills of shapes", () => {
  const parts = media(
    ["a.emf", png],
    ["b.png", Buffer.from("GIF89a")],
    ["c.png", Buffer.from("快报")],
    ["d.png", png.subarray(0, 60)],
  );
  parts.links?.push(["image", "http://example.invalid/a.png", "External"]);
  const body = ["r0", "r1", "r2", "r3", "r4", "r9"].map((id) => paragraph(drawing(id, centimetre))).join("");
  const { lines, notes } = readLines(
    wordFile(
      body + paragraph('<w:r><wps:wsp><a:blipFill><a:blip r:embed="r3"/></a:blipFill></wps:wsp></w:r>'),
      parts,
    ),
  );
  expect(lines.filter(({ object }) => object)).toEqual([]);
  expect(notes).toEqual([{ kind: "pictures", count: 6 }]);
});

test("reports pictures above the total limit, and counts a picture that is used twice once", () => {
  const body = paragraph(["r0", "r0", "r1", "r0"].map((id) => drawing(id, centimetre)).join(""));
  const { lines, notes } = readLines(wordFile(body, both), { ...wordLimits, pictures: png.length + 10 });
  expect(lines.filter(({ object }) => object)).toHaveLength(3);
  expect(notes).toEqual([{ kind: "pictures", count: 1 }]);
});

test("reads a table with a picture as text, and reports a picture in a note", () => {
  const cells = `<w:tc>${paragraph(drawing("r0", centimetre))}</w:tc><w:tc>${plain("图1　左")}</w:tc>`;
  expect(readBlocks(`<w:tbl><w:tr>${cells}</w:tr><w:tr>${cells}</w:tr></w:tbl>`, both)).toMatchObject([
    { type: "image/png" },
    "图1　左",
    { type: "image/png" },
    "图1　左",
  ]);
  const footnotes = `<w:footnote w:id="1">${paragraph(run("注") + drawing("r1", centimetre))}</w:footnote>`;
  expect(
    readLines(wordFile(paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'), { footnotes, ...both }))
      .notes,
  ).toEqual([
    { kind: "pictures", count: 1 },
    { kind: "footnotes", count: 1 },
  ]);
});

test("finds a caption in Word's own style below or above a picture", () => {
  const styles = '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Caption"/></w:style>';
  const caption = (text: string) => paragraph(run(text), '<w:pStyle w:val="a3"/>');
  const picture = paragraph(drawing("r1", centimetre));
  const { document } = readWord(
    wordFile(
      caption("图0") +
        picture +
        plain("一。") +
        picture +
        caption("图1") +
        picture +
        caption("图2") +
        caption("表1"),
      { styles, ...both },
    ),
  );
  expect(
    document.blocks.map(({ style, runs }) => `${style} ${runs.map(({ text }) => text).join("")}`),
  ).toEqual(["figure 图0", "body 一。", "figure 图1", "figure 图2", "body 表1"]);
});

test("the worker transfers the pictures", async () => {
  const { assets } = await readWordFile(
    "a.docx",
    wordFile(paragraph(drawing("r0", centimetre) + drawing("r1", centimetre)), both),
  );
  expect([...assets.values()].map(digest)).toEqual([digest(png), digest(jpeg)]);
});
