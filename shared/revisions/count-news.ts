/** Counts what a merge added to an issue, by author. */
import type { BulletinDocument } from "../document/schema.ts";

/** The number of new revisions and remarks of one author. */
export interface News {
  author: string;
  /** New revisions; the name is that of the JSON output of `receive`. */
  marks: number;
  /** New remarks in comment threads. */
  remarks: number;
}

/** Counts the new revisions and remarks, in the order in which their authors first appear. */
export function countNews(before: BulletinDocument, after: BulletinDocument): News[] {
  const newsByAuthor = new Map<string, News>();
  const newsOf = (author: string): News => {
    const news = newsByAuthor.get(author) ?? { author, marks: 0, remarks: 0 };
    newsByAuthor.set(author, news);
    return news;
  };

  for (const [id, { author }] of Object.entries(after.revisions))
    if (!Object.hasOwn(before.revisions, id)) newsOf(author).marks += 1;
  for (const [id, { remarks }] of Object.entries(after.comments)) {
    const newRemarks = remarks.slice(before.comments[id]?.remarks.length ?? 0);
    for (const { author } of newRemarks) newsOf(author).remarks += 1;
  }
  return [...newsByAuthor.values()];
}
