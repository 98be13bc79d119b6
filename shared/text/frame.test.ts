/** Masthead and imprint as lines of text. */
import { expect, test } from "vitest";
import type { Masthead } from "../document/schema.ts";
import { readText } from "./read.ts";

const body = "\n\n【简讯】\n\n【文明实践】柳溪镇：完成。\n\n";
const masthead = (lines: string, declinedIds: string[] = []) =>
  readText(lines + body, declinedIds).document.masthead;
const imprint = (lines: string, declinedIds: string[] = []) =>
  readText(`第1期${body}${lines}`, declinedIds).document.imprint;
const plain: Masthead = { name: [""], number: 1, issuer: "", date: null };

test.each<[string, Masthead]>([
  ["第1期", plain],
  ["工作快报\n第1期", { ...plain, name: ["工作快报"] }],
  ["示例区　工作快报\n第1期", { ...plain, name: ["示例区", "工作快报"] }],
  ["一 二 三 四 五\n快报\n第1期", { ...plain, name: ["一 二 三 四 五", "快报"] }],
  ["一\n二\n三\n四\n五\n第1期", { ...plain, name: ["一 二", "三", "四", "五"] }],
  [
    "机密★1年\n特急\n快报\n第1期（总第201期）",
    { ...plain, name: ["快报"], secrecy: "机密★1年", urgency: "特急", runningNumber: 201 },
  ],
  ["第1期\n某办公室　2026年3月9日", { ...plain, issuer: "某办公室", date: "2026-03-09" }],
  ["第1期\n2026年3月9日\n某办公室", { ...plain, issuer: "某办公室", date: "2026-03-09" }],
  ["第1期\n2026年3月9日", { ...plain, date: "2026-03-09" }],
  ["第1期\n甲2026年3月9日乙", plain],
  ["第1期\n各部门要抓好落实。", plain],
  ["第1期\n## 检查督导", plain],
  ["\\name 快报\n\\number 7\n\\issuer 甲，乙", { ...plain, name: ["快报"], number: 7, issuer: "甲，乙" }],
  ["\\name 快报\n\\number none", { ...plain, name: ["快报"], number: null }],
])("the masthead of %j", (lines, expectedMasthead) => expect(masthead(lines)).toEqual(expectedMasthead));

test("without a number near the top there is no masthead, and all is body", () => {
  const { document } = readText("快报\n\n某办公室\n\n正文。");
  expect(document.masthead).toEqual({ name: [""], number: null, issuer: "", date: null });
  expect(document.blocks).toHaveLength(3);
});

test("a change of the number's form is listed; if it is declined, there is no masthead", () => {
  const text = "快报\n第 1 期(总 201 期)";
  expect(readText(text).changes).toEqual([
    {
      id: "number-form:2",
      kind: "number-form",
      line: 2,
      before: "第 1 期(总 201 期)",
      after: "第1期（总第201期）",
    },
  ]);
  expect(masthead(text, ["number-form:2"]).number).toBeNull();
  expect(readText(text, ["number-form:2"]).document.blocks.map(({ runs }) => runs[0]?.text)).toEqual([
    "快报",
    "第 1 期(总 201 期)",
  ]);
});

test.each(["2026年03月09日", "2026-3-9", "二〇二六年三月九日"])(
  "%s is listed as a date in print; declined, it is kept as written",
  (dateText) => {
    const text = `第1期\n${dateText}`;
    expect(readText(text).changes).toEqual([
      { id: "date-form:2", kind: "date-form", line: 2, before: dateText, after: "2026年3月9日" },
    ]);
    expect(masthead(text)).toEqual({ ...plain, date: "2026-03-09" });
    expect(masthead(text, ["date-form:2"])).toEqual({ ...plain, date: "2026-03-09", dateText });
  },
);

const labelledLines =
  "编辑：甲\n校对：乙\n核签：丙\n报：丁、戊\n送：己\n发：庚\n电子邮箱：a@b.cn\n电话：1\n共印50份\n欢迎供稿";
const full = {
  staff: { editor: "甲", proofreader: "乙", approver: "丙" },
  report: ["丁", "戊"],
  deliver: ["己"],
  send: ["庚"],
  email: "a@b.cn",
  phone: "1",
  copies: 50,
  other: ["欢迎供稿"],
};

test("the imprint is read from its lines, also with several fields on one line", () => {
  expect(imprint(labelledLines)).toEqual(full);
  expect(imprint(labelledLines.replaceAll(/\n(?!欢)/gu, "　"))).toEqual(full);
});

test.each([
  ["编辑:甲", "编辑：甲"],
  ["责任编辑：甲", "编辑：甲"],
  ["编 辑 ： 甲", "编辑：甲"],
  ["签发：甲", "核签：甲"],
  ["抄报：甲", "报：甲"],
  ["E-mail: a@b.cn", "电子邮箱：a@b.cn"],
  ["联系电话：1", "电话：1"],
  ["（共印 50 份）", "共印50份"],
])("%s is listed as %s; declined, it is kept as it stands", (before, after) => {
  const text = `第1期${body}${before}`;
  expect(readText(text).changes).toEqual([
    { id: "imprint-form:7", kind: "imprint-form", line: 7, before, after },
  ]);
  expect(imprint(before).other).toBeUndefined();
  expect(imprint(before, ["imprint-form:7"]).other).toEqual([before]);
});

test("two changes on one line are declined one by one", () => {
  const { changes } = readText(`第1期${body}编辑:甲　校对:乙`);
  expect(changes.map(({ id }) => id)).toEqual(["imprint-form:7", "imprint-form:7.2"]);
  const { staff, other } = imprint("编辑:甲　校对:乙", ["imprint-form:7.2"]);
  expect([staff.editor, staff.proofreader, other]).toEqual(["甲", "", ["校对:乙"]]);
});

test("a line in brackets at the end does not hide the imprint", () => {
  expect(imprint(`${labelledLines}\n（内部资料）`)).toEqual({ ...full, other: ["欢迎供稿", "（内部资料）"] });
});

test("a telephone number in an article is not read as an imprint", () => {
  const { document } = readText(`第1期\n\n【常态创建】\n\n开通热线。\n\n联系电话：1\n\n（本刊）`);
  expect(document.imprint.phone).toBe("");
  expect(document.blocks.map(({ style }) => style)).toEqual(["section", "body", "body", "source"]);
});

test("a second line for a field is kept unchanged", () => {
  expect(imprint("编辑：甲\n编辑：乙")).toMatchObject({ staff: { editor: "甲" }, other: ["编辑：乙"] });
});
