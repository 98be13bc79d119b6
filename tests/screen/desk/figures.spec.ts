/** Figures on the paper: by mouse, by keys, by clipboard. */
import type { Page } from "@playwright/test";
import { paste } from "../../support/window/clipboard.ts";
import { chooseFiles } from "../../support/window/file-chooser.ts";
import { blocks, chooseItem, figures, openNewIssue, undo } from "../../support/window/objects-screen.ts";
import { pngOf } from "../../support/samples/pictures.ts";
import { expect, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

/** The width of the first figure, as a percentage of the paper's text. */
const share = (page: Page) =>
  page
    .locator(".editor-objects-figures_frame")
    .first()
    .evaluate((frame) =>
      Math.round(
        (frame.getBoundingClientRect().width /
          (frame.closest(".blocks")?.getBoundingClientRect().width ?? 1)) *
          100,
      ),
    );

test("pictures are inserted, removed, sized, captioned and described; all is there after a reload", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  const pictures = [
    { name: "一.png", mimeType: "image/png", buffer: pngOf(1200, 600) },
    { name: "二.png", mimeType: "image/png", buffer: pngOf(300, 200, [200, 90, 60]) },
  ];
  await chooseFiles(page, pictures, () => page.getByRole("button", { name: "图片", exact: true }).click());
  await expect(figures(page)).toHaveCount(2);
  await expect.poll(() => blocks(page)).toEqual(["body", "figure", "figure", "body"]);
  await expect(figures(page).locator("img")).toHaveCount(2);
  await expect(figures(page).nth(1)).toHaveAttribute("data-selected");
  await page.keyboard.press("Delete");
  await expect(figures(page)).toHaveCount(1);
  await undo(page);
  await expect(figures(page)).toHaveCount(2);

  await figures(page).first().locator("img").click();
  await expect.poll(() => share(page)).toBe(100);
  await page.keyboard.press("-");
  await expect.poll(() => share(page)).toBe(95);
  await page.keyboard.press("Shift+F10");
  await chooseItem(page, "宽度 50%");
  await expect.poll(() => share(page)).toBe(50);
  const corner = await figures(page).first().locator(".editor-objects-figures_corner").boundingBox();
  if (!corner) throw new Error("the figure has no corner to drag");
  await page.mouse.move(corner.x + 6, corner.y + 6);
  await page.mouse.down();
  await page.mouse.move(corner.x + 66, corner.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => share(page)).toBeGreaterThan(60);
  await undo(page);
  await expect.poll(() => share(page)).toBe(50);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("现场");
  await expect(figures(page).first().locator(".object-caption")).toHaveText("现场");
  await figures(page).first().locator("img").click({ button: "right" });
  await chooseItem(page, "替代文字……");
  await page.getByRole("textbox", { name: "替代文字" }).fill("工作人员在路口引导");
  await page.getByRole("button", { name: "确定" }).click();
  await expect(page.getByRole("img", { name: "工作人员在路口引导" })).toBeVisible();
  await waitUntilSaved(page);
  await reloadWindow(page);
  await expect(page.getByRole("img", { name: "工作人员在路口引导" })).toBeVisible();
  await expect(figures(page).first().locator(".object-caption")).toHaveText("现场");
  await expect.poll(() => share(page)).toBe(50);
});

test("pictures are dropped and pasted; a file of another kind is refused with the reason", async ({
  page,
  program,
}) => {
  await openNewIssue(page, program);
  const bring = (how: "paste" | "drop", bytes: number[], name: string, type: string) =>
    page.evaluate(
      ([kind, data, fileName, mime]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(data)], fileName, { type: mime }));
        const target = document.querySelector(".blocks > *") as HTMLElement;
        const { left, top } = target.getBoundingClientRect();
        const event =
          kind === "paste"
            ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
            : new DragEvent("drop", {
                dataTransfer: transfer,
                clientX: left + 60,
                clientY: top + 10,
                bubbles: true,
                cancelable: true,
              });
        target.dispatchEvent(event);
      },
      [how, bytes, name, type] as const,
    );
  await bring("drop", [...pngOf(400, 300)], "拖入.png", "image/png");
  await expect(figures(page)).toHaveCount(1);
  await bring("paste", [...pngOf(200, 300, [20, 120, 20])], "截图.png", "image/png");
  await expect(figures(page)).toHaveCount(2);
  await page.locator(".blocks > *").first().click();
  await paste(page, {
    "text/html": `<p>图：</p><img src="data:image/png;base64,${pngOf(40, 30).toString("base64")}">`,
  });
  await expect(figures(page)).toHaveCount(3);
  await bring("paste", [71, 73, 70, 56, 57, 97, 1, 0, 1, 0], "动图.gif", "image/gif");
  await expect(page.getByText(/动图\.gif/u).first()).toBeVisible();
  await expect(figures(page)).toHaveCount(3);
});
