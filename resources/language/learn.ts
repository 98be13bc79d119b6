/**
 * Learns the weights of the speller: `node resources/language/learn.ts FILE…`, text files. The mistakes in a text
 * are put right first if a file NAME.json beside it lists them, as the annotations of `tests/corpus` do. Prints the weights for `shared/proofing/spelling/evidence.ts`, and what they find in sentences that
 * they were not learnt from: wrong letters are put into words at random, always at the same places.
 */
import { readFile } from "node:fs/promises";
import { tableOf } from "../../shared/basics/lookup.ts";
import { readConfusions } from "../../shared/proofing/spelling/confusions.ts";
import { weigh, type Evidence, type Weights } from "../../shared/proofing/spelling/evidence.ts";
import { LanguageModel } from "../../shared/proofing/spelling/model.ts";
import { segment } from "../../shared/proofing/spelling/segment.ts";
import { Speller, type Misspelling } from "../../shared/proofing/spelling/speller.ts";
import { countOf, putMistake, seededRandom, type Mistake } from "./mistakes.ts";

const here = (name: string) => new URL(name, import.meta.url);
const model = new LanguageModel(new Uint8Array(await readFile(here("model.bin"))).buffer);
const confusions = readConfusions(await readFile(here("confusions.txt"), "utf8"));
const speller = new Speller(model, confusions);

interface Sample {
  evidence: Evidence;
  isRight: boolean;
  /** One of five groups, for learning from the others. */
  group: number;
  kind: Mistake["kind"] | "none";
  words: string;
}

const samples: Sample[] = [];
const planted: { kind: Mistake["kind"]; group: number; evidence: Evidence | undefined }[] = [];
const random = seededRandom(11);
let letters = 0;

const around = (text: string, { start, end, right, word }: Misspelling) =>
  `${text.slice(Math.max(0, start - 6), start)}«${text.slice(start, end)}→${right}»${text.slice(end, end + 6)} [${word}]`;

/** Lines that are not running text are mostly names. */
const isRunning = (line: string) => /\p{Script=Han}{4}.*[，。]/u.test(line);

/** Collects the proposals for a sound line, and those for mistakes that are put into it. */
function learnFrom(line: string, text: string): void {
  const group = Math.floor(random() * 5);
  letters += line.length;
  for (const each of speller.find(line, -Infinity)) {
    const before = line.slice(each.wordStart, each.wordStart + each.word.length);
    if (countOf(text, before) > 1) continue;
    samples.push({ evidence: each.evidence, isRight: false, group, kind: "none", words: around(line, each) });
  }
  const words = [...line.matchAll(/\p{Script=Han}+/gu)].flatMap(({ 0: stretch, index }) =>
    segment(model, stretch).words.map(({ start, length }) => ({ start: index + start, length })),
  );
  for (const kind of ["sound", "shape", "swap"] as const)
    for (let times = 0; times < line.length / 60; times += 1) {
      const mistake = putMistake(line, words, kind, { random, model, confusions });
      if (!mistake) continue;
      const { text: wrong, start, end } = mistake;
      const from = Math.max(0, start - 25);
      const found = speller.find(wrong.slice(from, end + 25), -Infinity).find((each) => {
        const [begin, stop] = [each.start + from, each.end + from];
        return wrong.slice(0, begin) + each.right + wrong.slice(stop) === line;
      });
      planted.push({ kind, group, evidence: found?.evidence });
      if (found) samples.push({ evidence: found.evidence, isRight: true, group, kind, words: "" });
    }
}

const names = [
  "gain",
  "speech",
  "shape",
  "both",
  "swap",
  "word",
  "three",
  "long",
  "edge",
  "name",
  "letter",
  "share",
  "pairs",
  "alone",
  "affix",
] as const;
const keys = ["bias", ...names] as const;
/** A false alarm costs more than a missed mistake. */
const costOfAlarm = 4;

/** Logistic regression by gradient descent. */
function fit(list: readonly Sample[]): Weights {
  const weights: Weights = tableOf(keys, () => 0);
  for (let round = 0; round < 3000; round += 1) {
    const slope: Weights = tableOf(keys, () => 0);
    let total = 0;
    for (const { evidence, isRight } of list) {
      const error = Number(isRight) - 1 / (1 + Math.exp(-weigh(evidence, weights)));
      const cost = isRight ? 1 : costOfAlarm;
      total += cost;
      slope.bias += cost * error;
      for (const name of names) slope[name] += cost * error * evidence[name];
    }
    weights.bias += (0.5 * slope.bias) / total;
    for (const name of names) weights[name] += 0.5 * (slope[name] / total - 0.0005 * weights[name]);
  }
  return weights;
}

for (const path of process.argv.slice(2)) {
  const faults =
    JSON.parse(await readFile(path.replace(/\.\w+$/u, ".json"), "utf8").catch(() => "{}")).faults ?? [];
  let text = (await readFile(path, "utf8")).replaceAll(/[«»*]/gu, "");
  for (const { context, wrong, right } of faults)
    text = text.replace(context, context.replace(wrong, right.length < 8 ? right : ""));
  for (const line of text.split("\n")) if (isRunning(line)) learnFrom(line, text);
}
const alarms: { odds: number; words: string }[] = [];
const found: { odds: number; kind: string }[] = [];
for (let group = 0; group < 5; group += 1) {
  const weights = fit(samples.filter((sample) => sample.group !== group));
  for (const sample of samples)
    if (sample.group === group && !sample.isRight)
      alarms.push({ odds: weigh(sample.evidence, weights), words: sample.words });
  for (const { evidence, kind, group: own } of planted)
    if (own === group) found.push({ odds: evidence ? weigh(evidence, weights) : -Infinity, kind });
}
alarms.sort((one, other) => other.odds - one.odds);
console.log(`${letters} letters, ${planted.length} mistakes, ${alarms.length} proposals for sound text`);
for (const rate of [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2]) {
  const least = alarms[Math.floor((letters / 1000) * rate)]?.odds ?? -Infinity;
  const shares = ["sound", "shape", "swap"].map((kind) => {
    const of = found.filter((each) => each.kind === kind);
    return `${kind} ${Math.round((100 * of.filter(({ odds }) => odds > least).length) / of.length)} %`;
  });
  console.log(`${rate} false alarms in 1,000 letters: odds ${least.toFixed(2)}, ${shares.join(", ")}`);
}
console.log(
  Object.entries(fit(samples))
    .map(([name, value]) => `  ${name}: ${value.toFixed(2)},`)
    .join("\n"),
);
for (const { odds, words } of alarms.slice(0, 40)) console.log(odds.toFixed(2), words);
