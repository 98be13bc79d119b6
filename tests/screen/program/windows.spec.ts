/** Two windows on one issue, a backup that is restored and a program that is killed while somebody types. */
import { emptyDocument } from "../../../shared/document/empty.ts";
import { callCore, openAs } from "../../support/window/issue.ts";
import { expect, openSample, reloadWindow, test, waitUntilSaved } from "../../support/window/program.ts";

test("a second window is read-only until it takes over; the first shows an alert and keeps its text", async ({
  page,
  context,
  program,
}) => {
  await openSample(page, program);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole("alert")).toContainText("正在编辑这一期。您现在是只读查看。");
  await expect(second.locator(".blocks")).toHaveAttribute("contenteditable", "false");
  await expect(second.getByLabel("期号", { exact: true })).not.toBeEditable();

  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("甲写的。");
  await waitUntilSaved(page);
  // The first window has unsaved text before it learns of the other: hold back its renewal of the lease.
  await page.route("**/call/issues.renew", (route) =>
    route.fulfill({ json: { ok: true, value: { held: true, holder: null } } }),
  );
  await second.getByRole("button", { name: "接管编辑" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "接管编辑" }).click();
  await expect(second.locator(".blocks")).toContainText("甲写的。");
  await expect(second.getByRole("alert")).toBeHidden();

  await page.keyboard.type("还没存的。");
  await expect(page.getByRole("alert")).toContainText("接管了这一期的编辑");
  await second.locator(".blocks").click();
  await second.keyboard.press("Control+End");
  await second.keyboard.type("乙写的。");
  await waitUntilSaved(second);
  await page.getByRole("button", { name: "把屏幕上的内容另存为副本" }).click();
  await expect(page.locator(".blocks")).toContainText("甲写的。还没存的。");
  await reloadWindow(second);
  await expect(second.locator(".blocks")).toContainText("甲写的。乙写的。");
  await expect(second.locator(".blocks")).not.toContainText("还没存的");
});

test("leaving the issue in the first window lets the second one edit it", async ({
  page,
  context,
  program,
}) => {
  await openSample(page, program);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole("alert")).toBeVisible();
  await page.getByRole("button", { name: "返回资料库" }).click();
  await expect(second.getByRole("alert")).toContainText("没有其他人在编辑了");
  await second.getByRole("button", { name: "开始编辑" }).click();
  await expect(second.locator(".blocks")).toHaveAttribute("contenteditable", "true");
});

test("a backup is restored while somebody types: the text stays on the screen and is kept as a version", async ({
  page,
  program,
}) => {
  const id = await openAs(page, program, { name: "程之远", role: "editor" }, emptyDocument());
  const { backup } = await callCore(page, "backups.make", {});
  await page.locator(".blocks").click();
  await page.keyboard.insertText("备份以后写的。");
  await waitUntilSaved(page);
  // The window learns of the restore by its save: hold back its renewal of the lease.
  await page.route("**/call/issues.renew", (route) =>
    route.fulfill({ json: { ok: true, value: { held: true, holder: null, generation: 0 } } }),
  );
  await callCore(page, "backups.restore", { path: backup.path });
  await page.keyboard.insertText("还没存的。");
  await expect(page.getByRole("alert")).toContainText("资料库刚恢复了备份");
  await expect(page.locator(".blocks")).toContainText("备份以后写的。还没存的。");
  await page.unroute("**/call/issues.renew");
  await page.getByRole("button", { name: "存为这一期的版本" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.locator(".blocks")).not.toContainText("备份以后写的");
  const { versions } = await callCore(page, "versions.list", { issue: id });
  expect(versions).toMatchObject([{ label: "恢复备份之前的内容", by: { name: "程之远" } }]);
  const keptVersion = await callCore(page, "versions.get", { id: versions[0]?.id ?? 0 });
  expect(JSON.stringify(keptVersion.document)).toContain("备份以后写的。还没存的。");

  // A window in which nobody types is told at its next renewal.
  await callCore(page, "backups.restore", { path: backup.path });
  await expect(page.getByRole("alert")).toContainText("资料库刚恢复了备份");
  await page.getByRole("button", { name: "打开资料库中的内容" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.locator('.blocks[contenteditable="true"]')).toBeVisible();
});

test("a program killed while somebody types loses at most the last two seconds", async ({
  page,
  programProcess: program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  // A number every 100 ms: no pause is long enough for the save that follows one.
  const typingTimes: number[] = [];
  const begin = Date.now();
  for (let count = 0; Date.now() - begin < 5000; count += 1) {
    await page.keyboard.type(`${count}；`, { delay: 40 });
    typingTimes.push(Date.now());
  }
  const killTime = Date.now();
  await program.stop("SIGKILL");
  // All earlier text may have been saved just before; text typed now cannot be.
  await page.keyboard.type("停电之后。");
  await expect(page.getByRole("status").filter({ hasText: "没有保存成功" })).toBeVisible();
  await expect(page.locator(".blocks")).toContainText(`${typingTimes.length - 1}；停电之后。`);

  await program.start();
  await page.goto(program.url);
  await page.getByRole("button", { name: "打开 第 765 期" }).click();
  await expect(page.locator(".blocks")).toContainText("修复工作。0；1；");
  const text = await page.locator(".blocks").innerText();
  const keptCount = typingTimes.filter((_, count) => text.includes(`；${count}；`) || count === 0).length;
  const lostTimes = typingTimes.slice(keptCount);
  expect(killTime - (lostTimes[0] ?? killTime)).toBeLessThan(2000);
});
