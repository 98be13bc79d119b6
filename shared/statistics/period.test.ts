import { expect, test } from "vitest";
import { periodNames, periodOf, printedPeriod } from "./period.ts";

test("named periods are whole months, quarters and years", () => {
  expect(periodNames.map((name) => Object.values(periodOf(name, "2026-02-28")))).toEqual([
    ["2026-02-01", "2026-02-28"],
    ["2026-01-01", "2026-01-31"],
    ["2026-01-01", "2026-03-31"],
    ["2026-01-01", "2026-12-31"],
    ["2025-01-01", "2025-12-31"],
    [null, null],
  ]);
  expect(periodOf("lastMonth", "2026-01-09")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(periodOf("quarter", "2024-11-30")).toEqual({ from: "2024-10-01", to: "2024-12-31" });
});

test.each<[from: string | null, to: string | null, printed: string]>([
  [null, null, "历年"],
  ["2026-01-01", "2026-12-31", "2026年"],
  ["2024-01-01", "2026-12-31", "2024年至2026年"],
  ["2026-03-01", "2026-03-31", "2026年3月"],
  ["2026-01-01", "2026-03-31", "2026年1月至3月"],
  ["2025-11-01", "2026-02-28", "2025年11月至2026年2月"],
  ["2026-03-01", "2026-03-15", "2026年3月1日至15日"],
  ["2026-03-02", "2026-04-15", "2026年3月2日至4月15日"],
  ["2025-12-02", "2026-01-15", "2025年12月2日至2026年1月15日"],
  ["2026-03-09", "2026-03-09", "2026年3月9日"],
  ["2026-03-09", null, "2026年3月9日以来"],
  [null, "2026-03-09", "2026年3月9日以前"],
])("%s to %s is printed as %s", (from, to, text) => {
  expect(printedPeriod({ from, to })).toBe(text);
});
