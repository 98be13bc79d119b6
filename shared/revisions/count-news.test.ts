import { expect, test } from "vitest";
import { emptyDocument } from "../document/empty.ts";
import type { BulletinDocument } from "../document/schema.ts";
import { countNews } from "./count-news.ts";

const date = "2026-11-22T09:30:00Z";
const remark = (author: string) => ({ author, date, text: "请核实" });

test("new revisions and remarks are counted by author, earlier ones are not counted", () => {
  const before: BulletinDocument = {
    ...emptyDocument(),
    revisions: { r1: { kind: "insertion", author: "陆文川", date } },
    comments: { c1: { remarks: [remark("顾书宁")], resolved: false } },
  };
  const after: BulletinDocument = {
    ...before,
    revisions: {
      ...before.revisions,
      r2: { kind: "deletion", author: "陆文川", date },
      r3: { kind: "format", author: "顾书宁", date },
    },
    comments: {
      c1: { remarks: [remark("顾书宁"), remark("陆文川")], resolved: false },
      c2: { remarks: [remark("程一禾")], resolved: true },
    },
  };
  expect(countNews(before, after)).toEqual([
    { author: "陆文川", marks: 1, remarks: 1 },
    { author: "顾书宁", marks: 1, remarks: 0 },
    { author: "程一禾", marks: 0, remarks: 1 },
  ]);
  expect(countNews(before, before)).toEqual([]);
});
