/** The checker: the time that it takes, and the faults that each rule finds in our own sentences. */
import { createCheck } from "../../shared/proofing/index.ts";
import type { BulletinDocument } from "../../shared/document/schema.ts";
import { mutationScores } from "../support/generators/mutations.ts";
import { scores } from "../support/samples/sentences.ts";
import type { Measured } from "./files.ts";
import { linters } from "./linters.ts";
import { compare, time } from "./measure.ts";
import { repeatArticles } from "./subject.ts";

/**
 * Checks a whole issue, the same issue after one paragraph changed, and one `longer` times as long. The
 * alternative is serialising the same document.
 */
export async function checking(document: BulletinDocument, longer: number): Promise<Measured> {
  const long = repeatArticles(document, longer);
  const toJson = (some: BulletinDocument) => () => JSON.parse(JSON.stringify(some)) as unknown;
  const [json, longJson] = [await time(50, toJson(document)), await time(20, toJson(long))];
  const whole = await time(50, () => createCheck()(document));
  const incrementalCheck = createCheck();
  let letters = 0;
  const afterTyping = await time(50, () => {
    letters += 1;
    const blocks = document.blocks.map((block, index) =>
      index === 1 ? { ...block, runs: [...block.runs, { text: "字".repeat(letters) }] } : block,
    );
    return incrementalCheck({ ...document, blocks });
  });
  const ofLong = await time(10, () => createCheck()(long));
  const beside = await linters(document, whole);
  return {
    rows: [
      { name: "check of this issue", figure: whole, ...compare(whole, "JSON there and back", json) },
      {
        name: "check after one more letter",
        figure: afterTyping,
        ...compare(afterTyping, "JSON there and back", json),
      },
      {
        name: `check of one ${longer} times as long`,
        figure: ofLong,
        ...compare(ofLong, "JSON there and back", longJson),
      },
      ...beside.rows,
    ],
    skippedAlternatives: beside.skippedAlternatives,
  };
}

/** A table with a line for each rule: faults found, and false alarms in correct sentences. */
export function checkerTable(): string {
  const all = scores();
  const sum = (of: (score: (typeof all)[number]) => number) =>
    all.reduce((total, score) => total + of(score), 0);
  const rows = [
    ...all,
    {
      rule: "all",
      faults: sum(({ faults }) => faults),
      foundCount: sum(({ foundCount }) => foundCount),
      false: sum((score) => score.false),
    },
  ];
  return [
    "| rule | faults | found | false alarms |",
    "|---|---:|---:|---:|",
    ...rows.map((score) => `| ${score.rule} | ${score.faults} | ${score.foundCount} | ${score.false} |`),
  ].join("\n");
}

/** The number of clean issues in which each fault is planted. */
const issues = 100;

/** A table with a line for each kind of planted fault. */
export function mutationTable(): string {
  const { falseAlarms, faults } = mutationScores(issues);
  const rows = faults.map(
    ({ fault, plantedCount, foundCount }) => `| ${fault} | ${plantedCount} | ${foundCount} |`,
  );
  return [
    `${falseAlarms.length} findings in the clean issues.`,
    "",
    "| fault | planted | found |",
    "|---|---:|---:|",
    ...rows,
  ].join("\n");
}
