/**
 * Our own sentences to test the checker: `sound.txt` has correct sentences of bulletins, `faulty.txt` has on
 * each line the id of a rule, a tab, and a sentence with «…» around the fault. ⏎ is a paragraph end; the rest
 * is written like the examples of the rules.
 */
import { readFileSync } from "node:fs";
import { check, type Finding } from "../../../shared/proofing/index.ts";
import { readExample } from "../../../shared/proofing/example.ts";

const lines = (name: string) =>
  readFileSync(new URL(`./sentences/${name}.txt`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.replaceAll("⏎", "\n"));

export const soundSentences = lines("sound");
export const faultySentences = lines("faulty").map((line) => {
  const [rule = "", text = ""] = line.split("\t");
  return { rule, text };
});

/** The findings in a sentence, without those about the issue as a whole. */
export const findingsIn = (text: string): Finding[] =>
  check(readExample(text.replaceAll(/[«»]/gu, "")).document).filter(({ block }) => block !== null);

export interface Score {
  rule: string;
  /** The number of faults for the rule, and the number that it found. */
  faults: number;
  foundCount: number;
  /** The number of findings in correct sentences. */
  false: number;
}

/** The score of each rule on the sentences. */
export function scores(): Score[] {
  const falseAlarms = soundSentences.flatMap(findingsIn);
  return [...Map.groupBy(faultySentences, ({ rule }) => rule)].map(([rule, some]) => ({
    rule,
    faults: some.length,
    foundCount: some.filter(({ text }) => findingsIn(text).some((finding) => finding.rule === rule)).length,
    false: falseAlarms.filter((finding) => finding.rule === rule).length,
  }));
}
