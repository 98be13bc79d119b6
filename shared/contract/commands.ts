/** The labels of keys whose code does not contain them. */
const keyLabels = { Equal: "=", Minus: "-" } as const;

type Code = `Key${string}` | `Digit${number}` | `F${number}` | keyof typeof keyLabels;
type Keys = `${"Mod+" | ""}${"Alt+" | ""}${"Shift+" | ""}${Code}`;

/** Writes the last part of keys as its label: `Mod+KeyE` → `Mod+E`. */
export const labelKey = (keys: string): string =>
  keys.replace(
    /[^+]+$/u,
    (code) => keyLabels[code as keyof typeof keyLabels] ?? code.replace(/^(?:Key|Digit)/u, ""),
  );

/**
 * The commands that a shell's menu or the system can send to the window (`shell.command`), with their
 * keyboard shortcuts. In every shell the window handles the keys; a menu only shows them. Mod is Ctrl, or ⌘
 * on a Mac; the other parts are modifier names and `KeyboardEvent.code` values. Null: no key, or a key that
 * the editor handles itself.
 */
export const windowCommands = {
  "issue.new": "Mod+Alt+KeyN",
  "import.open": "Mod+KeyO",
  "issue.save": "Mod+KeyS",
  "export.open": "Mod+Alt+KeyE",
  "preview.toggle": "Mod+KeyP",
  "versions.toggle": "Mod+Shift+KeyH",
  /** Turns 修订 on and off; the same key as in Word. */
  "tracking.toggle": "Mod+Shift+KeyE",
  /** Shows the list of revisions beside the paper. */
  "revisions.toggle": "Mod+Shift+KeyL",
  "revision.next": "F8",
  "revision.previous": "Shift+F8",
  "revision.accept": null,
  "revision.reject": null,
  /** 显示标记: how revisions are shown. */
  "marks.all": null,
  "marks.simple": null,
  "marks.final": null,
  "marks.original": null,
  /**
   * Shows the comments beside the paper. The editor's command that adds a comment has a key and shows them
   * too.
   */
  "comments.toggle": null,
  /** Shows the checker's findings beside the paper. */
  "checking.toggle": null,
  /** The same key as Word's proofing. */
  "finding.next": "F7",
  "finding.previous": "Shift+F7",
  "library.open": "Mod+Alt+KeyH",
  "find.open": "Mod+KeyF",
  /** Opens 稿库 over the desk. */
  "manuscripts.open": "Mod+Alt+KeyM",
  "focus.toggle": "Mod+Shift+KeyF",
  "palette.open": "Mod+Shift+KeyP",
  /** Zoom of the paper. */
  "zoom.in": "Mod+Equal",
  "zoom.out": "Mod+Minus",
  "zoom.fit": "Mod+Digit0",
  /** Moves the focus to the next part of the window, as in Word. */
  "region.next": "F6",
  "region.previous": "Shift+F6",
  "edit.undo": null,
  "edit.redo": null,
  /** Asks the window to close: it saves and then calls `window.close()`. */
  "app.close": null,
} as const satisfies Record<string, Keys | null>;

export type WindowCommand = keyof typeof windowCommands;
