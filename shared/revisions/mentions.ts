/** Who is mentioned in a remark: `@` with the name of a role or a person behind it, as it was typed. */

export interface TextPart {
  text: string;
  isMention: boolean;
}

/** A remark cut at its mentions. The longest name that fits is meant. */
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
    const sign = text.slice(at).search(/[@＠]/u);
    if (sign < 0) break;
    add(text.slice(at, at + sign));
    at += sign;
    const name = byLength.find((each) => text.startsWith(each, at + 1));
    if (name === undefined) add(text[at] as string);
    else parts.push({ text: text.slice(at, at + 1 + name.length), isMention: true });
    at += 1 + (name?.length ?? 0);
  }
  add(text.slice(at));
  return parts;
}

/** Whether one of `wanted` is mentioned. `names`: all that there are, for one may begin like another. */
export const mentionsOneOf = (text: string, wanted: ReadonlySet<string>, names: Iterable<string>): boolean =>
  splitMentions(text, new Set([...names, ...wanted])).some(
    (part) => part.isMention && wanted.has(part.text.slice(1)),
  );

/** What is typed of a mention before the caret, without its sign; null where none is begun. */
export const findBegunMention = (before: string): string | null =>
  /[@＠]([^\s@＠，。；、：！？]{0,12})$/u.exec(before)?.[1] ?? null;
