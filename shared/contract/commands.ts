/**
 * All commands of the window: the menu, the palette, the keys, the toolbar and the context menus read this
 * table. A command is a row here, its name in `shared/messages/commands.ts` under the same id, and its work,
 * which its part of the window gives (`useCommands` in `renderer/app/commands.ts`).
 */
import { namesOf } from "../basics/lookup.ts";
import { matchesKeys, type KeyPress, type Keys } from "./keys.ts";

/**
 * The parts of the window, and where the keys of their commands act: in the whole window, in the text of the
 * editor, or in the outline with 稿库待用 below it.
 */
const scopes = {
  frame: "window",
  screen: "window",
  desk: "window",
  exporting: "window",
  progress: "window",
  library: "window",
  templatesScreen: "window",
  publicationsScreen: "window",
  namesScreen: "window",
  transfer: "window",
  doctor: "window",
  editor: "text",
  "clean-up": "text",
  comments: "text",
  names: "text",
  objects: "text",
  tables: "text",
  figures: "text",
  points: "text",
  revisions: "text",
  templates: "text",
  outline: "outline",
  waiting: "outline",
} as const;

export type Part = keyof typeof scopes;
/** The parts whose commands act on the text of the editor. */
export type TextPart = { [P in Part]: (typeof scopes)[P] extends "text" ? P : never }[Part];
export type Scope = (typeof scopes)[Part];
export type MenuName = "file" | "edit" | "view" | "review";

interface CommandRow {
  /**
   * The part of the window that gives the work. `screen`: each screen that has the command gives its own, also
   * in place of one of the frame.
   */
  part: Part;
  /**
   * The first keys are shown. Later ones may be taken on some machines (Ctrl+Alt+T by desktops on Linux).
   */
  keys?: readonly Keys[];
  /** The keys on a Mac, if others are usual there or macOS takes `keys`. */
  appleKeys?: readonly Keys[];
  /** Its menu in the menu bar, and its group there; items of a group are in the order of this table. */
  menu?: { name: MenuName; group: number };
  /** Keys of the text that also act in fields of the paper: in all, or in the cells of tables. */
  fields?: "all" | "cells";
}

export const commands = {
  "edit.undo": { part: "editor", keys: ["Mod+KeyZ"], menu: { name: "edit", group: 1 }, fields: "all" },
  "edit.redo": {
    part: "editor",
    keys: ["Mod+KeyY", "Mod+Shift+KeyZ"],
    appleKeys: ["Mod+Shift+KeyZ", "Mod+KeyY"],
    menu: { name: "edit", group: 1 },
    fields: "all",
  },
  "style.section": { part: "editor", keys: ["Mod+Alt+Digit1"] },
  "style.body": { part: "editor", keys: ["Mod+Alt+Digit0"] },
  "style.brief": { part: "editor", keys: ["Mod+Alt+Digit2"] },
  "style.source": { part: "editor", keys: ["Mod+Alt+Digit3"] },
  "style.note": { part: "editor" },
  "style.attachment": { part: "editor" },
  "flag.title": { part: "editor", keys: ["Mod+Alt+Digit4", "Mod+Alt+KeyT"] },
  "flag.point": { part: "editor", keys: ["Mod+Alt+Digit5", "Mod+Alt+KeyB"] },
  "flag.tag": { part: "editor", keys: ["Mod+Alt+Digit6", "Mod+Alt+KeyL"] },
  "flag.bold": { part: "editor", keys: ["Mod+KeyB"] },
  "flag.underline": { part: "editor", keys: ["Mod+KeyU"] },
  // Not Ctrl+Space, which is Word's key for this: it switches Chinese input methods on and off.
  "flag.clear": { part: "editor", keys: ["Mod+Backslash"] },
  "points.format": { part: "points", keys: ["Mod+Alt+Digit7", "Mod+Alt+KeyP"] },
  "text.cleanUp": { part: "clean-up", keys: ["Mod+Alt+Digit8"] },
  "table.insert": { part: "objects" },
  "figure.insert": { part: "objects" },
  /** The table with the focus: its selected cells, else the cell with the caret. */
  "table.rowAbove": { part: "tables" },
  "table.rowBelow": { part: "tables" },
  "table.columnBefore": { part: "tables" },
  "table.columnAfter": { part: "tables" },
  "table.merge": { part: "tables" },
  "table.split": { part: "tables" },
  "table.headerRow": { part: "tables" },
  "table.alignLeft": { part: "tables" },
  "table.alignCentre": { part: "tables" },
  "table.alignRight": { part: "tables" },
  "table.wider": { part: "tables" },
  "table.narrower": { part: "tables" },
  "table.equalWidths": { part: "tables" },
  "table.removeRow": { part: "tables" },
  "table.removeColumn": { part: "tables" },
  "table.remove": { part: "tables" },
  /** The selected figure. Its keys + and - are no shortcuts: they type a character elsewhere (`objects/keys.ts`). */
  "figure.width25": { part: "figures" },
  "figure.width50": { part: "figures" },
  "figure.width75": { part: "figures" },
  "figure.width100": { part: "figures" },
  "figure.larger": { part: "figures" },
  "figure.smaller": { part: "figures" },
  "figure.describe": { part: "figures" },
  "figure.replace": { part: "figures" },
  "figure.remove": { part: "figures" },
  "template.insert": { part: "templates", keys: ["Mod+Alt+Digit9"] },
  "template.keep": { part: "templates" },
  "name.complete": { part: "names", keys: ["Mod+Slash"] },
  // Not Ctrl+Alt+M, which is Word's key for this: here it opens 稿库.
  "comment.add": { part: "comments", keys: ["Mod+Alt+KeyC"], fields: "cells" },

  /** Turns 修订 on and off; the same key as in Word. */
  "tracking.toggle": { part: "desk", keys: ["Mod+Shift+KeyE"], menu: { name: "review", group: 1 } },
  /** Shows the list of revisions beside the paper. */
  "revisions.toggle": { part: "desk", keys: ["Mod+Shift+KeyL"], menu: { name: "review", group: 1 } },
  "revision.next": { part: "desk", keys: ["F8"], menu: { name: "review", group: 2 } },
  "revision.previous": { part: "desk", keys: ["Shift+F8"], menu: { name: "review", group: 2 } },
  // Word uses Ctrl+Enter for a page break, which a bulletin does not have.
  "revision.accept": { part: "revisions", keys: ["Mod+Enter"], menu: { name: "review", group: 2 } },
  "revision.reject": { part: "revisions", keys: ["Mod+Shift+Enter"], menu: { name: "review", group: 2 } },
  /** 显示标记: how revisions are shown. */
  "marks.all": { part: "desk" },
  "marks.simple": { part: "desk" },
  "marks.final": { part: "desk" },
  "marks.original": { part: "desk" },
  /** Shows the comments beside the paper; `comment.add` shows them too. */
  "comments.toggle": { part: "desk" },
  /** Shows the checker's findings beside the paper. */
  "checking.toggle": { part: "desk" },
  /** The same key as Word's proofing. */
  "finding.next": { part: "desk", keys: ["F7"] },
  "finding.previous": { part: "desk", keys: ["Shift+F7"] },
  "find.open": { part: "screen", keys: ["Mod+KeyF"], menu: { name: "edit", group: 3 } },
  /** Opens 稿库 over the desk. On a Mac, ⌥⌘M minimises all windows. */
  "manuscripts.open": { part: "desk", keys: ["Mod+Alt+KeyM"], appleKeys: ["Mod+Shift+KeyM"] },

  /** Entries of the outline (本期目录): the focused one, else the one that contains the caret. */
  "entry.rename": { part: "outline", keys: ["F2"] },
  "entry.moveUp": { part: "outline", keys: ["Alt+Shift+ArrowUp"] },
  "entry.moveDown": { part: "outline", keys: ["Alt+Shift+ArrowDown"] },
  "entry.insertTemplate": { part: "outline" },
  "entry.trim": { part: "outline" },
  "entry.takeBack": { part: "outline" },
  "entry.remove": { part: "outline" },

  /** The focused manuscript of 稿库待用. */
  "manuscript.placeAtCaret": { part: "waiting" },
  "manuscript.read": { part: "waiting" },

  "issue.new": { part: "screen", keys: ["Mod+Alt+KeyN"], menu: { name: "file", group: 1 } },
  "import.open": { part: "frame", keys: ["Mod+KeyO"], menu: { name: "file", group: 1 } },
  "import.folder": { part: "library" },
  "issue.save": { part: "screen", keys: ["Mod+KeyS"], menu: { name: "file", group: 2 } },
  "export.open": { part: "screen", keys: ["Mod+Alt+KeyE"], menu: { name: "file", group: 2 } },
  /** Opens the dialog for folder and formats. */
  "export.choose": { part: "exporting" },
  "preview.toggle": { part: "desk", keys: ["Mod+KeyP"], menu: { name: "file", group: 2 } },
  "versions.toggle": { part: "desk", keys: ["Mod+Shift+KeyH"] },
  "version.keep": { part: "desk" },
  "copies.receive": { part: "desk" },
  "file.compare": { part: "desk" },
  "history.open": { part: "desk" },
  /** 办理进度: to the next step, and back to the one before. */
  "progress.advance": { part: "progress" },
  "progress.giveBack": { part: "progress" },

  // Not Ctrl+Shift+F: it switches Chinese input methods between simplified and traditional characters.
  "focus.toggle": { part: "desk", keys: ["Mod+Alt+KeyF"] },
  /** Zoom of the paper. */
  "zoom.fit": { part: "desk", keys: ["Mod+Digit0"], menu: { name: "view", group: 1 } },
  "zoom.in": { part: "desk", keys: ["Mod+Equal"], menu: { name: "view", group: 1 } },
  "zoom.out": { part: "desk", keys: ["Mod+Minus"], menu: { name: "view", group: 1 } },
  /** Moves the focus to the next part of the window, as in Word. */
  "region.next": { part: "desk", keys: ["F6"] },
  "region.previous": { part: "desk", keys: ["Shift+F6"] },

  /** On a Mac, ⌥⌘H hides the other programs. */
  "library.open": {
    part: "frame",
    keys: ["Mod+Alt+KeyH"],
    appleKeys: ["Mod+Shift+KeyA"],
    menu: { name: "file", group: 3 },
  },
  "screen.manuscripts": { part: "frame" },
  "screen.publications": { part: "frame" },
  "screen.templates": { part: "frame" },
  "screen.names": { part: "frame" },
  "screen.statistics": { part: "frame" },
  "screen.bin": { part: "frame" },
  "screen.backups": { part: "frame" },
  "backup.make": { part: "frame" },
  /** 从备份取回: one issue or article. */
  "backup.takeBack": { part: "frame" },
  "library.examine": { part: "doctor" },
  "report.save": { part: "frame" },
  /** 与其他电脑往来. */
  "issues.export": { part: "transfer" },
  "issues.import": { part: "transfer" },
  "template.create": { part: "templatesScreen" },
  "templates.import": { part: "templatesScreen" },
  "templates.export": { part: "templatesScreen" },
  "publication.create": { part: "publicationsScreen" },
  "name.add": { part: "namesScreen" },
  "theme.system": { part: "frame" },
  "theme.light": { part: "frame" },
  "theme.dark": { part: "frame" },
  "textSize.standard": { part: "frame" },
  "textSize.large": { part: "frame" },
  "textSize.largest": { part: "frame" },
  "language.zh-CN": { part: "frame" },
  "language.en": { part: "frame" },
  "person.change": { part: "frame" },
  "settings.open": { part: "frame" },
  "palette.open": { part: "frame", keys: ["Mod+Shift+KeyP"] },
  /** The system asks the window to close: it saves and then calls `window.close()`. */
  "app.close": { part: "screen" },
} as const satisfies Record<string, CommandRow>;

export type CommandId = keyof typeof commands;
/** The commands of which a part gives the work. */
export type CommandsOf<P extends Part> = {
  [C in CommandId]: (typeof commands)[C]["part"] extends P ? C : never;
}[CommandId];
/** The commands that are in the menu bar. */
export type MenuCommand = {
  [C in CommandId]: (typeof commands)[C] extends { menu: object } ? C : never;
}[CommandId];

/** The ids of all commands, in the order of the table. */
export const commandIds = namesOf(commands);

/** The row of a command, with every property that a row can have. */
export const rowOf = (id: CommandId): CommandRow => commands[id];

/** Where the keys of a command act. */
export const scopeOf = (id: CommandId): Scope => scopes[commands[id].part];

/** The keys of a command; the first are shown. */
export const keysOf = (id: CommandId, isApple: boolean): readonly Keys[] => {
  const { keys = [], appleKeys = keys } = rowOf(id);
  return isApple ? appleKeys : keys;
};

/** The command of a scope that has the pressed keys. */
export const commandOf = (press: KeyPress, scope: Scope, isApple: boolean): CommandId | undefined =>
  commandIds.find(
    (id) => scopeOf(id) === scope && keysOf(id, isApple).some((keys) => matchesKeys(keys, press, isApple)),
  );
