/** Names, publications and templates come back from a backup through the screen. */
import { profileNamed } from "../../support/generators/filled-library.ts";
import { checkThemes } from "../../support/window/axe.ts";
import { callCore } from "../../support/window/issue.ts";
import { cell, rows } from "../../support/window/names-screen.ts";
import { expect, openLibrary, test } from "../../support/window/program.ts";

test("the names come back from a backup, the list is fresh at once, and it is undone", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const units = [
    { full: "东河街道", short: ["东河"] },
    { full: "北坡镇", short: [] },
  ];
  const people = [{ name: "陆文川", unit: "东河街道", post: "书记" }];
  await callCore(page, "names.save", { revision: 0, units, people });
  await callCore(page, "backups.make", {});
  await callCore(page, "names.save", {
    revision: 1,
    units: [
      { full: "东河街道", short: ["东河办"] },
      { full: "南山镇", short: [] },
    ],
    people,
  });
  await page.getByRole("link", { name: "名录" }).click();
  await expect(cell(page, "第 2 行全称")).toHaveValue("南山镇");
  await page.getByRole("button", { name: "从备份取回……" }).click();
  const dialog = page.getByRole("dialog", { name: "从备份取回：名录" });
  await expect(dialog.getByRole("radio")).toBeFocused();
  await expect(dialog.getByRole("radio")).toHaveAccessibleName(/3 项.*取回后加 1 项，改 1 项，去 1 项/u);
  const entries = dialog.getByRole("list", { name: "取回后的变化" }).getByRole("listitem");
  await expect(entries).toContainText(["东河街道", "北坡镇", "南山镇", "陆文川"]);
  await expect(entries.nth(0)).toContainText("简称删除：东河办插入：东河");
  expect(await checkThemes(page, "names taken back")).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(cell(page, "第 2 行全称")).toHaveValue("北坡镇");
  await expect(page.getByText("已从备份取回名录。", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("已换回取回以前的内容。", { exact: true })).toBeVisible();
  await expect
    .poll(() => rows(page))
    .toEqual([
      expect.stringContaining("东河街道 | 东河办"),
      expect.stringContaining("南山镇"),
      expect.anything(),
    ]);
});

test("one publication comes back; one with issues stays; tables are chosen beside issues", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  const versionsOf = (name: string, issuer: string) => [
    { validFrom: "2026-01-01", profile: { ...profileNamed(name), issuer } },
  ];
  const { id } = await callCore(page, "publications.create", { versions: versionsOf("快报", "市创文办") });
  await callCore(page, "backups.make", {});
  await callCore(page, "publications.save", { id, revision: 0, versions: versionsOf("快报", "市文明办") });
  const { id: publication } = await callCore(page, "publications.create", {
    versions: versionsOf("专报", ""),
  });
  const { document } = await callCore(page, "importing.sample", {});
  await callCore(page, "issues.create", { document, publication });
  await callCore(page, "publications.create", { versions: versionsOf("简报", "") });

  await page.getByRole("link", { name: "备份与恢复" }).click();
  await page.getByRole("button", { name: "从备份取回……" }).click();
  const dialog = page.getByRole("dialog", { name: "从备份取回" });
  await dialog.getByRole("radio", { name: "名录" }).click();
  await expect(dialog.getByText("与现在相同")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "全部取回" })).toBeDisabled();
  await dialog.getByRole("radio", { name: "刊物" }).click();
  const entries = dialog.getByRole("list", { name: "取回后的变化" }).getByRole("listitem");
  await expect(entries).toContainText([/快报.*改动/u, /简报.*去掉/u, /专报.*不动，有各期归入/u]);
  expect(await checkThemes(page, "publications taken back")).toEqual([]);
  await dialog.getByRole("button", { name: "只取回“快报”" }).click();
  await expect(page.getByText("已从备份取回“快报”。", { exact: true })).toBeVisible();
  await expect(entries).toContainText([/简报.*去掉/u, /专报.*不动/u, /快报.*相同/u]);
  await dialog.getByRole("button", { name: "全部取回" }).click();
  await expect(dialog).toBeHidden();
  const { publications } = await callCore(page, "publications.list", {});
  expect(
    publications.map(({ name, deletedAt, versions }) => [
      name,
      deletedAt === null,
      versions[0]?.profile.issuer,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ["快报", true, "市创文办"],
      ["专报", true, ""],
      ["简报", false, ""],
    ]),
  );
});

test("a template that is open shows at once what was taken back, and an edit is not saved over it", async ({
  page,
  program,
}) => {
  await openLibrary(page, program);
  await callCore(page, "backups.make", {});
  await page.getByRole("link", { name: "模板" }).click();
  const paper = page.locator(".templates_paper");
  await paper.getByText("检查督导").click();
  await page.keyboard.press("End");
  await page.keyboard.type("打错的字");
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "从备份取回……" }).click();
  const dialog = page.getByRole("dialog", { name: "从备份取回：模板" });
  await dialog.getByRole("button", { name: /^只取回/u }).click();
  await expect(paper).not.toContainText("打错的字");
  await dialog.getByRole("button", { name: "取消" }).click();
  await paper.getByText("检查督导").click();
  await page.keyboard.press("End");
  await page.keyboard.type("新字");
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await expect
    .poll(async () => JSON.stringify((await callCore(page, "templates.list", {})).templates[0]?.blocks))
    .toContain("新字");
  const { templates } = await callCore(page, "templates.list", {});
  expect(JSON.stringify(templates[0]?.blocks)).not.toContain("打错的字");
});
