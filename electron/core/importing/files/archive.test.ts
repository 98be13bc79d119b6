import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { BulletinError } from "../../../../shared/basics/errors.ts";
import { threadTime } from "../../../../tests/support/processor-time.ts";
import { archiveLimits, isArchive, readArchive } from "./archive.ts";

const text = (content: string) => new TextEncoder().encode(content);
const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 6 });

test("lists the files of all folders without those that systems add, and does not take a Word file for an archive", () => {
  const bytes = zip({
    "一/东河街道.txt": text("甲"),
    "../../etc/北坡镇.md": text("乙"),
    "__MACOSX/._a.txt": text("x"),
    ".DS_Store": text("x"),
    "一/~$东河.docx": text("x"),
    "空/": new Uint8Array(),
  });
  expect(isArchive(bytes)).toBe(true);
  expect(
    readArchive("来稿.zip", bytes).map(({ name, read }) => [name, new TextDecoder().decode(read())]),
  ).toEqual([
    ["来稿.zip/东河街道.txt", "甲"],
    ["来稿.zip/北坡镇.md", "乙"],
  ]);
  expect(isArchive(zip({ "[Content_Types].xml": text("<Types/>"), "word/document.xml": text("") }))).toBe(
    false,
  );
  expect(isArchive(text("第7期"))).toBe(false);
});

test("decodes names in GBK, as Chinese Windows writes them", () => {
  // 东河.txt in GBK, without the flag for UTF-8.
  const name = String.fromCharCode(0xb6, 0xab, 0xba, 0xd3);
  const bytes = zip({ "ABCD.txt": text("甲") });
  const renamedArchive = Buffer.from(
    Buffer.from(bytes).toString("latin1").replaceAll("ABCD", name),
    "latin1",
  );
  expect(readArchive("a.zip", renamedArchive)[0]?.name).toBe("a.zip/东河.txt");
});

test("names the archive and the limit if it has too many entries, is too large, is compressed too much, or is damaged", () => {
  const many = Object.fromEntries(
    Array.from({ length: archiveLimits.entries + 1 }, (_, index) => [`${index}.txt`, text("a")]),
  );
  expect(() => readArchive("多.zip", zip(many))).toThrow(
    expect.objectContaining({
      code: "too-large",
      details: { file: "多.zip", measure: "entries", limit: "500" },
    }),
  );
  expect(() => readArchive("弹.zip", zip({ "a.txt": new Uint8Array(5_000_000) }))).toThrow(
    expect.objectContaining({ code: "too-large", details: expect.objectContaining({ measure: "ratio" }) }),
  );
  const bomb = zip({ "a.txt": new Uint8Array(900_000), "b.txt": new Uint8Array(10) });
  const lyingBomb = Buffer.from(bomb);
  // Make the directory claim 250 MB instead of 900,000 bytes, at a packed size that keeps the ratio below the
  // limit.
  const at = lyingBomb.lastIndexOf(
    Buffer.from([0x50, 0x4b, 0x01, 0x02]),
    lyingBomb.indexOf("b.txt", lyingBomb.length - 100) - 40,
  );
  lyingBomb.writeUInt32LE(2_000_000, at + 20);
  lyingBomb.writeUInt32LE(250_000_000, at + 24);
  expect(() => readArchive("弹.zip", lyingBomb)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ measure: "expanded" }) }),
  );
  const cutArchive = zip({ "a.txt": text("甲".repeat(1000)) }).slice(0, 60);
  expect(isArchive(cutArchive)).toBe(false);
  expect(() => readArchive("断.zip", cutArchive)).toThrow(expect.objectContaining({ code: "unreadable" }));
});

/** Reads the files of an archive; returns "read", or the code, reason and file of the error. */
const reasonOf = (bytes: Uint8Array): string => {
  try {
    for (const { read } of readArchive("来稿.zip", bytes)) read();
    return "read";
  } catch (error) {
    if (!(error instanceof BulletinError)) throw error;
    const details: Record<string, unknown> = error.details;
    return [error.code, details.reason ?? details.measure, details.file].join(" ");
  }
};
/** Changes a copy of the bytes at each place where `mark` occurs, `by` bytes after it. */
function patchAll(
  bytes: Uint8Array,
  mark: string,
  by: number,
  change: (at: number, content: Buffer) => void,
): Uint8Array {
  const content = Buffer.from(bytes);
  for (let at = content.indexOf(mark); at !== -1; at = content.indexOf(mark, at + 4))
    change(at + by, content);
  return content;
}

test("reads the other files if one is damaged or has a password", () => {
  const damagedArchive = Buffer.from(zip({ "甲.txt": text("甲".repeat(1000)), "乙.txt": text("乙") }));
  damagedArchive.fill(0xff, 45, 55);
  const [first, second] = readArchive("来稿.zip", damagedArchive);
  expect(() => first?.read()).toThrow(
    expect.objectContaining({
      code: "unreadable",
      details: { file: "来稿.zip/甲.txt", reason: "archive-damaged" },
    }),
  );
  expect(new TextDecoder().decode(second?.read())).toBe("乙");
  const random = Uint8Array.from({ length: 300 }, (_, at) => (at * 151 + 7) % 256);
  const lockedArchive = patchAll(zip({ "甲.txt": random }), "PK\u0003\u0004", 6, (at, content) =>
    content.writeUInt16LE(1, at),
  );
  expect(
    reasonOf(patchAll(lockedArchive, "PK\u0001\u0002", 10, (at, content) => content.writeUInt16LE(99, at))),
  ).toBe("unreadable archive-encrypted 来稿.zip/甲.txt");
});

test("reads two files of the same name, and ignores the folders of odd names", () => {
  const twice = patchAll(zip({ "aa.txt": text("甲"), "bb.txt": text("乙") }), "bb.txt", 0, (at, content) =>
    content.write("aa.txt", at),
  );
  expect(
    readArchive("a.zip", twice).map(({ name, read }) => [name, new TextDecoder().decode(read())]),
  ).toEqual([
    ["a.zip/aa.txt", "甲"],
    ["a.zip/aa.txt", "乙"],
  ]);
  const odd = zip({ "C:\\Windows\\x.txt": text("甲"), "/etc/passwd": text("乙"), constructor: text("丙") });
  expect(readArchive("a.zip", odd).map(({ name }) => name)).toEqual([
    "a.zip/x.txt",
    "a.zip/passwd",
    "a.zip/constructor",
  ]);
});

test("refuses false sizes and counts: stored files that overlap, 4 billion entries, no file at all", () => {
  const archive = zipSync(
    Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`${index}.txt`, text("甲")])),
    { level: 0 },
  );
  const lying = patchAll(archive, "PK\u0001\u0002", 20, (at, content) => {
    content.writeUInt32LE(1_000_000, at);
    content.writeUInt32LE(0, at + 4);
  });
  expect(reasonOf(lying)).toBe("too-large expanded 来稿.zip");
  const time = threadTime(() => {
    expect(isArchive(countless())).toBe(false);
    expect(reasonOf(countless())).toBe("too-large entries 来稿.zip");
  });
  expect(time).toBeLessThan(1000);
  expect(reasonOf(zip({ "空/": new Uint8Array() }))).toBe("unreadable archive-empty 来稿.zip");
  expect(reasonOf(zip({}))).toBe("unreadable archive-empty 来稿.zip");
});

/** A zip64 archive that claims 4,294,967,295 entries. */
function countless(): Uint8Array {
  const end64 = Buffer.alloc(56);
  end64.write("PK\u0006\u0006");
  end64.writeUInt32LE(0xffffffff, 32);
  const locator = Buffer.alloc(20);
  locator.write("PK\u0006\u0007");
  locator.writeUInt32LE(30, 8);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(0xffff, 8);
  return Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(26), end64, locator, end]);
}
