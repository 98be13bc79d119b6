import type { OutlineArticle, OutlineSection } from "../../../shared/bulletin/outline.ts";
import type { Messages } from "../../../shared/messages/index.ts";

type Words = Messages["editor"];

export const sectionTitle = ({ title }: OutlineSection, words: Words): string =>
  title === "" ? words.untitledSection : words.sectionTitle(title);

/** An article without a title is called by how it begins. */
export function articleTitle({ title, tag, text }: OutlineArticle, words: Words): string {
  const name = title ?? (/^[^。！？；\n]{1,24}/u.exec(text)?.[0] || words.untitledArticle);
  return tag === null ? name : words.tagged(tag, name);
}

/** How the outline calls an entry; empty for one that is not there. */
export function titleOf(sections: readonly OutlineSection[], id: string, words: Words): string {
  const section = sections.find((each) => each.id === id);
  if (section) return sectionTitle(section, words);
  const article = sections.flatMap(({ articles }) => articles).find((each) => each.id === id);
  return article ? articleTitle(article, words) : "";
}
