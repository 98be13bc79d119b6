import { expect, openSample, test } from "../../support/window/program.ts";

test("本期要目 is inserted below the masthead and follows the outline; removing it is one step of undo", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.getByRole("button", { name: "添加本期要目" }).click();
  const contents = page.getByRole("navigation", { name: "本期要目" });
  await expect(contents).toContainText("创建办 21 日走访农贸市场");
  await expect(contents).toContainText("区领导18日到青石镇检查冬季防火和文明创建工作");
  await expect(contents).toContainText("柳溪镇、区妇联、北坡镇、区发改局");
  await page.locator(".blocks .run-title", { hasText: "创建办 21 日走访农贸市场" }).first().click();
  await page.keyboard.press("Home");
  await page.keyboard.type("再");
  await expect(contents).toContainText("再创建办 21 日走访农贸市场");
  await page.keyboard.press("Control+z");
  await contents.getByRole("button", { name: "不印本期要目" }).click();
  await expect(contents).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(contents).toContainText("创建办 21 日走访农贸市场");
});
