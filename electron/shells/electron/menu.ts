/**
 * The menu bar, in both languages: the rows of `shared/contract/commands.ts` that have a menu, and items of the
 * system. A command is sent to the window, which carries it out, as it does for its own buttons.
 */
import type { EditFlags, MenuItemConstructorOptions } from "electron";
import {
  commandIds,
  keysOf,
  rowOf,
  type CommandId,
  type MenuCommand,
  type MenuName,
} from "../../../shared/contract/commands.ts";
import { writeAccelerator } from "../../../shared/contract/keys.ts";
import { messages, type Locale } from "../../../shared/messages/index.ts";

export interface MenuOptions {
  locale: Locale;
  platform: NodeJS.Platform;
  /** Whether the program is packaged. If so, the menu has neither Reload nor the developer tools. */
  isPackaged: boolean;
  send(command: CommandId): void;
  about(): void;
}

type Item = MenuItemConstructorOptions;

const createRoleItem = (name: NonNullable<Item["role"]>, label: string): Item => ({ role: name, label });
const separator: Item = { type: "separator" };

/** Creates the menu bar. */
export function createMenuTemplate(options: MenuOptions): Item[] {
  const { locale, platform, isPackaged, about } = options;
  const words = messages[locale].menu;
  const clipboardItems = [
    createRoleItem("cut", words.cut),
    createRoleItem("copy", words.copy),
    createRoleItem("paste", words.paste),
    createRoleItem("selectAll", words.selectAll),
  ];
  const developerItems = [
    createRoleItem("reload", words.reload),
    createRoleItem("toggleDevTools", words.developerTools),
  ];
  return [
    ...(platform === "darwin" ? [{ role: "appMenu" } as const] : []),
    { label: words.file, submenu: createMenu(options, "file", { 4: [createRoleItem("quit", words.quit)] }) },
    { label: words.edit, submenu: createMenu(options, "edit", { 2: clipboardItems }) },
    {
      label: words.view,
      submenu: createMenu(options, "view", {
        2: [createRoleItem("togglefullscreen", words.fullScreen)],
        3: isPackaged ? [] : developerItems,
      }),
    },
    { label: words.review, submenu: createMenu(options, "review", {}) },
    {
      label: words.window,
      submenu: [createRoleItem("minimize", words.minimize), createRoleItem("close", words.closeWindow)],
    },
    { label: words.help, submenu: [{ id: "about", label: words.about, click: about }] },
  ];
}

/**
 * Creates one menu: its groups in order, with separators between them.
 * @param systemItems the items of the system, by the number of their group
 */
function createMenu(options: MenuOptions, name: MenuName, systemItems: Record<number, Item[]>): Item[] {
  const groups = new Map(Object.entries(systemItems).map(([group, items]) => [Number(group), items]));
  for (const id of commandIds.filter(isMenuCommand)) {
    const { menu } = rowOf(id);
    if (menu?.name === name)
      groups.set(menu.group, [...(groups.get(menu.group) ?? []), createCommandItem(options, id)]);
  }
  return [...groups]
    .filter(([, items]) => items.length > 0)
    .toSorted(([one], [other]) => one - other)
    .flatMap(([, items], index) => (index === 0 ? items : [separator, ...items]));
}

const isMenuCommand = (id: CommandId): id is MenuCommand => rowOf(id).menu !== undefined;

/**
 * Creates an item that sends a command. The window handles the keys of the command, and the menu only shows
 * them. On a Mac it does not show them, because there the menu would take the keys from the window.
 */
function createCommandItem({ locale, platform, send }: MenuOptions, command: MenuCommand): Item {
  const [keys] = keysOf(command, platform === "darwin");
  return {
    id: command,
    label: messages[locale].menu.commands[command],
    click: () => send(command),
    ...(keys && platform !== "darwin" && { accelerator: writeAccelerator(keys), registerAccelerator: false }),
  };
}

/** Creates the context menu for text, where the page has no menu of its own. */
export function createContextMenuTemplate(
  locale: Locale,
  {
    canCut,
    canCopy,
    canPaste,
    canSelectAll,
  }: Pick<EditFlags, "canCut" | "canCopy" | "canPaste" | "canSelectAll">,
): MenuItemConstructorOptions[] {
  const words = messages[locale].menu;
  return [
    { ...createRoleItem("cut", words.cut), enabled: canCut },
    { ...createRoleItem("copy", words.copy), enabled: canCopy },
    { ...createRoleItem("paste", words.paste), enabled: canPaste },
    separator,
    { ...createRoleItem("selectAll", words.selectAll), enabled: canSelectAll },
  ];
}
