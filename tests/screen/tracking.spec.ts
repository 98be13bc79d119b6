/**
 * 修订 at the desk, by real keys and input methods. After whatever is done the original is what it was, the final text is what
 * was meant, the marks are of whoever did it, and one undo takes back all of it.
 */
import type { Page } from "@playwright/test";
import { emptyDocument } from "../../shared/bulletin/empty.ts";
import { sequentialIds } from "../../shared/bulletin/identifiers.ts";
import type { Block, BulletinDocument } from "../../shared/bulletin/schema.ts";
import { settleAll } from "../../shared/review/settle.ts";
import { inputMethod } from "../support/input-method.ts";
import { openAs, selectIn, storedIssue } from "../support/issue.ts";
import { readable, shown } from "../support/marked-documents.ts";
import { expect, test, type Program } from "../support/program.ts";

const li = { author: "李文", role: "proofreader", date: "2026-11-22T09:30:00Z" };
const gu = { author: "顾书宁", role: "approver", date: "2026-11-22T10:30:00Z" };
const block = (id: string, ...runs: Block["runs"]): Block => ({ id, style: "body", runs });
const base: BulletinDocument = {
  ...emptyDocument(sequentialIds("e")),
  blocks: [
    { id: "section", style: "section", runs: [{ text: "【检查督导】" }] },
    block("plain", { text: "督导组查看市场。" }),
    block("empty"),
    block("bold", { text: "一是落实责任", point: true }, { text: "要求抓紧办好。" }),
    block("own", { text: "前文" }, { text: "自己新增", inserted: "r1" }, { text: "后文" }),
    block("other", { text: "前文" }, { text: "他人新增", inserted: "r2" }, { text: "后文" }),
    block("gone", { text: "前文" }, { text: "已经删去", deleted: "r3" }, { text: "后文" }),
    { id: "source", style: "source", runs: [{ text: "（本刊）" }] },
  ],
  revisions: { r1: { kind: "insertion", ...li }, r2: { kind: "insertion", ...gu }, r3: { kind: "deletion", ...gu } },
};
const person = { name: li.author, role: "proofreader" } as const;

interface Open {
  page: Page;
  id: number;
}
const open = async (page: Page, program: Program, document = base): Promise<Open> => ({ page, id: await openAs(page, program, person, document) });

/** A paragraph of the issue with its marks. */
const paragraph = (document: BulletinDocument, id: string) => shown({ ...document, blocks: document.blocks.filter((each) => each.id === id) });
const finalText = (document: BulletinDocument, id: string) => settleAll(document, "accept").blocks.find((each) => each.id === id)?.runs.map(({ text }) => text).join("");

/** What holds after every edit; then everything is taken back. */
async function expectTracked({ page, id }: Open, check: (document: BulletinDocument) => void, undos = 1): Promise<void> {
  const document = await storedIssue(page, id);
  check(document);
  expect(readable(settleAll(document, "reject"))).toEqual(readable(settleAll(base, "reject")));
  const fresh = Object.entries(document.revisions).filter(([revision]) => !(revision in base.revisions));
  for (const [, { author, role }] of fresh) expect([author, role]).toEqual([li.author, li.role]);
  for (let times = 0; times < undos; times += 1) await page.keyboard.press("Control+z");
  await expect(async () => expect(await storedIssue(page, id)).toEqual(base)).toPass({ timeout: 5000 });
}

interface Composition {
  where: string;
  in: string;
  from: number;
  to?: number;
  marks: string;
  final: string;
}
const compositions: Composition[] = [
  { where: "in an empty paragraph", in: "empty", from: 0, marks: "+[你好]¶", final: "你好" },
  { where: "at the start of a text", in: "plain", from: 0, marks: "+[你好]督导组查看市场。¶", final: "你好督导组查看市场。" },
  { where: "in the middle of a text", in: "plain", from: 3, marks: "督导组+[你好]查看市场。¶", final: "督导组你好查看市场。" },
  { where: "at the end of a text", in: "plain", from: 8, marks: "督导组查看市场。+[你好]¶", final: "督导组查看市场。你好" },
  { where: "over a selection", in: "plain", from: 3, to: 5, marks: "督导组-[查看]+[你好]市场。¶", final: "督导组你好市场。" },
  { where: "inside bold", in: "bold", from: 3, marks: "一是落+[你好]实责任要求抓紧办好。¶", final: "一是落你好实责任要求抓紧办好。" },
  { where: "inside an insertion of one's own", in: "own", from: 4, marks: "前文+[自己你好新增]后文¶", final: "前文自己你好新增后文" },
  { where: "inside an insertion of another", in: "other", from: 4, marks: "前文+[他人]+[你好]+[新增]后文¶", final: "前文他人你好新增后文" },
  { where: "inside a deletion", in: "gone", from: 4, marks: "前文-[已经]+[你好]-[删去]后文¶", final: "前文你好后文" },
];

for (const withKey of [false, true]) {
  test(`what an input method composes is marked wherever it is, ${withKey ? "with" : "without"} a key event before`, async ({ page, program }) => {
    const opened = await open(page, program);
    const ime = await inputMethod(page);
    for (const { where, in: id, from, to, marks, final } of compositions) {
      await test.step(where, async () => {
        await selectIn(page, id, from, to);
        if (withKey) await ime.keyDown();
        await ime.compose("n", "ni", "nihao");
        await ime.choose("你好");
        await expectTracked(opened, (document) => {
          expect(paragraph(document, id)).toBe(marks);
          expect(finalText(document, id)).toBe(final);
        });
      });
      await test.step(`${where}, cancelled halfway`, async () => {
        await selectIn(page, id, from);
        if (withKey) await ime.keyDown();
        await ime.compose("n", "ni");
        await ime.cancel();
        await page.keyboard.press("ArrowRight");
        expect(await storedIssue(page, opened.id)).toEqual(base);
      });
    }
  });
}
