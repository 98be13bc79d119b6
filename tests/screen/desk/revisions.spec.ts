/** The list of revisions beside the paper, the switch that tracks changes, and the views. */
import type { Page } from "@playwright/test";
import { emptyDocument } from "../../../shared/document/empty.ts";
import { sequentialIds } from "../../../shared/basics/identifiers.ts";
import type { Block, BulletinDocument } from "../../../shared/document/schema.ts";
import { settleAll } from "../../../shared/revisions/settle.ts";
import { check } from "../../support/window/axe.ts";
import { openAs, selectIn, storedIssue } from "../../support/window/issue.ts";
import { showMarks } from "../../support/samples/marked-documents.ts";
import { expect, openSample, reloadWindow, test } from "../../support/window/program.ts";

const li = { author: "李文", role: "proofreader", date: "2026-11-22T09:30:00Z" };
const gu = { author: "顾书宁", role: "approver", date: "2026-11-22T10:30:00Z" };
const block = (id: string, runs: Block["runs"], marks: Partial<Block> = {}): Block =>
  ({ id, style: "body", runs, ...marks }) as Block;
const empty = emptyDocument(sequentialIds("e"));
const base: BulletinDocument = {
  ...empty,
  masthead: { ...empty.masthead, number: 765 },
  blocks: [
    { id: "s", style: "section", runs: [{ text: "【检查督导】" }] },
    block("a", [
      { text: "查看了东河市场、" },
      { text: "槐树里社区、", inserted: "r1" },
      { text: "区城管局" },
      { text: "；", deleted: "r2" },
      { text: "、", inserted: "r3" },
      { text: "街道参加。" },
    ]),
    block("b", [
      { text: "一是问题整改。", point: true, formatted: "r4" },
      { text: "四是常态长效。", deleted: "r5" },
    ]),
    block("c", [{ text: "合并以前，" }], { deleted: "r6" }),
    block("d", [{ text: "合并以后。" }]),
    block("e", [{ text: "这是按语。" }], { style: "note", formatted: "r7" }),
    { id: "u", style: "source", runs: [{ text: "（本刊）" }] },
  ],
  revisions: {
    r0: { kind: "field", ...gu, field: "masthead.number", before: { value: 764 } },
    r1: { kind: "insertion", ...li },
    r2: { kind: "deletion", ...li, pair: "r2" },
    r3: { kind: "insertion", ...li, pair: "r2" },
    r4: { kind: "format", ...gu, before: {} },
    r5: { kind: "deletion", ...gu },
    r6: { kind: "deletion", ...gu },
    r7: { kind: "paragraph", ...li, before: { style: "body" } },
  },
};
const editor = { name: "程一禾", role: "editor" } as const;

const cards = (page: Page) => page.getByRole("region", { name: "修订", exact: true }).getByRole("article");
const card = (page: Page, text: string) => cards(page).filter({ hasText: text });
const current = (page: Page) => cards(page).filter({ has: page.locator('[aria-current="true"]') });
const countOf = (page: Page) => page.locator(".editor-revisions_tools [role=status]");
const body = (page: Page) => page.locator(".blocks").first();
const view = async (page: Page, name: string) => {
  await page.getByRole("button", { name: /^显示标记/u }).click();
  await page.getByRole("menuitemradio", { name, exact: true }).click();
};

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 1100 }));

test("revisions have cards in the order of the text; accepting or rejecting one is one step of undo", async ({
  page,
  program,
}) => {
  const id = await openAs(page, program, editor, base);
  await page.keyboard.press("Control+Shift+L");
  await expect(countOf(page)).toHaveText("7 处修订 · 2 位作者");
  await expect(page.getByRole("tab", { name: /修订/u })).toContainText("7");
  await expect(cards(page).locator(".editor-revisions_revisionKind")).toHaveText([
    "报头版记",
    "插入",
    "替换",
    "格式",
    "删除",
    "删除",
    "段落格式",
  ]);
  await expect(cards(page).locator(".editor-revisions_revisionText")).toHaveText([
    "期号764 → 765",
    "槐树里社区、",
    "； → 、",
    "设为要点一是问题整改。",
    "四是常态长效。",
    "¶",
    "正文 → 按语这是按语。",
  ]);

  const steps: [kind: string, at: number, decision: string, text: string][] = [
    ["替换", 0, "接受", "查看了东河市场、+[槐树里社区、]区城管局、街道参加。¶"],
    ["插入", 0, "拒绝", "查看了东河市场、区城管局-[；]+[、]街道参加。¶"],
    ["删除", 0, "拒绝", "一是问题整改。四是常态长效。¶"],
    ["删除", 1, "接受", "合并以前，合并以后。¶"],
    ["格式", 0, "拒绝", "一是问题整改。-[四是常态长效。]¶"],
  ];
  for (const [kind, at, decision, text] of steps) {
    await card(page, kind)
      .filter({ hasNotText: "段落" })
      .nth(at)
      .getByRole("button", { name: decision })
      .click();
    await expect(countOf(page)).toHaveText("6 处修订 · 2 位作者");
    expect(
      showMarks(await storedIssue(page, id))
        .replaceAll("~", "")
        .replace("[一是问题整改。]", "一是问题整改。"),
    ).toContain(text);
    await page.keyboard.press("Control+z");
    await expect(countOf(page)).toHaveText("7 处修订 · 2 位作者");
    expect(await storedIssue(page, id)).toEqual(base);
  }
  await card(page, "报头版记").getByRole("button", { name: "拒绝" }).click();
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("764");
  await page.keyboard.press("Control+z");
  await expect(page.getByLabel("期号", { exact: true })).toHaveValue("765");
  expect(await storedIssue(page, id)).toEqual(base);
});

test("accepting and rejecting all is limited by the filters and is one step of undo", async ({
  page,
  program,
}) => {
  const id = await openAs(page, program, editor, base);
  await page.getByRole("tab", { name: /修订/u }).click();
  await page.getByLabel("作者", { exact: true }).selectOption("李文");
  await expect(countOf(page)).toHaveText("7 处修订中的 3 处");
  await page.getByLabel("类型", { exact: true }).selectOption("insertion");
  await expect(cards(page)).toHaveCount(1);
  await page.getByLabel("类型", { exact: true }).selectOption("");
  await page.getByRole("button", { name: "拒绝所列" }).click();
  await expect(page.getByText("已拒绝 3 处修订。", { exact: true })).toBeVisible();
  // No revision of that author is left, so there is no filter for them.
  await expect(countOf(page)).toHaveText("4 处修订 · 1 位作者");
  const originalDocument = await storedIssue(page, id);
  expect(showMarks(originalDocument)).toContain("查看了东河市场、区城管局；街道参加。¶");
  expect(originalDocument.blocks.find((each) => each.id === "e")?.style).toBe("body");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(countOf(page)).toHaveText("7 处修订中的 3 处");
  expect(await storedIssue(page, id)).toEqual(base);
  await page.getByLabel("作者", { exact: true }).selectOption("");
  await page.getByRole("button", { name: "全部接受" }).click();
  await expect(page.locator(".editor-revisions_none")).toBeVisible();
  expect((await storedIssue(page, id)).revisions).toEqual({});
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(countOf(page)).toContainText("7 处修订");
  expect(await storedIssue(page, id)).toEqual(base);
});

test("paper and list follow each other: the card at the caret, F8, keys that accept and reject, a selection", async ({
  page,
  program,
}) => {
  const id = await openAs(page, program, editor, base);
  await page.getByRole("tab", { name: /修订/u }).click();
  await selectIn(page, "a", 10);
  await expect(current(page)).toContainText("槐树里社区");
  await page.keyboard.press("F8");
  await expect(current(page)).toContainText("替换");
  await page.keyboard.press("Shift+F8");
  await page.keyboard.press("Shift+F8");
  await expect(current(page)).toContainText("报头版记");
  await expect(page.getByLabel("期号", { exact: true })).toBeFocused();
  await page.keyboard.press("F8");
  await expect(body(page)).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(countOf(page)).toContainText("6 处修订");
  await expect(current(page)).toContainText("替换");
  await page.keyboard.press("Control+Shift+Enter");
  expect(showMarks(await storedIssue(page, id))).toContain(
    "查看了东河市场、槐树里社区、区城管局；街道参加。¶",
  );

  // Arrow keys in the list show each place on the paper.
  await page.getByRole("group", { name: "修订列表" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(current(page)).toContainText("四是常态长效");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("revision-current") ?? [])].map(String)))
    .toEqual(["四是常态长效。"]);
  await page.keyboard.press("Control+Enter");
  await expect(card(page, "四是常态长效")).toHaveCount(0);

  await selectIn(page, "b", 0, 4);
  await page.getByRole("group", { name: "所选范围" }).getByRole("button", { name: "拒绝" }).click();
  expect((await storedIssue(page, id)).blocks.find((each) => each.id === "b")?.runs).toEqual([
    { text: "一是问题整改。" },
  ]);
});

test("the views show all marks, bars only, the final or the original text; the first two are remembered", async ({
  page,
  program,
}) => {
  const id = await openAs(page, program, editor, base);
  await view(page, "简单");
  await expect(body(page).locator("[data-deleted]").first()).toBeHidden();
  await expect(body(page).getByText("槐树里社区、")).toHaveCSS("text-decoration-line", "none");
  // Keys skip hidden text.
  await selectIn(page, "b", 7);
  await page.keyboard.insertText("补充");
  const typedBlock = settleAll(await storedIssue(page, id), "accept").blocks.find((each) => each.id === "b");
  expect(typedBlock?.runs.map(({ text }) => text).join("")).toBe("一是问题整改。补充");
  await page.keyboard.press("Control+z");

  await view(page, "最终");
  const finalText = page.locator(".blocks").last();
  await expect(finalText.locator("> *")).toHaveText([
    "【检查督导】",
    "查看了东河市场、槐树里社区、区城管局、街道参加。",
    "一是问题整改。",
    "合并以前，合并以后。",
    "这是按语。",
    "（本刊）",
  ]);
  await expect(page.getByRole("button", { name: /^修订：/u })).toBeDisabled();
  await view(page, "原始");
  await expect(finalText.locator("> *")).toHaveText([
    "【检查督导】",
    "查看了东河市场、区城管局；街道参加。",
    "一是问题整改。四是常态长效。",
    "合并以前，",
    "合并以后。",
    "这是按语。",
    "（本刊）",
  ]);
  await expect(page.getByLabel("期号", { exact: true }).last()).toHaveValue("764");
  await page.getByRole("button", { name: "回到修订标记" }).click();
  await view(page, "简单");
  await reloadWindow(page);
  await expect(page.getByRole("button", { name: "显示标记：简单" })).toBeVisible();
  expect(await storedIssue(page, id)).toEqual(base);
});

test("the switch asks for the name and is remembered; a proofreader cannot switch it off", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const toggle = page.getByRole("button", { name: /^修订：/u });
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Control+Shift+E");
  await page.getByRole("dialog").getByLabel("姓名", { exact: true }).fill("程一禾");
  await page.getByRole("button", { name: "确定" }).click();
  await expect(toggle).toHaveText("修订：开");
  await page.locator(".blocks > *").nth(1).click();
  await page.keyboard.press("End");
  await page.keyboard.type("新");
  await expect(page.locator(".blocks [data-inserted]")).toHaveText("新");
  await page.locator(".blocks [data-inserted]").hover();
  await expect(page.locator(".blocks [data-inserted]")).toHaveAttribute(
    "title",
    /^插入 · 程一禾（编辑） · /u,
  );
  await reloadWindow(page);
  await expect(toggle).toHaveText("修订：开");
  await toggle.click();
  await expect(toggle).toHaveText("修订：关");
  await page.locator(".blocks > *").nth(2).click();
  await page.keyboard.press("End");
  await page.keyboard.type("直接改");
  await expect(page.locator(".blocks [data-inserted]")).toHaveText("新");

  await page.getByRole("button", { name: /当前使用者/u }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "校对" }).click();
  await page.getByRole("button", { name: "确定" }).click();
  await expect(toggle).toHaveText("修订：开");
  // Pressing it shows why it cannot be switched off.
  await toggle.click({ force: true });
  await expect(page.getByText(/^校对的修改始终留下修订痕迹/u)).toBeVisible();
  await expect(toggle).toHaveText("修订：开");
});

test("of many revisions only the visible cards are rendered, and one key goes to the last one", async ({
  page,
  program,
}) => {
  const many = 20_000;
  const revisions = Object.fromEntries(
    Array.from({ length: many }, (_, index) => [
      `m${index}`,
      { kind: "insertion" as const, ...(index % 2 === 0 ? li : gu) },
    ]),
  );
  const blocks = Array.from({ length: many / 40 }, (_, row) =>
    block(
      `p${row}`,
      Array.from({ length: 40 }, (__, column) => ({
        text: `字${column}`,
        inserted: `m${row * 40 + column}`,
      })),
    ),
  );
  await openAs(page, program, editor, { ...empty, blocks, revisions });
  await page.getByRole("tab", { name: /修订/u }).click();
  await expect(countOf(page)).toHaveText("20,000 处修订 · 2 位作者");
  await expect.poll(() => cards(page).count()).toBeLessThan(40);
  await page.keyboard.press("F8");
  await page.keyboard.press("Shift+F8");
  await expect(page.locator('.editor-revisions_list [aria-posinset="20000"]')).toBeVisible();
  await expect(body(page).getByText("字39", { exact: true }).last()).toBeInViewport();
});

for (const scheme of ["light", "dark"] as const) {
  test(`the list follows the accessibility rules: ${scheme}`, async ({ page, program }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openAs(page, program, editor, base);
    await page.getByRole("tab", { name: /修订/u }).click();
    await page.keyboard.press("F8");
    expect(await check(page, "all marks")).toEqual([]);
    await view(page, "最终");
    expect(await check(page, "final")).toEqual([]);
  });
}
