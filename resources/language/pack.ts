/**
 * Packs the language model of the speller: `node resources/language/pack.ts LM.arpa DICT.txt`.
 *
 * `LM.arpa` is the model of libime in ARPA form, `DICT.txt` the dictionary of jieba (a word, its count and its
 * kind on each line). Writes `model.bin` beside this file, in the form that
 * `shared/proofing/spelling/model.ts` reads. Takes 15 s and 4 GB of memory (`--max-old-space-size=6000`).
 */
import { createReadStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import {
  backOffRange,
  firstLetter,
  lowestProbability,
  sections,
  signature,
  type Section,
} from "../../shared/proofing/spelling/model.ts";

interface Arpa {
  words: Map<string, { words: string[]; probability: number; backOff: number }>;
  pairs: { words: string[]; probability: number; backOff: number }[];
  triples: { words: string[]; probability: number }[];
}

/** Reads the three sections of an ARPA file. */
async function readArpa(path: string): Promise<Arpa> {
  const arpa: Arpa = { words: new Map(), pairs: [], triples: [] };
  let length = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    length = Number(/^\\(\d)-grams:/u.exec(line)?.[1] ?? length);
    const [probability, gram, backOff = "0"] = line.split("\t");
    if (gram === undefined || gram === "<unk>") continue;
    const entry = { words: gram.split(" "), probability: Number(probability), backOff: Number(backOff) };
    if (length === 1) arpa.words.set(gram, entry);
    else if (length === 2) arpa.pairs.push(entry);
    else arpa.triples.push(entry);
  }
  return arpa;
}

/** The least count of a word of the dictionary that is taken. */
const leastCount = 3;
/** A word of the dictionary is less probable than its count says: its counts are of an older, smaller corpus. */
const dictionaryDiscount = -0.7;
/** The least probability of such a word. */
const leastProbability = -7.4;

/** Reads the words that only the dictionary has, with their probabilities, in order of the alphabet. */
async function readDictionary(path: string, known: ReadonlySet<string>): Promise<[string, number][]> {
  const rows = (await readFile(path, "utf8"))
    .split("\n")
    .map((line) => line.split(" "))
    .map(([word = "", count]): [string, number] => [word, Number(count)])
    .filter(([word]) => word !== "");
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  return rows
    .filter(([word, count]) => count >= leastCount && !known.has(word) && /^\p{Script=Han}{2,8}$/u.test(word))
    .map(([word, count]): [string, number] => [
      word,
      Math.max(leastProbability, Math.log10(count / total) + dictionaryDiscount),
    ])
    .sort();
}

/** The probability of an office word that neither source has. */
const officeProbability = -5.2;

/** Reads the office words that the other sources lack. */
async function readOfficeWords(known: ReadonlySet<string>): Promise<[string, number][]> {
  return (await readFile(new URL("office-words.txt", import.meta.url), "utf8"))
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !known.has(line))
    .map((word) => [word, officeProbability]);
}

/** Stores a number between `first` and `last` in `bits` bits. */
const store = (value: number, bits: number, first: number, last: number): number => {
  const share = Math.min(1, Math.max(0, (value - first) / (last - first)));
  return Math.round(share * (2 ** bits - 1));
};
const storeProbability = (value: number, bits: number) => store(value, bits, 0, lowestProbability);
const storeBackOff = (value: number, bits: number) => store(value, bits, backOffRange.low, backOffRange.high);

type Sections = Record<Section, Uint8Array | Uint16Array | Uint32Array>;

/** Arranges words, pairs and triples as the sections of the file. */
function packSections(arpa: Arpa, extraWords: [string, number][]): Sections {
  const words = [...arpa.words.keys()].sort();
  const ids = new Map(words.map((word, id) => [word, id]));
  const idOf = (word = "") => ids.get(word) ?? -1;
  const keyOf = (first: number, second: number) => first * 2 ** 20 + second;
  const pairs = arpa.pairs
    .map(({ words: [first, second], ...rest }) => ({ first: idOf(first), second: idOf(second), ...rest }))
    .filter(({ first, second }) => first >= 0 && second >= 0)
    .sort((one, other) => one.first - other.first || one.second - other.second);
  const pairIndex = new Map(pairs.map(({ first, second }, index) => [keyOf(first, second), index]));
  const triples = arpa.triples
    .map(({ words: [first, second, third], probability }) => ({
      pair: pairIndex.get(keyOf(idOf(first), idOf(second))) ?? -1,
      third: idOf(third),
      probability,
    }))
    .filter(({ pair, third }) => pair >= 0 && third >= 0)
    .sort((one, other) => one.pair - other.pair || one.third - other.third);
  const wordsWithPairs = [...arpa.words.entries()].sort().map(([, entry]) => entry);
  return {
    ...packTree([...words, ...extraWords.map(([word]) => word)]),
    letterShare: packShares([
      ...wordsWithPairs.map(({ words: [word = ""], probability }): [string, number] => [word, probability]),
      ...extraWords,
    ]),
    wordProbability: Uint8Array.from(
      [...wordsWithPairs.map(({ probability }) => probability), ...extraWords.map(([, value]) => value)],
      (value) => storeProbability(value, 8),
    ),
    wordBackOff: Uint8Array.from(wordsWithPairs, ({ backOff }) => storeBackOff(backOff, 8)),
    pairStart: startsOf(
      pairs.map(({ first }) => first),
      words.length,
    ),
    pairLow: Uint16Array.from(pairs, ({ second }) => second & 0xffff),
    pairHigh: Uint8Array.from(
      pairs,
      ({ second, backOff }) => (second >> 16) | (storeBackOff(backOff, 6) << 2),
    ),
    pairProbability: Uint8Array.from(pairs, ({ probability }) => storeProbability(probability, 8)),
    tripleStart: startsOf(
      triples.map(({ pair }) => pair >> 16),
      (pairs.length >> 16) + 1,
    ),
    triplePair: Uint16Array.from(triples, ({ pair }) => pair & 0xffff),
    tripleLow: Uint16Array.from(triples, ({ third }) => third & 0xffff),
    tripleHigh: Uint8Array.from(
      triples,
      ({ third, probability }) => (third >> 16) | (storeProbability(probability, 6) << 2),
    ),
  };
}

interface Node {
  letter: number;
  id: number;
  children: Map<number, Node>;
}

/** Arranges words as a tree. The id of a word is its index. */
function packTree(words: readonly string[]): Pick<Sections, "letters" | "firstChild" | "wordIds"> {
  const root: Node = { letter: 0, id: -1, children: new Map() };
  words.forEach((word, id) => {
    let node = root;
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at);
      const child = node.children.get(letter) ?? { letter, id: -1, children: new Map<number, Node>() };
      node.children.set(letter, child);
      node = child;
    }
    node.id = id;
  });
  const nodes = [root];
  const firstChild: number[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    firstChild.push(nodes.length);
    const children = [...(nodes[index]?.children.values() ?? [])];
    nodes.push(...children.sort((one, other) => one.letter - other.letter));
  }
  return {
    letters: Uint16Array.from(nodes, ({ letter }) => letter),
    firstChild: Uint32Array.from([...firstChild, nodes.length]),
    wordIds: Uint32Array.from(nodes, ({ id }) => id + 1),
  };
}

/** Gives the share of each letter in all text. A word counts for each of its letters. */
function packShares(words: readonly [string, number][]): Uint8Array {
  const shares = new Float64Array(0xa000 - firstLetter);
  for (const [word, probability] of words)
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at) - firstLetter;
      if (letter >= 0 && letter < shares.length) shares[letter] = (shares[letter] ?? 0) + 10 ** probability;
    }
  return Uint8Array.from(shares, (share) => storeProbability(Math.log10(share || Number.MIN_VALUE), 8));
}

/** Gives for each of `count` groups the index of its first member, and the number of all members. */
function startsOf(groups: number[], count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const group of groups) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < count; group += 1)
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  return starts;
}

/** Writes the sections one after the other, each at a multiple of 8 bytes, after a table of offset and size. */
function joinSections(content: Sections): Uint8Array {
  const names = Object.keys(sections);
  let end = 8 + names.length * 8;
  const placed = Object.entries(content).map(([name, { buffer, byteLength }]) => {
    const offset = Math.ceil(end / 8) * 8;
    end = offset + byteLength;
    return { at: 8 + names.indexOf(name) * 8, offset, bytes: new Uint8Array(buffer) };
  });
  const file = new Uint8Array(end);
  const view = new DataView(file.buffer);
  view.setUint32(0, signature, true);
  for (const { at, offset, bytes } of placed) {
    view.setUint32(at, offset, true);
    view.setUint32(at + 4, bytes.length, true);
    file.set(bytes, offset);
  }
  return file;
}

const [arpaPath, dictionaryPath] = process.argv.slice(2);
if (!arpaPath || !dictionaryPath) throw new Error("usage: node pack.ts LM.arpa DICT.txt");
const arpa = await readArpa(arpaPath);
const dictionary = await readDictionary(dictionaryPath, new Set(arpa.words.keys()));
const office = await readOfficeWords(new Set([...arpa.words.keys(), ...dictionary.map(([word]) => word)]));
const extraWords = [...dictionary, ...office];
await writeFile(new URL("model.bin", import.meta.url), joinSections(packSections(arpa, extraWords)));
