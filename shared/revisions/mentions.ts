/** Finds mentions in a remark: `@` followed by the name of a role or a person. */

/** A part of a remark; a mention includes its `@`. */
export interface TextPart {
  text: string;
  isMention: boolean;
}

/** Splits a remark at its mentions. If several names match, the longest one counts. */
export function splitMentions(text: string, names: Iterable<string>): TextPart[] {
  const byLength = [...names]
    .filter((name) => name !== "")
    .toSorted((one, other) => other.length - one.length);
  const parts: TextPart[] = [];
  const add = (part: string) => {
    const last = parts.at(-1);
    if (last && !last.isMention) last.text += part;
    else if (part !== "") parts.push({ text: part, isMention: false });
  };
  let at = 0;
  while (at < text.length) {
    const distance = text.slice(at).search(/[@＠]/u);
    if (distance < 0) break;
    add(text.slice(at, at + distance));
    at += distance;

    const name = byLength.find((each) => text.startsWith(each, at + 1));
    if (name === undefined) add(text.charAt(at));
    else parts.push({ text: text.slice(at, at + 1 + name.length), isMention: true });
    at += 1 + (name?.length ?? 0);
  }
  add(text.slice(at));
  return parts;
}

/**
 * Whether the text mentions one of the wanted names.
 * @param names all existing names: a longer one may begin with a wanted name.
 */
export const mentionsOneOf = (
  text: string,
  wantedNames: ReadonlySet<string>,
  names: Iterable<string>,
): boolean =>
  splitMentions(text, new Set([...names, ...wantedNames])).some(
    (part) => part.isMention && wantedNames.has(part.text.slice(1)),
  );

/**
 * The part of a mention typed so far, without the `@`; null if the caret is not in a mention.
 * @param before the text before the caret.
 */
export const findBegunMention = (before: string): string | null =>
  /[@＠]([^\s@＠，。；、：！？]{0,12})$/u.exec(before)?.[1] ?? null;
