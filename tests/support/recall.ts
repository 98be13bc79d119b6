/** How much of one text another one holds, whatever either adds between: by groups of neighbouring characters. */

/** Long enough that a lost word shows, short enough that a mark within a line does not matter. */
const groupLength = 3;

/** All but white space and what is not seen, in its plain form: ﬁ is fi, a non-breaking hyphen a hyphen. */
const seen = (text: string): string[] =>
  Array.from(
    text
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[\s\p{Cf}]/gu, ""),
  );

function groupsOf(characters: readonly string[], length: number): string[] {
  return characters
    .slice(0, Math.max(0, characters.length - length + 1))
    .map((_, at) => characters.slice(at, at + length).join(""));
}

/**
 * The share of the lines' groups that the text holds, each as often as it has it; a line shorter than a group is one.
 * `lacking`: the lines of which something is not there.
 */
export function recall(lines: readonly string[], text: string): { share: number; lacking: string[] } {
  const characters = seen(text);
  const held = new Map<string, number>();
  for (let length = 1; length <= groupLength; length += 1) {
    for (const group of groupsOf(characters, length)) held.set(group, (held.get(group) ?? 0) + 1);
  }
  const take = (group: string): boolean => {
    const times = held.get(group) ?? 0;
    held.set(group, times - 1);
    return times > 0;
  };
  let [wanted, found] = [0, 0];
  const lacking: string[] = [];
  for (const line of lines) {
    const own = seen(line);
    const groups = own.length === 0 ? [] : groupsOf(own, Math.min(groupLength, own.length));
    const taken = groups.filter(take).length;
    wanted += groups.length;
    found += taken;
    if (taken < groups.length) lacking.push(line);
  }
  return { share: wanted === 0 ? 1 : found / wanted, lacking };
}
