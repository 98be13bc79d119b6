/** The menu bar, in both languages. Its items ask the window to do what the window's own buttons do. */
import type { EditFlags, MenuItemConstructorOptions } from "electron";
import { windowCommands, type WindowCommand } from "../../shared/contract/commands.ts";
import { messages, type Locale } from "../../shared/messages/index.ts";

export interface MenuOptions {
  locale: Locale;
  platform: NodeJS.Platform;
  /** Packaged programs offer neither reloading nor the developer tools. */
  packaged: boolean;
  send(command: WindowCommand): void;
  about(): void;
}

/** Keys that the editor handles itself, and that its users look for in the menu. */
const editorKeys: Partial<Record<WindowCommand, string>> = {
  "edit.undo": "Mod+KeyZ",
  "edit.redo": "Mod+KeyY",
  "revision.accept": "Mod+Enter",
  "revision.reject": "Mod+Shift+Enter",
};

const role = (
  name: NonNullable<MenuItemConstructorOptions["role"]>,
  label: string,
): MenuItemConstructorOptions => ({ role: name, label });
const separator: MenuItemConstructorOptions = { type: "separator" };

/** Electron's way of writing keys: `Mod+Shift+KeyE` → `CmdOrCtrl+Shift+E`. */
export const accelerator = (keys: string): string =>
  keys
    .replace("Mod", "CmdOrCtrl")
    .replace(/\b(?:Key|Digit)(?=.$)/u, "")
    .replace("Equal", "=")
    .replace("Minus", "-");

export function menuTemplate({
  locale,
  platform,
  packaged,
  send,
  about,
}: MenuOptions): MenuItemConstructorOptions[] {
  const words = messages[locale].menu;
  /** The window handles the keys; the menu shows them. A Mac would take them from the window: there it shows none. */
  const shown = (command: WindowCommand): MenuItemConstructorOptions => {
    const keys = windowCommands[command] ?? editorKeys[command];
    return keys && platform !== "darwin"
      ? { accelerator: accelerator(keys), registerAccelerator: false }
      : {};
  };
  const item = (command: WindowCommand, label: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => send(command),
    ...shown(command),
  });
  const developing = packaged
    ? []
    : [separator, role("reload", words.reload), role("toggleDevTools", words.developerTools)];

  return [
    ...(platform === "darwin" ? [{ role: "appMenu" } as const] : []),
    {
      label: words.file,
      submenu: [
        item("issue.new", words.newIssue),
        item("import.open", words.import),
        separator,
        item("issue.save", words.save),
        item("export.open", words.export),
        item("preview.toggle", words.preview),
        separator,
        item("library.open", words.library),
        separator,
        role("quit", words.quit),
      ],
    },
    {
      label: words.edit,
      submenu: [
        item("edit.undo", words.undo),
        item("edit.redo", words.redo),
        separator,
        role("cut", words.cut),
        role("copy", words.copy),
        role("paste", words.paste),
        role("selectAll", words.selectAll),
        separator,
        item("find.open", words.find),
      ],
    },
    {
      label: words.view,
      submenu: [
        item("zoom.fit", words.zoomFit),
        item("zoom.in", words.zoomIn),
        item("zoom.out", words.zoomOut),
        separator,
        role("togglefullscreen", words.fullScreen),
        ...developing,
      ],
    },
    {
      label: words.review,
      submenu: [
        item("tracking.toggle", words.tracking),
        item("revisions.toggle", words.revisions),
        separator,
        item("revision.next", words.nextRevision),
        item("revision.previous", words.previousRevision),
        item("revision.accept", words.accept),
        item("revision.reject", words.reject),
      ],
    },
    { label: words.window, submenu: [role("minimize", words.minimize), role("close", words.closeWindow)] },
    { label: words.help, submenu: [{ id: "about", label: words.about, click: about }] },
  ];
}

/** What the right mouse button offers on text, where the page has no menu of its own. */
export function contextMenuTemplate(
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
    { ...role("cut", words.cut), enabled: canCut },
    { ...role("copy", words.copy), enabled: canCopy },
    { ...role("paste", words.paste), enabled: canPaste },
    separator,
    { ...role("selectAll", words.selectAll), enabled: canSelectAll },
  ];
}
