/**
 * Letters that people confuse: because they sound alike, because regional speech does not tell the sounds apart,
 * or because they look alike. The data is `resources/language/confusions.txt`.
 */

/** Why two letters are confused: same syllable, similar syllable, similar shape, same syllable and similar shape. */
export type Confusion = "sound" | "speech" | "shape" | "both";

export type Confusions = ReadonlyMap<string, Confusion>;

/** Gives a syllable as it is heard where zh and z, n and l, ng and n are not told apart. */
const plainSyllable = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/u, "$1")
    .replace(/^n(?=[aeiou])/u, "l")
    .replace(/ng$/u, "n");

interface Letter {
  letter: string;
  syllables: string[];
  alike: string[];
}

/** Reads the data: on each line a letter, its syllables without tones, and the letters that look like it. */
function readLetters(text: string): Letter[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"))
    .map(([letter = "", syllables = "", alike = ""]) => ({
      letter,
      syllables: syllables.split(" "),
      alike: [...alike],
    }));
}

function groupBySyllable(letters: readonly Letter[], change: (syllable: string) => string) {
  const groups = new Map<string, Set<string>>();
  for (const { letter, syllables } of letters) {
    for (const syllable of syllables.map(change)) {
      const group = groups.get(syllable) ?? new Set();
      groups.set(syllable, group.add(letter));
    }
  }
  return groups;
}

/**
 * Reads the data and gives a function that lists the letters that may be meant by a letter, each with the
 * strongest reason.
 */
export function readConfusions(text: string): (letter: string) => Confusions {
  const letters = readLetters(text);
  const byLetter = new Map(letters.map((each) => [each.letter, each]));
  const bySound = groupBySyllable(letters, (syllable) => syllable);
  const bySpeech = groupBySyllable(letters, plainSyllable);
  const listed = new Map<string, Confusions>();
  const list = ({ letter, syllables, alike }: Letter): Confusions => {
    const confusions = new Map<string, Confusion>();
    const add = (others: Iterable<string>, reason: Confusion) => {
      for (const other of others)
        if (other !== letter)
          confusions.set(other, reason === "sound" && alike.includes(other) ? "both" : reason);
    };
    // A stronger reason replaces a weaker one.
    for (const syllable of syllables) add(bySpeech.get(plainSyllable(syllable)) ?? [], "speech");
    add(alike, "shape");
    for (const syllable of syllables) add(bySound.get(syllable) ?? [], "sound");
    return confusions;
  };
  return (letter) => {
    const known = byLetter.get(letter);
    const confusions = listed.get(letter) ?? (known ? list(known) : new Map<string, Confusion>());
    listed.set(letter, confusions);
    return confusions;
  };
}
