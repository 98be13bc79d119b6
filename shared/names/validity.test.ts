import { expect, test } from "vitest";
import { namesNoLonger, namesOn } from "./validity.ts";

test("a row is valid from its first to its last day, both included", () => {
  const tables = {
    units: [
      { full: "区城管委", short: [], to: "2025-12-31" },
      { full: "区城管局", short: [], from: "2026-01-01" },
      { full: "区妇联", short: [] },
    ],
    people: [],
  };
  const fullNamesOf = (rows: { units: { full: string }[] }) => rows.units.map(({ full }) => full);
  expect(fullNamesOf(namesOn(tables, "2025-12-31"))).toEqual(["区城管委", "区妇联"]);
  expect(fullNamesOf(namesOn(tables, "2026-01-01"))).toEqual(["区城管局", "区妇联"]);
  expect(fullNamesOf(namesOn(tables, null))).toHaveLength(3);
  expect(fullNamesOf(namesNoLonger(tables, "2026-01-01"))).toEqual(["区城管委"]);
  expect(fullNamesOf(namesNoLonger(tables, "2025-12-31"))).toEqual([]);
});
