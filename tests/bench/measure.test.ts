import { expect, test } from "vitest";
import { compare, duration, summarise, table, time } from "./measure.ts";

test("median and p95 do not depend on the order of the times", () => {
  expect(summarise([5, 1, 3])).toEqual({ median: 3, p95: 5, rounds: 3 });
  expect(summarise(Array.from({ length: 100 }, (_, index) => 100 - index))).toEqual({
    median: 51,
    p95: 96,
    rounds: 100,
  });
  expect(() => summarise([])).toThrow("nothing was measured");
});

test("warm work runs one round that is not counted, cold work none", async () => {
  let runs = 0;
  const work = () => {
    runs += 1;
  };
  expect((await time(3, work)).rounds).toBe(3);
  expect(runs).toBe(4);
  await time(3, work, { cold: true });
  expect(runs).toBe(7);
});

test.each([
  [0.423, "0.42 ms"],
  [8.14, "8.1 ms"],
  [240.4, "240 ms"],
  [1416, "1.42 s"],
])("%d is %s", (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

test("the rows become a table in Markdown", () => {
  const [ours, theirs] = [summarise([100]), summarise([400])];
  expect(
    table([
      { name: "ours", figure: ours, ...compare(ours, "theirs", theirs) },
      { name: "alone", figure: ours, ...compare(ours, "absent", undefined) },
    ]),
  ).toBe(
    [
      "| what | median | p95 | rounds | ratio of medians |",
      "|---|---:|---:|---:|---|",
      "| ours | 100 ms | 100 ms | 1 | 0.25 × theirs |",
      "| alone | 100 ms | 100 ms | 1 |  |",
    ].join("\n"),
  );
});
