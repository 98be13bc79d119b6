import { commandIds, keysOf, rowOf, type CommandId, type Part } from "../../../shared/contract/commands.ts";
import { writeKeys } from "../../../shared/contract/keys.ts";
import { messages } from "../../../shared/messages/index.ts";
import { pngOf } from "../../support/samples/pictures.ts";
import { chooseFiles } from "../../support/window/file-chooser.ts";
import { figures, insertTable, openNewIssue } from "../../support/window/objects-screen.ts";
import { expect, openSample, test } from "../../support/window/program.ts";

declare global {
  interface Window {
    eventStream?: EventSource;
  }
}

test("the palette finds every command by name, shows its keys, and works by keyboard alone", async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const paragraph = page.locator(".blocks > *", { hasText: "聚焦源头管理" }).first();
  await paragraph.click();
  await page.keyboard.press("Control+Shift+P");
  const palette = page.getByRole("dialog", { name: "全部命令" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await expect(palette.getByRole("option", { name: "立即保存" })).toContainText("Ctrl+S");
  await expect(palette.getByRole("option", { name: "撤销" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.type("ctrl+alt+1");
  await expect(palette.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.locator(".block-section", { hasText: "聚焦源头管理" })).toBeVisible();
  await page.keyboard.press("Control+z");

  await page.keyboard.press("Control+Shift+P");
  await page.keyboard.type("没有的命令");
  await expect(palette).toContainText("没有这个命令");
  await palette.getByRole("combobox").fill("");
  await page.keyboard.press("ArrowUp");
  await expect(palette.getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await palette.getByRole("combobox").fill("专注");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "本期目录" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "版面" })).toHaveCount(0);
  // The caret is back at its place.
  await page.keyboard.type("此处");
  await expect(paragraph).toContainText("此处");
  await page.keyboard.press("Control+Alt+F");
  await expect(page.getByRole("navigation", { name: "本期目录" })).toBeVisible();

  await page.keyboard.press("Control+Shift+P");
  await page.keyboard.type("稿库");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "稿库" })).toContainText("稿库中还没有来稿");
});

const words = messages["zh-CN"];
/** The texts of the palette's options for these commands. */
const optionsOf = (ids: readonly CommandId[]) =>
  ids.map(
    (id) =>
      `${words.commands[id]}${keysOf(id, false)
        .slice(0, 1)
        .map((keys) => writeKeys(keys, false))}`,
  );

/** What an editor gives on every screen that has one. */
const editorParts: readonly Part[] = [
  "editor",
  "points",
  "clean-up",
  "objects",
  "templates",
  "names",
  "revisions",
];
/** The parts that give their commands only while one of their things has the focus. */
const focusParts: readonly Part[] = ["tables", "figures", "waiting"];
/** The screens besides the desk: the command that opens each, and its own commands and those of its parts. */
const screens: readonly { open: CommandId; parts: readonly Part[]; own?: readonly CommandId[] }[] = [
  { open: "library.open", parts: ["library"], own: ["export.open"] },
  { open: "screen.manuscripts", parts: [], own: ["find.open"] },
  { open: "screen.publications", parts: ["publicationsScreen"] },
  { open: "screen.templates", parts: ["templatesScreen", ...editorParts] },
  { open: "screen.names", parts: ["namesScreen"] },
  { open: "screen.backups", parts: ["transfer", "doctor"] },
];

test("the palette lists everything that the window can do, on the desk and on the other screens", async ({
  page,
  program,
}) => {
  const palette = page.getByRole("dialog", { name: words.palette.title });
  const listed = commandIds.filter((id) => id !== "palette.open" && !focusParts.includes(rowOf(id).part));
  const partsElsewhere = screens.flatMap(({ parts }) => parts).filter((part) => !editorParts.includes(part));
  await openSample(page, program);
  await page.keyboard.press("Control+Shift+P");
  await expect(palette.getByRole("option")).toHaveText(
    optionsOf(listed.filter((id) => !partsElsewhere.includes(rowOf(id).part))),
  );

  // What needs a tab that is not open opens it.
  await page.keyboard.type(words.commands["history.open"]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: words.workflow.historyTitle })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tab", { name: words.workflow.versions, selected: true })).toBeVisible();

  for (const { open, parts, own = [] } of screens) {
    await page.keyboard.press("Control+Shift+P");
    await palette.getByRole("combobox").fill(words.commands[open]);
    await page.keyboard.press("Enter");
    const everywhere: readonly Part[] = ["frame", ...parts];
    const given = ["issue.new", "app.close", ...own];
    const options = optionsOf(
      listed.filter((id) => everywhere.includes(rowOf(id).part) || given.includes(id)),
    );
    // The palette lists what is on the screen when it opens, so it opens again until the screen is complete.
    await expect(async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Shift+P");
      await expect(palette.getByRole("option")).toHaveText(options, { timeout: 1000 });
    }).toPass();
    await page.keyboard.press("Escape");
    await expect(palette).toHaveCount(0);
  }
});

test("the commands of a table and of a figure are listed and run while it has the focus", async ({
  page,
  program,
}) => {
  const palette = page.getByRole("dialog", { name: words.palette.title });
  const idsOf = (part: Part) => commandIds.filter((id) => rowOf(id).part === part);
  /** Opens the palette, and expects the commands of this part alone of the two. */
  const openPalette = async (part: Part | null) => {
    await page.keyboard.press("Control+Shift+P");
    for (const each of ["tables", "figures"] as const)
      for (const id of idsOf(each))
        await expect(palette.getByRole("option", { name: words.commands[id], exact: true })).toHaveCount(
          each === part ? 1 : 0,
        );
  };
  const run = async (id: CommandId) => {
    await page.keyboard.type(words.commands[id]);
    await page.keyboard.press("Enter");
  };
  await openNewIssue(page, program);
  await openPalette(null);
  // The grid of the command opens below the tool of the toolbar, which closes it too.
  await run("table.insert");
  const grid = page.getByRole("dialog", { name: words.objects.insertTable });
  await expect(grid).toBeVisible();
  await page.getByRole("button", { name: words.commands["table.insert"], exact: true }).click();
  await expect(grid).toHaveCount(0);
  await insertTable(page, 2, 2);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(2);
  await openPalette("tables");
  await expect(
    palette.getByRole("option", { name: words.commands["table.split"], exact: true }),
  ).toHaveAttribute("aria-disabled", "true");
  await run("table.merge");
  await expect(page.getByRole("grid").locator("th, td")).toHaveCount(3);
  await openPalette("tables");
  await run("table.rowBelow");
  await expect(page.getByRole("grid").locator("tr")).toHaveCount(3);

  await page.locator(".block-body").last().click();
  const picture = { name: "一.png", mimeType: "image/png", buffer: pngOf(1200, 600) };
  await chooseFiles(page, picture, () => page.getByRole("button", { name: "图片", exact: true }).click());
  await expect(figures(page)).toHaveAttribute("data-selected");
  const frame = figures(page).locator(".editor-objects-figures_frame");
  const fullWidth = (await frame.boundingBox())?.width ?? 0;
  await openPalette("figures");
  await run("figure.width50");
  await expect
    .poll(async () => Math.round(((await frame.boundingBox())?.width ?? 0) * 2))
    .toBe(Math.round(fullWidth));
  await openPalette("figures");
  await expect(
    palette.getByRole("option", { name: words.commands["figure.width50"], exact: true }),
  ).toHaveAttribute("aria-disabled", "true");
  await run("figure.remove");
  await expect(figures(page)).toHaveCount(0);
});

test("a command does the same by its key, palette, menu, button and context menu", async ({
  page,
  program,
}) => {
  await page.addInitScript(watchEvents);
  await openSample(page, program);
  const runInPalette = async (id: CommandId) => {
    await page.keyboard.press("Control+Shift+P");
    await page.keyboard.type(words.commands[id]);
    await page.keyboard.press("Enter");
  };
  const pages = page.getByRole("region", { name: words.desk.pages });
  await expect(pages).toBeVisible();
  await page.keyboard.press("Control+P");
  await expect(pages).toHaveCount(0);
  await runInPalette("preview.toggle");
  await expect(pages).toBeVisible();
  await page.evaluate(() =>
    window.eventStream?.dispatchEvent(
      new MessageEvent("shell.command", { data: JSON.stringify({ command: "preview.toggle" }) }),
    ),
  );
  await expect(pages).toHaveCount(0);
  await page.getByRole("button", { name: words.desk.preview }).click();
  await expect(pages).toBeVisible();

  const entries = page.getByRole("tree", { name: words.editor.outline }).getByRole("treeitem");
  const before = await entries.allTextContents();
  const after = before.with(1, before[2] ?? "").with(2, before[1] ?? "");
  const entry = entries.nth(1);
  for (const move of [
    async () => {
      await entry.focus();
      await page.keyboard.press("Alt+Shift+ArrowDown");
    },
    async () => {
      await entry.focus();
      await runInPalette("entry.moveDown");
    },
    async () => {
      await entry.click({ button: "right" });
      await page.getByRole("menuitem", { name: words.commands["entry.moveDown"] }).click();
    },
  ]) {
    await move();
    await expect(entries).toHaveText(after);
    await page.keyboard.press("Control+Z");
    await expect(entries).toHaveText(before);
  }
});

/** Keeps the stream of events where a test can send one, as the menu of Electron does. */
function watchEvents(): void {
  window.EventSource = class extends EventSource {
    constructor(address: string | URL) {
      super(address);
      window.eventStream = this;
    }
  };
}
