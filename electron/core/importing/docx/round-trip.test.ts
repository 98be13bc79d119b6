/**
 * Our own Word files are read as the documents that they were written from, even after another program saved
 * them.
 *
 * Not generated, because Word cannot hold it: ids, marks and properties that this version does not know; a
 * common factor of the column widths of a table; headings that reach into the body of a table; a missing
 * picture, or one whose share is limited by the height of the page; an alternative text that is the same as
 * the caption.
 */
import * as fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { canonicalDocument } from "../../../../shared/document/canonical.ts";
import { emptyDocument, emptyImprint, emptyMasthead } from "../../../../shared/document/empty.ts";
import { sequentialIds } from "../../../../shared/basics/identifiers.ts";
import {
  textStyles,
  type Block,
  type BulletinDocument,
  type Figure,
  type Imprint,
  type Masthead,
  type Run,
  type Table,
  type TableCell,
} from "../../../../shared/document/schema.ts";
import { wholeHeader } from "../../../../shared/document/table.ts";
import { standardPage } from "../../../../shared/layout/page.ts";
import { arbitraryTable } from "../../../../tests/support/generators/arbitrary-bulletin.ts";
import { pictures, turnedPicture, widePicture } from "../../../../tests/support/samples/objects-bulletin.ts";
import { writeWord } from "../../exporting/docx/index.ts";
import { paragraphStyles } from "../../ooxml/style-names.ts";
import { readSample } from "../sample.ts";
import { readWord } from "./read.ts";

/** A file as another program might save it: with changes in its XML. */
function editParts(bytes: Uint8Array, edit: (name: string, xml: string) => string): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strToU8(edit(name, strFromU8(part)))]),
    ),
  );
}

describe("the sample issue", () => {
  test("is read as it was written", async () => {
    const sample = await readSample();
    expect(readWord(await writeWord(sample))).toEqual({
      document: canonicalDocument(sample),
      changes: [],
      notes: [],
      assets: new Map(),
    });
  });

  test("is read from a file whose styles have new ids, as Word and LibreOffice give them", async () => {
    const sample = await readSample();
    const ids = [
      "MastheadName",
      "MastheadNumber",
      "MastheadIssuer",
      "Section",
      "Body",
      "Brief",
      "Source",
      "ImprintLine",
      "ImprintList",
      "RunInTitle",
      "Point",
      "Tag",
    ];
    const renamedFile = editParts(await writeWord(sample), (_name, xml) =>
      ids.reduce(
        (text, id, index) =>
          text.replaceAll(
            new RegExp(`(w:styleId|<w:(?:pStyle|rStyle|basedOn|next) w:val)="${id}"`, "gu"),
            `$1="a${index}"`,
          ),
        xml,
      ),
    );
    expect(readWord(renamedFile).document).toEqual(canonicalDocument(sample));
  });

  test("keeps what a person changed in Word (new paragraphs, looks, tracked changes), and lists an imprint in another form", async () => {
    const sample = await readSample();
    const file = editParts(await writeWord(sample), (name, xml) => {
      if (name !== "word/document.xml") return xml;
      const newParagraphs =
        '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新段。</w:t></w:r></w:ins></w:p><w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>加黑</w:t></w:r></w:p><w:p/>';
      const before = xml.indexOf('<w:p><w:pPr><w:pStyle w:val="Section"/>');
      return `${xml.slice(0, before)}${newParagraphs}${xml.slice(before)}`.replace("电话：", "电话: ");
    });
    const { document, changes, notes } = readWord(file);
    expect(document.blocks.slice(0, 3).map(({ style, runs }) => ({ style, runs }))).toEqual([
      { style: "body", runs: [{ text: "新段。" }] },
      { style: "body", runs: [{ text: "加黑", bold: true }] },
      { style: "section", runs: sample.blocks[0]?.runs },
    ]);
    expect(document.blocks).toHaveLength(sample.blocks.length + 2);
    expect(document.imprint).toEqual(sample.imprint);
    expect(changes.map(({ kind }) => kind)).toEqual(["imprint-form"]);
    expect(notes).toEqual([{ kind: "tracked-changes", count: 1 }]);
    expect(
      readWord(
        file,
        changes.map(({ id }) => id),
      ).document.imprint.other,
    ).toEqual(["电话: 5550765"]);
  });
});

test.each([
  "imprintFirstRule",
  "imprintRule",
  "imprintLastRule",
  "formerTable",
  "end",
  "pageNumber",
  "picture",
  "figure",
  "tableCell",
] as const)("text that a person types in the style %s becomes body text", async (style) => {
  const paragraph = `<w:p><w:pPr><w:pStyle w:val="${paragraphStyles[style]}"/></w:pPr><w:r><w:t>新添的一句。</w:t></w:r></w:p>`;
  const file = editParts(await writeWord(emptyDocument()), (name, xml) =>
    name === "word/document.xml" ? xml.replace("<w:body>", `<w:body>${paragraph}`) : xml,
  );
  expect(readWord(file).document.blocks).toContainEqual(
    expect.objectContaining({ style: "body", runs: [{ text: "新添的一句。" }] }),
  );
});

/**
 * Words without the punctuation that separates fields on a line, since the Word form could not tell them
 * apart.
 */
const character = fc.constantFrom(
  ..."一是强化组织领导各部门认真落实喆堃㙍𠮷𫖯Az09，。；“”（）【】…—<&*\\#",
  "\u00a0",
  "👨‍👩‍👧",
);
const word = fc
  .array(fc.constantFrom(..."东西南北乡镇街道喆堃㙍𠮷Az09<&"), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join(""));
const optional = fc.oneof(fc.constant(""), word);
const list = fc.array(word, { maxLength: 3 });
const text = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: character },
      { weight: 1, arbitrary: fc.constantFrom("\n", "\t", " ", "\u3000") },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const run: fc.Arbitrary<Run> = fc
  .record({
    text,
    meaning: fc.constantFrom({}, {}, { title: true }, { point: true }, { tag: true }),
    bold: fc.boolean(),
    underline: fc.boolean(),
  })
  .map(({ text, meaning, bold, underline }) => ({
    text,
    ...meaning,
    ...(bold && { bold: true }),
    ...(underline && { underline: true }),
  }));
const runs = fc.array(run, { maxLength: 4 });
const cellText = fc.oneof(fc.constant(""), text);
const table: fc.Arbitrary<Table> = arbitraryTable.chain(({ columns, headerRows, rows }) => {
  const factor = columns.reduce(divisor);
  const texts = fc.array(cellText, { minLength: rows.flat().length, maxLength: rows.flat().length });
  return texts.map((all) => {
    const next = all.values();
    const cells = rows.map((row) =>
      row.map(({ columns: along, rows: down, align }): TableCell => ({
        text: next.next().value ?? "",
        ...(along && { columns: along }),
        ...(down && { rows: down }),
        ...(align && { align }),
      })),
    );
    return wholeHeader({ columns: columns.map((share) => share / factor), headerRows, rows: cells });
  });
});
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
const figure: fc.Arbitrary<Figure> = fc
  .record({
    shown: fc.constantFrom(widePicture, turnedPicture),
    share: fc.integer({ min: 10, max: 60 }),
    alternative: word,
  })
  .map(({ shown: picture, share, alternative }) => ({ ...picture, share, alternative }));
const blocks: fc.Arbitrary<Block[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ style: fc.constantFrom(...textStyles), runs }) },
      { weight: 1, arbitrary: fc.record({ style: fc.constant("table" as const), runs, table }) },
      { weight: 1, arbitrary: fc.record({ style: fc.constant("figure" as const), runs, figure }) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.map((block, index) => ({ id: `b${index + 1}`, ...block })));
const masthead: fc.Arbitrary<Masthead> = fc
  .record({
    name: fc.array(optional, { minLength: 1, maxLength: 4 }),
    number: fc.option(fc.integer({ min: 1, max: 9999 })),
    running: fc.option(fc.integer({ min: 1, max: 9999 })),
    issuer: optional,
    date: fc.option(fc.constantFrom("2026-03-09", "2024-02-29")),
    dateText: fc.boolean(),
    secrecy: fc.option(fc.constantFrom("内部资料", "秘密★1年")),
    urgency: fc.option(fc.constantFrom("特急", "加急")),
    contents: fc.boolean(),
  })
  .map(({ name, number, running, issuer, date, dateText, secrecy, urgency, contents }) => ({
    ...emptyMasthead(),
    name,
    number,
    issuer,
    date,
    ...(running !== null && { runningNumber: running }),
    ...(date !== null && dateText && { dateText: date.replaceAll("-", ".") }),
    ...(secrecy !== null && { secrecy }),
    ...(urgency !== null && { urgency }),
    ...(contents && { contents: true as const }),
  }));
const imprint: fc.Arbitrary<Imprint> = fc
  .record({
    editor: optional,
    proofreader: optional,
    approver: optional,
    report: list,
    deliver: list,
    send: list,
    email: optional,
    phone: optional,
    copies: fc.option(fc.integer({ min: 1, max: 9999 })),
    other: list,
  })
  .map(({ editor, proofreader, approver, copies, other, ...lists }) => ({
    ...emptyImprint(),
    ...lists,
    staff: { editor, proofreader, approver },
    ...(copies !== null && { copies }),
    ...(other.length > 0 && { other: other.map((line) => `地址${line}`) }),
  }));
const generatedDocument: fc.Arbitrary<BulletinDocument> = fc
  .record({ masthead, blocks, imprint })
  .map((parts) => ({ ...emptyDocument(sequentialIds()), ...parts }));

test("any document that Word can hold is read as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(generatedDocument, async (document) => {
      const {
        document: importedDocument,
        changes,
        notes,
      } = readWord(await writeWord(document, standardPage, pictures));
      expect([importedDocument, changes, notes]).toEqual([canonicalDocument(document), [], []]);
    }),
    { numRuns: 300 },
  );
});
