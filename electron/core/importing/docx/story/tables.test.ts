/**
 * Tables of Word files: cells, spans, headings, widths and captions as they are visible. Tables that only lay
 * out text are text.
 */
import { expect, test } from "vitest";
import { fillsGrid } from "../../../../../shared/document/grid.ts";
import { paragraph, plain, run, wordFile } from "../../../../../tests/support/readers/word-file.ts";
import { lineText } from "./flow.ts";
import { readLines, readWord } from "../read.ts";

const cell = (content: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : plain(content)}</w:tc>`;
const cells = (...texts: string[]) => texts.map((text) => cell(text)).join("");
const row = (content: string, properties = "") =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${content}</w:tr>`;
const table = (rows: string, ...widths: number[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows}</w:tbl>`;
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
const [begins, goesOn, heading] = ['<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:tblHeader/>"];

const read = (body: string) => readWord(wordFile(body)).document.blocks;
const tableOf = (rows: string, ...widths: number[]) => {
  const [block] = read(table(rows, ...widths));
  if (block?.table) expect(fillsGrid(block.table)).toBe(true);
  return block?.table;
};
const texts = (rows: string) => tableOf(rows)?.rows.map((all) => all.map(({ text }) => text));

test("reads cells, horizontal and vertical merges, heading rows and widths", () => {
  const rows =
    row(cell("类别", begins) + cell("问题", span(2)), heading) +
    row(cell("", goesOn) + cells("交办", "办结"), heading) +
    row(cells("市场", "21", "19"));
  expect(tableOf(rows, 2948, 1474, 1474)).toEqual({
    columns: [2, 1, 1],
    headerRows: 2,
    rows: [
      [
        { text: "类别", rows: 2 },
        { text: "问题", columns: 2 },
      ],
      [{ text: "交办" }, { text: "办结" }],
      [{ text: "市场" }, { text: "21" }, { text: "19" }],
    ],
  });
});

test("ends the headings where cells end, and ignores a heading further down", () => {
  expect(
    tableOf(row(cell("甲", begins) + cell("乙"), heading) + row(cell("", goesOn) + cell("丙")))?.headerRows,
  ).toBe(0);
  expect(tableOf(row(cells("一", "二")) + row(cells("三", "四"), heading))?.headerRows).toBe(0);
  expect(
    tableOf(row(cells("一", "二"), '<w:tblHeader w:val="0"/>') + row(cells("三", "四")))?.headerRows,
  ).toBe(0);
});

test("takes the alignment of a cell from its paragraph or its style", () => {
  const alignedCell = (side: string) => cell(paragraph(run("一"), `<w:jc w:val="${side}"/>`));
  expect(
    tableOf(row(["left", "center", "right", "start", "end", "both"].map(alignedCell).join("")))?.rows[0]?.map(
      ({ align }) => align,
    ),
  ).toEqual(["left", undefined, "right", "left", "right", undefined]);
});

test("makes lines of the paragraphs of a cell and of the rows of a table in it", () => {
  expect(
    texts(
      row(cell(plain(" 一 ", "", "二")) + cell("三")) +
        row(cell(table(row(cells("甲", "乙")) + row(cells("丙", "丁"))) + plain("四")) + cell("五")),
    ),
  ).toEqual([
    ["一\n二", "三"],
    ["甲\t乙\n丙\t丁\n四", "五"],
  ]);
});

test("fills rows that begin late or end early, and cells merged with nothing above them", () => {
  expect(
    texts(row(cells("一", "二", "三")) + row(cells("四")) + row(cells("五"), '<w:gridBefore w:val="1"/>')),
  ).toEqual([
    ["一", "二", "三"],
    ["四", "", ""],
    ["", "五", ""],
  ]);
  expect(texts(row(cell("一", goesOn) + cell("二")) + row(cell("三", goesOn + span(2))))).toEqual([
    ["一", "二"],
    ["三"],
  ]);
});

test("drops columns at which no cell begins or ends", () => {
  expect(
    tableOf(row(cell("一", span(3)) + cell("二")) + row(cell("三", span(3)) + cell("四")), 10, 20, 30, 60),
  ).toMatchObject({
    columns: [1, 1],
    rows: [
      [{ text: "一" }, { text: "二" }],
      [{ text: "三" }, { text: "四" }],
    ],
  });
});

test("joins cells that old files merge horizontally", () => {
  expect(
    tableOf(
      row(cell("一", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("二")) +
        row(cells("三", "四", "五")),
    )?.rows[0],
  ).toEqual([{ text: "一", columns: 2 }, { text: "二" }]);
});

test("reads tracked rows, cells and text as accepted, and counts them", () => {
  const by = 'w:id="1" w:author="甲"';
  const rows =
    row(cells("一", "二")) +
    row(cells("没", "有"), `<w:del ${by}/>`) +
    row(cells("三", "四"), `<w:ins ${by}/>`) +
    row(
      cell("五", `<w:cellIns ${by}/>`) +
        cell("没有", `<w:cellDel ${by}/>`) +
        cell(
          paragraph(
            `<w:ins ${by}>${run("新")}</w:ins><w:del ${by}><w:r><w:delText>旧</w:delText></w:r></w:del>`,
          ),
        ),
    );
  expect(texts(rows)).toEqual([
    ["一", "二"],
    ["三", "四"],
    ["五", "新"],
  ]);
  expect(readLines(wordFile(table(rows))).notes).toMatchObject([{ kind: "tracked-changes" }]);
});

test.each<[what: string, rows: string, expected: string[]]>([
  ["one cell", row(cell(plain("一", "二"))), ["一", "二"]],
  ["one column", row(cells("一")) + row(cells("二")), ["一", "二"]],
  ["text in one cell only", row(cells("", "一")) + row(cells("", "")), ["一"]],
  [
    "one row whose cells have several paragraphs",
    row(cell(plain("一", "二")) + cell("三")),
    ["一", "二", "三"],
  ],
  [
    "more columns than an issue's table has",
    row(cells(...Array.from({ length: 21 }, () => "一"))),
    [Array.from({ length: 21 }, () => "一").join("\t")],
  ],
  ["more rows", row(cells("一", "二")).repeat(201), Array.from({ length: 201 }, () => "一\t二")],
])(
  "reads a table that only lays out text, or is too large, as text and reports it: %s",
  (_what, rows, expectedLines) => {
    const { lines, notes } = readLines(wordFile(table(rows)));
    expect(lines.map(lineText)).toEqual(expectedLines);
    expect(notes).toEqual([{ kind: "tables", count: 1 }]);
  },
);

test("keeps a table within a table that only lays it out", () => {
  const { lines, notes } = readLines(
    wordFile(table(row(cell(plain("一") + table(row(cells("二", "三"))) + plain("四"))))),
  );
  expect(lines.map((line) => (line.object ? "table" : lineText(line)))).toEqual(["一", "table", "四"]);
  expect(notes).toEqual([{ kind: "tables", count: 1 }]);
});

test("limits huge spans", () => {
  expect(
    texts(row(cell("一", span(1e9)) + cell("二")) + row(cells("三"), '<w:gridBefore w:val="-5"/>')),
  ).toEqual([
    ["一", "二"],
    ["三", "", ""],
  ]);
});

test("keeps the place of a table, joins no paragraphs across it, and attaches captions in Word's own style", () => {
  const styles = '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="caption"/></w:style>';
  const caption = (text: string) => paragraph(run(text), '<w:pStyle w:val="a3"/>');
  const long = "区创城办牵头督导组按照点位清单逐一查看农贸市场和背街小巷并现场交办";
  const grid = table(row(cells("一", "二")) + row(cells("三", "四")));
  const body =
    plain("【检查督导】", long) +
    caption("表1　交办情况") +
    grid +
    plain("于次日回访。") +
    grid +
    caption("表2") +
    plain("完。");
  const { document, changes, notes } = readWord(wordFile(body, { styles }));
  expect(
    document.blocks.map(({ style, runs }) => `${style} ${runs.map(({ text }) => text).join("")}`),
  ).toEqual([
    "section 【检查督导】",
    `body ${long}`,
    "table 表1　交办情况",
    "body 于次日回访。",
    "table 表2",
    "body 完。",
  ]);
  expect(new Set(document.blocks.map(({ id }) => id)).size).toBe(6);
  expect([changes, notes]).toEqual([[], []]);
});
