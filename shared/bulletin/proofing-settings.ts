/** What a publication tells the checker (`shared/proofing`): rules it does without, words it writes in its own way, its labels. */
import { z } from "zod";

export const ownWord = z.object({
  word: z.string().trim().min(1).max(60),
  instead: z.string().trim().max(60),
});
/** A word that is not printed, and what is; `instead` is empty where a person has to think. */
export type OwnWord = z.infer<typeof ownWord>;

/** Those stored before there were any have none. */
export const proofingSettings = z.looseObject({
  /** Ids of the rules that are switched off. */
  off: z.array(z.string().min(1)).default([]),
  words: z.array(ownWord).max(2000).default([]),
  /** Labels (标签) of briefs, without brackets; empty: any. */
  labels: z.array(z.string().trim().min(1).max(30)).max(100).default([]),
  /** What an issue tells of happened at most so many days before it; null: whenever. */
  eventDays: z.int().min(1).max(366).nullable().default(null),
});
export type ProofingSettings = z.infer<typeof proofingSettings>;
export const noProofingSettings: ProofingSettings = proofingSettings.parse({});

/** Own words as people write them, one a line: 创文→创城, or the word alone. */
export const writeOwnWords = (words: readonly OwnWord[]): string =>
  words.map(({ word, instead }) => (instead === "" ? word : `${word}→${instead}`)).join("\n");

/** Reads such lines. An arrow may be typed as → or as -> or =. */
export function readOwnWords(text: string): OwnWord[] {
  const lines = text.split("\n").map((line) => line.split(/\s*(?:→|->|=>?|＝)\s*/u, 2));
  return lines.flatMap(([word = "", instead = ""]) => {
    const read = ownWord.safeParse({ word, instead });
    return read.success ? [read.data] : [];
  });
}
