import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { areas } from "./score.ts";
import { figuresOf, scorePart } from "./run.ts";

/** The figures at the last change, written by `npm run -s corpus -- --write`. */
const last: ReturnType<typeof figuresOf> = JSON.parse(
  readFileSync(new URL("figures.json", import.meta.url), "utf8"),
);

test("no figure of the kept part is worse than at the last change", async () => {
  const now = figuresOf(await scorePart("kept"));
  const worse = areas.flatMap((area) => [
    ...(now[area].wanted === last[area].wanted ? [] : [`${area}: other bulletins`]),
    ...(now[area].right < last[area].right
      ? [`${area}: ${now[area].right} right, ${last[area].right} before`]
      : []),
    ...(now[area].invented > last[area].invented
      ? [`${area}: ${now[area].invented} invented, ${last[area].invented} before`]
      : []),
  ]);
  if (now.falseErrors > last.falseErrors)
    worse.push(`${now.falseErrors} false alarms at 必错, ${last.falseErrors} before`);
  expect(worse).toEqual([]);
}, 60_000);
