import { expect, test } from "vitest";
import { guessOrigin } from "./origin.ts";
import { readText } from "../text/read.ts";

const guess = (file: string, text: string) => guessOrigin(file, readText(text).document, 2026);
const body = "东河街道开展“五联动”　近日，街道开展活动。\n\n一是组织联动。";

test.each([
  ["东河街道：五联动做法.docx", body, { unit: "东河街道", date: null }],
  ["【区城管局】背街小巷整治2026.11.20.docx", body, { unit: "区城管局", date: "2026-11-20" }],
  ["关于冬季防火的信息（青石镇）20261118.docx", body, { unit: "青石镇", date: "2026-11-18" }],
  ["11月9日 简讯-区妇联.txt", body, { unit: "区妇联", date: "2026-11-09" }],
  ["信息.docx", `${body}\n\n（区卫健委）`, { unit: "区卫健委", date: null }],
  ["信息.docx", `${body}\n\n柳溪镇\n\n2026年11月12日`, { unit: "柳溪镇", date: "2026-11-12" }],
  ["信息.docx", `${body}\n\n（信息员：程一禾）`, { author: "程一禾" }],
  ["信息.docx", body, { unit: "", author: "", date: null }],
  ["2026.13.40 信息.docx", body, { date: null }],
  ["C:\\稿件\\北坡镇_动态.md", body, { unit: "北坡镇" }],
])("%s", (file, text, origin) => {
  expect(guess(file, text)).toMatchObject(origin);
});

test("the title is the run-in heading, or else the first line, its first clause, or the file name", () => {
  expect(guess("a.docx", body).title).toBe("东河街道开展“五联动”");
  expect(guess("a.docx", "冬季防火检查\n\n近日，开展检查。").title).toBe("冬季防火检查");
  expect(guess("a.docx", `区领导到青石镇检查，${"要求抓好落实".repeat(10)}。`).title).toBe(
    "区领导到青石镇检查",
  );
  expect(guess("某单位来稿.docx", "").title).toBe("某单位来稿");
});
