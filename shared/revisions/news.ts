/** What a merged issue has that it had not before, by who it is of. */
import type { BulletinDocument } from "../bulletin/schema.ts";

export interface News {
  author: string;
  marks: number;
  /** Remarks in comment threads. */
  remarks: number;
}

/** In the order in which the authors first appear. */
export function countNews(before: BulletinDocument, after: BulletinDocument): News[] {
  const news = new Map<string, News>();
  const of = (author: string): News => {
    const known = news.get(author) ?? { author, marks: 0, remarks: 0 };
    news.set(author, known);
    return known;
  };
  for (const [id, { author }] of Object.entries(after.revisions))
    if (!Object.hasOwn(before.revisions, id)) of(author).marks += 1;
  for (const [id, { remarks }] of Object.entries(after.comments))
    for (const { author } of remarks.slice(before.comments[id]?.remarks.length ?? 0)) of(author).remarks += 1;
  return [...news.values()];
}
