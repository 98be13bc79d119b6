/** Finds the beginnings and ends of sentences. Punctuation inside quotation marks and brackets is ignored. */
import { findQuotedCharacters } from "./quoted.ts";

/**
 * A place where a sentence or clause begins: at the start of the text, or after a sentence, a colon or a
 * comma.
 */
export interface Beginning {
  at: number;
  after: "nothing" | "sentence" | "colon" | "comma";
}

/** A text with its beginnings. `isQuoted` is 1 for each character in quotation marks or brackets. */
export interface Sentences {
  text: string;
  isQuoted: Uint8Array;
  beginnings: Beginning[];
}

const sentenceEnd = /[。！？；!?;\n]/u;
const punctuation = /[。！？；!?;\n：:，,]/gu;
const closer = /[”’」』）)》]/u;
const space = /[^\S\n]/u;

/** Finds the beginnings in a text. */
export function readSentences(text: string): Sentences {
  const isQuoted = findQuotedCharacters(text);
  const beginnings: Beginning[] = [];
  const begin = (from: number, after: Beginning["after"]): number => {
    let at = from;
    while (at < text.length && (space.test(text.charAt(at)) || text[at] === "\n")) at += 1;
    if (at < text.length && !isQuoted[at]) beginnings.push({ at, after });
    return at;
  };
  let position = begin(0, "nothing");
  for (const { 0: character, index } of text.matchAll(punctuation)) {
    // Skip punctuation that an earlier step has read as part of the end of a sentence, or before the next
    // one.
    if (index < position) continue;
    position = index + 1;
    if (sentenceEnd.test(character)) {
      // Closing quotation marks and brackets belong to the sentence: 做到“事事有着落。”二是…
      while (
        position < text.length &&
        (closer.test(text.charAt(position)) ||
          (text[position] === '"' && isQuoted[position]) ||
          sentenceEnd.test(text.charAt(position)))
      )
        position += 1;
      position = begin(position, "sentence");
    } else {
      begin(position, character === "：" || character === ":" ? "colon" : "comma");
    }
  }
  return { text, isQuoted, beginnings };
}

/**
 * The end of a sentence or clause: `end` is before its closing punctuation, `close` behind it. They are equal
 * if there is none.
 */
export interface Ending {
  end: number;
  close: number;
}

/** Finds the end of the sentence that contains the offset `from`; `limit` at the latest. */
export function findSentenceEnd({ text, isQuoted }: Sentences, from: number, limit: number): Ending {
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === "\n") return trimEnding(text, from, at, at);
    if (!isQuoted[at] && sentenceEnd.test(character)) return trimEnding(text, from, at, at + 1);
  }
  return trimEnding(text, from, limit, limit);
}

/** Finds the end of the first clause of that sentence; the end of the sentence if it has only one. */
export function findClauseEnd({ text, isQuoted }: Sentences, from: number, sentence: Ending): Ending {
  for (let at = from; at < sentence.end; at += 1) {
    const character = text.charAt(at);
    const isPunctuation =
      character === "，" ||
      character === "：" ||
      (/[,:]/u.test(character) && !/\d/u.test(text[at + 1] ?? ""));
    if (isPunctuation && !isQuoted[at]) return trimEnding(text, from, at, at + 1);
  }
  return sentence;
}

/** Excludes white space at the end. If there is any, punctuation behind it does not close the text. */
function trimEnding(text: string, from: number, end: number, close: number): Ending {
  const trimmedEnd = from + text.slice(from, end).trimEnd().length;
  return trimmedEnd === end ? { end, close } : { end: trimmedEnd, close: trimmedEnd };
}
