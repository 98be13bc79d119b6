/** Finds text in quotation marks, brackets and book title marks (《》). No point begins there, and no sentence ends there. */
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
const marks = /["“”‘’「」『』《》（）()]/gu;

/**
 * Returns 1 for each UTF-16 unit that is inside a pair or closes one, and 0 for the others. A mark without its partner is
 * ignored; otherwise one forgotten mark would hide the rest of the paragraph. Exception: in a quotation over several
 * paragraphs each begins with “ and only the last has ”, so text after an unclosed “ at the start is quoted.
 */
export function findQuotedCharacters(text: string): Uint8Array {
  const inside = new Uint8Array(text.length);
  const open: { mark: string; at: number }[] = [];
  const openCount = new Map<string, number>();
  const count = (mark: string, by: number) => openCount.set(mark, (openCount.get(mark) ?? 0) + by);
  const close = (opener: string, at: number) => {
    let last = open.pop();
    while (last && last.mark !== opener) {
      count(last.mark, -1);
      last = open.pop();
    }
    if (!last) return;
    count(opener, -1);
    inside.fill(1, last.at + 1, at + 1);
  };
  for (const { 0: mark, index: at } of text.matchAll(marks)) {
    const opener = mark === '"' && openCount.get(mark) ? mark : openerOf.get(mark);
    if (opener !== undefined) {
      if (openCount.get(opener)) close(opener, at);
    } else {
      open.push({ mark, at });
      count(mark, 1);
    }
  }
  const isUnclosedAtStart = open[0]?.mark === "“" && text.slice(0, open[0].at).trim() === "";
  return isUnclosedAtStart ? inside.fill(1) : inside;
}
