import { expect, openSample, test, waitUntilSaved } from "../../support/window/program.ts";

test("find visits the matches; replace all is one step of undo; patterns and a selection narrow the matches", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("search", { name: "查找替换" });
  const count = panel.getByRole("status");
  await panel.getByRole("textbox", { name: "查找" }).fill("东河街道");
  await expect(count).toHaveText(/^第 1 处，共 \d+ 处$/u);
  const total = Number(/共 (\d+) 处/u.exec(await count.innerText())?.[1]);
  expect(total).toBeGreaterThan(3);
  await expect(panel.getByRole("listitem")).toHaveCount(total);
  await page.keyboard.press("Shift+Enter");
  await expect(count).toHaveText(`第 ${total} 处，共 ${total} 处`);
  await page.keyboard.press("Enter");
  await expect(count).toHaveText(`第 1 处，共 ${total} 处`);
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("find")?.size)).toBe(total);

  await panel.getByRole("textbox", { name: "替换为" }).fill("西河街道");
  await panel.getByRole("button", { name: "替换", exact: true }).click();
  await expect(count).toHaveText(`第 1 处，共 ${total - 1} 处`);
  await panel.getByRole("button", { name: "全部替换" }).click();
  await expect(count).toHaveText(`已替换 ${total - 1} 处`);
  await expect(page.locator(".blocks")).not.toContainText("东河街道");
  // A replaced title stays a title.
  await expect(page.locator(".run-title", { hasText: "西河街道" })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(count).toHaveText(`第 1 处，共 ${total - 1} 处`);

  await panel.getByRole("textbox", { name: "查找", exact: true }).fill("(");
  await panel.getByRole("checkbox", { name: "正则表达式" }).click();
  await expect(count).toHaveText("正则表达式不完整");
  await panel.getByRole("textbox", { name: "查找", exact: true }).fill("(\\d+)余人");
  await panel.getByRole("textbox", { name: "替换为" }).fill("近$1人");
  await expect(count).toHaveText(/共 2 处/u);
  await panel.getByRole("button", { name: "全部替换" }).click();
  await expect(page.locator(".blocks")).toContainText("近120人");
  await waitUntilSaved(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect.poll(() => page.evaluate(() => CSS.highlights.has("find"))).toBe(false);
});

test("a pattern without end is stopped and called too complex, while the desk goes on", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("甲".repeat(60));
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("search", { name: "查找替换" });
  const count = panel.getByRole("status");
  await panel.getByRole("checkbox", { name: "正则表达式" }).click();
  await panel.getByRole("textbox", { name: "查找", exact: true }).fill("(\\S+)+@");
  await expect(count).toHaveText("正在查找…");
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("仍可编辑");
  await expect(page.locator(".blocks")).toContainText("仍可编辑");
  await expect(count).toHaveText(/^模式太复杂/u);
  await waitUntilSaved(page);

  await panel.getByRole("textbox", { name: "查找", exact: true }).fill("仍可.辑");
  await expect(count).toHaveText("第 1 处，共 1 处");
});

test("find within a selection, which stays visible, counts and replaces only there; without it in the whole issue", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.locator(".blocks").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("试点一，试点二，试点三");
  for (let times = 0; times < 7; times += 1) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("search", { name: "查找替换" });
  const count = panel.getByRole("status");
  await panel.getByRole("textbox", { name: "查找", exact: true }).fill("试点");
  await expect(count).toHaveText(/共 3 处$/u);
  await panel.getByRole("checkbox", { name: "仅所选内容" }).click();
  await expect(count).toHaveText("第 1 处，共 2 处");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("find-scope") ?? [])].map(String)))
    .toEqual(["试点二，试点三"]);
  await panel.getByRole("textbox", { name: "替换为" }).fill("示范单位");
  await panel.getByRole("button", { name: "替换", exact: true }).click();
  await expect(count).toHaveText("第 1 处，共 1 处");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("find-scope") ?? [])].map(String)))
    .toEqual(["示范单位二，试点三"]);
  await panel.getByRole("button", { name: "全部替换" }).click();
  await expect(page.locator(".blocks > *").last()).toHaveText("试点一，示范单位二，示范单位三");
  await panel.getByRole("checkbox", { name: "仅所选内容" }).click();
  await expect(count).toHaveText("第 1 处，共 1 处");
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("find-scope")?.size)).toBe(0);
});
