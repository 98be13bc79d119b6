/** Tracked changes with an input method: composed text becomes a revision wherever it is put. */
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { inputMethod } from "../../support/window/input-method.ts";
import { selectIn, storedIssue } from "../../support/window/issue.ts";
import { expect, test } from "../../support/window/program.ts";
import {
  bodyBlock,
  colleague,
  expectTracked,
  finalText,
  openTracked,
  paragraph,
  proofreader,
} from "../../support/samples/tracked-issue.ts";

const issue: BulletinDocument = {
  ...emptyDocument(sequentialIds("e")),
  blocks: [
    { id: "section", style: "section", runs: [{ text: "【检查督导】" }] },
    bodyBlock("plain", { text: "督导组查看市场。" }),
    bodyBlock("empty"),
    bodyBlock("bold", { text: "一是落实责任", point: true }, { text: "要求抓紧办好。" }),
    bodyBlock("own", { text: "前文" }, { text: "自己新增", inserted: "r1" }, { text: "后文" }),
    bodyBlock("other", { text: "前文" }, { text: "他人新增", inserted: "r2" }, { text: "后文" }),
    bodyBlock("gone", { text: "前文" }, { text: "已经删去", deleted: "r3" }, { text: "后文" }),
    { id: "source", style: "source", runs: [{ text: "（本刊）" }] },
  ],
  revisions: {
    r1: { kind: "insertion", ...proofreader },
    r2: { kind: "insertion", ...colleague },
    r3: { kind: "deletion", ...colleague },
  },
};
interface Composition {
  where: string;
  in: string;
  from: number;
  to?: number;
  marks: string;
  final: string;
  /** The text extends an insertion of the proofreader: no new revision. */
  isOwn?: true;
}
const compositions: Composition[] = [
  { where: "in an empty paragraph", in: "empty", from: 0, marks: "+[你好]¶", final: "你好" },
  {
    where: "at the start of a text",
    in: "plain",
    from: 0,
    marks: "+[你好]督导组查看市场。¶",
    final: "你好督导组查看市场。",
  },
  {
    where: "in the middle of a text",
    in: "plain",
    from: 3,
    marks: "督导组+[你好]查看市场。¶",
    final: "督导组你好查看市场。",
  },
  {
    where: "at the end of a text",
    in: "plain",
    from: 8,
    marks: "督导组查看市场。+[你好]¶",
    final: "督导组查看市场。你好",
  },
  {
    where: "over a selection",
    in: "plain",
    from: 3,
    to: 5,
    marks: "督导组-[查看]+[你好]市场。¶",
    final: "督导组你好市场。",
  },
  {
    where: "inside bold",
    in: "bold",
    from: 3,
    marks: "一是落+[你好]实责任要求抓紧办好。¶",
    final: "一是落你好实责任要求抓紧办好。",
  },
  {
    where: "inside an insertion of the proofreader",
    in: "own",
    from: 4,
    marks: "前文+[自己你好新增]后文¶",
    final: "前文自己你好新增后文",
    isOwn: true,
  },
  {
    where: "inside an insertion of a colleague",
    in: "other",
    from: 4,
    marks: "前文+[他人]+[你好]+[新增]后文¶",
    final: "前文他人你好新增后文",
  },
  {
    where: "inside a deletion",
    in: "gone",
    from: 4,
    marks: "前文-[已经]+[你好]-[删去]后文¶",
    final: "前文你好后文",
  },
];

for (const withKey of [false, true]) {
  test(`composed text is tracked at every place, ${withKey ? "with" : "without"} a key event before it`, async ({
    page,
    program,
  }) => {
    const trackedIssue = await openTracked(page, program, issue);
    const ime = await inputMethod(page);
    for (const { where, in: id, from, to, marks, final, isOwn } of compositions) {
      await test.step(where, async () => {
        await selectIn(page, id, from, to);
        if (withKey) await ime.keyDown();
        await ime.compose("n", "ni", "nihao");
        await ime.choose("你好");
        await expectTracked(
          trackedIssue,
          (document) => {
            expect(paragraph(document, id)).toBe(marks);
            expect(finalText(document, id)).toBe(final);
          },
          { newRevisions: isOwn ? 0 : 1 },
        );
      });
      await test.step(`${where}, cancelled halfway`, async () => {
        await selectIn(page, id, from);
        if (withKey) await ime.keyDown();
        await ime.compose("n", "ni");
        await ime.cancel();
        await page.keyboard.press("ArrowRight");
        expect(await storedIssue(page, trackedIssue.id)).toEqual(issue);
      });
    }
  });
}

test("a composition over a selection that is cancelled leaves the selection deleted and tracked", async ({
  page,
  program,
}) => {
  const trackedIssue = await openTracked(page, program, issue);
  const ime = await inputMethod(page);
  await selectIn(page, "plain", 3, 5);
  await ime.compose("n", "ni");
  await ime.cancel();
  await page.keyboard.press("ArrowRight");
  await expectTracked(trackedIssue, (document) =>
    expect(paragraph(document, "plain")).toBe("督导组-[查看]市场。¶"),
  );
});

test("Backspace moves the caret over deleted text without a change", async ({ page, program }) => {
  const { id } = await openTracked(page, program, issue);
  await selectIn(page, "gone", 6);
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("Backspace");
  expect(await storedIssue(page, id)).toEqual(issue);
  await page.keyboard.press("Backspace");
  expect(paragraph(await storedIssue(page, id), "gone")).toBe("前-[文]-[已经删去]后文¶");
  await page.keyboard.type("新");
  expect(finalText(await storedIssue(page, id), "gone")).toBe("前新后文");
});
