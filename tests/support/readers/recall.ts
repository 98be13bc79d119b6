/**
 * The share of one text that another text contains, counted in groups of neighbouring characters. Additions
 * in either text do not matter.
 */

/**
 * The length of a group: long enough to notice a lost word, short enough that a sign within a line does not
 * matter.
 */
const groupLength = 3;

/**
 * The visible characters in their plain form (ﬁ becomes fi, a non-breaking hyphen a hyphen), without white
 * space.
 */
const visibleCharacters = (text: string): string[] =>
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
 * The share of the groups of the lines that the text contains. A group counts as often as the text has it; a
 * line shorter than a group is one group. `lacking` are the lines that are not complete in the text.
 */
export function recall(lines: readonly string[], text: string): { share: number; lacking: string[] } {
  const characters = visibleCharacters(text);
  const remainingGroups = new Map<string, number>();
  for (let length = 1; length <= groupLength; length += 1) {
    for (const group of groupsOf(characters, length))
      remainingGroups.set(group, (remainingGroups.get(group) ?? 0) + 1);
  }
  const take = (group: string): boolean => {
    const times = remainingGroups.get(group) ?? 0;
    remainingGroups.set(group, times - 1);
    return times > 0;
  };
  let [wantedCount, foundCount] = [0, 0];
  const lacking: string[] = [];
  for (const line of lines) {
    const lineCharacters = visibleCharacters(line);
    const groups =
      lineCharacters.length === 0
        ? []
        : groupsOf(lineCharacters, Math.min(groupLength, lineCharacters.length));
    const containedCount = groups.filter(take).length;
    wantedCount += groups.length;
    foundCount += containedCount;
    if (containedCount < groups.length) lacking.push(line);
  }
  return { share: wantedCount === 0 ? 1 : foundCount / wantedCount, lacking };
}
