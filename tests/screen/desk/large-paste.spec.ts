/** Large pastes run in pieces: with progress, in one undo step, and without a trace if they are stopped. */
import type { Page } from "@playwright/test";
import { paste } from "../../support/window/clipboard.ts";
import { openNewIssue, undo } from "../../support/window/objects-screen.ts";
import { expect, test, waitUntilSaved } from "../../support/window/program.ts";
import { bodyBlock, openTracked, proofreader } from "../../support/samples/tracked-issue.ts";
import { storedIssue } from "../../support/window/issue.ts";
import { emptyDocument } from "../../../shared/document/empty.ts";

const count = 3000;
const text = Array.from({ length: count }, (_, index) => `第${index}段。`).join("\n");
const blocks = (page: Page) => page.locator(".blocks > *");
const progress = (page: Page) => page.getByRole("progressbar", { name: "粘贴进度" });

/**
 * Watches the paste that comes next: the number of blocks after each change of the page while its progress is
 * shown. Changes are told without a frame, since a busy machine paints few. `act` is done once, at the first.
 */
async function watchPaste(page: Page, act: "stop" | "paste again" | "nothing" = "nothing"): Promise<void> {
  await page.evaluate((action) => {
    const counts = new Set<number>();
    Object.assign(window, { counts });
    const look = () => {
      const notice = document.querySelector(".editor-pasting_progress");
      if (notice) {
        const isFirst = counts.size === 0;
        counts.add(document.querySelectorAll(".blocks > *").length);
        if (isFirst && action === "stop") notice.querySelector("button")?.click();
        if (isFirst && action === "paste again") {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "又一段。");
          document.activeElement?.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
          );
        }
      }
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }, act);
}
const countsSeen = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { counts: Set<number> }).counts]);

test("3,000 paragraphs are pasted in pieces, and one undo takes them back; what is pasted meanwhile follows", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  await waitUntilSaved(page);
  await watchPaste(page, "paste again");
  await paste(page, { "text/plain": text });
  await expect(blocks(page)).toHaveCount(count);
  await expect(progress(page)).toHaveCount(0);
  expect((await countsSeen(page)).length).toBeGreaterThan(2);
  await expect(blocks(page).last()).toHaveText(`第${count - 1}段。又一段。`);
  await page.keyboard.type("尾");
  await expect(blocks(page).last()).toHaveText(`第${count - 1}段。又一段。尾`);
  await waitUntilSaved(page);
  for (const lastText of [`第${count - 1}段。又一段。`, `第${count - 1}段。`]) {
    await undo(page);
    await expect(blocks(page).last()).toHaveText(lastText);
  }
  await undo(page);
  await expect(blocks(page)).toHaveText(["前文。"]);
});

test("a large paste that is stopped leaves the text as it was, and nothing to redo", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  await watchPaste(page, "stop");
  await paste(page, { "text/html": text.replaceAll(/.+/gu, "<p>$&</p>") });
  await expect(page.locator(".ui_noticeText", { hasText: "已停止粘贴" })).toBeVisible();
  await expect(blocks(page)).toHaveText(["前文。"]);
  await expect(page.getByRole("button", { name: "重做" })).toBeDisabled();
  await page.keyboard.type("后文。");
  await expect(blocks(page)).toHaveText(["前文。后文。"]);
});

test("a large paste is tracked as one insertion", async ({ page, program }) => {
  const { id } = await openTracked(page, program, {
    ...emptyDocument(),
    blocks: [bodyBlock("a", { text: "前文。" }), bodyBlock("b", { text: "后文。" })],
  });
  await blocks(page).first().click();
  await page.keyboard.press("End");
  await watchPaste(page);
  await paste(page, { "text/plain": text });
  await expect(blocks(page)).toHaveCount(count + 1);
  await expect(progress(page)).toHaveCount(0);
  await waitUntilSaved(page);
  const { revisions, blocks: stored } = await storedIssue(page, id);
  expect(Object.values(revisions)).toMatchObject([{ kind: "insertion", author: proofreader.author }]);
  const [revision] = Object.keys(revisions);
  expect(stored.flatMap(({ runs }) => runs).filter(({ inserted }) => inserted === revision)).toHaveLength(
    count,
  );
});

test("the rows of a table of 3,000 cells appear in pieces; stop, or one undo, takes it back", async ({
  page,
  program,
}) => {
  const row = `<tr>${"<td>甲</td>".repeat(20)}</tr>`;
  const html = `<table>${row.repeat(150)}</table>`;
  await openNewIssue(page, program);
  await watchPaste(page, "stop");
  await paste(page, { "text/html": html });
  await expect(page.locator(".ui_noticeText", { hasText: "已停止粘贴" })).toBeVisible();
  await expect(blocks(page)).toHaveText(["前文。"]);

  await page.locator(".blocks").click();
  await paste(page, { "text/html": html });
  await expect(progress(page)).toBeVisible();
  await expect(page.locator(".editor-objects-tables_tableObject td")).toHaveCount(3000);
  await expect(progress(page)).toHaveCount(0);
  await undo(page);
  await expect(blocks(page)).toHaveText(["前文。"]);
});
