/** The titles of sections and articles as the outline shows them. */
import type { OutlineArticle, OutlineSection } from "../../../shared/document/outline.ts";
import type { Messages } from "../../../shared/messages/index.ts";

type Words = Messages["editor"];

/** The name of a section in 【】, or a substitute for an empty one. */
export const sectionTitle = ({ title }: OutlineSection, words: Words): string =>
  title === "" ? words.untitledSection : words.sectionTitle(title);

/** The title of an article, else the start of its first sentence, after its label. */
export function articleTitle({ title, tag, text }: OutlineArticle, words: Words): string {
  const name = title ?? (/^[^。！？；\n]{1,24}/u.exec(text)?.[0] || words.untitledArticle);
  return tag === null ? name : words.tagged(tag, name);
}

/** The title of an entry by id; empty if it does not exist. */
export function titleOf(sections: readonly OutlineSection[], id: string, words: Words): string {
  const section = sections.find((each) => each.id === id);
  if (section) return sectionTitle(section, words);
  const article = sections.flatMap(({ articles }) => articles).find((each) => each.id === id);
  return article ? articleTitle(article, words) : "";
}
