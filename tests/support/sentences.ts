/**
 * Sentences of our own to try the checker on: `sound.txt` has what a bulletin prints, `faulty.txt` a rule's id, a tab, and a
 * sentence with «…» around the fault. ⏎ is the end of a paragraph; the rest is written as the rules' examples are.
 */
import { readFileSync } from "node:fs";
import { check, type Finding } from "../../shared/proofing/index.ts";
import { readExample } from "../../shared/proofing/example.ts";

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

/** What is found in a sentence; of the issue as a whole nothing. */
export const findingsIn = (text: string): Finding[] =>
  check(readExample(text.replaceAll(/[«»]/gu, "")).document).filter(({ block }) => block !== null);

export interface Score {
  rule: string;
  /** Faults of the rule, and how many of them it found. */
  faults: number;
  found: number;
  /** What it found in sound sentences. */
  false: number;
}

/** How well each rule does on the sentences. */
export function scores(): Score[] {
  const falseAlarms = soundSentences.flatMap(findingsIn);
  return [...Map.groupBy(faultySentences, ({ rule }) => rule)].map(([rule, some]) => ({
    rule,
    faults: some.length,
    found: some.filter(({ text }) => findingsIn(text).some((finding) => finding.rule === rule)).length,
    false: falseAlarms.filter((finding) => finding.rule === rule).length,
  }));
}
