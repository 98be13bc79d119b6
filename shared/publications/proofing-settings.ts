/**
 * A publication's settings for the checker (`shared/proofing`): rules that are switched off, its own words,
 * its labels.
 */
import { z } from "zod";

/** See `OwnWord`. */
export const ownWord = z.object({
  word: z.string().trim().min(1).max(60),
  instead: z.string().trim().max(60),
});
/**
 * A word that is not to be printed, and its replacement. `instead` is empty if there is no fixed replacement.
 */
export type OwnWord = z.infer<typeof ownWord>;

/** The settings. Profiles that were stored before these existed get the defaults. */
export const proofingSettings = z.looseObject({
  /** Ids of the rules that are switched off. */
  off: z.array(z.string().min(1)).default([]),
  words: z.array(ownWord).max(2000).default([]),
  /** The allowed labels (标签) of briefs, without brackets; empty: any label. */
  labels: z.array(z.string().trim().min(1).max(30)).max(100).default([]),
  /** The most days between an event and the issue that reports it; null: no limit. */
  eventDays: z.int().min(1).max(366).nullable().default(null),
});
export type ProofingSettings = z.infer<typeof proofingSettings>;
export const noProofingSettings: ProofingSettings = proofingSettings.parse({});

/** Writes own words as editable text, one on each line: 创文→创城, or the word alone. */
export const writeOwnWords = (words: readonly OwnWord[]): string =>
  words.map(({ word, instead }) => (instead === "" ? word : `${word}→${instead}`)).join("\n");

/** Reads such text. The arrow may be typed as →, ->, => or =. Invalid lines are dropped. */
export function readOwnWords(text: string): OwnWord[] {
  const lines = text.split("\n").map((line) => line.split(/\s*(?:→|->|=>?|＝)\s*/u, 2));
  return lines.flatMap(([word = "", instead = ""]) => {
    const result = ownWord.safeParse({ word, instead });
    return result.success ? [result.data] : [];
  });
}
