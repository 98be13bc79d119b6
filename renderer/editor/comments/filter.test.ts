import { expect, test } from "vitest";
import type { ListedComment } from "../../../shared/revisions/comments.ts";
import { authorsOf, filterComments, type CommentFilter } from "./filter.ts";

const thread = (
  id: string,
  isResolved: boolean,
  ...remarks: [author: string, text: string][]
): ListedComment => ({
  id,
  text: "市场",
  block: "b",
  resolved: isResolved,
  remarks: remarks.map(([author, text]) => ({ author, text, date: "2026-11-22T09:30:00Z" })),
});
const comments = [
  thread("c1", false, ["陆文川", "请@校对核实"], ["程一禾", "已核"]),
  thread("c2", true, ["程一禾", "@顾书宁 看"]),
  thread("c3", false, ["顾书宁", "改"]),
];
const names = { all: new Set(["校对", "编辑", "顾书宁", "程一禾"]), mine: new Set(["校对", "程一禾"]) };
const everything: CommentFilter = { state: "all", author: "", mentionsMe: false };

test.each<[Partial<CommentFilter>, string[]]>([
  [{}, ["c1", "c2", "c3"]],
  [{ state: "open" }, ["c1", "c3"]],
  [{ state: "resolved" }, ["c2"]],
  [{ author: "程一禾" }, ["c1", "c2"]],
  [{ mentionsMe: true }, ["c1"]],
  [{ author: "顾书宁", mentionsMe: true }, []],
])("the filter %j selects %j", (filter, ids) => {
  expect(filterComments(comments, { ...everything, ...filter }, names).map(({ id }) => id)).toEqual(ids);
});

test("each author of a remark is listed once", () => {
  expect(authorsOf(comments)).toEqual(["陆文川", "程一禾", "顾书宁"]);
});
