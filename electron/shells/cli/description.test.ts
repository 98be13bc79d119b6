import { expect, test } from "vitest";
import { describeDocument } from "./description.ts";
import { readText } from "../../../shared/text/read.ts";

test("describes an issue without ids, revisions and deleted text, and with every change", () => {
  const { document, changes } = readText(
    "快报\n第 7 期\n某办公室　2026年3月9日\n\n【简 讯】\n\n【文明实践】柳溪镇：完成。\n\n编辑：程一禾\n报：甲、乙\n电话：1",
  );
  document.blocks[1]?.runs.push({ text: "删去。", deleted: "r1" });
  expect(describeDocument(document, changes, [{ kind: "pictures", count: 2 }])).toEqual({
    masthead: { name: ["快报"], number: 7, issuer: "某办公室", date: "2026-03-09" },
    sections: [
      {
        title: "简讯",
        articles: [
          {
            title: "柳溪镇",
            tag: "文明实践",
            text: "完成。",
            points: [],
            source: ["柳溪镇"],
            characters: 13,
          },
        ],
      },
    ],
    imprint: {
      staff: { editor: "程一禾", proofreader: "", approver: "" },
      report: ["甲", "乙"],
      deliver: [],
      send: [],
      email: "",
      phone: "1",
    },
    changes: [
      { kind: "number-form", before: "第 7 期", after: "第7期" },
      { kind: "section-gap", before: "【简 讯】", after: "【简　讯】" },
    ],
    notes: [{ kind: "pictures", count: 2 }],
  });
});
