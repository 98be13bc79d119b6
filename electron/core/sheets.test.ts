import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { BulletinError } from "../../shared/basics/errors.ts";
import { readSheet, writeSheet } from "./sheets.ts";

const readTable = (name: string, bytes: Uint8Array) =>
  readSheet({ name, bytes: Buffer.from(bytes).toString("base64") });
const rows = [
  ["全称", "简称", "篇数"],
  ["示例区“城管”局,东河", "城管局\n城管", 12],
  ["区妇联", "", null],
];
const asText = [
  ["全称", "简称", "篇数"],
  ["示例区“城管”局,东河", "城管局\n城管", "12"],
  ["区妇联", "", ""],
];

test.each(["xlsx", "csv"] as const)("a table written as %s is read back unchanged", async (format) => {
  const { bytes } = await writeSheet({ format, title: "名录/单位", rows });
  expect((await readSheet({ name: `名录.${format}`, bytes })).rows).toEqual(asText);
});

test("text that begins like a formula is text in both formats, and is read back unchanged", async () => {
  const texts = ['=HYPERLINK("http://x.example","单位")', "+86 138", "-1+1", "@SUM(1)", "\t=1", "\r=1"];
  const table = [["电话", "篇数"], ...texts.map((text) => [text, -3])];
  const [csv, xlsx] = await Promise.all(
    (["csv", "xlsx"] as const).map(async (format) => {
      const { bytes } = await writeSheet({ format, title: "名录", rows: table });
      const sheet = await readSheet({ name: `名录.${format}`, bytes });
      expect(sheet.rows).toEqual([table[0], ...texts.map((text) => [text.trim(), "-3"])]);
      return Buffer.from(bytes, "base64");
    }),
  );
  const fields = String(csv).split(/\r\n/u).slice(1, -1);
  expect(fields.filter((line) => /^"?[=+\-@\t\r]/u.test(line))).toEqual([]);
  expect(fields[1]).toBe("'+86 138,-3");

  const parts = unzipSync(xlsx ?? new Uint8Array());
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).not.toContain("<f");
  const cells = [...sheet.matchAll(/<c r="A\d+"([^>]*)>/gu)]
    .slice(1)
    .map(([, attributes = ""]) => attributes);
  // Of the type and in the format of text.
  expect(cells).toEqual(texts.map(() => ' t="s" s="2"'));
  expect(strFromU8(parts["xl/styles.xml"] ?? new Uint8Array())).toContain('formatCode="@"');
});

test("a file of Chinese Excel in GBK is read, with empty rows and numbers with leading zeros", async () => {
  const bytes = Buffer.concat([
    Buffer.from([0xc8, 0xab, 0xb3, 0xc6]),
    Buffer.from(",001\r\n,\r\nb,2026/1/2\r\n"),
  ]);
  expect((await readTable("名录.csv", bytes)).rows).toEqual([
    ["全称", "001"],
    ["b", "2026/1/2"],
  ]);
});

test("dates are read as days; a hidden sheet is skipped", async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: "旧", hidden: true, rows: [["旧"]] },
      { name: "新", rows: [["起"], [new Date(Date.UTC(2026, 0, 2))]] },
    ],
  });
  expect((await readTable("名录.xlsx", bytes)).rows).toEqual([["起"], ["2026-01-02"]]);
});

test("a file that is not a table is refused with the reason", async () => {
  const refusalOf = async (name: string, bytes: Uint8Array) => {
    const error: unknown = await readTable(name, bytes).catch((cause: unknown) => cause);
    if (!(error instanceof BulletinError)) return error;
    const details: Record<string, unknown> = error.details;
    return [error.code, details.reason ?? details.measure];
  };
  expect(await refusalOf("a.pdf", Buffer.from("%PDF-1.7"))).toEqual(["unreadable", "not-sheet"]);
  expect(await refusalOf("a.xlsx", zipSync({ "a.txt": strToU8("甲") }))).toEqual(["unreadable", "not-sheet"]);
  expect(
    await refusalOf("a.xlsx", zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(20_000_000) })),
  ).toEqual(["too-large", "ratio"]);
  expect(await refusalOf("a.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toEqual([
    "unreadable",
    "not-sheet",
  ]);
});
