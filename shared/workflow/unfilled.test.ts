import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import { findUnfilled } from "./unfilled.ts";

const blocks = [
  {
    id: "b1",
    style: "body" as const,
    runs: [{ text: "［单位］" }, { text: "［删］", deleted: "r1" }, { text: "发〔2026〕5号，［时间］。" }],
  },
];

test("number, date and printed fields are listed from the top; a complete issue lacks nothing", () => {
  const blank = emptyDocument();
  expect(
    findUnfilled({ ...blank, masthead: { ...blank.masthead, number: null, date: null }, blocks }),
  ).toEqual([
    { kind: "number" },
    { kind: "date" },
    { kind: "field", block: "b1", name: "单位" },
    { kind: "field", block: "b1", name: "时间" },
  ]);
  expect(
    findUnfilled({
      ...blank,
      masthead: { ...blank.masthead, number: 7, date: null, dateText: "二〇二六年十一月" },
      blocks: [],
    }),
  ).toEqual([]);
});
