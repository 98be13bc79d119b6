/**
 * 修订 at the desk, by real keys and input methods. After whatever is done the original is what it was, the final text is what
 * was meant, the marks are of whoever did it, and one undo takes back all of it.
 */
import type { Page } from "@playwright/test";
import { emptyDocument } from "../../shared/bulletin/empty.ts";
import { sequentialIds } from "../../shared/bulletin/identifiers.ts";
import type { Block, BulletinDocument } from "../../shared/bulletin/schema.ts";
import { settleAll } from "../../shared/revisions/settle.ts";
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
  revisions: {
    r1: { kind: "insertion", ...li },
    r2: { kind: "insertion", ...gu },
    r3: { kind: "deletion", ...gu },
  },
};
const person = { name: li.author, role: "proofreader" } as const;

interface Open {
  page: Page;
  id: number;
  base: BulletinDocument;
}
async function open(page: Page, program: Program, document: BulletinDocument): Promise<Open> {
  const id = await openAs(page, program, person, document);
  return { page, id, base: await storedIssue(page, id) };
}

/** A paragraph of the issue with its marks. */
const paragraph = (document: BulletinDocument, id: string) =>
  shown({ ...document, blocks: document.blocks.filter((each) => each.id === id) });
const finalText = (document: BulletinDocument, id: string) =>
  settleAll(document, "accept")
    .blocks.find((each) => each.id === id)
    ?.runs.map(({ text }) => text)
    .join("");

/** What holds after every edit; then everything is taken back. */
async function expectTracked(
  { page, id, base: before }: Open,
  check: (document: BulletinDocument) => void,
  fewest = 1,
  undos = 1,
): Promise<void> {
  const document = await storedIssue(page, id);
  check(document);
  expect(readable(settleAll(document, "reject"))).toEqual(readable(settleAll(before, "reject")));
  const fresh = Object.entries(document.revisions).filter(([revision]) => !(revision in before.revisions));
  expect(fresh.length).toBeGreaterThanOrEqual(fewest);
  for (const [, { author, role }] of fresh) expect([author, role]).toEqual([li.author, li.role]);
  for (let times = 0; times < undos; times += 1) await page.keyboard.press("Control+z");
  await expect(async () => expect(await storedIssue(page, id)).toEqual(before)).toPass({ timeout: 5000 });
}

interface Composition {
  where: string;
  in: string;
  from: number;
  to?: number;
  marks: string;
  final: string;
  /** It needs no mark of its own. */
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
    where: "inside an insertion of one's own",
    in: "own",
    from: 4,
    marks: "前文+[自己你好新增]后文¶",
    final: "前文自己你好新增后文",
    isOwn: true,
  },
  {
    where: "inside an insertion of another",
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
  test(`what an input method composes is marked wherever it is, ${withKey ? "with" : "without"} a key event before`, async ({
    page,
    program,
  }) => {
    const opened = await open(page, program, base);
    const ime = await inputMethod(page);
    for (const { where, in: id, from, to, marks, final, isOwn } of compositions) {
      await test.step(where, async () => {
        await selectIn(page, id, from, to);
        if (withKey) await ime.keyDown();
        await ime.compose("n", "ni", "nihao");
        await ime.choose("你好");
        await expectTracked(
          opened,
          (document) => {
            expect(paragraph(document, id)).toBe(marks);
            expect(finalText(document, id)).toBe(final);
          },
          isOwn ? 0 : 1,
        );
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

test("what was selected is gone when a composition over it is cancelled, and marked so", async ({
  page,
  program,
}) => {
  const opened = await open(page, program, base);
  const ime = await inputMethod(page);
  await selectIn(page, "plain", 3, 5);
  await ime.compose("n", "ni");
  await ime.cancel();
  await page.keyboard.press("ArrowRight");
  await expectTracked(opened, (document) =>
    expect(paragraph(document, "plain")).toBe("督导组-[查看]市场。¶"),
  );
});

test("deleting again changes nothing: the caret passes what is deleted", async ({ page, program }) => {
  const { id } = await open(page, program, base);
  await selectIn(page, "gone", 6);
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("Backspace");
  expect(await storedIssue(page, id)).toEqual(base);
  await page.keyboard.press("Backspace");
  expect(paragraph(await storedIssue(page, id), "gone")).toBe("前-[文]-[已经删去]后文¶");
  await page.keyboard.type("新");
  expect(finalText(await storedIssue(page, id), "gone")).toBe("前新后文");
});

/** An article with points, another with words to clean up, and a table. */
const issue: BulletinDocument = {
  ...emptyDocument(sequentialIds("e")),
  blocks: [
    { id: "s1", style: "section", runs: [{ text: "【检查督导】" }] },
    block(
      "a1",
      { text: "督导组查看市场", title: true },
      { text: "　20日，督导组查看市场。" },
      { text: "一是落实责任。", point: true },
      { text: "要求抓紧。二是及时整改。立行立改。" },
    ),
    { id: "u1", style: "source", runs: [{ text: "（督导组）" }] },
    block("a2", { text: "街道开展清理", title: true }, { text: '　近日,街道共清理 20 处。居民说"方便"。' }),
    {
      id: "t1",
      style: "table",
      runs: [{ text: "清理情况" }],
      table: {
        columns: [1, 1],
        headerRows: 0,
        rows: [
          [{ text: "点位" }, { text: "处数" }],
          [{ text: "东河" }, { text: "20" }],
        ],
      },
    },
    { id: "u2", style: "source", runs: [{ text: "（东河街道）" }] },
    { id: "s2", style: "section", runs: [{ text: "【常态创建】" }] },
    block("a3", { text: "柳溪镇整治河道", title: true }, { text: "　镇里整治河道三公里。" }),
    { id: "u3", style: "source", runs: [{ text: "（柳溪镇）" }] },
  ],
};

async function paste(page: Page, type: string, text: string): Promise<void> {
  await page.evaluate(
    ([kind, data]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(kind as string, data as string);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [type, text],
  );
}

/** Everything that edits, and what of the final text it makes. */
const edits: {
  what: string;
  edit: (page: Page) => Promise<void>;
  final: (text: string, document: BulletinDocument) => void;
  undos?: number;
}[] = [
  {
    what: "keys: Enter in a paragraph, and what is typed then",
    edit: async (page) => {
      await selectIn(page, "a3", 12);
      await page.keyboard.press("Enter");
    },
    final: (text) => expect(text).toContain("　镇里整治\n河道三公里。"),
  },
  {
    what: "keys: Backspace at the start of a paragraph joins it",
    edit: async (page) => {
      await selectIn(page, "a3", 0);
      await page.keyboard.press("Backspace");
    },
    final: (text) => expect(text).toContain("【常态创建】柳溪镇整治河道"),
  },
  {
    what: "keys: a selection over several paragraphs deleted",
    edit: async (page) => {
      await selectIn(page, "a1", 12);
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Delete");
    },
    final: (text) => expect(text).not.toContain("要求抓紧"),
  },
  {
    what: "pasting text",
    edit: async (page) => {
      await selectIn(page, "a3", 8);
      await paste(page, "text/plain", "粘贴第一段\n粘贴第二段");
    },
    final: (text) => expect(text).toMatch(/粘贴第一段\n粘贴第二段/u),
  },
  {
    what: "pasting from Word, and the cleaning up that follows",
    edit: async (page) => {
      await selectIn(page, "a3", 8);
      await paste(page, "text/html", '<p>更新果皮箱12个,居民反映"方便".</p><p>第二段。</p>');
      await expect(page.locator(".blocks")).toContainText("更新果皮箱12个，居民反映“方便”。");
    },
    final: (text) => expect(text).toContain("更新果皮箱12个，居民反映“方便”。\n第二段。镇里整治"),
    undos: 2,
  },
  {
    what: "dragging text elsewhere",
    edit: async (page) => {
      await selectIn(page, "a3", 8, 12);
      const [from, to] = await page.evaluate(() => {
        const [range, target] = [getSelection()!.getRangeAt(0), document.createRange()];
        const source = document.querySelector('[data-block="u2"]')!;
        target.selectNodeContents(source);
        return [range, target]
          .map((each) => each.getBoundingClientRect())
          .map(({ x, y, width, height }) => ({ left: x, middle: x + width / 2, y: y + height / 2 }));
      });
      await page.mouse.move(from!.middle, from!.y);
      await page.mouse.down();
      await page.mouse.move(to!.left + 60, to!.y, { steps: 8 });
      await page.mouse.up();
    },
    final: (text) =>
      expect([text.includes("　河道三公里"), text.split("镇里整治").length]).toEqual([true, 2]),
  },
  {
    what: "cutting",
    edit: async (page) => {
      await selectIn(page, "a3", 8, 12);
      await page.keyboard.press("Control+x");
    },
    final: (text) => expect(text).toContain("柳溪镇整治河道　河道三公里"),
  },
  {
    what: "looks and meanings by key",
    edit: async (page) => {
      await selectIn(page, "a3", 8, 12);
      await page.keyboard.press("Control+b");
    },
    final: (_text, { blocks }) =>
      expect(blocks.find(({ id }) => id === "a3")?.runs.some(({ bold }) => bold)).toBe(true),
  },
  {
    what: "a paragraph's style",
    edit: async (page) => {
      await selectIn(page, "a3", 8);
      await page.keyboard.press("Control+Alt+2");
    },
    final: (_text, { blocks }) => expect(blocks.find(({ id }) => id === "a3")?.style).toBe("brief"),
  },
  {
    what: "replacing all",
    edit: async (page) => {
      await page.keyboard.press("Control+f");
      await page.getByLabel("查找", { exact: true }).fill("街道");
      await page.getByLabel("替换为").fill("镇村");
      await page.getByRole("button", { name: "全部替换" }).click();
      await page.keyboard.press("Escape");
      await selectIn(page, "a3", 8);
    },
    final: (text) => expect([text.includes("街道"), text.includes("镇村开展清理")]).toEqual([false, true]),
  },
  {
    what: "formatting points",
    edit: async (page) => {
      await selectIn(page, "a1", 20);
      await page.getByRole("button", { name: "一键整理要点" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "整理", exact: true }).click();
    },
    final: (_text, { blocks }) =>
      expect(blocks.find(({ id }) => id === "a1")?.runs.filter(({ point }) => point)).toHaveLength(2),
  },
  {
    what: "cleaning up",
    edit: async (page) => {
      await selectIn(page, "a2", 8);
      await page.getByRole("button", { name: "文字整理" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "整理", exact: true }).click();
    },
    final: (text) => expect(text).toContain("近日，街道共清理20处。居民说“方便”。"),
  },
  {
    what: "moving an article by the outline",
    edit: async (page) => {
      await page.locator(".outline button", { hasText: "柳溪镇整治河道" }).focus();
      await page.keyboard.press("Alt+Shift+ArrowUp");
    },
    final: (text) => expect(text.indexOf("柳溪镇整治河道")).toBeLessThan(text.indexOf("【常态创建】")),
  },
  {
    what: "removing an article by the outline",
    edit: async (page) => {
      await page.locator(".outline button", { hasText: "柳溪镇整治河道" }).click({ button: "right" });
      await page.getByRole("menuitem", { name: "删除稿件" }).click();
    },
    final: (text) => expect(text).not.toContain("柳溪镇"),
  },
  {
    what: "a template",
    edit: async (page) => {
      await selectIn(page, "u3", 5);
      await page.keyboard.press("Control+Alt+9");
      await page.keyboard.type("会议");
      await page.keyboard.press("Enter");
    },
    final: (text) => expect(text).toContain("召开［会议名称］"),
  },
  {
    what: "a cell of a table",
    edit: async (page) => {
      await page.getByLabel("第2行第2列", { exact: true }).click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("35");
    },
    final: (_text, { blocks }) =>
      expect(blocks.find(({ id }) => id === "t1")?.table?.rows[1]?.[1]?.text).toBe("35"),
  },
  {
    what: "a row of a table",
    edit: async (page) => {
      await page.getByLabel("第2行第2列", { exact: true }).click();
      await page.keyboard.press("Tab");
      await expect(page.getByLabel("第3行第1列", { exact: true })).toBeFocused();
    },
    final: (_text, { blocks }) => expect(blocks.find(({ id }) => id === "t1")?.table?.rows).toHaveLength(3),
  },
  {
    what: "a field of the masthead",
    edit: async (page) => {
      await page.getByLabel("编发单位", { exact: true }).fill("区创建办");
    },
    final: (_text, { masthead }) => expect(masthead.issuer).toBe("区创建办"),
  },
];

test("everything that edits leaves marks: the original stays, the final text is what was meant, undo restores it", async ({
  page,
  program,
}) => {
  test.setTimeout(240_000);
  const opened = await open(page, program, issue);
  for (const { what, edit, final, undos } of edits) {
    await test.step(what, async () => {
      await edit(page);
      await expectTracked(
        opened,
        (document) => {
          const accepted = settleAll(document, "accept");
          final(
            accepted.blocks.map(({ runs }) => runs.map(({ text }) => text).join("")).join("\n"),
            accepted,
          );
        },
        1,
        undos,
      );
    });
  }
});
