/** Which threads the panel shows. */
import { mentionsOneOf } from "../../../shared/revisions/mentions.ts";
import type { ListedComment } from "../../../shared/revisions/comments.ts";

export const shownStates = ["open", "resolved", "all"] as const;
export type ShownState = (typeof shownStates)[number];

export interface CommentFilter {
  state: ShownState;
  /** Of whom a remark is; empty: of anybody. */
  author: string;
  /** Only threads that mention the person or the role. */
  mentionsMe: boolean;
}

/** The names that a mention may have. */
export interface MentionNames {
  all: ReadonlySet<string>;
  /** Those of the person who works here, and of the role. */
  mine: ReadonlySet<string>;
}

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

/** Everybody who wrote something, in the order of the text. */
export const authorsOf = (comments: readonly ListedComment[]): string[] => [
  ...new Set(comments.flatMap(({ remarks }) => remarks.map(({ author }) => author))),
];
