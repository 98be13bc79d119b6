import { expect, test } from "vitest";
import { emptyMasthead } from "../document/empty.ts";
import { formatMastheadDate, formatList, readDate, readList, readNumber } from "./field-text.ts";

test.each([
  ["765", 765],
  ["７６５", 765],
  ["0765", 765],
  [" ", null],
  ["", null],
  ["76a", undefined],
  ["0", undefined],
  ["-1", undefined],
  ["1234567890", undefined],
])("reading %j as a number gives %j", (text, number) => expect(readNumber(text)).toBe(number));

test.each([
  ["2026年3月9日", { date: "2026-03-09" }],
  ["2026-3-9", { date: "2026-03-09" }],
  [" 2026.03.09 ", { date: "2026-03-09" }],
  ["2026年3月9日 星期一", { date: "2026-03-09", dateText: "2026年3月9日 星期一" }],
  ["2026年2月30日", { date: null, dateText: "2026年2月30日" }],
  ["三月", { date: null, dateText: "三月" }],
  ["", { date: null }],
])("reading %j as a date gives %j", (text, date) => expect(readDate(text, "arabic")).toEqual(date));

test.each([
  ["2026-3-9", { date: "2026-03-09", dateText: "二〇二六年三月九日" }],
  ["2026年12月31日", { date: "2026-12-31", dateText: "二〇二六年十二月三十一日" }],
  ["二〇二六年三月九日", { date: "2026-03-09", dateText: "二〇二六年三月九日" }],
  ["2026年3月9日 星期一", { date: "2026-03-09", dateText: "2026年3月9日 星期一" }],
  ["三月", { date: null, dateText: "三月" }],
  ["", { date: null }],
])("reading %j as a date in a publication with Chinese dates gives %j", (text, date) =>
  expect(readDate(text, "chinese")).toEqual(date),
);

test("a date is formatted as it was typed, or else in Arabic digits", () => {
  expect(formatMastheadDate({ ...emptyMasthead(), date: "2026-03-09" })).toBe("2026年3月9日");
  expect(formatMastheadDate({ ...emptyMasthead(), date: null, dateText: "三月" })).toBe("三月");
});

test("reading a list drops blank items and keeps the order", () => {
  expect(readList("区委、 区政府，、区政协、")).toEqual(["区委", "区政府", "区政协"]);
  expect(formatList(["区委", "区政府"])).toBe("区委、区政府");
});
