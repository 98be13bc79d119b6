/** A real disk that runs full while somebody types, where one can be mounted. */
import { join } from "node:path";
import { memoryDisk } from "../../support/small-disk.ts";
import { ProgramProcess } from "../../support/window/program-process.ts";
import { expect, openSample, saveState, test, waitUntilSaved } from "../../support/window/program.ts";

test("a full disk shows a message and loses nothing; the text is saved as soon as there is space", async ({
  page,
}) => {
  const disk = memoryDisk(24);
  test.skip(disk === null, "a disk of its own needs root on Linux");
  if (disk === null) return;
  const program = new ProgramProcess(join(disk.place, "library"));
  await program.start();
  try {
    await openSample(page, program);
    await page.locator(".blocks").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("还有空间时写的。");
    await waitUntilSaved(page);
    await disk.fill(0);
    await page.keyboard.type("磁盘满了以后写的。");
    await expect(saveState(page).filter({ hasText: /没有保存成功，正在重试：磁盘已满/u })).toBeVisible();
    await page.keyboard.type("接着写。");
    await disk.free();
    await waitUntilSaved(page);
    await program.stop("SIGKILL");
    await program.start();
    await page.goto(program.url);
    await page.getByRole("button", { name: "打开 第 765 期" }).click();
    await expect(page.locator(".blocks")).toContainText("还有空间时写的。磁盘满了以后写的。接着写。");
  } finally {
    await program.stop();
    await disk.remove();
  }
});
