import { expect, test } from "vitest";
import { readLayout } from "./print-page.ts";

test("a hint that makes no sense does not stop the print; the others remain", () => {
  const hint = { kind: "imprint-alone", page: 2, paragraph: 7, lines: 3 };
  const hints = [
    { ...hint, lines: 0 },
    { ...hint, lines: null },
    { ...hint, kind: "of-a-later-version" },
    hint,
  ];
  expect(readLayout({ pages: "2", hints: JSON.stringify(hints) })).toEqual({ pages: 2, hints: [hint] });
});
