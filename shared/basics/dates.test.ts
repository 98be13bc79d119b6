import { expect, test } from "vitest";
import { findDate, printedDate } from "./dates.ts";

test("a date is printed without leading zeros", () => expect(printedDate("2026-03-09")).toBe("2026年3月9日"));

test.each([
  ["2026年03月09日", "2026-03-09"],
  ["2026 年 3 月 9 日", "2026-03-09"],
  ["2026-11-23", "2026-11-23"],
  ["二〇二六年十一月二十三日", "2026-11-23"],
  ["二○二六年十月十日", "2026-10-10"],
])("%s is %s", (text, date) => expect(findDate(`办公室　${text}`)).toEqual({ index: 4, text, date }));

test.each(["2026年2月30日", "2026年13月1日", "3月9日", ""])("%s is not a date", (text) =>
  expect(findDate(text)).toBeNull(),
);
