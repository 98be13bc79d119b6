/** Where sentences begin and end. Marks inside quotations and brackets neither begin nor end one. */
import { findQuotedCharacters } from "./quoted.ts";

/** Where something new begins: in a paragraph, after a sentence, after a colon, or only after a comma. */
export interface Beginning {
  at: number;
  after: "nothing" | "sentence" | "colon" | "comma";
}

export interface Sentences {
  text: string;
  quoted: Uint8Array;
  beginnings: Beginning[];
}

const sentenceMark = /[。！？；!?;\n]/u;
const marks = /[。！？；!?;\n：:，,]/gu;
const closer = /[”’」』）)》]/u;
const space = /[^\S\n]/u;

export function readSentences(text: string): Sentences {
  const quoted = findQuotedCharacters(text);
  const beginnings: Beginning[] = [];
  const begin = (from: number, after: Beginning["after"]): number => {
    let at = from;
    while (at < text.length && (space.test(text[at] as string) || text[at] === "\n")) at += 1;
    if (at < text.length && !quoted[at]) beginnings.push({ at, after });
    return at;
  };
  let done = begin(0, "nothing");
  for (const { 0: mark, index } of text.matchAll(marks)) {
    // It closed together with a sentence, or stands before one.
    if (index < done) continue;
    done = index + 1;
    if (sentenceMark.test(mark)) {
      // What closes together with the sentence belongs to it: 做到“事事有着落。”二是…
      while (
        done < text.length &&
        (closer.test(text[done] as string) ||
          (text[done] === '"' && quoted[done]) ||
          sentenceMark.test(text[done] as string))
      )
        done += 1;
      done = begin(done, "sentence");
    } else {
      begin(done, mark === "：" || mark === ":" ? "colon" : "comma");
    }
  }
  return { text, quoted, beginnings };
}

/** A stretch that ends before a mark: `close` is where the mark ends, equal to `end` where there is none. */
export interface Ending {
  end: number;
  close: number;
}

/** The end of the sentence that goes on at a place. */
export function findSentenceEnd({ text, quoted }: Sentences, from: number, limit: number): Ending {
  for (let at = from; at < limit; at += 1) {
    const character = text[at] as string;
    if (character === "\n") return trimmed(text, from, at, at);
    if (!quoted[at] && sentenceMark.test(character)) return trimmed(text, from, at, at + 1);
  }
  return trimmed(text, from, limit, limit);
}

/** The end of the first clause of that sentence; the end of the sentence where it has but one. */
export function findClauseEnd({ text, quoted }: Sentences, from: number, sentence: Ending): Ending {
  for (let at = from; at < sentence.end; at += 1) {
    const character = text[at] as string;
    const isMark =
      character === "，" ||
      character === "：" ||
      (/[,:]/u.test(character) && !/\d/u.test(text[at + 1] ?? ""));
    if (isMark && !quoted[at]) return trimmed(text, from, at, at + 1);
  }
  return sentence;
}

/** Without white space at the end; then there is no closing mark to speak of. */
function trimmed(text: string, from: number, end: number, close: number): Ending {
  const kept = from + text.slice(from, end).trimEnd().length;
  return kept === end ? { end, close } : { end: kept, close: kept };
}
