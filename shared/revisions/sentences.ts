/** What revisions say to who reads: who, when, what. */
import type { Revision } from "../bulletin/schema.ts";
import type { Locale, Messages } from "../messages/index.ts";
import { formatMoment } from "../messages/moment.ts";
import type { RevisionCard } from "./cards.ts";

type Words = Messages["revisions"];

/** The author with the role, which older files wrote as they pleased. */
export function authorName(
  { author, role }: Pick<Revision, "author" | "role">,
  words: Words,
  { roles }: Messages["workflow"],
): string {
  if (role === undefined) return author;
  return words.author(author, Object.hasOwn(roles, role) ? roles[role as keyof typeof roles] : role);
}

/** 插入 · 李文（校对） · 11月23日 10:42. */
export const revisionSentence = (
  revision: Revision,
  words: Words,
  workflow: Messages["workflow"],
  locale: Locale,
): string =>
  [
    words.kinds[revision.kind],
    authorName(revision, words, workflow),
    formatMoment(revision.date, locale),
  ].join(" · ");

/** Of a text at most so many characters are quoted. */
const quoted = 60;

/** A text of a revision, for a quotation: paragraph marks are to be seen, and the middle of a long one goes. */
export function clipText(text: string): string {
  const characters = [...text.replaceAll("\n", "¶")];
  if (characters.length <= quoted) return characters.join("");
  return `${characters.slice(0, quoted * 0.7).join("")}……${characters.slice(-quoted * 0.3).join("")}`;
}

/** What a change of looks or of style did: 设为要点；取消加粗. */
export function changeSentence(
  { kind, flags, styles }: RevisionCard,
  words: Words,
  { commands, objects }: Messages["editor"],
): string {
  if (kind === "format")
    return words.flags(
      (flags?.on ?? []).map((flag) => commands[`mark.${flag}`]),
      (flags?.off ?? []).map((flag) => commands[`mark.${flag}`]),
    );
  if (!styles) return "";
  const [was, now] = styles.map((style) =>
    style === "table" || style === "figure" ? objects[style] : commands[`style.${style}`],
  );
  return was === now ? words.changedObject(now ?? "") : words.changedStyle(was ?? "", now ?? "");
}
