/**
 * How much speaks for a change of letters. The weights were learnt by `resources/language/learn.ts`: logistic
 * regression over wrong letters that were put into sound sentences, and over proposals for sound ones.
 */

/** What is known of a change. */
export interface Evidence {
  /** By how much the text becomes more probable (decimal logarithm). */
  gain: number;
  /** 1 if the letters only sound alike where speech is regional. */
  speech: number;
  /** 1 if the letters only look alike. */
  shape: number;
  /** 1 if the letters both sound and look alike. */
  both: number;
  /** 1 if two letters change places. */
  swap: number;
  /** The probability of the word that arises, from that of a usual word. */
  word: number;
  /** 1 if this word has three letters. */
  three: number;
  /** 1 if it has more. */
  long: number;
  /** 1 if the letter stands in a word of two letters, beside a letter that no word contains. */
  edge: number;
  /** How much the letter looks like part of a name, 0 to 1. */
  name: number;
  /** The probability of the letter as a word of its own; 0 at an edge. */
  letter: number;
  /** The share of the letter in all text (decimal logarithm), from that of a usual letter. */
  share: number;
  /** 1 for each neighbour that the letter's word is often beside of. */
  pairs: number;
  /** The number of letters in a row that no longer word contains, at most 4. */
  alone: number;
  /** 1 if the letter may end or begin a word that no dictionary lists: 员, 室; 副, 各. */
  affix: number;
}

export type Weights = Record<keyof Evidence | "bias", number>;

export const weights: Weights = {
  bias: -3.44,
  gain: 1.41,
  speech: -2.98,
  shape: 0.89,
  both: 0.17,
  swap: 2.84,
  word: 1.05,
  three: -0.01,
  long: -0.29,
  edge: -1.96,
  name: -0.93,
  letter: 0.56,
  share: -0.42,
  pairs: -0.25,
  alone: -0.39,
  affix: -0.76,
};

/** Gives the logarithm of the odds that the change is right. */
export function weigh(evidence: Evidence, by: Weights = weights): number {
  return (
    by.bias +
    evidence.gain * by.gain +
    evidence.speech * by.speech +
    evidence.shape * by.shape +
    evidence.both * by.both +
    evidence.swap * by.swap +
    evidence.word * by.word +
    evidence.three * by.three +
    evidence.long * by.long +
    evidence.edge * by.edge +
    evidence.name * by.name +
    evidence.letter * by.letter +
    evidence.share * by.share +
    evidence.pairs * by.pairs +
    evidence.alone * by.alone +
    evidence.affix * by.affix
  );
}
