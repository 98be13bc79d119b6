import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { archiveLimits, isArchive, readArchive } from "./archive.ts";

const text = (content: string) => new TextEncoder().encode(content);
const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 6 });

test("files of all folders, without what systems add; a Word file is no archive", () => {
  const bytes = zip({ "一/东河街道.txt": text("甲"), "../../etc/北坡镇.md": text("乙"), "__MACOSX/._a.txt": text("x"), ".DS_Store": text("x"), "一/~$东河.docx": text("x"), "空/": new Uint8Array() });
  expect(isArchive(bytes)).toBe(true);
  expect(readArchive("来稿.zip", bytes).map(({ name, bytes: content }) => [name, new TextDecoder().decode(content)])).toEqual([["来稿.zip/东河街道.txt", "甲"], ["来稿.zip/北坡镇.md", "乙"]]);
  expect(isArchive(zip({ "[Content_Types].xml": text("<Types/>"), "word/document.xml": text("") }))).toBe(false);
  expect(isArchive(text("第7期"))).toBe(false);
});

test("names in GBK, as Chinese Windows writes them", () => {
  // 东河.txt in GBK, and no flag that says UTF-8.
  const name = String.fromCharCode(0xb6, 0xab, 0xba, 0xd3);
  const bytes = zip({ "ABCD.txt": text("甲") });
  const renamed = Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("ABCD", name), "latin1");
  expect(readArchive("a.zip", renamed)[0]?.name).toBe("a.zip/东河.txt");
});

test("too many, too large, packed too tightly, damaged: the error names the archive and the limit", () => {
  const many = Object.fromEntries(Array.from({ length: archiveLimits.entries + 1 }, (_, index) => [`${index}.txt`, text("a")]));
  expect(() => readArchive("多.zip", zip(many))).toThrow(expect.objectContaining({ code: "too-large", details: { file: "多.zip", measure: "entries", limit: "500" } }));
  expect(() => readArchive("弹.zip", zip({ "a.txt": new Uint8Array(5_000_000) }))).toThrow(expect.objectContaining({ code: "too-large", details: expect.objectContaining({ measure: "ratio" }) }));
  const bomb = zip({ "a.txt": new Uint8Array(900_000), "b.txt": new Uint8Array(10) });
  const claimed = Buffer.from(bomb);
  // The directory claims 900,000 bytes; now it claims 250 MB for a file that is not packed so tightly.
  const at = claimed.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), claimed.indexOf("b.txt", claimed.length - 100) - 40);
  claimed.writeUInt32LE(2_000_000, at + 20);
  claimed.writeUInt32LE(250_000_000, at + 24);
  expect(() => readArchive("弹.zip", claimed)).toThrow(expect.objectContaining({ details: expect.objectContaining({ measure: "expanded" }) }));
  const cut = zip({ "a.txt": text("甲".repeat(1000)) }).slice(0, 60);
  expect(isArchive(cut)).toBe(false);
  expect(() => readArchive("断.zip", cut)).toThrow(expect.objectContaining({ code: "unreadable" }));
});
