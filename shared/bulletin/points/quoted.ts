/** What stands in quotation marks, brackets or book title marks. Points are not looked for there, and no sentence ends there. */
const closerOf: Record<string, string> = { "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")" };
const openerOf = new Map(Object.entries(closerOf).map(([opener, closer]) => [closer, opener]));

/**
 * For each character 1 where it is inside or closes a pair. Half a pair counts for nothing, or one forgotten mark would
 * hide the rest of the paragraph; but a quotation over several paragraphs opens each of them and closes only the last.
 */
export function quotedCharacters(text: string): Uint8Array {
  const depth = new Int32Array(text.length + 1);
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
    depth[last.at + 1] = (depth[last.at + 1] ?? 0) + 1;
    depth[at + 1] = (depth[at + 1] ?? 0) - 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] as string;
    const opener = mark === '"' && openCount.get(mark) ? mark : openerOf.get(mark);
    if (opener !== undefined) {
      if (openCount.get(opener)) close(opener, at);
    } else if (mark === '"' || mark in closerOf) {
      open.push({ mark, at });
      count(mark, 1);
    }
  }
  const isUnclosedAtStart = open[0]?.mark === "“" && text.slice(0, open[0].at).trim() === "";
  const inside = new Uint8Array(text.length);
  let current = isUnclosedAtStart ? 1 : 0;
  for (let at = 0; at < text.length; at += 1) {
    current += depth[at] ?? 0;
    inside[at] = current > 0 ? 1 : 0;
  }
  return inside;
}
