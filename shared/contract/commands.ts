/**
 * What a shell's menu and the system may ask the window to do (`shell.command`), and the keys that start the same in the
 * window. The window handles the keys, in every shell; a menu only shows them. Mod is Ctrl, on a Mac ⌘; the rest are
 * `KeyboardEvent.code`s. Null: no key, or one that the editor handles itself.
 */
export const windowCommands = {
  "issue.new": "Mod+Alt+KeyN",
  "import.open": "Mod+KeyO",
  "issue.save": "Mod+KeyS",
  "export.open": "Mod+Alt+KeyE",
  "preview.toggle": "Mod+KeyP",
  "versions.toggle": "Mod+Shift+KeyH",
  /** 修订 on and off: Word's key. */
  "tracking.toggle": "Mod+Shift+KeyE",
  /** The list of revisions beside the paper. */
  "revisions.toggle": "Mod+Shift+KeyL",
  "revision.next": "F8",
  "revision.previous": "Shift+F8",
  "revision.accept": null,
  "revision.reject": null,
  /** 显示标记. */
  "marks.all": null,
  "marks.simple": null,
  "marks.final": null,
  "marks.original": null,
  /** The comments beside the paper. Adding one shows them too, and has a key. */
  "comments.toggle": null,
  /** What the checker finds, beside the paper; the next finding, by Word's key for proofing. */
  "checking.toggle": null,
  "finding.next": "F7",
  "finding.previous": "Shift+F7",
  "library.open": "Mod+Alt+KeyH",
  "find.open": "Mod+KeyF",
  /** 稿库 over the desk. */
  "manuscripts.open": "Mod+Alt+KeyM",
  "focus.toggle": "Mod+Shift+KeyF",
  "palette.open": "Mod+Shift+KeyP",
  /** Of the paper. */
  "zoom.in": "Mod+Equal",
  "zoom.out": "Mod+Minus",
  "zoom.fit": "Mod+Digit0",
  /** The keyboard goes to the next part of the window, as in Word. */
  "region.next": "F6",
  "region.previous": "Shift+F6",
  "edit.undo": null,
  "edit.redo": null,
  /** The window is to be closed: the window saves, then calls `window.close()`. */
  "app.close": null,
} as const satisfies Record<string, string | null>;

export type WindowCommand = keyof typeof windowCommands;
