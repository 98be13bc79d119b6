/**
 * `npm run -s corpus [-- --remarks [AREA]]`: reads every bulletin of the corpus as an import does, checks it, and
 * prints what is right, missed and invented, for each part. `--remarks` lists what is not right in the open
 * part; the kept part is never listed. `--write` writes the figures of the kept part into `figures.json`.
 */
import { writeFile } from "node:fs/promises";
import { parts, readCases, type Part } from "./annotation.ts";
import { readCase } from "./reading.ts";
import { addScores, areas, scoreCase, type Score } from "./score.ts";

export async function scorePart(part: Part): Promise<Score> {
  const scores: Score[] = [];
  for (const each of await readCases(part))
    scores.push(scoreCase(each.name, each.annotation, await readCase(each)));
  return addScores(scores);
}

/** The figures of a part that may not get worse. */
export const figuresOf = ({ tallies, falseAlarms, falseErrors }: Score) => ({
  ...tallies,
  falseAlarms,
  falseErrors,
});

const percent = (count: number, of: number): string =>
  of === 0 ? "–" : `${Math.round((100 * count) / of)} %`;

/** Prints a table with a line for each area and columns for each part. */
function table(scores: Record<Part, Score>): string {
  const rows = areas.map((area) => {
    const columns = parts.map((part) => {
      const { right, wanted, invented } = scores[part].tallies[area];
      return `${right} of ${wanted} (${percent(right, wanted)}), ${invented} invented`;
    });
    return `| ${area} | ${columns.join(" | ")} |`;
  });
  const alarms = parts.map((part) => {
    const { falseAlarms, falseErrors, letters } = scores[part];
    return `${((1000 * falseAlarms) / letters).toFixed(2)} in 1,000 letters, ${falseErrors} as 必错`;
  });
  return [
    `| | ${parts.join(" | ")} |`,
    `|---|${parts.map(() => "---|").join("")}`,
    ...rows,
    `| false alarms | ${alarms.join(" | ")} |`,
  ].join("\n");
}

if (import.meta.main) {
  const scores = { open: await scorePart("open"), kept: await scorePart("kept") };
  console.log(table(scores));
  const [flag, area = ""] = process.argv.slice(2);
  if (flag === "--write") {
    const text = JSON.stringify(figuresOf(scores.kept), null, 2);
    await writeFile(new URL("figures.json", import.meta.url), `${text}\n`);
  }
  if (flag === "--remarks")
    console.log(scores.open.remarks.filter((remark) => remark.includes(area)).join("\n"));
  process.exit();
}
