/** Tracked changes by every way to edit: keys, clipboard, dragging, commands, outline, tables, masthead. */
import type { Page } from "@playwright/test";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import type { BulletinDocument } from "../../../shared/document/schema.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { paste } from "../../support/window/clipboard.ts";
import { selectIn } from "../../support/window/issue.ts";
import { expect, test } from "../../support/window/program.ts";
import { bodyBlock, expectTracked, openTracked } from "../../support/samples/tracked-issue.ts";

/** An article with points, one with text to clean up and a table, and a short one. */
const issue: BulletinDocument = {
  ...emptyDocument(sequentialIds("e")),
  blocks: [
    { id: "s1", style: "section", runs: [{ text: "【检查督导】" }] },
    bodyBlock(
      "a1",
      { text: "督导组查看市场", title: true },
      { text: "　20日，督导组查看市场。" },
      { text: "一是落实责任。", point: true },
      { text: "要求抓紧。二是及时整改。立行立改。" },
    ),
    { id: "u1", style: "source", runs: [{ text: "（督导组）" }] },
    bodyBlock(
      "a2",
      { text: "街道开展清理", title: true },
      { text: '　近日,街道共清理 20 处。居民说"方便"。' },
    ),
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
    bodyBlock("a3", { text: "柳溪镇整治河道", title: true }, { text: "　镇里整治河道三公里。" }),
    { id: "u3", style: "source", runs: [{ text: "（柳溪镇）" }] },
  ],
};

interface Edit {
  what: string;
  edit: (page: Page) => Promise<void>;
  /** Checks the issue after every revision is accepted; `text` is its paragraphs. */
  final: (text: string, document: BulletinDocument) => void;
  /** Steps of undo that take the edit back; 1 by default. */
  undos?: number;
}

/** Every kind of edit, by the part of the desk where it is done. */
const edits: Record<string, Edit[]> = {
  text: [
    {
      what: "Enter in a paragraph",
      edit: async (page) => {
        await selectIn(page, "a3", 12);
        await page.keyboard.press("Enter");
      },
      final: (text) => expect(text).toContain("　镇里整治\n河道三公里。"),
    },
    {
      what: "Backspace at the start of a paragraph",
      edit: async (page) => {
        await selectIn(page, "a3", 0);
        await page.keyboard.press("Backspace");
      },
      final: (text) => expect(text).toContain("【常态创建】柳溪镇整治河道"),
    },
    {
      what: "Delete of a selection over several paragraphs",
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
        await paste(page, { "text/plain": "粘贴第一段\n粘贴第二段" });
      },
      final: (text) => expect(text).toMatch(/粘贴第一段\n粘贴第二段/u),
    },
    {
      what: "pasting from Word, with the clean-up of its punctuation",
      edit: async (page) => {
        await selectIn(page, "a3", 8);
        await paste(page, { "text/html": '<p>更新果皮箱12个,居民反映"方便".</p><p>第二段。</p>' });
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
  ],
  "looks and commands": [
    {
      what: "bold by key",
      edit: async (page) => {
        await selectIn(page, "a3", 8, 12);
        await page.keyboard.press("Control+b");
      },
      final: (_text, { blocks }) =>
        expect(blocks.find(({ id }) => id === "a3")?.runs.some(({ bold }) => bold)).toBe(true),
    },
    {
      what: "a paragraph's style by key",
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
  ],
  "articles, tables and the masthead": [
    {
      what: "moving an article by the outline",
      edit: async (page) => {
        await page
          .getByRole("navigation", { name: "本期目录" })
          .locator("button", { hasText: "柳溪镇整治河道" })
          .focus();
        await page.keyboard.press("Alt+Shift+ArrowUp");
      },
      final: (text) => expect(text.indexOf("柳溪镇整治河道")).toBeLessThan(text.indexOf("【常态创建】")),
    },
    {
      what: "removing an article by the outline",
      edit: async (page) => {
        await page
          .getByRole("navigation", { name: "本期目录" })
          .locator("button", { hasText: "柳溪镇整治河道" })
          .click({ button: "right" });
        await page.getByRole("menuitem", { name: "删除稿件" }).click();
      },
      final: (text) => expect(text).not.toContain("柳溪镇"),
    },
    {
      what: "inserting a template",
      edit: async (page) => {
        await selectIn(page, "u3", 5);
        await page.keyboard.press("Control+Alt+9");
        await page.keyboard.type("会议");
        await page.keyboard.press("Enter");
      },
      final: (text) => expect(text).toContain("召开［会议名称］"),
    },
    {
      what: "typing in a cell",
      edit: async (page) => {
        await page.getByLabel("第2行第2列", { exact: true }).click();
        await page.keyboard.press("Control+a");
        await page.keyboard.insertText("35");
      },
      final: (_text, { blocks }) =>
        expect(blocks.find(({ id }) => id === "t1")?.table?.rows[1]?.[1]?.text).toBe("35"),
    },
    {
      what: "adding a row to a table",
      edit: async (page) => {
        await page.getByLabel("第2行第2列", { exact: true }).click();
        await page.keyboard.press("Tab");
        await expect(page.getByLabel("第3行第1列", { exact: true })).toBeFocused();
      },
      final: (_text, { blocks }) => expect(blocks.find(({ id }) => id === "t1")?.table?.rows).toHaveLength(3),
    },
    {
      what: "filling a field of the masthead",
      edit: async (page) => {
        await page.getByLabel("编发单位", { exact: true }).fill("区创建办");
      },
      final: (_text, { masthead }) => expect(masthead.issuer).toBe("区创建办"),
    },
  ],
};

for (const [subject, all] of Object.entries(edits)) {
  test(`every edit is tracked, can be accepted and rejected, and undo takes it back: ${subject}`, async ({
    page,
    program,
  }) => {
    const trackedIssue = await openTracked(page, program, issue);
    for (const { what, edit, final, undos } of all) {
      await test.step(what, async () => {
        await edit(page);
        await expectTracked(
          trackedIssue,
          (document) => {
            const finalBulletin = settleAll(document, "accept");
            const lines = finalBulletin.blocks.map(({ runs }) => runs.map(({ text }) => text).join(""));
            final(lines.join("\n"), finalBulletin);
          },
          { undos },
        );
      });
    }
  });
}
