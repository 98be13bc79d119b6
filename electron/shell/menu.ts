/**
 * The menu bar, in both languages. Its items send window commands; the window carries them out, as it does
 * for its own buttons.
 */
import type { EditFlags, MenuItemConstructorOptions } from "electron";
import { labelKey, windowCommands, type WindowCommand } from "../../shared/contract/commands.ts";
import { messages, type Locale } from "../../shared/messages/index.ts";

export interface MenuOptions {
  locale: Locale;
  platform: NodeJS.Platform;
  /** Whether the program is packaged. If so, the menu has neither Reload nor the developer tools. */
  isPackaged: boolean;
  send(command: WindowCommand): void;
  about(): void;
}

/** Keys that the editor handles itself. The menu shows them too. */
const editorKeys: Partial<Record<WindowCommand, string>> = {
  "edit.undo": "Mod+KeyZ",
  "edit.redo": "Mod+KeyY",
  "revision.accept": "Mod+Enter",
  "revision.reject": "Mod+Shift+Enter",
};

type Item = MenuItemConstructorOptions;

const createRoleItem = (
  name: NonNullable<MenuItemConstructorOptions["role"]>,
  label: string,
): MenuItemConstructorOptions => ({ role: name, label });
const separator: Item = { type: "separator" };

/** Writes keys in the form of Electron: `Mod+Shift+KeyE` → `CmdOrCtrl+Shift+E`. */
export const toAccelerator = (keys: string): string => labelKey(keys).replace("Mod", "CmdOrCtrl");

/** Creates the menu bar. */
export function createMenuTemplate(options: MenuOptions): Item[] {
  const { locale, platform, about } = options;
  const words = messages[locale].menu;
  return [
    ...(platform === "darwin" ? [{ role: "appMenu" } as const] : []),
    { label: words.file, submenu: createFileMenu(options) },
    { label: words.edit, submenu: createEditMenu(options) },
    { label: words.view, submenu: createViewMenu(options) },
    { label: words.review, submenu: createReviewMenu(options) },
    {
      label: words.window,
      submenu: [createRoleItem("minimize", words.minimize), createRoleItem("close", words.closeWindow)],
    },
    { label: words.help, submenu: [{ id: "about", label: words.about, click: about }] },
  ];
}

/**
 * Creates an item that sends a window command. The window handles the keys of the command, and the menu only
 * shows them. On a Mac it does not show them, because there the menu would take the keys from the window.
 */
function createCommandItem({ platform, send }: MenuOptions, command: WindowCommand, label: string): Item {
  const keys = windowCommands[command] ?? editorKeys[command];
  return {
    id: command,
    label,
    click: () => send(command),
    ...(keys && platform !== "darwin" && { accelerator: toAccelerator(keys), registerAccelerator: false }),
  };
}

function createFileMenu(options: MenuOptions): Item[] {
  const words = messages[options.locale].menu;
  return [
    createCommandItem(options, "issue.new", words.newIssue),
    createCommandItem(options, "import.open", words.import),
    separator,
    createCommandItem(options, "issue.save", words.save),
    createCommandItem(options, "export.open", words.export),
    createCommandItem(options, "preview.toggle", words.preview),
    separator,
    createCommandItem(options, "library.open", words.library),
    separator,
    createRoleItem("quit", words.quit),
  ];
}

function createEditMenu(options: MenuOptions): Item[] {
  const words = messages[options.locale].menu;
  return [
    createCommandItem(options, "edit.undo", words.undo),
    createCommandItem(options, "edit.redo", words.redo),
    separator,
    createRoleItem("cut", words.cut),
    createRoleItem("copy", words.copy),
    createRoleItem("paste", words.paste),
    createRoleItem("selectAll", words.selectAll),
    separator,
    createCommandItem(options, "find.open", words.find),
  ];
}

function createViewMenu(options: MenuOptions): Item[] {
  const words = messages[options.locale].menu;
  const developerItems = options.isPackaged
    ? []
    : [
        separator,
        createRoleItem("reload", words.reload),
        createRoleItem("toggleDevTools", words.developerTools),
      ];
  return [
    createCommandItem(options, "zoom.fit", words.zoomFit),
    createCommandItem(options, "zoom.in", words.zoomIn),
    createCommandItem(options, "zoom.out", words.zoomOut),
    separator,
    createRoleItem("togglefullscreen", words.fullScreen),
    ...developerItems,
  ];
}

function createReviewMenu(options: MenuOptions): Item[] {
  const words = messages[options.locale].menu;
  return [
    createCommandItem(options, "tracking.toggle", words.tracking),
    createCommandItem(options, "revisions.toggle", words.revisions),
    separator,
    createCommandItem(options, "revision.next", words.nextRevision),
    createCommandItem(options, "revision.previous", words.previousRevision),
    createCommandItem(options, "revision.accept", words.accept),
    createCommandItem(options, "revision.reject", words.reject),
  ];
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
