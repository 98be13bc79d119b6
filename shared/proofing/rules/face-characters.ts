import type { Rule, BlockFinding } from "../subject/rule.ts";
import { matchesIn } from "../subject/view.ts";

/**
 * Finds characters that the body's face lacks, such as rare characters in names. One that no face has is
 * printed as a box.
 */
export const faceCharacters: Rule = {
  id: "face-characters",
  group: "words",
  level: "hint",
  words: {
    "zh-CN": {
      title: "字体里没有的字",
      why: "自带的仿宋没有这个字：换用别的字体，或者印成方框。多见于人名，请看打印页。",
      found: (text, { kind }) =>
        kind === "box" ? `自带的字体里没有“${text}”，可能印成方框` : `自带的仿宋没有“${text}”，会换一种字体`,
    },
    en: {
      title: "Characters without a face",
      why: "The face of the body lacks the character: it is set in another, or printed as a box. Names have such characters; look at the printed page.",
      found: (text, { kind }) =>
        kind === "box"
          ? `No face has ${text}: it may be printed as a box`
          : `The face of the body lacks ${text}: another is used`,
    },
  },
  examples: {
    bad: [{ text: "王«喆»、李«𠮷»参加。", context: { faces: { own: "王李参加、。", instead: "喆" } } }],
    good: [{ text: "王李参加。", context: { faces: { own: "王李参加。", instead: "" } } }, "王𠮷参加。"],
  },
  block: ({ text }, { faces }) => {
    if (!faces) return [];
    const ownCharacters = charactersOf(faces.own);
    const fallbackCharacters = charactersOf(faces.instead);
    return matchesIn(text, /\p{Script=Han}|\p{Emoji_Presentation}/gu).flatMap(
      ({ match, start, end }): BlockFinding[] => {
        if (ownCharacters.has(match[0])) return [];
        return fallbackCharacters.has(match[0])
          ? [{ start, end, details: { kind: "other" } }]
          : [{ start, end, level: "suspect", details: { kind: "box" } }];
      },
    );
  },
};

/** Character sets of faces, by their text. */
const characterSets = new Map<string, ReadonlySet<string>>();

/** The set of a face's characters; cached because a face has about ten thousand. */
function charactersOf(text: string): ReadonlySet<string> {
  const characters = characterSets.get(text) ?? new Set(text);
  if (!characterSets.has(text)) {
    if (characterSets.size > 8) characterSets.clear();
    characterSets.set(text, characters);
  }
  return characters;
}
