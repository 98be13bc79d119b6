/** The filters of the comments panel. */
import { mentionsOneOf } from "../../../shared/revisions/mentions.ts";
import type { ListedComment } from "../../../shared/revisions/comments.ts";

export const filterStates = ["open", "resolved", "all"] as const;
export type FilterState = (typeof filterStates)[number];

export interface CommentFilter {
  state: FilterState;
  /** Only threads with a remark by this author; empty: any author. */
  author: string;
  /** Only threads that mention the person or the person's role. */
  mentionsMe: boolean;
}

/** The names that a mention may have. */
export interface MentionNames {
  all: ReadonlySet<string>;
  /** The names of the person who works here, and of the person's role. */
  mine: ReadonlySet<string>;
}

/** The threads that pass the filter, in the same order. */
export function filterComments(
  comments: readonly ListedComment[],
  { state, author, mentionsMe }: CommentFilter,
  { all, mine }: MentionNames,
): ListedComment[] {
  return comments.filter(
    ({ resolved, remarks }) =>
      (state === "all" || resolved === (state === "resolved")) &&
      (author === "" || remarks.some((remark) => remark.author === author)) &&
      (!mentionsMe || remarks.some(({ text }) => mentionsOneOf(text, mine, all))),
  );
}

/** The authors of all remarks, in the order of the text, each once. */
export const authorsOf = (comments: readonly ListedComment[]): string[] => [
  ...new Set(comments.flatMap(({ remarks }) => remarks.map(({ author }) => author))),
];
