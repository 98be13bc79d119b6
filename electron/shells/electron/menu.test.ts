import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import { createContextMenuTemplate, createMenuTemplate, type MenuOptions } from "./menu.ts";

/**
 * The keys that Electron assigns to roles on Linux and Windows. Those of the clipboard are only displayed.
 */
const roleKeys: Record<string, string> = {
  quit: "CmdOrCtrl+Q",
  reload: "CmdOrCtrl+R",
  toggleDevTools: "Ctrl+Shift+I",
  resetZoom: "CmdOrCtrl+0",
  zoomIn: "CmdOrCtrl+Plus",
  zoomOut: "CmdOrCtrl+-",
  togglefullscreen: "F11",
  minimize: "CmdOrCtrl+M",
  close: "CmdOrCtrl+W",
  cut: "CmdOrCtrl+X",
  copy: "CmdOrCtrl+C",
  paste: "CmdOrCtrl+V",
  selectAll: "CmdOrCtrl+A",
};

const build = (change: Partial<MenuOptions> = {}) =>
  createMenuTemplate({
    locale: "zh-CN",
    platform: "linux",
    isPackaged: true,
    send: () => {},
    about: () => {},
    ...change,
  });
const children = (menu: MenuItemConstructorOptions) => (menu.submenu ?? []) as MenuItemConstructorOptions[];
const items = (template: MenuItemConstructorOptions[]) =>
  template.flatMap(children).filter(({ type }) => type !== "separator");

test("the menu bar has all menus in Chinese", () => {
  expect(build().map(({ label }) => label)).toEqual([
    "文件(&F)",
    "编辑(&E)",
    "视图(&V)",
    "审阅(&R)",
    "窗口(&W)",
    "帮助(&H)",
  ]);
});

test("both languages have the same items with different labels", () => {
  const [chinese, english] = [items(build()), items(build({ locale: "en" }))];
  expect(english.map(({ id, role }) => id ?? role)).toEqual(chinese.map(({ id, role }) => id ?? role));
  for (const { label } of chinese) expect(label).toMatch(/\p{Script=Han}/u);
  for (const { label } of english) expect(label).toMatch(/^[\x20-\x7e…]+$/u);
});

test.each(["zh-CN", "en"] as const)("%s: no key and no access letter of a menu is used twice", (locale) => {
  const template = build({ locale, isPackaged: false });
  const keys = items(template)
    .map(({ accelerator, role }) => accelerator ?? roleKeys[role ?? ""])
    .filter((key) => key !== undefined);
  expect(new Set(keys).size).toBe(keys.length);
  for (const menu of [template, ...template.map(children)]) {
    const letters = menu
      .map(({ label }) => /&(.)/u.exec(label ?? "")?.[1]?.toLowerCase())
      .filter((letter) => letter !== undefined);
    expect(letters).toEqual([...new Set(letters)]);
  }
});

test("keys that the window handles are only displayed, and on a Mac not even that", () => {
  const shownItems = items(build()).filter(({ accelerator }) => accelerator !== undefined);
  expect(shownItems.map(({ id }) => id)).toContain("edit.undo");
  for (const item of shownItems) expect(item.registerAccelerator).toBe(false);
  expect(items(build({ platform: "darwin" })).some(({ accelerator }) => accelerator !== undefined)).toBe(
    false,
  );
});

test("an item sends its command to the window; undo and redo are those of the editor", () => {
  const commands: string[] = [];
  for (const { click } of items(build({ send: (command) => commands.push(command) })))
    (click as (() => void) | undefined)?.();
  expect(commands).toEqual([
    "issue.new",
    "import.open",
    "issue.save",
    "export.open",
    "preview.toggle",
    "library.open",
    "edit.undo",
    "edit.redo",
    "find.open",
    "zoom.fit",
    "zoom.in",
    "zoom.out",
    "tracking.toggle",
    "revisions.toggle",
    "revision.next",
    "revision.previous",
    "revision.accept",
    "revision.reject",
  ]);
});

test("Reload and the developer tools are not in a packaged program", () => {
  const roles = (packaged: boolean) => items(build({ isPackaged: packaged })).map(({ role }) => role);
  expect(roles(true)).not.toContain("reload");
  expect(roles(true)).not.toContain("toggleDevTools");
  expect(roles(false)).toEqual(expect.arrayContaining(["reload", "toggleDevTools"]));
});

test("the context menu enables the possible actions", () => {
  const menu = createContextMenuTemplate("zh-CN", {
    canCut: false,
    canCopy: true,
    canPaste: false,
    canSelectAll: true,
  });
  expect(menu.filter(({ enabled }) => enabled).map(({ role }) => role)).toEqual(["copy", "selectAll"]);
});
