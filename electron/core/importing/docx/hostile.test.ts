/**
 * Files that are damaged or made to do harm: each is refused with its name and the limit, and none stops the
 * program.
 */
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { processTime } from "../../../../tests/support/processor-time.ts";
import { paragraph, plain, run, wordFile, wordParts } from "../../../../tests/support/readers/word-file.ts";
import { errorSentence } from "../../../../shared/messages/index.ts";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { importFile } from "../index.ts";
import { readWordFile } from "../host.ts";
import { lineText } from "./story/flow.ts";
import { wordLimits, type WordLimits } from "../files/word-limits.ts";
import { resolveTarget } from "./parts/package.ts";
import { readLines } from "./read.ts";

/** The text of the first block if the file is read, else the code and details of the error. */
async function outcome(bytes: Uint8Array, limits: Partial<WordLimits> = {}): Promise<string> {
  try {
    const { document } = await readWordFile("稿.docx", bytes, [], {
      ...wordLimits,
      time: 600_000,
      ...limits,
    });
    return document.blocks[0]?.runs[0]?.text ?? "";
  } catch (error) {
    if (!(error instanceof BulletinError)) throw error;
    expect(errorSentence(error.data, "zh-CN")).toContain("“稿.docx”");
    expect(errorSentence(error.data, "en")).toContain("“稿.docx”");
    const details: Record<string, unknown> = error.details;
    return [error.code, details.measure ?? details.reason, details.limit].filter(Boolean).join(" ");
  }
}
const withDocument = (xml: string, level: 0 | 9 = 9) =>
  zipSync(wordParts("", { files: { "word/document.xml": [strToU8(xml), { level }] } }));
const opening = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const closing = "</w:body></w:document>";
/** Text that hardly compresses: no two parts of it are the same. */
const variedText = (length: number) =>
  Array.from({ length }, (_, at) => ((at * 2_654_435_761) >>> 8).toString(36)).join("");

test("reads a good file", async () => expect(await outcome(wordFile(plain("正文。")))).toBe("正文。"));

test("refuses a zip bomb by its ratio, before it is inflated", async () => {
  const bomb = withDocument(opening + " ".repeat(30_000_000) + closing);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await outcome(bomb)).toBe("too-large ratio 300");
});

test("refuses a zip bomb by its size", async () => {
  expect(
    await outcome(withDocument(opening + plain(variedText(400_000)) + closing), { expanded: 1024 * 1024 }),
  ).toBe("too-large expanded 1 MB");
});

test("inflates no more than the directory says if the size is false", async () => {
  const bytes = withDocument(opening + plain("正文。") + " ".repeat(1_000_000) + closing);
  const directory = Buffer.from(bytes.buffer);
  for (
    let at = directory.indexOf("PK\u0001\u0002");
    at !== -1;
    at = directory.indexOf("PK\u0001\u0002", at + 1)
  ) {
    if (
      directory.toString("latin1", at + 46, at + 46 + directory.readUInt16LE(at + 28)) === "word/document.xml"
    )
      directory.writeUInt32LE(500, at + 24);
  }
  expect(await outcome(bytes)).toBe("unreadable word-damaged");
});

test("refuses stored parts whose size is given too small", async () => {
  const bytes = zipSync(wordParts(plain("正文。"), { styles: "", numbering: "" }), { level: 0 });
  const directory = Buffer.from(bytes.buffer);
  for (
    let at = directory.indexOf("PK\u0001\u0002");
    at !== -1;
    at = directory.indexOf("PK\u0001\u0002", at + 1)
  ) {
    directory.writeUInt32LE(2_000_000, at + 20);
    directory.writeUInt32LE(0, at + 24);
  }
  expect(await outcome(bytes, { expanded: 1024 * 1024 })).toBe("too-large expanded 1 MB");
});

test("reads always the same one of several parts with the same name, in upper or lower case", async () => {
  const other = strToU8(`${opening}${plain("另一份。")}${closing}`);
  const bytes = wordFile(plain("正文。"), {
    files: { "WORD/Document.XML": other, "word\\document.xml": other },
  });
  expect([await outcome(bytes), await outcome(bytes)]).toEqual(["另一份。", "另一份。"]);
});

test("tells that a part is there more than once", async () => {
  const other = strToU8(`${opening}${plain("另一份。")}${closing}`);
  const notesOn = (bytes: Uint8Array) => readLines(bytes).notes;
  expect(notesOn(wordFile(plain("正文。"), { files: { "WORD/document.xml": other } }))).toEqual([
    { kind: "double-parts", count: 1 },
  ]);
  // Exactly the same name: two entries of one length, one of them renamed in the finished file.
  const twice = Buffer.from(wordFile(plain("正文。"), { files: { "word/documenX.xml": other } }));
  for (let at = twice.indexOf("documenX"); at !== -1; at = twice.indexOf("documenX"))
    twice.write("document", at, "latin1");
  expect(notesOn(twice)).toEqual([{ kind: "double-parts", count: 1 }]);
  expect(notesOn(wordFile(plain("正文。")))).toEqual([]);
});

test("does not open archives within archives", async () => {
  const inner = zipSync({
    "二.zip": zipSync({ "三.zip": zipSync({ "四.docx": wordFile(plain("正文。")) }) }),
  });
  expect(await outcome(inner)).toBe("unreadable not-word");
});

test("refuses a file with too many entries and one that is too large", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 6000 }, (_, at) => [`word/media/${at}.png`, new Uint8Array()]),
  );
  expect(await outcome(wordFile(plain("正文。"), { files }))).toBe("too-large entries 5000");
  expect(await outcome(new Uint8Array(2_000_000), { file: 1024 * 1024 })).toBe("too-large file 1 MB");
});

test("does not inflate pictures above the limit", async () => {
  const files = { "word/media/image1.bmp": new Uint8Array(30_000_000) };
  expect(await outcome(wordFile(plain("正文。"), { files }), { expanded: 1024 * 1024 })).toBe("正文。");
});

test("refuses elements nested 20,000 deep", async () => {
  const deep = "<w:tbl><w:tr><w:tc>".repeat(7000);
  expect(
    await outcome(
      withDocument(opening + deep + deep.replaceAll("<", "</").split(">").toReversed().join(">") + closing),
    ),
  ).toMatch(/^too-large depth 1000$/u);
  expect(await outcome(withDocument(opening + "<w:sdt>".repeat(20_000)))).toBe("too-large depth 1000");
  expect(await outcome(withDocument(`${opening}<w:p>${"<w:ins><w:r>".repeat(10_000)}`))).toBe(
    "too-large depth 1000",
  );
  expect(
    await outcome(withDocument(`${opening}<w:p>${"<mc:AlternateContent><mc:Choice>".repeat(10_000)}`)),
  ).toBe("too-large depth 1000");
  expect(
    await outcome(
      withDocument(opening + "<w:sdt>".repeat(900) + plain("正文。") + "</w:sdt>".repeat(900) + closing),
    ),
  ).toBe("正文。");
});

test("refuses a document type declaration, so that no entity is expanded", async () => {
  const entities = Array.from(
    { length: 10 },
    (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`,
  ).join("");
  const bomb = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY lol0 "lol">${entities}]>${opening}${plain("X").replace("X", "&lol9;")}${closing}`;
  expect(await outcome(withDocument(bomb))).toBe("unreadable word-damaged");
  expect(
    await outcome(
      withDocument(`<!DOCTYPE w:document SYSTEM "file:///etc/passwd">${opening}${plain("一")}${closing}`),
    ),
  ).toBe("unreadable word-damaged");
  expect(await outcome(withDocument(`${opening}${plain("X").replace("X", "&unknown;")}${closing}`))).toBe(
    "unreadable word-damaged",
  );
});

test("ignores names with .. and follows no relationship out of the package", async () => {
  const files = {
    "../../etc/passwd": strToU8("x"),
    "..\\..\\evil.dll": strToU8("x"),
    "/abs": strToU8("x"),
    "word/../../x": strToU8("x"),
  };
  const links: [string, string, string?][] = [
    ["styles", "../../../etc/passwd"],
    ["numbering", "file:///etc/passwd", "External"],
    ["footnotes", "http://host.example/x", "External"],
    ["hyperlink", "javascript:alert(1)", "External"],
    ["hyperlink", "javascript:alert(1)"],
    ["attachedTemplate", "http://host.example/x.dotm", "External"],
    ["aFChunk", "http://host.example/x.html", "External"],
    ["image", "\\\\host\\share\\x.png", "External"],
  ];
  const pointing = `<w:altChunk r:id="r7"/>${paragraph(`<w:hyperlink r:id="r3">${run("正文。")}</w:hyperlink><w:r><w:drawing><a:blip r:link="r8"/></w:drawing></w:r>`)}`;
  expect(await outcome(wordFile(pointing, { files, links }))).toBe("正文。");
  const outside = strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>',
  );
  expect(await outcome(wordFile(plain("仍在。"), { files: { "_rels/.rels": outside } }))).toBe("仍在。");
  expect([
    resolveTarget("word/", "../customXml/a.xml"),
    resolveTarget("word/", "/word/a.xml"),
    resolveTarget("word/", "../../a"),
    resolveTarget("", "javascript:x"),
  ]).toEqual(["customXml/a.xml", "word/a.xml", null, null]);
});

test("refuses 1.5 million paragraphs within a few seconds", async () => {
  const many = `<w:p><w:r><w:t>${"文"}</w:t></w:r></w:p>`.repeat(1_500_000);
  const bytes = withDocument(opening + many + closing);
  const time = await processTime(async () => {
    expect(await outcome(bytes)).toBe("too-large ratio 300");
    expect(await outcome(bytes, { ratio: 1e9 })).toBe("too-large paragraphs 100000");
    expect(await outcome(bytes, { ratio: 1e9, paragraphs: 1e9, characters: 1000 })).toBe(
      "too-large characters 1000",
    );
  });
  expect(time).toBeLessThan(10_000);
});

test("keeps the time limit and reads the next file", async () => {
  const slow = withDocument(`${opening}${"<w:p/>".repeat(3_000_000)}${closing}`);
  const limits = { ratio: 1e9, paragraphs: 1e9, time: 300 };
  const time = await processTime(async () => {
    const [first, second] = await Promise.all([outcome(slow, limits), outcome(wordFile(plain("下一篇。")))]);
    expect([first, second]).toEqual(["too-large time 0.3", "下一篇。"]);
  });
  expect(time).toBeLessThan(5000);
});

test("stops a file that would take minutes during its work and names the limit", async () => {
  // All paragraph ends are deleted, so all paragraphs are one, which is joined again at each of them.
  const endless = withDocument(
    opening +
      Array.from({ length: 99_000 }, (_, at) =>
        paragraph(run("文", at % 2 === 0 ? "<w:b/>" : ""), '<w:rPr><w:del w:id="1"/></w:rPr>'),
      ).join("") +
      closing,
  );
  const time = await processTime(async () => {
    expect(await outcome(endless, { ratio: 1e9, time: 2000 })).toBe("too-large time 2");
  });
  expect(time).toBeLessThan(8000);
  expect(await outcome(wordFile(plain("下一篇。")))).toBe("下一篇。");
});

test("keeps the memory limit and reads the next file", async () => {
  const large = withDocument(
    `${opening}${"<w:p><w:r><w:t>文</w:t></w:r></w:p>".repeat(1_500_000)}${closing}`,
  );
  expect(await outcome(large, { ratio: 1e9, paragraphs: 1e9, time: 600_000, memory: 64 })).toBe(
    "too-large memory 64 MB",
  );
  expect(await outcome(wordFile(plain("下一篇。")))).toBe("下一篇。");
});

test.each<[name: string, bytes: Uint8Array, expected: string]>([
  ["a file that was cut short", wordFile(plain("正文。")).subarray(0, 300), "unreadable word-damaged"],
  ["XML that was cut short", withDocument(opening + plain("一")), "unreadable word-damaged"],
  ["a document that is not XML", withDocument("\u0000\u0001 wordprocessingml"), "unreadable word-damaged"],
  [
    "a document that is not UTF-8",
    zipSync(
      wordParts("", {
        files: { "word/document.xml": Uint8Array.from([...strToU8(opening), 0xff, 0xfe, 0xd6]) },
      }),
    ),
    "unreadable word-damaged",
  ],
  ["an archive of other things", zipSync({ "a.txt": strToU8("文") }), "unreadable not-word"],
  [
    "a spreadsheet",
    zipSync({
      "xl/workbook.xml": strToU8("<workbook/>"),
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
    }),
    "unreadable not-word",
  ],
])("refuses damaged files and files that are not of Word: %s", async (_name, bytes, error) =>
  expect(await outcome(bytes)).toBe(error),
);

test("reads UTF-16, other prefixes and strict namespaces", () => {
  const strict = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:w="urn:other"><x:body><x:p><x:pPr><w:numPr/></x:pPr><x:r><x:t>一</x:t><w:t>别</w:t></x:r></x:p></x:body></x:document>`;
  const defaults = `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>一</t></r></p></body></document>`;
  const utf16 = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${defaults}`, "utf16le");
  const text = (bytes: Uint8Array) =>
    readLines(zipSync(wordParts("", { files: { "word/document.xml": bytes } }))).lines.map(lineText);
  expect([text(strToU8(strict)), text(strToU8(defaults)), text(utf16)]).toEqual([["一"], ["一"], ["一"]]);
});

test("says what to do with files of old Word versions and files with a password", async () => {
  const compound = (text: string) =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(600),
      ...Buffer.from(text, "utf16le"),
    ]);
  await expect(importFile("旧稿.doc", compound("WordDocument"))).rejects.toMatchObject({
    code: "unreadable",
    details: { file: "旧稿.doc", reason: "word-97" },
  });
  await expect(importFile("密稿.docx", compound("EncryptedPackage"))).rejects.toMatchObject({
    details: { reason: "word-encrypted" },
  });
  expect(
    errorSentence({ code: "unreadable", details: { file: "旧稿.doc", reason: "word-97" } }, "zh-CN"),
  ).toContain("另存为 .docx");
});
