/**
 * Finds text in quotation marks, brackets and book title marks (《》). No point begins there, and no sentence
 * ends there.
 */
const closerOf: Record<string, string> = {
  "“": "”",
  "‘": "’",
  "「": "」",
  "『": "』",
  "《": "》",
  "（": "）",
  "(": ")",
};
const openerOf = new Map(Object.entries(closerOf).map(([opener, closer]) => [closer, opener]));
const delimiters = /["“”‘’「」『』《》（）()]/gu;

/**
 * Returns 1 for each UTF-16 unit that is inside a pair or closes one, and 0 for the others. Half a pair is
 * ignored; otherwise one forgotten character would hide the rest of the paragraph. Exception: in a quotation
 * over several paragraphs each begins with “ and only the last has ”, so text after an unclosed “ at the
 * start is quoted.
 */
export function findQuotedCharacters(text: string): Uint8Array {
  /** How many more pairs begin than end at each character. */
  const changes = new Int32Array(text.length + 2);
  const open: { delimiter: string; at: number }[] = [];
  const openCount = new Map<string, number>();
  const count = (delimiter: string, by: number) =>
    openCount.set(delimiter, (openCount.get(delimiter) ?? 0) + by);
  const close = (opener: string, at: number) => {
    let last = open.pop();
    while (last && last.delimiter !== opener) {
      count(last.delimiter, -1);
      last = open.pop();
    }
    if (!last) return;
    count(opener, -1);
    changes[last.at + 1] = (changes[last.at + 1] ?? 0) + 1;
    changes[at + 1] = (changes[at + 1] ?? 0) - 1;
  };
  for (const { 0: delimiter, index: at } of text.matchAll(delimiters)) {
    const opener = delimiter === '"' && openCount.get(delimiter) ? delimiter : openerOf.get(delimiter);
    if (opener !== undefined) {
      if (openCount.get(opener)) close(opener, at);
    } else {
      open.push({ delimiter, at });
      count(delimiter, 1);
    }
  }
  const isUnclosedAtStart = open[0]?.delimiter === "“" && text.slice(0, open[0].at).trim() === "";
  const inside = new Uint8Array(text.length);
  if (isUnclosedAtStart) return inside.fill(1);
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    pairs += changes[at] ?? 0;
    inside[at] = pairs > 0 ? 1 : 0;
  }
  return inside;
}
