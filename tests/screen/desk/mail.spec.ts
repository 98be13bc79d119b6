/** Plain text from mail is pasted as paragraphs; one button, or one undo, restores its lines. */
import type { Page } from "@playwright/test";
import { expect, openSample, test, waitUntilSaved } from "../../support/window/program.ts";

const wide = "近日东河街道组织各社区开展人居环境整治行动共清理卫生死角三十余处发";
const mail = `> ${wide}\n> 放宣传资料。\n>\n> 一是抓源头。`;
const last = (page: Page, count: number) =>
  page
    .locator(".blocks > *")
    .evaluateAll(
      (blocks, some) => blocks.slice(-some).map((block) => (block as HTMLElement).innerText),
      count,
    );

async function paste(page: Page, isPlain: boolean): Promise<void> {
  await page.evaluate(
    ([text, plain]) => {
      const [target, clipboardData] = [document.activeElement, new DataTransfer()];
      clipboardData.setData("text/plain", text);
      target?.dispatchEvent(
        new KeyboardEvent("keydown", {
          code: "KeyV",
          key: "v",
          ctrlKey: true,
          shiftKey: plain,
          bubbles: true,
        }),
      );
      target?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      target?.dispatchEvent(
        new KeyboardEvent("keyup", { code: "KeyV", key: "v", ctrlKey: true, shiftKey: plain, bubbles: true }),
      );
    },
    [mail, isPlain] as const,
  );
}

test("broken and quoted lines become paragraphs; 保留原样 and undo restore them; pasting as plain text keeps them", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("正文。");
  const [joinedLines, raw] = [
    [`正文。${wide}放宣传资料。`, "一是抓源头。"],
    [`正文。> ${wide}`, "> 放宣传资料。", ">", "> 一是抓源头。"],
  ];
  await paste(page, false);
  await expect.poll(() => last(page, 2)).toEqual(joinedLines);
  await expect(page.locator(".ui_noticeText", { hasText: "粘贴的邮件文字已整理成段" })).toBeVisible();
  await page.keyboard.type("尾");
  await expect.poll(() => last(page, 1)).toEqual(["一是抓源头。尾"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => last(page, 2)).toEqual(joinedLines);
  await page.getByRole("button", { name: "保留原样" }).click();
  await expect.poll(() => last(page, 4)).toEqual(raw);
  await page.locator(".blocks").press("Control+z");
  await expect.poll(() => last(page, 1)).toEqual(["正文。"]);

  await paste(page, true);
  await expect.poll(() => last(page, 4)).toEqual(raw);
  await expect(page.locator(".ui_noticeText", { hasText: "粘贴的邮件文字已整理成段" })).toBeHidden();
  await page.locator(".blocks").press("Control+z");

  // A paste into an empty paragraph replaces it.
  await page.keyboard.press("Enter");
  await paste(page, false);
  await expect.poll(() => last(page, 3)).toEqual(["正文。", `${wide}放宣传资料。`, "一是抓源头。"]);
  await waitUntilSaved(page);
});
