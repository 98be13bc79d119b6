/** Describes revisions in words for readers: who changed what, and when. */
import { hasName } from "../basics/lookup.ts";
import type { Revision } from "../document/schema.ts";
import type { Locale, Messages } from "./index.ts";
import { formatMoment } from "./moment.ts";
import type { RevisionCard } from "../revisions/cards.ts";

type Words = Messages["revisions"];

/**
 * The author with the role. A role that is not one of the program's (older files contain free text) appears
 * unchanged.
 */
export function authorName(
  { author, role }: Pick<Revision, "author" | "role">,
  words: Words,
  { roles }: Messages["workflow"],
): string {
  if (role === undefined) return author;
  return words.author(author, hasName(roles, role) ? roles[role] : role);
}

/** Kind, author and date of a revision in one line: 插入 · 李文（校对） · 11月23日 10:42. */
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

/** Maximum length of a quotation, in characters. */
const quotationLength = 60;

/**
 * The text of a revision as a quotation: paragraph ends become ¶, and the middle of a long text is left out.
 */
export function clipText(text: string): string {
  const characters = [...text.replaceAll("\n", "¶")];
  if (characters.length <= quotationLength) return characters.join("");
  const start = characters.slice(0, quotationLength * 0.7);
  const end = characters.slice(-quotationLength * 0.3);
  return `${start.join("")}……${end.join("")}`;
}

/** Describes what a change of format or style did: 设为要点；取消加粗. Empty for other kinds of revision. */
export function changeSentence(
  { kind, flags, styles }: RevisionCard,
  words: Words,
  { commands, editor: { objects } }: Pick<Messages, "commands" | "editor">,
): string {
  if (kind === "format")
    return words.flags(
      (flags?.on ?? []).map((flag) => commands[`flag.${flag}`]),
      (flags?.off ?? []).map((flag) => commands[`flag.${flag}`]),
    );
  if (!styles) return "";
  const [was, now] = styles.map((style) =>
    style === "table" || style === "figure" ? objects[style] : commands[`style.${style}`],
  );
  return was === now ? words.changedObject(now ?? "") : words.changedStyle(was ?? "", now ?? "");
}
